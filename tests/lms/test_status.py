"""`course status` and what `course doctor` says of the course itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from gradebooks import Marks, make_gradebook, make_page

from autograder.authoring.examine import date_problems, exercise_problems
from autograder.cli import main
from autograder.course import load_course
from autograder.lms import exported

MARKS: dict[str, Marks] = {
    "s1": (20.0, 2.0, "2026-09-20T10:00:00"),
    "s2": (17.5, None, "2026-09-22T10:00:00"),
    "s3": (None, None, ""),
}


def test_everybody_is_counted_where_they_are(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", "--course", str(small)]) == 0
    assert "Nothing has been handed in yet" in capsys.readouterr().out
    (small / "roster.csv").write_text(
        "id,name\ns1,김민수\ns2,이서연\ns3,박지영\ns4,최안\ns5,정우진\n", encoding="utf-8"
    )
    make_gradebook(small, MARKS)
    (small / "submitted" / "s4" / "02_mlp").mkdir(parents=True)
    make_page(small, "s1")
    exported.save(small, "02_mlp", exported.Exported("canvas", {"s1": 21.0}))
    assert main(["status", "02_mlp", "--json", "--course", str(small)]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "assignment": "02_mlp",
            "due": "2026-09-20T23:59:00+09:00",
            "students": 5,
            "handed_in": ["s1", "s2", "s3", "s4"],
            "not_submitted": ["s5"],
            "late": ["s2"],
            "without_a_time": ["s3", "s4"],
            "graded": ["s1"],
            "not_graded_yet": ["s4"],
            "waits_for_a_person": ["s2"],
            "could_not_be_graded": ["s3"],
            "stale": [],
            "feedback_written": ["s1"],
            "exported": ["s1"],
            "changed_since_export": ["s1"],
        }
    ]
    assert main(["status", "02_mlp", "--course", str(small)]) == 0
    told = capsys.readouterr().out
    assert "waits for a person    1: s2 (이서연)" in told
    assert main(["status", "--course", str(small)]) == 0
    table = capsys.readouterr().out.splitlines()
    assert len(table) == 2 and table[1].split() == [
        *("02_mlp", "5", "4", "1", "1", "1", "1", "1", "0", "1", "1", "1"),
    ]


def test_exercises_are_compared_with_the_solutions(copied_course: Path) -> None:
    source = copied_course / "solutions/02_mlp/mlp.py"
    text = source.read_text(encoding="utf-8")
    assert exercise_problems(*_mlp(copied_course)) == []
    source.write_text(
        text.replace("# %% sigmoid\n", "# %% sigmiod\n").replace("# %% update\n", "# %%\n"),
        encoding="utf-8",
    )
    course_file = copied_course / "course.yml"
    lines = course_file.read_text(encoding="utf-8")
    course_file.write_text(lines.replace("      output_delta: 3\n", ""), encoding="utf-8")
    misspelt, missing, extra = exercise_problems(*_mlp(copied_course))
    assert "'sigmoid' of course.yml is called 'sigmiod' in solutions/02_mlp/mlp.py:" in misspelt
    assert "'update' of course.yml is not in solutions/02_mlp/mlp.py" in missing
    assert "has the exercise 'output_delta', which course.yml gives no points" in extra


def _mlp(root: Path):
    course = load_course(root)
    return course, course.assignment("02_mlp")


def test_dates_that_are_missing_or_over(tmp_path: Path, root: Path) -> None:
    text = (root / "course.yml").read_text(encoding="utf-8")
    undated = text.replace("    due: 2026-09-20T23:59:00+09:00\n", "")
    (tmp_path / "course.yml").write_text(undated, encoding="utf-8")
    course = load_course(tmp_path)
    none, past = date_problems(course, datetime(2026, 9, 30, tzinfo=UTC))
    assert none == "02_mlp has no due date, so nothing of it is ever late."
    count = len(course.assignments)
    first = "00_setup (2026-09-06), 01_perceptron (2026-09-13), 03_xor"
    assert past.startswith(f"3 of {count} due dates are past: {first}")
    assert len(date_problems(course, datetime(2026, 9, 1, tzinfo=UTC))) == 1


@pytest.mark.slow
def test_a_reader_who_has_read_enough_is_no_error(small: Path) -> None:
    """As in `course status | head`."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "autograder.cli", "status", "--course", str(small)]
    with open(writing, "wb") as closed:
        done = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (141, b"")
