"""Writes the report as one page that needs nothing else: no network, no script, no other file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from autograder.course import Course, CourseError
from autograder.files import write_whole
from autograder.insight.links import Formgrader
from autograder.insight.model import ClassWork
from autograder.insight.people import Names
from autograder.insight.sections import SectionsOf, no_sections
from autograder.insight.term_view import term_view
from autograder.insight.text import say
from autograder.insight.view import assignment_view
from autograder.lms.times import shown

FOLDER = "report"
TEMPLATES = Path(__file__).parent / "templates"
# A student's text is escaped; should one slip through, it still could not run or call home.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


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
    views = [
        assignment_view(one, how.names, how.formgrader, how.now, sections(one, how.names))
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


def _made(classes: Sequence[ClassWork], time: datetime) -> str:
    zone = next((one.assignment.due.tzinfo for one in classes if one.assignment.due), None)
    return shown(time, zone)


def render(template: str, how: Shown, **values: Any) -> str:
    """A template filled in; whatever is put in is escaped, but for finished SVG and sections."""
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    except ImportError:
        raise CourseError(
            "course report needs Jinja and Matplotlib; install them with: "
            "pip install -e '.[instructor]'"
        ) from None
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template).render(
        say=lambda key, **words: say(key, how.language, **words),
        language=how.language,
        hidden=how.names.hidden,
        policy=POLICY,
        **values,
    )


def write_page(path: Path, page: str) -> None:
    """Write it; CourseError where that is not possible."""
    try:
        # A folder's name may hold what UTF-8 cannot write.
        write_whole(path, page.encode("utf-8", "replace"))
    except OSError as error:
        raise CourseError(f"{path}: cannot be written ({error.strerror or error}).") from None
