"""The course's checks of 02_mlp without any isolation, for tools that bring none of their own.

As a pytest module it grades the notebook that PEERS_NOTEBOOK names: one test for each check.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from autograder.course.check_classes import check_classes
from autograder.course.load import load_course_fast
from autograder.grading.local import LocalBackend
from autograder.grading.reference import reference_for
from autograder.grading.runner import checks_of, run_check, run_checks
from autograder.grading.seeds import public_seed
from autograder.grading.student import Student

COURSE = load_course_fast(Path(__file__).resolve().parents[1])
ASSIGNMENT = COURSE.assignment("02_mlp")
CLASSES = check_classes(COURSE, ASSIGNMENT)
SEED = public_seed(COURSE.grading.seed)


def failures(namespace: Mapping[str, Any], exercise: str) -> list[str]:
    """The names of an exercise's checks that fail for the functions in `namespace`."""
    reference = reference_for(COURSE, ASSIGNMENT)
    student = Student(LocalBackend(namespace))
    run = run_checks(CLASSES[exercise], student, reference, SEED, ASSIGNMENT.name)
    return [check.name for check in run.checks if not check.passed]


@cache
def submission() -> dict[str, Any]:
    """What the notebook's cells define."""
    namespace: dict[str, Any] = {"__name__": "mlp"}
    text = Path(os.environ["PEERS_NOTEBOOK"]).read_text(encoding="utf-8")
    for cell in json.loads(text)["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), namespace)
    return namespace


EVERY = [(name, check) for name in ASSIGNMENT.exercises for check in checks_of(CLASSES[name])]


@pytest.mark.parametrize(
    ("exercise", "check"), EVERY, ids=[f"{name}-{check.name}" for name, check in EVERY]
)
def test_check(exercise: str, check: Any) -> None:
    """One check of one exercise."""
    student = Student(LocalBackend(submission()))
    reference = reference_for(COURSE, ASSIGNMENT)
    failure = run_check(CLASSES[exercise], check, student, reference, SEED, ASSIGNMENT.name)
    assert failure is None, failure.key if failure else ""
