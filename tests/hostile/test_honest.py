"""Honest programs that confinement could break earn what they deserve, or hear one right sentence.

A header may say: ``Assignment:`` (else 02_mlp), ``Exercises:`` (else all), ``Points:`` (else all
there are) and ``Says:``, the key of a sentence that must be among those shown.
"""

from __future__ import annotations

import re
from pathlib import Path

import hostile_programs
import pytest

from autograder.course.load import load_course
from autograder.grading.grade import grade_submission
from autograder.grading.result import SubmissionResult
from autograder.grading.seeds import Seed
from autograder.report.terminal import submission_lines

HERE = Path(__file__).parent
HONEST = sorted((HERE / "honest").glob("*.py"))
COURSE = load_course(HERE.parents[1])
SEED = Seed(20260713, is_public=False)
pytestmark = pytest.mark.hostile


def field(text: str, name: str, otherwise: str = "") -> str:
    """A field of a program's header."""
    found = re.search(rf"^{name}: (.+)$", text.split('"""')[1], re.MULTILINE)
    return found[1] if found else otherwise


def keys_shown(result: SubmissionResult) -> set[str]:
    """The keys of all sentences that a reader gets to see."""
    keys = {note.key for note in result.notes}
    keys |= {f"fault.{trouble.trouble.fault.kind}" for trouble in result.troubles}
    for exercise in result.exercises:
        keys |= {check.failure.key for check in exercise.checks if check.failure}
    return keys


@pytest.mark.parametrize("path", HONEST, ids=[path.stem for path in HONEST])
def test_honest_work_is_treated_as_such(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assignment = COURSE.assignment(field(text, "Assignment", "02_mlp"))
    file = tmp_path / f"{assignment.module}.py"
    file.write_text(hostile_programs.filled(text, {}), encoding="utf-8")
    names = field(text, "Exercises")
    chosen = names.split(", ") if names else list(assignment.exercises)
    result = grade_submission(COURSE, assignment, file, seed=SEED, exercises=chosen)
    most = sum(assignment.exercises[name].points for name in chosen)
    said = field(text, "Says")
    failed = {
        (one.name, check.name, check.failure.key if check.failure else "")
        for one in result.exercises
        for check in one.checks
        if not check.passed
    }
    assert result.score == float(field(text, "Points", str(most))), (failed, result.troubles)
    shown = keys_shown(result)
    assert not said or said in shown
    if result.score < most:
        assert said, "less than full marks, and no sentence says why"
    for language in ("ko", "en"):
        lines = "\n".join(submission_lines(result, language, verbose=True))
        assert "Traceback" not in lines and "Errno" not in lines.replace(
            "FileNotFoundError: [Errno 2]", ""
        )


def test_there_are_enough_of_them() -> None:
    assert len(HONEST) + len(hostile_programs.controls()) >= 60
