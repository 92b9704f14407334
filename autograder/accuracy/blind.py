"""Shows how the grader judged code by people who had not seen its checks or its list of mistakes.

Each round is written from the students' text alone and kept as numbers in ``blind_rounds.json``
beside the page: how many were wrong and right, what was judged otherwise, what the hints said.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.course.errors import CourseError

# Of a normal distribution: 95 % lie within this many deviations.
Z = 1.959963984540054


@dataclass(frozen=True)
class BlindRound:
    """One kind of code in one round; counts are of cases, judged by the exercises' text.

    accepted: wrong ones with full points. refused: right ones without. named: of the wrong ones
    that lost points, those whose hint names the mistake, its line or the exception.
    """

    round: int
    kind: str
    when: str
    wrong: int = 0
    accepted: int = 0
    named: int = 0
    right: int = 0
    refused: int = 0


def blind_file(page: Path) -> Path:
    """Where the numbers of the rounds lie: beside the page."""
    return page.with_name("blind_rounds.json")


def read_rounds(page: Path) -> list[BlindRound]:
    """The rounds beside a page; none where nobody has tried yet. Raises CourseError if damaged."""
    file = blind_file(page)
    if not file.is_file():
        return []
    try:
        told: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
        return [BlindRound(**entry) for entry in told]
    except (ValueError, TypeError) as error:
        raise CourseError(f"{file}: cannot be read ({error}).") from None


def upper_bound(hits: int, tried: int) -> float:
    """The share that is not exceeded with 95 % certainty: 3/n for none, else Wilson's interval."""
    if tried == 0:
        return 1.0
    if hits == 0:
        return min(3 / tried, 1.0)
    share, square = hits / tried, Z * Z / tried
    middle = share + square / 2
    spread = Z * math.sqrt(share * (1 - share) / tried + square / (4 * tried))
    return min((middle + spread) / (1 + square), 1.0)


def rounds_section(rounds: Sequence[BlindRound]) -> Iterator[str]:
    """The section of the page, line by line; nothing without rounds."""
    if not rounds:
        return
    yield "## On code by others"
    yield ""
    yield (
        "Written from the students' text alone, by writers who had seen neither checks nor "
        "mistakes; where a label and the text disagree, the text decides. In brackets the share "
        "that is not exceeded with 95 % certainty (3/n for none of n)."
    )
    yield ""
    yield "| round | kind | wrong, accepted | right, refused | hint names mistake, line or error |"
    yield "|---|---|---|---|---|"
    for entry in rounds:
        lost = entry.wrong - entry.accepted
        yield (
            f"| {entry.round} ({entry.when}) | {entry.kind} "
            f"| {_share(entry.accepted, entry.wrong)} | {_share(entry.refused, entry.right)} "
            f"| {f'{entry.named} of {lost} ({entry.named / lost:.0%})' if lost else '–'} |"
        )
    yield ""


def _share(hits: int, tried: int) -> str:
    return f"{hits} of {tried} ({upper_bound(hits, tried):.1%})" if tried else "–"
