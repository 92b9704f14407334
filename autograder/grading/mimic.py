"""Tells whether a changed version behaves like a known mistake, which means two mistakes.

Many changes make a function behave like some mistake by chance, so one counts only if it breaks
nothing and brings more of the wrong values nearer to the right ones than it takes away.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.grading.diagnose import Suspect
from autograder.grading.outcome import same_value
from autograder.grading.sizes import too_many
from autograder.grading.student import Call
from autograder.grading.variants import Change, Variants
from autograder.mistakes import Hint
from autograder.nested import is_dict, is_sequence, leaves
from autograder.sandbox.process import Reply
from autograder.sandbox.student_side.wire import Handle, TensorData

# So many calls of one exercise are compared, at most.
MAX_CALLS = 60
# A change of these kinds drops something: alone it shows nothing.
DROPS = frozenset(("statement", "guard", "condition"))


class Mimic:
    """What every known mistake of an exercise would have replied to the calls of its checks."""

    def __init__(
        self,
        exercise: str,
        log: Sequence[Call],
        spans: dict[str, tuple[int, int]],
        suspects: Sequence[Suspect],
        right: Suspect,
    ) -> None:
        self.exercise, self.spans, self.suspects, self.right = exercise, spans, suspects, right
        own = [n for n, call in enumerate(log) if call.name == exercise and _is_plain(call)]
        self.places = own[:MAX_CALLS]
        self.log = log
        self.calls = [log[n] for n in self.places]
        self._table: list[tuple[Suspect, list[Reply | None]]] | None = None
        self.answers: list[Reply | None] = []

    def table(self) -> list[tuple[Suspect, list[Reply | None]]]:
        """The replies of each known mistake, worked out once, when first asked for."""
        if self._table is None:
            calls = self.calls
            self.answers = _replies(self.right, calls)
            pairs = [(suspect, _replies(suspect, calls)) for suspect in self.suspects]
            self._table = [pair for pair in pairs if self._is_news(pair[1])]
        return self._table

    def probe(self, checks: Sequence[str], *, random: bool) -> int | None:
        """The place of the smallest call of failing checks that went wrong; None without one.

        Where right answers are `random`, the last call of a check is what it failed by.
        """
        own = [n for n, place in enumerate(self.places) if self._check_of(place) in checks]
        if not random:
            self.table()
            known = [n for n in own if self.answers[n] is not None]
            own = [n for n in known if not _same(self.calls[n].reply, self.answers[n])]
            returned = [n for n in own if self.calls[n].reply.fault is None]
            return min(returned or own, key=lambda n: _size(self.calls[n]), default=None)
        last = {self._check_of(self.places[n]): n for n in own}
        return next((last[check] for check in checks if check in last), None)

    def answer(self, place: int) -> Reply | None:
        """The right reply to one of the calls."""
        return self.answers[place] if place < len(self.answers) else None

    def named(self, change: Change, place: int, reply: Reply, variants: Variants) -> Hint | None:
        """The hint of the one known mistake that the version in force behaves like.

        place: of the call to which it gave this `reply`.
        """
        likely = [
            (suspect, replies) for suspect, replies in self.table() if _same(reply, replies[place])
        ]
        return None if not likely else self._verified(change, likely, variants)

    def _check_of(self, place: int) -> str:
        return next((c for c, (start, end) in self.spans.items() if start <= place < end), "")

    def _verified(
        self,
        change: Change,
        likely: list[tuple[Suspect, list[Reply | None]]],
        variants: Variants,
    ) -> Hint | None:
        new: list[Reply] = []
        for call in self.calls:
            new.append(variants.call(call.name, call.args, dict(call.kwargs)))
        fitting = [
            suspect
            for suspect, replies in likely
            if all(_same(reply, other) for reply, other in zip(new, replies, strict=True))
        ]
        if not fitting or not self._comes_nearer(change, new):
            return None
        return fitting[0].hint

    def _comes_nearer(self, change: Change, new: Sequence[Reply]) -> bool:
        nearer = away = settled = 0
        for call, reply, right in zip(self.calls, new, self.answers, strict=True):
            was_right, is_right = _same(call.reply, right), _same(reply, right)
            if was_right and not is_right:
                return False
            if was_right:
                continue
            settled += is_right
            before, after = distance(call.reply, right), distance(reply, right)
            nearer += after < before
            away += after > before
        return nearer > away and (change.kind not in DROPS or settled > 0)

    def _is_news(self, replies: Sequence[Reply | None]) -> bool:
        """Whether a mistake shows on these calls, and is not what the student does already."""
        shows = any(not _same(r, a) for r, a in zip(replies, self.answers, strict=True) if r)
        return shows and None not in replies


def near(reply: Reply, right: Reply) -> bool:
    """Whether a reply may be right, as far as its numbers go; its checks decide."""
    one, other = _numbers(reply.value), _numbers(right.value)
    if one is None or other is None or one.shape != other.shape:
        return _same(reply, right)
    return bool(np.allclose(one, other, rtol=1e-3, atol=1e-3, equal_nan=True))


def _replies(suspect: Suspect, calls: Sequence[Call]) -> list[Reply | None]:
    """The replies to keep: none that would have been refused of a submission."""
    asked = zip(calls, suspect.replies(calls), strict=False)
    return [
        reply if reply and not too_many(reply.value, (call.args, call.kwargs)) else None
        for call, reply in asked
    ]


def _same(one: Reply, other: Reply | None) -> bool:
    return other is not None and same_value(one, other)


def _size(call: Call) -> int:
    """How much there is to read in a call's arguments."""
    return _count([list(call.args), list(call.kwargs.values())])


def _count(value: Any) -> int:
    if is_dict(value):
        value = list(value.values())
    if is_sequence(value):
        return 1 + sum(map(_count, value))
    return int(np.size(getattr(value, "array", value)))


def _is_plain(call: Call) -> bool:
    used = leaves([list(call.args), dict(call.kwargs), call.reply.value])
    return not any(isinstance(leaf, Handle) for leaf in used)


def distance(reply: Reply, right: Reply | None) -> float:
    """How far a reply is from the right one; infinite where it has not even its form."""
    if reply.fault is not None or right is None or right.fault is not None:
        return float("inf")
    one, other = _numbers(reply.value), _numbers(right.value)
    if one is None or other is None or one.shape != other.shape:
        return float("inf")
    with np.errstate(all="ignore"):
        far = float(np.sum(np.abs(one - other)))
    return far if np.isfinite(far) else float("inf")


def _numbers(value: Any) -> np.ndarray | None:
    """All numbers in a value, in a row with their shapes told apart by length alone."""
    if isinstance(value, TensorData):
        value = value.array
    if is_dict(value):
        value = [value[key] for key in sorted(value)]
    if is_sequence(value):
        parts = [_numbers(item) for item in value]
        if any(part is None for part in parts):
            return None
        flat = [np.ravel(part) for part in parts if part is not None]
        return np.concatenate(flat) if flat else np.zeros(0)
    try:
        return np.asarray(value, dtype=float)
    except (TypeError, ValueError, OverflowError):  # the last of an int beyond any float
        return None
