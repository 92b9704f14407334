"""One class, released, graded and exported once with nbgrader's own commands."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from gradebook_class import Material, Notebook, copy_course, hand_in, material, write_json
from gradebook_runs import SECRET, Graded, convert, tree
from nbgrader.api import Gradebook

from autograder.sandbox.confinement_status import confinement_status

Run = Callable[..., str]


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


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A course whose gradebook knows 02_mlp, to be copied."""
    course = copy_course(root, tmp_path_factory.mktemp("prepared") / "course")
    assert convert(course, "GenerateAssignment", force=True) == ""
    confinement_status(course / ".course" / "cache")  # tried once, not once per copy
    return course


@pytest.fixture
def small_course(tmp_path: Path, prepared: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course of one's own for runs within this process; the working directory is there."""
    monkeypatch.setenv("COURSE_SECRET_SEED", SECRET)
    monkeypatch.delenv("COURSE_LANGUAGE", raising=False)
    copied = shutil.copytree(prepared, tmp_path / "course")
    monkeypatch.chdir(copied)
    return copied


@pytest.fixture
def made(small_course: Path) -> Material:
    """What submissions are made of."""
    return material(small_course)


@pytest.fixture
def hand_in_notebook(small_course: Path) -> Callable[[str, Notebook], Path]:
    """Writes a student's mlp.ipynb and returns the folder of the submission."""

    def write(student: str, notebook: Notebook) -> Path:
        folder = small_course / "submitted" / student / "02_mlp"
        folder.mkdir(parents=True, exist_ok=True)
        write_json(folder / "mlp.ipynb", notebook)
        return folder

    return write


@pytest.fixture
def run(small_course: Path) -> Run:
    """Runs a converter ("Autograde") as nbgrader's commands do, in `small_course`.

    Returns the sentence with which it stopped, or "".
    """

    def start(name: str, **how: Any) -> str:
        return convert(small_course, name, **how)

    return start


@pytest.fixture
def grades(small_course: Path) -> Callable[[str], dict[str, tuple[float | None, bool]]]:
    """Reads a student's scores: cell -> (automatic score, whether a person must grade it)."""

    def read(student: str) -> dict[str, tuple[float | None, bool]]:
        with Gradebook(f"sqlite:///{small_course}/gradebook.db") as gradebook:
            submission = gradebook.find_submission("02_mlp", student)
            return {
                grade.name: (grade.auto_score, grade.needs_manual_grade)
                for grade in submission.notebooks[0].grades
            }

    return read
