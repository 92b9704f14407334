"""An assignment's part of the page as words and numbers in one language, for the template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from autograder.course.check_classes import Texts
from autograder.grading.check_titles import title_among
from autograder.insight import figures
from autograder.insight.items import ExerciseItem, Item, exercise_items
from autograder.insight.links import Formgrader
from autograder.insight.model import LOOKS, ClassWork, Look, Work
from autograder.insight.people import Names
from autograder.insight.sections import Section
from autograder.insight.statistics import ENOUGH, MANY, quartiles
from autograder.insight.svg import drawn
from autograder.insight.term import is_due
from autograder.insight.text import advice, say
from autograder.lms.times import shown
from autograder.report.messages import points as as_points

MARKS: dict[Look, str] = {
    "full": "●",
    "part": "◐",
    "wrong": "○",
    "blocked": "▷",
    "empty": "·",
    "none": "?",
}


@dataclass(frozen=True)
class Todo:
    """Something that waits for a person: how it is said, and where to do it."""

    text: str
    who: tuple[str, ...] = ()
    link: str = ""
    link_text: str = ""
    more: str = ""
    more_text: str = ""


@dataclass(frozen=True)
class Lines:
    """People under a title, such as those who handed in late."""

    title: str
    who: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True)
class ItemRow:
    """An exercise's or a check's row in a table; numbers are text as it is shown."""

    name: str
    solved: str
    tried: str
    d: str
    r: str
    advice: str
    state: str
    title: str = ""
    checks: tuple[ItemRow, ...] = ()
    taken_for: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True)
class ResultRow:
    """A student's row in the table of results."""

    name: str
    link: str
    total: str
    written: str
    came: str
    cells: tuple[tuple[Look, str, str], ...]


@dataclass(frozen=True)
class AssignmentView:
    """Everything that an assignment's part of the page shows."""

    id: str
    title: str
    todos: tuple[Todo, ...]
    came_in: str
    groups: tuple[Lines, ...]
    notes: tuple[str, ...]
    problems: tuple[str, ...]
    points: dict[str, str] | None
    heat_map: str
    exercises: tuple[str, ...]
    results: tuple[ResultRow, ...]
    items: tuple[ItemRow, ...]
    item_notes: tuple[str, ...]
    times: dict[str, str]
    sections: tuple[Section, ...] = ()
    legend: tuple[tuple[Look, str, str], ...] = field(default=())


def assignment_view(
    one: ClassWork,
    names: Names,
    formgrader: Formgrader,
    now: datetime,
    titles: Texts,
    sections: Sequence[Section] = (),
) -> AssignmentView:
    """The view of an assignment in `names.language`; `now` is UTC without a zone.

    titles: what the assignment calls its own checks.
    """
    say_ = _translator(names.language)
    key = "a" + "".join(c if c.isascii() and c.isalnum() else "-" for c in one.assignment.name)
    ranked = sorted(one.handed_in, key=lambda work: (-work.points, not work.graded))
    return AssignmentView(
        id=key,
        title=f"{one.assignment.name} · {one.assignment.title.in_language(names.language)}",
        todos=todos(one, names, formgrader),
        came_in=say_("came_in_of", n=len(one.handed_in), all=len(one.works)),
        groups=_groups(one, names, now),
        notes=_notes(one, names.language),
        problems=tuple(map(names.hide, one.results.problems)),
        points=_points(one, names.language, key),
        heat_map=_heat_map(one, names.language, key),
        exercises=tuple(one.assignment.exercises),
        results=tuple(_result(one, work, names, formgrader) for work in ranked),
        items=tuple(_exercise_row(item, titles, names.language) for item in exercise_items(one)),
        item_notes=_item_notes(one, names.language),
        times=_times(one, names.language, key),
        sections=tuple(sections),
        legend=tuple((look, MARKS[look], say_(f"look_{look}")) for look in LOOKS),
    )


def _translator(language: str) -> Any:
    return lambda key, **values: say(key, language, **values)


def todos(one: ClassWork, names: Names, formgrader: Formgrader) -> tuple[Todo, ...]:
    """What is left for a person, what can be done at once first."""
    say_ = _translator(names.language)
    more = {"more": formgrader.submissions(one.assignment), "more_text": say_("in_formgrader")}
    found: list[Todo] = []

    def add(key: str, works: list[Work], count: int) -> None:
        if not works:
            return
        first = "" if names.hidden else formgrader.submission(works[0].page)
        found.append(Todo(say_(key, n=count), (), first, say_("first") if first else "", **more))

    written = [w for w in one.works if w.graded and _waiting(w, w.written)]
    add("left_written", written, sum(len(_waiting(w, w.written)) for w in written))
    look = [w for w in one.works if w.graded and _waiting(w, w.exercises)]
    add("left_look", look, sum(len(_waiting(w, w.exercises)) for w in look))
    failed = [work for work in one.works if work.state == "failed" and work.page]
    if failed:
        who = tuple(names.of(work.student) for work in failed)
        link = "" if names.hidden else formgrader.submission(failed[0].page)
        text = say_("left_failed", n=len(failed))
        found.append(Todo(text, who, link, say_("first") if link else ""))
    unopened = [work for work in one.works if work.state == "failed" and not work.page]
    if unopened:
        who = tuple(names.of(work.student) for work in unopened)
        found.append(Todo(say_("left_unopened", n=len(unopened)), who))
    ungraded = [work for work in one.works if work.state == "ungraded"]
    if ungraded:
        command = f"nbgrader autograde {one.assignment.name}"
        who = tuple(names.of(work.student) for work in ungraded)
        found.append(Todo(say_("left_ungraded", n=len(ungraded), command=command), who))
    return tuple(found)


def _waiting(work: Work, among: Any) -> list[str]:
    return [name for name in work.left if name in among]


def _groups(one: ClassWork, names: Names, now: datetime) -> tuple[Lines, ...]:
    say_ = _translator(names.language)
    zone = one.assignment.due.tzinfo if one.assignment.due else None
    found: list[Lines] = []
    if one.missing:
        note = ""
        if one.due is not None and not is_due(one, now):
            note = say_("not_due", due=shown(one.due, zone))
        who = tuple(names.of(work.student) for work in one.missing)
        found.append(Lines(say_("missing", n=len(one.missing)), who, note))
    empty = [work for work in one.graded if not work.begun]
    if empty:
        who = tuple(names.of(work.student) for work in empty)
        found.append(Lines(say_("empty", n=len(empty)), who))
    late = [work for work in one.handed_in if work.late.is_late]
    if late:
        who = tuple(
            f"{names.of(w.student)} (+{_duration(_behind(one, w), names.language)})" for w in late
        )
        found.append(Lines(say_("late", n=len(late)), who))
    return tuple(found)


def _notes(one: ClassWork, language: str) -> tuple[str, ...]:
    untimed = sum(work.time is None for work in one.handed_in)
    return (say("untimed", language, n=untimed),) if untimed else ()


def _points(one: ClassWork, language: str, key: str) -> dict[str, str] | None:
    if not one.graded:
        return None
    most = one.assignment.max_score
    given = [work.points for work in one.graded]
    low, middle, high = quartiles(given)
    values = {
        "most": as_points(most),
        "median": as_points(round(middle, 2)),
        "low": as_points(round(low, 2)),
        "high": as_points(round(high, 2)),
        "full": sum(value >= most for value in given),
        "none": sum(value <= 0 for value in given),
    }
    sentence = say("points_sentence", language, **values)
    labels = {
        "x": say("points_axis", language),
        "y": say("students_axis", language),
        "median": say("median", language, value=as_points(round(middle, 2))),
    }
    title = say("points_title", language)
    svg = drawn(lambda: figures.distribution(given, most, labels), f"{key}-points", title, sentence)
    return {"sentence": sentence, "svg": svg}


def _heat_map(one: ClassWork, language: str, key: str) -> str:
    ranked = sorted(one.graded, key=lambda work: _rank(work, one))
    if not ranked:
        return ""
    exercises = list(one.assignment.exercises)
    looks = [[work.exercises[name].look for work in ranked] for name in exercises]
    labels = {"x": say("map_axis", language)}
    labels |= {look: say(f"look_{look}", language) for look in LOOKS}
    told = "; ".join(
        say(
            "map_row",
            language,
            exercise=name,
            full=line.count("full"),
            wrong=line.count("wrong") + line.count("part"),
            empty=line.count("empty"),
        )
        for name, line in zip(exercises, looks, strict=True)
    )
    paint = lambda: figures.heat_map(looks, exercises, labels)  # noqa: E731
    return drawn(paint, f"{key}-map", say("map", language), told)


def _rank(work: Work, one: ClassWork) -> tuple[float, tuple[int, ...]]:
    """The highest points first, and those alike beside each other."""
    looks = tuple(LOOKS.index(work.exercises[name].look) for name in one.assignment.exercises)
    return -work.points, looks


def _result(one: ClassWork, work: Work, names: Names, formgrader: Formgrader) -> ResultRow:
    zone = one.assignment.due.tzinfo if one.assignment.due else None
    cells: list[tuple[Look, str, str]] = []
    for name in one.assignment.exercises:
        outcome = work.exercises.get(name)
        look = outcome.look if outcome is not None else "none"
        cells.append((look, MARKS[look], as_points(outcome.points or 0) if outcome else ""))
    given = [points for points in work.written.values() if points is not None]
    written = as_points(sum(given)) if given and len(given) == len(work.written) else "–"
    # A second tells who it is to whoever saw it come in.
    came = "" if names.hidden or work.time is None else shown(work.time, zone)
    if work.late.is_late:
        came = f"{came} +{_duration(_behind(one, work), names.language)}".strip()
    return ResultRow(
        names.of(work.student),
        formgrader.submission(work.page) if work.page and not names.hidden else "",
        as_points(round(work.points, 2)) if work.graded else "?",
        written if work.written else "",
        came,
        tuple(cells),
    )


def _behind(one: ClassWork, work: Work) -> timedelta:
    due = work.late.due or one.due
    return work.time - due if work.time is not None and due is not None else timedelta()


def _duration(span: timedelta, language: str) -> str:
    """A length of time as people say it: hours up to two days, then days."""
    hours = abs(span.total_seconds()) / 3600
    if hours < 48:
        return say("hours", language, n=f"{hours:.1f}" if hours < 10 else f"{hours:.0f}")
    return say("days", language, n=f"{hours / 24:.1f}")


def _exercise_row(found: ExerciseItem, titles: Texts, language: str) -> ItemRow:
    item = found.item
    taken = Counter[tuple[str, str]]()
    for name, count in found.mistakes:
        kind, _, which = name.partition(":")
        taken[say(f"kind_{kind}", language), which] += count
    return ItemRow(
        item.name,
        _percent(item.difficulty),
        str(found.tried),
        _signed(item.d),
        _correlation(item),
        advice(item.advice, language),
        item.advice,
        checks=tuple(_check_row(check, titles, language) for check in found.checks),
        taken_for=tuple((kind, which, count) for (kind, which), count in taken.most_common()),
    )


def _check_row(item: Item, titles: Texts, language: str) -> ItemRow:
    failed = say("of", language, n=round(item.failed), all=item.n)
    return ItemRow(
        item.name,
        failed,
        str(item.n),
        _signed(item.d),
        _correlation(item),
        advice(item.advice, language, check=True),
        item.advice,
        title=title_among(titles, item.name, language),
    )


def _item_notes(one: ClassWork, language: str) -> tuple[str, ...]:
    n = len(one.begun)
    notes = [say("items_caption", language, n=n), say("not_independent", language)]
    if n < ENOUGH:
        notes = [say("too_few", language, enough=ENOUGH)]
    elif n < MANY:
        notes.append(say("few", language))
    if not one.with_checks:
        notes.append(say("no_checks", language))
    return tuple(notes)


def _percent(share: float) -> str:
    return "–" if share != share else f"{share * 100:.0f}%"


def _signed(value: float | None) -> str:
    return "" if value is None else f"{value:+.2f}".replace("-", "−")


def _correlation(item: Item) -> str:
    if item.r is None or item.low is None or item.high is None:
        return ""
    if item.n >= MANY:
        return _signed(item.r)
    return f"{_signed(item.r)} ({_signed(item.low)} … {_signed(item.high)})"


def _times(one: ClassWork, language: str, key: str) -> dict[str, str]:
    if one.due is None:
        return {"sentence": say("times_no_due", language), "svg": ""}
    timed = [work for work in one.handed_in if work.time is not None]
    if not timed:
        return {"sentence": say("times_unknown", language), "svg": ""}
    hours = [_hours(one, work) for work in timed]
    ahead = [-value for value in hours if value <= 0]
    zone = one.assignment.due.tzinfo if one.assignment.due else None
    median = timedelta(hours=quartiles(ahead)[1]) if ahead else timedelta()
    sentence = say(
        "times_sentence",
        language,
        due=shown(one.due, zone),
        on_time=sum(not work.late.is_late for work in timed),
        late=sum(work.late.is_late for work in timed),
        median=_duration(median, language),
        day=sum(value <= 24 for value in ahead),
        hour=sum(value <= 1 for value in ahead),
    )
    labels = {
        "x": say("days_axis", language),
        "y": say("handed_in_axis", language),
        "deadline": say("deadline", language),
    }
    students = len(one.works)
    paint = lambda: figures.hand_in_times(hours, students, labels)  # noqa: E731
    return {
        "sentence": sentence,
        "svg": drawn(paint, f"{key}-times", say("times_title", language), sentence),
    }


def _hours(one: ClassWork, work: Work) -> float:
    """Hours after the date that counts for the student (negative: before it)."""
    return _behind(one, work).total_seconds() / 3600
