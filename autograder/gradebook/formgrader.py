"""Lets formgrader show rubrics next to written answers, and grade equal texts once.

formgrader has no setting for either. Its classes are changed where they are loaded, which is in a
Jupyter server only; a folder without a course.yml is shown as before.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from markupsafe import Markup
from nbconvert.exporters import HTMLExporter
from nbgrader.api import MissingEntry
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder.authoring.rubric import as_markdown, read_rubrics
from autograder.course import (
    COURSE_FILE,
    Assignment,
    CourseError,
    feedback_language,
    load_course_fast,
)
from autograder.gradebook.alike import share_comment, share_score, students_alike
from autograder.gradebook.formulas import markdown_with_formulas
from autograder.gradebook.inert import inert_markdown
from autograder.gradebook.metadata import METADATA_KEY
from autograder.gradebook.page import PAGE_SECONDS, Maker, Page, settings
from autograder.gradebook.text import say
from autograder.gradebook.waiting import show_waiting, waiting_first
from autograder.grading.watched import Watch
from autograder.plain import one_line
from autograder.report.messages import points

TEMPLATES = Path(__file__).parent / "templates"
SERVER = "nbgrader.server_extensions.formgrader"
MAX_NAMES = 20


class GradingPage(HTMLExporter):
    """formgrader's page of a submission, with rubrics beside written answers, and formulas.

    It is made in a process that is ended when it takes too long: formgrader has one thread, and
    everybody's pages would wait.
    """

    def __init__(self, place: CourseDirectory, theirs: str, config: Config) -> None:
        ours = Config(config)
        ours.HTMLExporter.template_name = "formgrade"
        ours.HTMLExporter.template_file = "course.html.j2"
        ours.HTMLExporter.extra_template_basedirs = [str(TEMPLATES), theirs]
        ours.HTMLExporter.filters = {
            "markdown2html": markdown_with_formulas,
            "inert_markdown": inert_markdown,
        }
        super().__init__(config=ours)
        self.place, self.maker = place, Maker(settings(ours))
        self.watch = Watch(fresh=True)  # a server has threads, which cannot be copied

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **how: Any
    ) -> tuple[str, dict[str, Any]]:
        """The page of the graded notebook at `filename`."""
        resources = dict(resources or {})
        student, name = resources.get("student", ""), resources.get("assignment_id", "")
        resources[METADATA_KEY] = beside_answers(self.place, name, student)
        try:
            return self.watch.call(Page(self.maker, filename, resources), PAGE_SECONDS)
        except Exception as error:  # whatever the text made of it, it has to be graded by hand
            told = one_line(str(error)) or type(error).__name__
            self.log.warning("%s: what was handed in could not be shown (%s)", filename, told)
        instead = say("not_shown_by_hand", _language(self.place), student=student, name=name)
        bare = Page(self.maker, filename, resources, inert_markdown(instead))
        return self.watch.call(bare, PAGE_SECONDS)


def beside_answers(place: CourseDirectory, name: str, student: str) -> dict[str, dict[str, str]]:
    """What stands beside each written answer, in Markdown, by its nbgrader id."""
    try:
        course = load_course_fast(place.root)
        assignment, language = course.assignment(name), feedback_language(course)
    except CourseError as error:
        return {"": {"problem": str(error)}}
    try:
        rubrics, problem = read_rubrics(course, assignment), ""
    except CourseError as error:
        rubrics, problem = {}, str(error)
    found: dict[str, dict[str, str]] = {}
    for answer, most in assignment.written.items():
        values = {"problem": problem, "same": _alike_text(place, assignment, student, answer)}
        if answer in rubrics:
            values["criteria"], values["model"] = as_markdown(rubrics[answer], language)
            values["heading"] = say("rubric", language, points=points(most))
            values["model_heading"] = say("model_answer", language)
        found[answer] = values
    return found


def _language(place: CourseDirectory) -> str:
    try:
        return feedback_language(load_course_fast(place.root))
    except CourseError:
        return "en"


def _alike_text(place: CourseDirectory, assignment: Assignment, student: str, answer: str) -> str:
    others = students_alike(place, assignment, student, answer)
    if not others:
        return ""
    language = feedback_language(load_course_fast(place.root))
    names = ", ".join(others[:MAX_NAMES]) + (", …" if len(others) > MAX_NAMES else "")
    return say("same_answer", language, count=len(others), names=names)


def change_formgrader() -> None:
    """Change formgrader's classes, once, in a server that has loaded them."""
    extension = sys.modules.get(f"{SERVER}.formgrader")
    handlers = sys.modules.get(f"{SERVER}.apihandlers")
    if extension is None or handlers is None or hasattr(extension, METADATA_KEY):
        return
    setattr(extension, METADATA_KEY, True)
    pages: Any = extension.FormgradeExtension
    pages.init_tornado_settings = _with_our_page(pages.init_tornado_settings)
    NbGraderAPI.get_notebook_submissions = waiting_first(NbGraderAPI.get_notebook_submissions)
    for handler, find, value, share in (
        (handlers.GradeHandler, "find_grade_by_id", "manual_score", share_score),
        (handlers.CommentHandler, "find_comment_by_id", "manual_comment", share_comment),
    ):
        handler.put = _shared(handler.put, find, value, share)


def _without_markup(value: Any) -> Any:
    return Markup(value.translate(_MARKUP)) if type(value) is str else value


_MARKUP = str.maketrans({"<": "&lt;", ">": "&gt;", '"': "&quot;"})


def _with_our_page(settings: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(settings)
    def changed(self: Any, webapp: Any) -> None:
        settings(self, webapp)
        place: CourseDirectory = self.coursedir
        if (Path(place.root) / COURSE_FILE).is_file():
            from nbgrader.server_extensions.formgrader.handlers import template_path

            webapp.settings["nbgrader_exporter"] = GradingPage(place, template_path, self.config)
            templates = webapp.settings["nbgrader_jinja2_env"]
            # Ids of students stand in pages and in their scripts. What else autoescape would
            # replace, as the ' of o'neil, does no harm in either, and belongs to the id in scripts.
            templates.autoescape, templates.finalize = True, _without_markup
            show_waiting(templates, place, self.url_prefix)

    return changed


def _shared(put: Callable[..., Any], find: str, value: str, share: Callable[..., Any]) -> Any:
    """formgrader's `put`, which then gives the same to all answers with the same text."""

    @functools.wraps(put)
    def changed(self: Any, row_id: str) -> None:
        try:
            before = getattr(getattr(self.gradebook, find)(row_id), value)
        except MissingEntry:
            before = None
        put(self, row_id)
        row = getattr(self.gradebook, find)(row_id)
        try:
            course = load_course_fast(self.coursedir.root)
            assignment = course.assignment(row.assignment.assignment.name)
        except CourseError:
            return
        if row.name in assignment.written:
            share(self.gradebook, self.coursedir, assignment, row, before)

    return changed
