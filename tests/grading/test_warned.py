"""A warning is no wrong value: what uses a function that only warns is judged by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.course.model import Course
from tests.grading.replaced import graded

# Right everywhere; the line that comes to nothing overflows for large logits.
WARNS = """def log_softmax(z):
    z = np.asarray(z, dtype=float)
    np.exp(z)
    z = z - np.max(z, axis=-1, keepdims=True)
    return z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))"""
WRONG = """def log_softmax(z):
    return np.asarray(z, dtype=float)"""
NO_MEAN = """def cross_entropy_with_logits(labels, z):
    labels = np.asarray(labels)
    return float(-np.sum(log_softmax(z)[np.arange(len(labels)), labels]))"""
NAMES = ["log_softmax", "cross_entropy_with_logits"]


@pytest.mark.parametrize(
    ("log_softmax", "status", "blocked_by"),
    [(WARNS, "wrong", ""), (WRONG, "blocked", "log_softmax")],
)
def test_only_a_wrong_value_blocks_what_uses_it(
    course: Course, tmp_path: Path, log_softmax: str, status: str, blocked_by: str
) -> None:
    cells = {"log_softmax": log_softmax, "cross_entropy_with_logits": NO_MEAN}
    result = graded(course, tmp_path, "05_losses", cells, exercises=NAMES, follow_through="none")
    used, user = (next(e for e in result.exercises if e.name == name) for name in NAMES)
    assert used.status == "wrong" and used.only_warned is (log_softmax is WARNS)
    assert (user.status, user.blocked_by) == (status, blocked_by)
    assert bool(user.hints) is (status == "wrong")
