"""D4's optimizers, written as the slides write them, earn full points in 08_optimizers.

The slides have no ε; where their formula divides by √h, the exercise's text adds it to the root.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder.course.load import load_course
from autograder.course.model import Assignment, Course
from autograder.grading.grade import SubmissionGrader
from autograder.grading.local import LocalBackend
from autograder.grading.reference import load_solution, solution_path


def gd(x, grad, lr):
    x2 = x - lr * grad
    return x2


def momentum(x, grad, v, lr, alpha):
    v = alpha * v - lr * grad
    x2 = x + v
    return x2, v


def adagrad(x, grad, h, lr, eps):
    h = h + grad**2
    x2 = x - lr * (1 / (np.sqrt(h) + eps)) * grad
    return x2, h


def rmsprop(x, grad, h, lr, rho, eps):
    h = h * rho + grad**2 * (1 - rho)
    x2 = x - lr * (1 / (np.sqrt(h) + eps)) * grad
    return x2, h


def adam_as_in_deck(x, grad, v, h, lr, alpha, rho, eps):
    v = alpha * v - lr * grad
    h = h * rho + grad**2 * (1 - rho)
    x2 = x + alpha * v - lr * (1 / (np.sqrt(h) + eps)) * grad
    return x2, v, h


def iterations_per_epoch(n, batch_size):
    whole = n // batch_size
    return whole if n == whole * batch_size else whole + 1


@cache
def optimizers() -> tuple[Course, Assignment, dict[str, Any]]:
    course = load_course(Path(__file__).parents[2])
    assignment = course.by_module("optimizers")
    assert assignment is not None
    return course, assignment, load_solution(solution_path(course, assignment))


ON_THE_SLIDES = [gd, momentum, adagrad, rmsprop, adam_as_in_deck, iterations_per_epoch]


@pytest.mark.parametrize("formula", ON_THE_SLIDES, ids=lambda formula: formula.__name__)
def test_full_points(formula: Callable[..., Any]) -> None:
    course, assignment, solution = optimizers()
    backend = LocalBackend({**solution, formula.__name__: formula})
    result = SubmissionGrader(course, assignment, backend).exercise(formula.__name__)
    assert [(c.name, c.failure) for c in result.checks if not c.passed] == []
    assert result.score == result.max_score > 0
