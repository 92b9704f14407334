"""A correct solution gets full marks whatever its style: loops, einsum, helpers, other formulas.

Each assignment's `alternatives.py` holds ``ALTERNATIVES``: exercise → right implementations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from mostly_slow import mostly_slow

from autograder.accuracy.harness import load_alternatives
from autograder.course.load import load_course
from autograder.course.model import Course
from autograder.grading.grade import SubmissionGrader
from autograder.grading.local import LocalBackend
from autograder.grading.reference import load_solution, solution_path

HERE = Path(__file__).parent
ENOUGH = 3


@cache
def the_course() -> Course:
    return load_course(HERE.parents[1])


@cache
def alternatives(module: str) -> dict[str, list[Callable[..., Any]]]:
    """An assignment's alternatives."""
    assignment = the_course().by_module(module)
    assert assignment is not None
    return load_alternatives(the_course(), assignment)


def modules() -> list[str]:
    return [a.module for a in the_course().assignments if alternatives(a.module)]


def cases() -> Iterator[Any]:
    for assignment in the_course().assignments:
        module = assignment.module
        for exercise, functions in alternatives(module).items():
            found = [
                pytest.param(module, exercise, function, id=f"{module}-{exercise}-{name}")
                for function in functions
                for name in [function.__name__]
            ]
            yield from mostly_slow(found, 6) if assignment.needs == "torch" else found


@pytest.mark.parametrize(("module", "exercise", "function"), list(cases()))
def test_full_marks(module: str, exercise: str, function: Callable[..., Any]) -> None:
    course = the_course()
    assignment = course.by_module(module)
    assert assignment is not None, f"{module} is not in course.yml"
    solution = load_solution(solution_path(course, assignment))
    backend = LocalBackend({**solution, exercise: function})
    result = SubmissionGrader(course, assignment, backend).exercise(exercise)
    failures = [(check.name, check.failure) for check in result.checks if not check.passed]
    assert not failures
    assert result.score == result.max_score > 0
    assert not result.hints


@pytest.mark.parametrize("module", [a.module for a in the_course().assignments])
def test_every_exercise_has_enough(module: str) -> None:
    assert module in modules(), f"{module} has no alternatives.py"
    assignment = the_course().by_module(module)
    assert assignment is not None
    counts = {name: len(alternatives(module).get(name, [])) for name in assignment.exercises}
    assert min(counts.values()) >= ENOUGH, counts
    assert alternatives(module).keys() == assignment.exercises.keys()


@pytest.mark.parametrize("module", modules())
def test_each_is_written_in_its_own_way(module: str) -> None:
    assignment = the_course().by_module(module)
    assert assignment is not None, f"{module} is not in course.yml"
    solution = load_solution(solution_path(the_course(), assignment))
    for exercise, functions in alternatives(module).items():
        names = [function.__name__ for function in functions]
        assert len(set(names)) == len(names), f"{exercise}: two alternatives share a name"
        codes = [written(function) for function in (solution[exercise], *functions)]
        assert len(set(codes)) == len(codes), f"{exercise}: two are the same but for names"


def written(function: Any) -> tuple[Any, ...]:
    """What a function does, free of the names of its variables; a class is taken by its methods."""
    if isinstance(function, type):
        methods = [value for value in vars(function).values() if hasattr(value, "__code__")]
        return tuple(written(method) for method in methods)
    code = function.__code__
    constants = [value.co_code if hasattr(value, "co_code") else value for value in code.co_consts]
    return code.co_code, code.co_names, repr(constants[1:])
