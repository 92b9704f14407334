"""The term's part of the page as words and numbers in one language, for the template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from autograder.insight import figures
from autograder.insight.model import ClassWork
from autograder.insight.people import Names
from autograder.insight.statistics import quartiles
from autograder.insight.svg import drawn
from autograder.insight.term import Row, behind, rows
from autograder.insight.text import say, signal
from autograder.insight.view import AssignmentView, Todo
from autograder.lms.times import shown


@dataclass(frozen=True)
class TermLine:
    """An assignment's row in the table of the term."""

    id: str
    title: str
    due: str
    came_in: str
    late: str
    median: str
    waits: str


@dataclass(frozen=True)
class StudentLine:
    """A student's row: the percent of each assignment, and how a cell looks."""

    name: str
    why: str
    mean: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TermView:
    """What the term's part shows."""

    lines: tuple[TermLine, ...]
    todos: tuple[tuple[str, str, Todo], ...]
    svg: str
    behind: tuple[StudentLine, ...]
    everybody: tuple[StudentLine, ...]
    columns: tuple[str, ...]


def term_view(
    classes: Sequence[ClassWork],
    views: Sequence[AssignmentView],
    names: Names,
    now: datetime,
) -> TermView:
    """The view of the term in `names.language`; `views` are those of `classes`."""
    language = names.language
    found = rows(classes, now)
    lines = tuple(_line(one, view, language) for one, view in zip(classes, views, strict=True))
    spread = [_spread(one) for one in classes]
    came = [100 * len(one.handed_in) / max(len(one.works), 1) for one in classes]
    short = [one.assignment.name.split("_")[0] for one in classes]
    if len(set(short)) < len(short):
        short = [one.assignment.name for one in classes]
    labels = {
        "y": say("percent_axis", language),
        "median": say("median_share", language),
        "half": say("half", language),
        "handed_in": say("handed_in_share", language),
    }
    svg = drawn(
        lambda: figures.over_the_term(short, spread, came, labels),
        "term",
        say("term_title", language),
        say("term_description", language),
    )
    return TermView(
        lines,
        tuple(
            (view.id, one.assignment.name, todo)
            for one, view in zip(classes, views, strict=True)
            for todo in view.todos
        ),
        svg,
        tuple(_student(row, names) for row in behind(found)),
        tuple(_student(row, names) for row in found),
        tuple(short),
    )


def _line(one: ClassWork, view: AssignmentView, language: str) -> TermLine:
    zone = one.assignment.due.tzinfo if one.assignment.due else None
    spread = _spread(one)
    return TermLine(
        view.id,
        view.title,
        shown(one.due, zone) if one.due else "–",
        say("of", language, n=len(one.handed_in), all=len(one.works)),
        str(sum(work.late.is_late for work in one.works)),
        f"{spread[1]:.0f}%" if spread else "–",
        str(sum(len(work.left) if work.graded else work.handed_in for work in one.works)),
    )


def _spread(one: ClassWork) -> tuple[float, float, float] | None:
    most = one.assignment.max_score
    if not one.graded or not most:
        return None
    low, middle, high = quartiles([100 * work.points / most for work in one.graded])
    return low, middle, high


def _student(row: Row, names: Names) -> StudentLine:
    cells: list[tuple[str, str]] = []
    for share, missing, late in zip(row.shares, row.missing, row.late, strict=True):
        if share is None:
            cells.append(("gone", "–") if missing else ("none", "·"))
            continue
        look = "full" if share >= 0.9 else "part" if share >= 0.5 else "wrong"
        cells.append((look, f"{share * 100:.0f}{'*' if late else ''}"))
    why = "; ".join(signal(key, names.language) for key in row.signals)
    return StudentLine(names.of(row.student), why, f"{row.mean * 100:.0f}%", tuple(cells))
