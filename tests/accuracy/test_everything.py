"""Every assignment's accuracy measured in full, and found as it is written in docs/accuracy.md."""

from __future__ import annotations

import dataclasses

import pytest
from accuracy_bench import ROOT

from autograder.accuracy.measure import measure_assignment
from autograder.accuracy.model import AssignmentAccuracy
from autograder.accuracy.page import stored
from autograder.course.load import load_course

COURSE = load_course(ROOT)
PAGE = stored(ROOT / "docs" / "accuracy.md")
# 03's reference trains 10,000 epochs for one of its checks: test_sample.py tries some of it.
ASKED = [a for a in COURSE.assignments if a.needs == "numpy" and a.name != "03_xor"]


def without_seeds(result: AssignmentAccuracy) -> AssignmentAccuracy:
    """The result without how many seeds were tried: the page's are more."""
    same = tuple(dataclasses.replace(exercise, seeds=0) for exercise in result.exercises)
    return dataclasses.replace(result, exercises=same)


@pytest.mark.slow
@pytest.mark.parametrize("assignment", ASKED, ids=lambda assignment: assignment.name)
def test_the_page_tells_what_is_measured(assignment) -> None:
    measured = measure_assignment(COURSE, assignment, seeds=1)
    assert measured.perfect
    assert without_seeds(measured) == without_seeds(PAGE[assignment.name])
