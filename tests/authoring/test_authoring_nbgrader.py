"""nbgrader's own generate_assignment makes the notebook that `course build` makes, and no more."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from nbgrader.api import Gradebook

from autograder.authoring.build import build_assignment, write_source_notebook
from autograder.course import load_course

ROOT = Path(__file__).parents[2]


def test_generate_assignment_gives_the_same_bytes(course_root: Path) -> None:
    language = "ko"
    shutil.copy(ROOT / "nbgrader_config.py", course_root)
    (course_root / "solutions/02_mlp/data.csv").write_text("1\n", encoding="utf-8")
    course = load_course(course_root)
    assignment = course.assignments[0]
    write_source_notebook(course, assignment, language)
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_assignment", "02_mlp"],
        cwd=course_root,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    release = course_root / "assignments" / "02_mlp"
    ours = build_assignment(course, assignment, language)
    assert (release / "mlp.ipynb").read_bytes() == ours[Path("02_mlp/mlp.ipynb")]
    assert (release / "data.csv").read_bytes() == ours[Path("02_mlp/data.csv")]
    script = release / "mlp.py"
    assert not script.exists() or script.read_bytes() == ours[Path("02_mlp/mlp.py")]
    with Gradebook(f"sqlite:///{course_root / 'gradebook.db'}") as gradebook:
        notebook = gradebook.find_notebook("mlp", "02_mlp")
        points = {cell.name: cell.max_score for cell in notebook.grade_cells}
    assert points == {"check_sigmoid": 2.0, "check_Layer": 3.0, "reflection": 1.0}
