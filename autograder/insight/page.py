"""Writes the report as one page that needs nothing else: no network, no script, no other file."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from autograder.accuracy.page import stored
from autograder.course import Course, CourseError
from autograder.course.check_classes import titles_of
from autograder.insight.authors import quality
from autograder.insight.authors_view import quality_view
from autograder.insight.links import Formgrader
from autograder.insight.model import ClassWork
from autograder.insight.people import Names
from autograder.insight.sections import SectionsOf, no_sections
from autograder.insight.statistics import ENOUGH
from autograder.insight.term_view import term_view
from autograder.insight.text import say
from autograder.insight.view import assignment_view
from autograder.lms.times import shown
from autograder.report.pages import filled

FOLDER = "report"
TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Shown:
    """How a report is to be shown. `now` is UTC without a zone."""

    names: Names
    formgrader: Formgrader
    now: datetime

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.names.language


def require_libraries() -> None:
    """CourseError where what pages are made with is not installed."""
    if not all(map(importlib.util.find_spec, ("jinja2", "matplotlib"))):
        raise CourseError(
            "course report needs Jinja and Matplotlib; install them with: "
            "pip install -e '.[instructor]'"
        )


def now() -> datetime:
    """This moment, in UTC without a zone, as times are kept here."""
    return datetime.now(UTC).replace(tzinfo=None)


def report_page(
    course: Course,
    classes: Sequence[ClassWork],
    how: Shown,
    *,
    term: bool,
    sections: SectionsOf = no_sections,
) -> str:
    """The page about `classes`, with the term in front of them where `term` says so."""
    classes = [replace(one, works=how.names.in_no_order(one.works)) for one in classes]
    views = [
        assignment_view(
            one,
            how.names,
            how.formgrader,
            how.now,
            titles_of(course, one.assignment),
            sections(one, how.names),
        )
        for one in classes
    ]
    students = {work.student.id for one in classes for work in one.works}
    whole = term_view(classes, views, how.names, how.now) if term else None
    return render(
        "report.html.j2",
        how,
        title=course.title.in_language(how.names.language),
        made=say("made", how.language, time=_made(classes, how.now)),
        students=len(students),
        assignments=views,
        term=whole,
    )


def quality_page(course: Course, classes: Sequence[Sequence[ClassWork]], how: Shown) -> str:
    """The page for authors; `classes` holds each course's work on the same assignments.

    Raises CourseError where no result says how single checks came out.
    """
    by_name: dict[str, list[ClassWork]] = {}
    for one in (
        one
        for of_one_course in classes
        for one in of_one_course
        if one.with_checks or one.results.attempts
    ):
        by_name.setdefault(one.assignment.name, []).append(one)
    wanted = [a for a in course.assignments if a.name in by_name]
    if not wanted:
        raise CourseError(
            "There are no results check by check; grade with nbgrader autograde, or give "
            "--results FILE as `course grade ... --json FILE` writes it."
        )
    measured = stored(course.root / "docs" / "accuracy.md")
    found = []
    for assignment in wanted:
        kept = measured.get(assignment.name)
        accuracy = {one.exercise: one for one in kept.exercises} if kept else {}
        found.append(quality(by_name[assignment.name], accuracy))
    everything = [one for of_one_course in classes for one in of_one_course]
    return render(
        "authors.html.j2",
        how,
        title=course.title.in_language(how.names.language),
        made=say("made", how.language, time=_made(everything, how.now)),
        submissions=sum(one.submissions for one in found),
        enough=ENOUGH,
        assignments=[
            quality_view(
                one,
                assignment.title.in_language(how.names.language),
                titles_of(course, assignment),
                how.language,
            )
            for one, assignment in zip(found, wanted, strict=True)
        ],
    )


def _made(classes: Sequence[ClassWork], time: datetime) -> str:
    zone = next((one.assignment.due.tzinfo for one in classes if one.assignment.due), None)
    return shown(time, zone)


def render(template: str, how: Shown, **values: Any) -> str:
    """A template filled in; whatever is put in is escaped, but for finished SVG and sections."""
    return filled(
        TEMPLATES,
        template,
        say=lambda key, **words: say(key, how.language, **words),
        language=how.language,
        hidden=how.names.hidden,
        **values,
    )
