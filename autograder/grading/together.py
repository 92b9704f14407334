"""Recognises two known mistakes in one function by what each alone changes in its replies.

A function with two mistakes does what neither does. But where only one of them shows (these
inputs, this item of a tuple), it does what that one does; where none shows, it is right; and where
both show, their changes often add up or multiply.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Any

import numpy as np

from autograder.grading.compare import alike
from autograder.grading.diagnose import KnownMistakes, Suspect
from autograder.grading.outcome import calls_of, looked_at, plain_form
from autograder.grading.properties import draws
from autograder.grading.student import Call
from autograder.mistakes import Hint
from autograder.nested import is_dict, is_sequence
from autograder.sandbox.process import Reply
from autograder.sandbox.student_side.wire import TensorData

# So many calls are compared, at most; and replies of so many items are taken item by item.
MAX_CALLS = 100
MAX_ITEMS = 8
# The item of a call that stands for changes to its arguments.
AFTER = "@after"
# At so many places the replies have to show a mistake before it is named: two that explain all of
# them, two that leave some open, and one whose other is in no list (of that: clear ones).
ALL_OPEN, SOME_OPEN, ALONE, ALONE_CLEAR = 4, 2, 4, 3
# For each place that is explained, so many others may show both mistakes in a way that is not.
MIXED, MIXED_JOINED, MIXED_ALONE = 4.0, 0.25, 1.0
# Numbers up to this that are whole say little: many mistakes give them by chance.
SMALL = 2


@dataclass(frozen=True)
class Part:
    """One item of a reply; `whole` where the reply is not made of the items that it should have."""

    value: Any
    whole: bool = False


@dataclass(frozen=True)
class Place:
    """One item of one call's reply: what it should be, and what the student's function gave."""

    call: Call
    right: Part
    student: Part


@dataclass(frozen=True)
class MistakeReplies:
    """What one known mistake gives at every place: where it is wrong, and where as the student.

    clear: where what it gives is no value that others give by chance.
    """

    hint: Hint
    parts: tuple[Part, ...]
    wrong: np.ndarray
    same: np.ndarray
    clear: np.ndarray


@dataclass(frozen=True)
class Comparison:
    """All places of a log, where the student's function is wrong, and each known mistake's."""

    places: tuple[Place, ...]
    wrong: np.ndarray
    mistakes: tuple[MistakeReplies, ...]


@dataclass(frozen=True)
class Pair:
    """Two mistakes that agree with every place where at most one of them shows.

    first, second: at how many wrong places only the one, or only the other shows. joined: at how
    many both show and their changes together give the student's value; open: at how many not.
    """

    one: MistakeReplies
    other: MistakeReplies
    first: int
    second: int
    joined: int
    open: int

    @property
    def is_certain(self) -> bool:
        """Whether there is enough to name both."""
        seen = self.first + self.second + self.joined
        if min(self.first, self.second) >= SOME_OPEN:
            return self.open <= MIXED * seen
        both = self.joined >= SOME_OPEN or min(self.first, self.second) > 0
        return both and seen >= ALL_OPEN and self.open <= MIXED_JOINED * self.joined

    @property
    def rank(self) -> tuple[int, int]:
        """The less the better: open places, then those that are explained."""
        return self.open, -(self.first + self.second + self.joined)


def by_parts(exercise: str, log: Sequence[Call], known: KnownMistakes) -> tuple[Hint, ...]:
    """The hints of two known mistakes that together explain a log, or of one that explains a part.

    Empty where no two and no single one stand out.
    """
    calls = calls_of(exercise, log)[:MAX_CALLS]
    comparison = compared(calls, known.right(), known.suspects(exercise))
    if comparison is None or not comparison.wrong.any():
        return ()
    pairs = sorted((p for p in pairs_of(comparison) if p.is_certain), key=lambda pair: pair.rank)
    if pairs:
        best = [pair for pair in pairs if pair.rank == pairs[0].rank]
        asked = {hint.en: hint for hint in (best[0].one.hint, best[0].other.hint)}
        sure = [asked[en] for en in asked if all(en in _questions(pair) for pair in best)]
        return tuple(sure or asked.values())
    if any(map(draws, calls)):  # numbers drawn in another way are not wrong
        return ()
    one = part_of(comparison) or formless(comparison)
    return (one.hint,) if one is not None else ()


def _questions(pair: Pair) -> tuple[str, str]:
    return pair.one.hint.en, pair.other.hint.en


def compared(
    calls: Sequence[Call], reference: Suspect, suspects: Sequence[Suspect]
) -> Comparison | None:
    """The student's replies beside those of the reference and of every mistake that may be theirs.

    None where the reference cannot tell of a single one.
    """
    answers = list(islice(reference.replies(calls), len(calls)))
    keys: list[tuple[int, Any]] = []
    places: list[Place] = []
    for n, (call, answer) in enumerate(zip(calls, answers, strict=True)):
        if answer is None:
            continue
        right, seen = looked_at(call, answer), looked_at(call, call.reply)
        for key in _keys(right, seen):
            keys.append((n, key))
            places.append(Place(call, _part(right, key), _part(seen, key)))
    if not places:
        return None
    wrong = np.array([not _agree(place.right, place.student) for place in places])
    mistakes = [_replies_of(suspect, calls, keys, places, wrong) for suspect in suspects]
    return Comparison(tuple(places), wrong, tuple(one for one in mistakes if one is not None))


def _replies_of(
    suspect: Suspect,
    calls: Sequence[Call],
    keys: Sequence[tuple[int, Any]],
    places: Sequence[Place],
    wrong: np.ndarray,
) -> MistakeReplies | None:
    """What a mistake gives at each place.

    None where that is not known, or where it is wrong and the student's function right: it is
    asked no further then, which saves most of the time.
    """
    parts: list[Part] = []
    its = np.zeros(len(places), bool)
    replies = enumerate(zip(calls, suspect.replies(calls), strict=True))
    place = 0
    for n, (call, reply) in replies:
        if place == len(keys):
            break
        if keys[place][0] != n:
            continue
        if reply is None:
            return None
        looked = looked_at(call, reply)
        while place < len(keys) and keys[place][0] == n:
            parts.append(_part(looked, keys[place][1]))
            its[place] = not _agree(parts[place], places[place].right)
            if its[place] and not wrong[place]:
                return None
            place += 1
    same, clear = its == wrong, np.zeros(len(places), bool)
    for n, (part, at) in enumerate(zip(parts, places, strict=True)):
        if its[n]:
            same[n], clear[n] = _agree(part, at.student), _is_telling(part)
    return MistakeReplies(suspect.hint, tuple(parts), its, same, clear)


def _keys(right: Reply, seen: Reply) -> Iterator[Any]:
    """What tells the items of a reply apart; None for one that is taken as it is."""
    value = right.value
    if right.fault is None and is_dict(value) and 0 < len(value) <= MAX_ITEMS:
        yield from value
    elif right.fault is None and is_sequence(value) and 0 < len(value) <= MAX_ITEMS:
        yield from range(len(value))
    else:
        yield None
    if seen.args_after is not None:
        yield AFTER


def _part(reply: Reply, key: Any) -> Part:
    if reply.fault is not None:
        return Part(f"{reply.fault.kind} {reply.fault.type_name}", whole=True)
    value = reply.value
    if key == AFTER:
        return Part([reply.args_after, reply.kwargs_after])
    if key is None:
        return Part(value)
    if is_dict(value):
        return Part(value[key]) if key in value else Part(value, whole=True)
    if is_sequence(value) and isinstance(key, int) and key < len(value):
        return Part(value[key])
    return Part(value, whole=True)


def _agree(one: Part, other: Part) -> bool:
    if one.whole != other.whole:
        return False
    return alike(one.value, other.value) or alike(plain_form(one.value), plain_form(other.value))


def _is_telling(part: Part) -> bool:
    """Whether a wrong value is one that another mistake hardly gives as well."""
    if part.whole:
        return False
    numbers = _numbers(part)
    if numbers is None or numbers.size >= ALL_OPEN:
        return True
    with np.errstate(invalid="ignore"):
        whole = numbers == np.rint(numbers)
    return not bool(np.all((whole & (np.abs(numbers) <= SMALL)) | ~np.isfinite(numbers)))


def _is_one_number(part: Part) -> bool:
    """Whether a value is the same number everywhere, zeros or ones say, which nobody calculated."""
    numbers = _numbers(part)
    return numbers is not None and numbers.size > 1 and bool(numbers.min() == numbers.max())


def pairs_of(comparison: Comparison) -> Iterator[Pair]:
    """Every two mistakes that leave no place out and contradict none (see `Pair`)."""
    places, wrong = comparison.places, comparison.wrong
    for one, other in combinations(comparison.mistakes, 2):
        if (wrong & ~one.wrong & ~other.wrong).any():
            continue
        first, second = one.wrong & ~other.wrong, other.wrong & ~one.wrong
        if not (one.same[first].all() and other.same[second].all()):
            continue
        joined = left = 0
        for n in np.flatnonzero(one.wrong & other.wrong):
            fits = _joined(places[n], one.parts[n], other.parts[n])
            clear = bool(one.clear[n] or other.clear[n])
            joined += fits and clear and not _is_one_number(places[n].student)
            left += not fits
        counts = int((first & one.clear).sum()), int((second & other.clear).sum())
        yield Pair(one, other, *counts, joined, left)


def _joined(place: Place, one: Part, other: Part) -> bool:
    """Whether the changes of both together give what the student's function gave.

    They add up, or multiply: the value itself, or how far it is from one of the arguments.
    """
    right, student, first, second = map(_numbers, (place.right, place.student, one, other))
    if right is None or student is None or first is None or second is None:
        return False
    if not right.shape == student.shape == first.shape == second.shape or not right.size:
        return False
    if all(_is_yes_or_no(numbers) for numbers in (right, student, first, second)):
        return False  # of which any product is another
    given = [_numbers(Part(v)) for v in (*place.call.args, *place.call.kwargs.values())]
    bases = [np.zeros(right.shape), *(g for g in given if g is not None and g.shape == right.shape)]
    with np.errstate(all="ignore"):
        return _close(student - right, (first - right) + (second - right)) or any(
            _close((student - base) * (right - base), (first - base) * (second - base))
            for base in bases
        )


def _is_yes_or_no(numbers: np.ndarray) -> bool:
    return bool(np.all((numbers == 0) | (numbers == 1)))


def _close(one: np.ndarray, other: np.ndarray) -> bool:
    largest = float(np.max(np.abs(other)))
    if not np.isfinite(largest) or largest == 0 or not np.all(np.isfinite(one)):
        return False
    return bool(np.allclose(one, other, rtol=1e-6, atol=1e-7 * largest))


def _numbers(part: Part) -> np.ndarray | None:
    value = part.value.array if isinstance(part.value, TensorData) else part.value
    if part.whole or value is None or is_dict(value) or isinstance(value, str):
        return None
    try:
        return np.asarray(value, dtype=float)
    except (TypeError, ValueError, OverflowError):
        return None


def part_of(comparison: Comparison) -> MistakeReplies | None:
    """The one mistake that a good part of the wrong places shows.

    None if there is none, or two that explain as much.
    """
    wrong = comparison.wrong
    found: list[tuple[int, int, MistakeReplies]] = []
    for mistake in comparison.mistakes:
        shown = mistake.wrong & mistake.same
        mixed = int((mistake.wrong & wrong & ~mistake.same).sum())
        count, clear = int(shown.sum()), int((shown & mistake.clear).sum())
        enough = count >= ALONE and clear >= ALONE_CLEAR and mixed <= MIXED_ALONE * count
        if enough:
            found.append((-count, mixed, mistake))
    found.sort(key=lambda three: three[:2])
    if not found or (len(found) > 1 and _rivals(found[0], found[1])):
        return None
    return found[0][2]


def formless(comparison: Comparison) -> MistakeReplies | None:
    """The one mistake whose numbers the student's function gives everywhere, in another form.

    A row for a column, a number for a tuple of one, true and false for 1 and 0: that is a mistake
    of its own. None if there is none, or two.
    """
    found: dict[str, MistakeReplies] = {}
    given = [(_flat(place.student), _flat(place.right)) for place in comparison.places]
    for mistake in comparison.mistakes:
        its = list(map(_flat, mistake.parts))
        if all(_same_row(n, student) for n, (student, _) in zip(its, given, strict=True)):
            shows = [not _same_row(n, right) for n, (_, right) in zip(its, given, strict=True)]
            if any(shows) and len(shows) >= ALL_OPEN:
                found[mistake.hint.en] = mistake
    return next(iter(found.values())) if len(found) == 1 else None


def _flat(part: Part) -> np.ndarray | None:
    """All numbers of a part in a row; None where it holds anything else."""
    value = part.value.array if isinstance(part.value, TensorData) else part.value
    if is_sequence(value):
        rows = [_flat(Part(item)) for item in value]
        kept = [row for row in rows if row is not None]
        return np.concatenate([np.zeros(0), *kept]) if len(kept) == len(rows) else None
    numbers = _numbers(Part(value))
    return None if numbers is None else np.ravel(numbers)


def _same_row(one: np.ndarray | None, other: np.ndarray | None) -> bool:
    return one is not None and other is not None and alike(one, other)


def _rivals(one: tuple[int, int, MistakeReplies], other: tuple[int, int, MistakeReplies]) -> bool:
    return one[:2] == other[:2] and one[2].hint.en != other[2].hint.en
