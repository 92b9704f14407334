"""Ranks pairs of submissions by how unlikely it is that they share so much by chance.

What two of three hundred have in common weighs log2(300 / 2) bits, what many have weighs nothing.
Everything counts once for an exercise: its text, or an unknown way of being wrong, whichever says
more; so a single odd function ranks nobody high, and a whole submission that is alike does.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from autograder.course import Assignment
from autograder.explorer.anonymous import Words
from autograder.explorer.prints import EMPTY, Print, print_of, released_in
from autograder.explorer.work import Work

# What more than this part of the class has in common is common: a statement, a whole text.
RARE, RARE_TEXT = 0.02, 0.5
FEWEST = 2
# Taken off for each exercise that both wrote, and in which they share nothing.
DIFFERS = 1.0
# Names and remarks point to an author, but come in groups: no more than this are counted.
MOST_WORDS = 12.0
MOST_STATEMENTS = 1.25  # times as much as the rarest whole text: they hang together
# Of all pairs of a class fewer than one in 2**MARGIN classes should be shown without a reason.
MARGIN = 10.0
MOST_PAIRS = 50
# In a smaller class nothing can be called rare.
SMALL_CLASS = 20


@dataclass(frozen=True)
class Shared:
    """What two submissions have in common in one exercise, worth `bits`.

    The numbers are of students who have it: `text` the whole text, whatever its names and order,
    `exact` with its names in its order, `behaviour` the unknown way of being wrong; 0 where it is
    not shared or not rare. lines: of both, the rare statements.
    """

    exercise: str
    bits: float
    text: int = 0
    exact: int = 0
    behaviour: int = 0
    statements: int = 0
    lines: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())


@dataclass(frozen=True)
class Pair:
    """Two students, what they share, the most telling first, and what it is worth in bits."""

    one: str
    other: str
    bits: float
    shared: tuple[Shared, ...]
    words: tuple[str, ...] = ()


@dataclass
class _Counted:
    """An exercise in a class: who has which print, and how many have what."""

    prints: dict[str, Print] = field(default_factory=dict)
    texts: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)
    statements: Counter[str] = field(default_factory=Counter)
    behaviours: Counter[str] = field(default_factory=Counter)
    ways: dict[str, str] = field(default_factory=dict)

    def bits(self, count: int, part: float = RARE) -> float:
        """What something weighs that `count` have; 0 for what is common, or only one has."""
        all_ = len(self.prints)
        rare = max(FEWEST, int(part * all_))
        return math.log2(all_ / count) if 1 < count <= rare and all_ > count else 0.0


def pairs_alike(
    assignment: Assignment,
    class_: Sequence[Work],
    stubs: Mapping[str, str],
    words: Words,
    *,
    least: float | None = None,
) -> list[Pair]:
    """The pairs that share more than chance explains, the least likely first.

    stubs: the released text of each exercise's cell. words: the assignment's own.
    least: bits from which on a pair is shown; by default so many that of all pairs of a class
    without copies hardly ever one has them.
    """
    counted = {
        exercise: _count(exercise, class_, stubs.get(exercise, ""), words)
        for exercise in assignment.exercises
    }
    spoken = _rare_words(counted)
    found: dict[tuple[str, str], list[Shared]] = {}
    for exercise, count in counted.items():
        for pair, shared in _in_exercise(exercise, count):
            found.setdefault(pair, []).append(shared)
    size = len(class_)
    if least is None:
        least = math.log2(max(size * (size - 1) / 2, 1)) + MARGIN
    pairs = [
        _pair(pair, shared, spoken, size, _different_answers(pair, shared, counted))
        for pair, shared in found.items()
    ]
    chosen = [pair for pair in pairs if pair.bits >= least]
    return sorted(chosen, key=lambda pair: (-pair.bits, pair.one, pair.other))[:MOST_PAIRS]


def _count(exercise: str, class_: Sequence[Work], stub: str, words: Words) -> _Counted:
    released = released_in(stub)
    counted = _Counted()
    by_code: dict[str, Print] = {}
    for work in class_:
        code = work.code.get(exercise, "")
        if code not in by_code:
            by_code[code] = print_of(code, words, released)
        found = by_code[code]
        if found is EMPTY:
            continue
        counted.prints[work.student] = found
        counted.texts[found.whole] += 1
        counted.exact[found.exact] += 1
        counted.statements.update(found.statements.keys())
        seen = work.seen.get(exercise)
        if seen is not None and seen.behaviour and not seen.is_known:
            counted.ways[work.student] = seen.behaviour
            counted.behaviours[seen.behaviour] += 1
    return counted


def _in_exercise(exercise: str, counted: _Counted) -> Iterator[tuple[tuple[str, str], Shared]]:
    """Every pair that shares something rare in an exercise."""
    holders: dict[str, list[str]] = {}
    for student, found in counted.prints.items():
        for digest in found.statements:
            if counted.bits(counted.statements[digest]):
                holders.setdefault(f"s{digest}", []).append(student)
        if counted.bits(counted.texts[found.whole], RARE_TEXT):
            holders.setdefault(f"t{found.whole}", []).append(student)
        if counted.bits(counted.exact[found.exact], RARE_TEXT):
            holders.setdefault(f"e{found.exact}", []).append(student)
    for student, way in counted.ways.items():
        if counted.bits(counted.behaviours[way]):
            holders.setdefault(f"w{way}", []).append(student)
    having: dict[tuple[str, str], list[str]] = {}
    for what, students in holders.items():
        for one, other in combinations(sorted(students), 2):
            having.setdefault((one, other), []).append(what)
    most = MOST_STATEMENTS * counted.bits(FEWEST)
    for (one, other), things in having.items():
        statements = [what[1:] for what in things if what[0] == "s"]
        text = next((counted.texts[what[1:]] for what in things if what[0] == "t"), 0)
        exact = next((counted.exact[what[1:]] for what in things if what[0] == "e"), 0)
        way = next((counted.behaviours[what[1:]] for what in things if what[0] == "w"), 0)
        rest = sum(counted.bits(counted.statements[digest]) for digest in statements)
        bits = max(
            counted.bits(text, RARE_TEXT),
            counted.bits(exact, RARE_TEXT),
            counted.bits(way),
            min(rest, most),
        )
        lines = tuple(
            frozenset(n for d in statements for n in counted.prints[student].statements[d])
            for student in (one, other)
        )
        assert len(lines) == 2
        yield (one, other), Shared(exercise, bits, text, exact, way, len(statements), lines)


def _rare_words(counted: Mapping[str, _Counted]) -> dict[str, frozenset[str]]:
    """The rare names and remarks of each student: those that only two use."""
    every: dict[str, set[str]] = {}
    for count in counted.values():
        for student, found in count.prints.items():
            every.setdefault(student, set()).update(found.words)
    users = Counter(word for words in every.values() for word in words)
    return {s: frozenset(w for w in words if users[w] == 2) for s, words in every.items()}


def _different_answers(
    pair: tuple[str, str], shared: Sequence[Shared], counted: Mapping[str, _Counted]
) -> int:
    """In how many exercises both wrote something, and not the same."""
    alike = {found.exercise for found in shared}
    texts = (
        [count.prints[student].whole for student in pair if student in count.prints]
        for exercise, count in counted.items()
        if exercise not in alike
    )
    return sum(len(both) == 2 and both[0] != both[1] for both in texts)


def _pair(
    pair: tuple[str, str],
    shared: list[Shared],
    spoken: Mapping[str, frozenset[str]],
    size: int,
    unlike: int,
) -> Pair:
    one, other = pair
    words = sorted(spoken.get(one, frozenset()) & spoken.get(other, frozenset()))
    said = min(len(words) * math.log2(size / 2), MOST_WORDS) if words else 0.0
    ordered = tuple(sorted(shared, key=lambda found: -found.bits))
    bits = sum(found.bits for found in ordered) + said - unlike * DIFFERS
    return Pair(one, other, bits, ordered, tuple(words))
