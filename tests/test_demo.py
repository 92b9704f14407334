"""`course demo`, the first thing that a newcomer runs, in a folder with a space and Hangul."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.course.load import load_course
from autograder.course.model import Course
from autograder.demo.run import run_demo
from autograder.grading.opened import grade_submission
from autograder.submission.read import read_submission

SCORES = {"finished": 20, "typical_mistakes": 4, "empty": 0}


@pytest.mark.slow
def test_three_submissions_are_graded_through_nbgrader(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "내 demo"
    command = [sys.executable, "-m", "autograder.cli", "demo", "--out", str(target)]
    environment = os.environ | {"COURSE_SECRET_SEED": "20240", "COURSE_LANGUAGE": "ko"}
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    printed = dict(re.findall(r"(?m)^  (\w+) +([\d.]+) / 22", done.stdout))
    assert {name: float(score) for name, score in printed.items()} == SCORES
    pages = {page.parts[-3]: page for page in target.rglob("feedback/*/*/*.html")}
    assert set(pages) == set(SCORES) and all(str(page) in done.stdout for page in pages.values())
    assert (target / "gradebook.db").is_file()
    assert "이미 σ" in pages["typical_mistakes"].read_text(encoding="utf-8")


@pytest.mark.slow
def test_without_nbgrader_the_grader_does_it_alone(course: Course, tmp_path: Path) -> None:
    pages = run_demo(course, tmp_path, with_nbgrader=False)
    assert {page.stem for page in pages} == set(SCORES)
    own = load_course(tmp_path)
    for student, score in SCORES.items():
        folder = tmp_path / "submitted" / student / "02_mlp"
        assert grade_submission(own, own.assignment("02_mlp"), folder).score == score
    # The finished one is the release, filled in.
    finished = read_submission(tmp_path / "submitted" / "finished" / "02_mlp" / "mlp.py")
    release = read_submission(course.root / "assignments" / "02_mlp" / "mlp.py")
    assert [cell.title for cell in finished.cells] == [cell.title for cell in release.cells]
    assert not any("SOLUTION" in cell.source for cell in finished.cells)
