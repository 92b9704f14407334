"""Proves what a documented value's check lets through: the exact value, the slide's, no other.

Every call of `documented` that a check makes is taken down while the solution is judged. Then the
exact value and the printed one have to pass; a value half-way between the two has to fail, and so
has whatever a known mistake replies to the same call, unless it is one of those two (a function
that rounds as slides do is found out elsewhere).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import numpy as np

from autograder.accuracy.harness import Harness
from autograder.checks.expect import documented
from autograder.course.content import load_part
from autograder.grading.compare import alike
from autograder.grading.failure import CheckFailed
from autograder.grading.local import LocalBackend
from autograder.grading.student import Call, Student


@dataclass(frozen=True)
class DocumentedValue:
    """One use of `documented`: the call that was judged, and what was right for it."""

    call: Call
    exact: Any
    printed: Any
    rest: dict[str, Any]

    def accepts(self, value: Any) -> bool:
        """Whether `value` would pass in the place of the student's."""
        return self._passes(value, self.printed)

    def is_exact(self, value: Any) -> bool:
        """Whether `value` is the exact value, the printed one being left out of account."""
        nothing = dict.fromkeys(self.exact) if isinstance(self.exact, dict) else None
        if isinstance(self.exact, tuple):
            nothing = tuple(None for _ in self.exact)
        return self._passes(value, nothing)

    def _passes(self, value: Any, printed: Any) -> bool:
        try:
            documented(value, self.exact, printed, **self.rest)
        except CheckFailed:
            return False
        except Exception:  # a mistake's value of another shape, as the runner sees it
            return False
        return True


def documented_values(harness: Harness, exercise: str) -> list[DocumentedValue]:
    """The documented values that an exercise's checks ask for."""
    checks = load_part(harness.course, harness.assignment, "checks")
    if not hasattr(checks, "documented"):
        return []
    student = Student(LocalBackend(harness.solution))
    found: list[DocumentedValue] = []

    def note(got: Any, exact: Any, printed: Any, **rest: Any) -> None:
        documented(got, exact, printed, **rest)
        asked = [call for call in student.log if call.name == exercise]
        if asked and alike(asked[-1].reply.value, got):
            found.append(DocumentedValue(asked[-1], exact, printed, rest))

    with patch.object(checks, "documented", note), redirect_stdout(io.StringIO()):
        harness.run(exercise, student)
    return found


def wrongly_judged(harness: Harness, exercise: str, value: DocumentedValue) -> Iterator[str]:
    """What a documented value's check takes for right or wrong against its purpose, in words."""
    if not value.accepts(value.exact):
        yield f"{value.call}: the exact value is refused"
    shown = _combined(value.exact, value.printed, 1.0)
    if not value.accepts(shown):
        yield f"{value.call}: the printed value is refused"
    between = _combined(value.exact, value.printed, 0.5)
    if value.accepts(between) and not value.is_exact(between):
        yield f"{value.call}: a value between the exact and the printed one is accepted"
    for mistake in harness.mistakes.for_exercise(exercise):
        backend = LocalBackend({**harness.solution, exercise: mistake.function})
        reply = backend.call(exercise, value.call.args, dict(value.call.kwargs))
        if reply.fault is not None or not value.accepts(reply.value):
            continue
        if not value.is_exact(reply.value) and not alike(reply.value, shown):
            yield f"{value.call}: accepted from the mistake {mistake.name}"


def _combined(exact: Any, printed: Any, share: float) -> Any:
    """The exact value moved by `share` of the way to the printed one, part by part."""
    if printed is None:
        return exact
    if isinstance(exact, tuple):
        return tuple(_combined(e, p, share) for e, p in zip(exact, printed, strict=True))
    if isinstance(exact, dict):
        return {key: _combined(exact[key], printed[key], share) for key in exact}
    right, shown = np.asarray(exact, dtype=float), np.asarray(printed, dtype=float)
    moved = right + share * (shown - right) if share < 1 else np.broadcast_to(shown, right.shape)
    if isinstance(exact, np.ndarray) and exact.ndim:
        return moved.copy()
    return type(exact)(moved) if isinstance(exact, int | np.integer) else float(moved)
