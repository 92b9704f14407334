"""One class, released, graded and exported once with nbgrader's own commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from gradebook_class import copy_course, hand_in, material
from gradebook_runs import SECRET, Graded, tree
from traitlets.config import Config


@pytest.fixture(scope="session")
def graded(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Graded:
    """The class of `gradebook_class`, graded in a course whose path has Hangul and brackets."""
    course = Graded(copy_course(root, tmp_path_factory.mktemp("gradebook") / "딥러닝 [2026]"))
    source = course.root / "solutions" / "02_mlp"
    (source / "notes.py").write_text("ANSWERS = 'beside the source'\n", encoding="utf-8")
    (source / "answers.ipynb").write_text("{}", encoding="utf-8")
    (source / "points.csv").write_text("x,y\n1,2\n", encoding="utf-8")
    course.run("generate_assignment", "02_mlp", "--force")
    hand_in(course.root, material(course.root))
    course.before = tree(course.root / "submitted")
    course.run("autograde", "02_mlp")
    course.after = tree(course.root / "submitted")
    course.run("generate_feedback", "02_mlp")
    course.run("export")
    return course


@pytest.fixture
def small_course(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the course for runs within this process; the working directory is there."""
    monkeypatch.setenv("COURSE_SECRET_SEED", SECRET)
    monkeypatch.delenv("COURSE_LANGUAGE", raising=False)
    copied = copy_course(root, tmp_path / "course")
    monkeypatch.chdir(copied)
    return copied


@pytest.fixture
def converter(small_course: Path) -> Callable[..., object]:
    """Makes a converter ("Autograde") as nbgrader's commands do, for `small_course`."""
    from nbgrader import converters
    from nbgrader.coursedir import CourseDirectory

    from autograder.gradebook import configure

    def make(name: str, *, force: bool = False, student: str = "*") -> object:
        config = Config()
        configure(config)
        config.CourseDirectory.root = str(small_course)
        coursedir = CourseDirectory(config=config)
        coursedir.assignment_id, coursedir.student_id = "02_mlp", student
        made = getattr(converters, name)(coursedir=coursedir, config=config)
        made.force = force
        return made

    return make
