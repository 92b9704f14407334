"""A whole term's assignments for 300 students: one page, not too large."""

from __future__ import annotations

import random
from datetime import UTC, timedelta
from pathlib import Path

import made_class
import pytest
from made_course import check_names

from autograder.cli import main
from autograder.course import load_course
from autograder.report.json import write_grades

pytestmark = pytest.mark.slow


def test_a_term_is_one_page(root: Path, tmp_path: Path) -> None:
    (tmp_path / "course.yml").write_bytes((root / "course.yml").read_bytes())
    (tmp_path / "solutions").symlink_to(root / "solutions")
    course = load_course(tmp_path)
    made_class.write_roster(tmp_path, [(one.id, one.name) for one in made_class.members()])
    rng = random.Random(13)
    everything = []
    for number, assignment in enumerate(course.assignments):
        names = check_names(course, assignment)
        results = made_class.made_results(assignment, names, 1, missing=0.02 * number)
        assert assignment.due is not None
        due = assignment.due.astimezone(UTC).replace(tzinfo=None)
        when = {student: due + timedelta(hours=rng.gauss(-20, 15)) for student in results}
        made_class.write_gradebook(course, assignment, results, when)
        everything += results.values()
    write_grades(tmp_path / "results.json", everything, "en")
    arguments = ["report", "--course", str(tmp_path), "--language", "en"]
    assert main([*arguments, "--results", str(tmp_path / "results.json")]) == 0
    page = tmp_path / "report" / "term.html"
    assert page.stat().st_size < 5_000_000
    text = page.read_text(encoding="utf-8")
    assert text.count("<svg ") == 1 + 3 * len(course.assignments)
    for assignment in course.assignments:
        for exercise in assignment.exercises:
            assert f"The checks of {exercise}" in text
