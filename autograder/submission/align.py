"""Aligns two lists of cells, in bounded time for any lists."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

# Together; no honest pair has more. Above that only what is there once on each side is found.
MAX_COMPARED = 400


def aligned(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """(place in ours, place in theirs, how many) of each run that is alike, in order; the last
    one stands behind both ends and is empty.

    `difflib` compares well and takes cubic time on lists of repeated entries, so only short ones
    are left to it. For the others: O(n log n).
    """
    if len(ours) + len(theirs) <= MAX_COMPARED:
        import difflib

        yield from difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
        return
    a = b = 0
    for at, other in (*_anchors(ours, theirs), (len(ours), len(theirs))):
        if at < a or other < b:
            continue  # within a run that has been found
        # What stands right before an anchor, and is alike, belongs to it.
        first, first_other = at, other
        while first > a and first_other > b and ours[first - 1] == theirs[first_other - 1]:
            first, first_other = first - 1, first_other - 1
        last, last_other = at, other
        while last < len(ours) and last_other < len(theirs) and ours[last] == theirs[last_other]:
            last, last_other = last + 1, last_other + 1
        if last > first:
            yield first, first_other, last - first
        a, b = last, last_other
    yield len(ours), len(theirs), 0


def _anchors(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """The most places, in order on both sides, of entries that each side has exactly once."""
    counts, other_counts = Counter(ours), Counter(theirs)
    place = {entry: n for n, entry in enumerate(theirs)}
    pairs = [
        (n, place[entry])
        for n, entry in enumerate(ours)
        if counts[entry] == 1 and other_counts[entry] == 1
    ]
    # The longest rising sequence: for each length the lowest place that one of it ends with.
    ends: list[int] = []
    ending: list[int] = []
    before: list[int] = []
    for number, (_, other) in enumerate(pairs):
        length = bisect_left(ends, other)
        before.append(ending[length - 1] if length else -1)
        ends[length : length + 1] = [other]
        ending[length : length + 1] = [number]
    found: list[tuple[int, int]] = []
    number = ending[-1] if ending else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]
