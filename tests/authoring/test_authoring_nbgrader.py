"""Plain nbgrader, given our steps and nothing else of ours, writes what `course build` writes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder.authoring.build import build_assignment, write_source_notebook
from autograder.course import load_course

PLAIN_CONFIG = """\
from autograder.authoring.build import NOT_RELEASED
from autograder.authoring.pipeline import release_steps
c = get_config()
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "assignments"
c.CourseDirectory.ignore = list(NOT_RELEASED)
c.GenerateAssignment.preprocessors = release_steps(save=True)
"""


@pytest.mark.slow
def test_generate_assignment_gives_the_same_bytes(course_root: Path) -> None:
    (course_root / "nbgrader_config.py").write_text(PLAIN_CONFIG, encoding="utf-8")
    (course_root / "solutions/02_mlp/data.csv").write_text("1\n", encoding="utf-8")
    course = load_course(course_root)
    assignment = course.assignments[0]
    write_source_notebook(course, assignment, "ko")
    # nbgrader starts `alembic` by name.
    path = os.pathsep.join([os.path.dirname(sys.executable), os.environ.get("PATH", "")])
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_assignment", "02_mlp"],
        cwd=course_root,
        env={**os.environ, "PATH": path},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    release = course_root / "assignments" / "02_mlp"
    ours = build_assignment(course, assignment, "ko")
    assert {file.name for file in release.iterdir()} == {"mlp.ipynb", "data.csv"}
    for file in release.iterdir():
        assert file.read_bytes() == ours[Path("02_mlp", file.name)]
    with Gradebook(f"sqlite:///{course_root / 'gradebook.db'}") as gradebook:
        notebook = gradebook.find_notebook("mlp", "02_mlp")
        points = {cell.name: cell.max_score for cell in notebook.grade_cells}
    assert points == {"check_sigmoid": 2.0, "check_Layer": 3.0, "reflection": 1.0}
