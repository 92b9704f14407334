"""Submissions are found however a class is laid out, and no folder ends the search."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from autograder.course.model import Course
from autograder.submission.find import submissions_below


def test_a_thousand_folders_in_one_another_hide_nobody_else(course: Course, tmp_path: Path) -> None:
    kim = tmp_path / "kim" / "02_mlp"
    kim.mkdir(parents=True)
    (kim / "mlp.py").write_text("x = 1\n", encoding="utf-8")
    # Each is reached from the last one: a path of its own would be too long.
    pit = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1_500):
        os.mkdir("d", dir_fd=pit)
        inner = os.open("d", os.O_RDONLY, dir_fd=pit)
        os.close(pit)
        pit = inner
    os.close(pit)
    found = list(submissions_below(course, [tmp_path]))
    assert [one.file for one in found] == [kim / "mlp.py"]
    subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)  # as deep as Python is not
