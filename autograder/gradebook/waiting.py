"""Shows what waits for a person on top of formgrader's pages, with links to the reports."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from nbgrader.coursedir import CourseDirectory

from autograder.course import COURSE_FILE, CourseError, feedback_language, load_course_fast
from autograder.gradebook.session import gradebook
from autograder.gradebook.text import say

PAGES = Path(__file__).parent / "templates" / "pages"
# Where `course report` writes, below the course.
REPORTS = "report"


@dataclass(frozen=True)
class Waiting:
    """The submissions of an assignment that wait for a person; `first` is formgrader's id."""

    assignment: str
    notebook: str
    count: int
    first: str


def waiting(gb: Any) -> tuple[Waiting, ...]:
    """What waits, by assignment, in one query; `gb` is an open gradebook."""
    from nbgrader import api as nbgrader_api
    from sqlalchemy import and_, or_

    api: Any = nbgrader_api  # its columns have no types
    unscored = and_(api.Grade.auto_score.is_(None), api.Grade.manual_score.is_(None))
    rows = (
        gb.db.query(api.Assignment.name, api.Notebook.name, api.SubmittedNotebook.id)
        .select_from(api.Grade)
        .join(api.SubmittedNotebook, api.Grade.notebook_id == api.SubmittedNotebook.id)
        .join(api.Notebook, api.SubmittedNotebook.notebook_id == api.Notebook.id)
        .join(api.Assignment, api.Notebook.assignment_id == api.Assignment.id)
        .filter(or_(api.Grade.needs_manual_grade.is_(True), unscored))
        .distinct()
        .order_by(api.Assignment.name, api.SubmittedNotebook.id)
    )
    found: dict[tuple[str, str], list[str]] = {}
    for assignment, notebook, page in rows:
        found.setdefault((assignment, notebook), []).append(page)
    return tuple(
        Waiting(assignment, notebook, len(pages), pages[0])
        for (assignment, notebook), pages in found.items()
    )


def show_waiting(environment: Environment, place: CourseDirectory, prefix: str) -> None:
    """Have formgrader's pages begin with what waits; `prefix` is the course's path in the server.

    Our base.tpl extends nbgrader's, which stays available under another name.
    """
    theirs = environment.loader
    assert theirs is not None
    ours = FileSystemLoader(str(PAGES), encoding="utf-8")
    environment.loader = ChoiceLoader([ours, theirs, PrefixLoader({"nbgrader": theirs})])
    environment.globals["course_waiting"] = functools.partial(_banner, place, prefix)


def _banner(place: CourseDirectory, prefix: str, base_url: str) -> dict[str, Any] | None:
    """What the page says, in the language of feedback; None for a folder without a course.yml."""
    root = Path(place.root)
    if not (root / COURSE_FILE).is_file():
        return None
    try:
        language = feedback_language(load_course_fast(root))
    except CourseError:
        return None
    with gradebook(place.db_url, place.course_id) as gb:
        found = waiting(gb)
    rows = [
        {
            "text": say("waits_for_you", language, name=one.assignment, count=one.count),
            "first": f"{base_url}/formgrader/submissions/{quote(one.first)}/",
            "all": f"{base_url}/formgrader/gradebook/{quote(one.assignment)}/{quote(one.notebook)}",
            "report": _report(root, prefix, base_url, one.assignment),
        }
        for one in found
    ]
    words = ("waiting_title", "nothing_waits", "grade_first", "see_all", "class_report")
    return {
        "rows": rows,
        "report": _report(root, prefix, base_url, "term"),
        "words": {word: say(word, language) for word in words},
    }


def _report(root: Path, prefix: str, base_url: str, name: str) -> str:
    """Where the server shows a report, "" where there is none yet."""
    if not (root / REPORTS / f"{name}.html").is_file():
        return ""
    return f"{base_url}/files/{quote(f'{prefix}/{REPORTS}/{name}.html'.removeprefix('./'))}"


def waiting_first(listed: Callable[..., Any]) -> Callable[..., Any]:
    """nbgrader's list of an assignment's submissions, with those that wait for a person first."""

    @functools.wraps(listed)
    def changed(self: Any, assignment_id: str, notebook_id: str) -> Any:
        found = listed(self, assignment_id, notebook_id)
        return sorted(found, key=lambda entry: not entry["needs_manual_grade"])

    return changed
