"""nbgrader's feedback for this course: pages run no script, and a missing grade is not a zero.

nbgrader's own page shows what nobody has graded as 0, has no policy against scripts, and is
English only. It stays a template, in `templates/feedback`. Each page is made by `page`, watched.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.converters import GenerateFeedback
from nbgrader.preprocessors import GetGrades
from nbgrader.utils import is_grade
from pygments.formatters import HtmlFormatter
from traitlets.config import Config

from autograder.course import CourseError, feedback_language
from autograder.explorer.comments import comments_file, comments_on, read_comments
from autograder.explorer.work import seen_from
from autograder.gradebook.converter import CourseConverter
from autograder.gradebook.folders import chosen_folders
from autograder.gradebook.formulas import markdown_with_formulas
from autograder.gradebook.inert import inert_markdown
from autograder.gradebook.late import settle
from autograder.gradebook.metadata import METADATA_KEY
from autograder.gradebook.page import PAGE_SECONDS, Maker, Page, settings
from autograder.gradebook.release import exercise_of
from autograder.gradebook.seen import SEEN
from autograder.gradebook.session import gradebook
from autograder.gradebook.text import say
from autograder.grading.watched import Watch
from autograder.lms.extensions import extensions_of
from autograder.lms.late import lateness
from autograder.plain import one_line
from autograder.progress import Progress
from autograder.report.messages import points

TEMPLATES = Path(__file__).parent / "templates"
# The page needs nothing from anywhere: its formulas are MathML, and no script is in it.
POLICY = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'"
)


class GradesForPage(GetGrades):
    """nbgrader's step, which also gathers what the page says where there is no score yet."""

    def preprocess(
        self, nb: NotebookNode, resources: ResourcesDict
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Add scores and comments to the cells, and `parts`, `scores` and totals to the page."""
        page: dict[str, Any] = resources[METADATA_KEY]
        page |= {"parts": [], "scores": {}, "regraded": [], "waiting_parts": 0}
        page["seen"] = seen_from(nb.metadata.get(METADATA_KEY, {}).get(SEEN))
        nb, resources = super().preprocess(nb, resources)
        page = resources[METADATA_KEY]
        page["late_reason"] = self._reason(resources)
        ours = resources["nbgrader"]
        nothing = page["waiting_parts"] == len(page["parts"])
        page["total"] = "–" if nothing else points(ours["score"])
        page["max_total"] = points(ours["max_score"])
        page["late_penalty"] = points(ours["late_penalty"]) if ours["late_penalty"] else ""
        page["raw"] = points(ours["score"] + ours["late_penalty"])
        count = page["waiting_parts"]
        page["waiting"] = say("waiting_parts", page["language"], count=count) if count else ""
        return nb, resources

    def _reason(self, resources: ResourcesDict) -> str:
        """Why something is, or is not, taken off for coming late."""
        page = resources[METADATA_KEY]
        course, assignment = page["course"], page["assignment"]
        with self.gradebook:
            row: Any = self.gradebook.find_submission(assignment.name, self.student_id)
            time = row.timestamp
        found = lateness(assignment, extensions_of(course), self.student_id, time)
        return found.reason(assignment, page["language"])

    def _get_comment(self, cell: NotebookNode, resources: ResourcesDict) -> None:
        super()._get_comment(cell, resources)
        page, name = resources[METADATA_KEY], cell.metadata.get("nbgrader", {}).get("grade_id", "")
        seen = page["seen"].get(name)
        if seen is None:
            return
        said = [cell.metadata.nbgrader.get("comment") or ""]
        for comment in comments_on(seen, name, page["comments"]):
            said.append(comment.text.in_language(page["language"]).strip())
        cell.metadata.nbgrader["comment"] = "\n\n".join(filter(None, said)) or None

    def _get_score(self, cell: NotebookNode, resources: ResourcesDict) -> None:
        super()._get_score(cell, resources)
        if not is_grade(cell):
            return
        page, name = resources[METADATA_KEY], cell.metadata.nbgrader["grade_id"]
        grade = self.gradebook.find_grade(
            name, self.notebook_id, self.assignment_id, self.student_id
        )
        score, most = cell.metadata.nbgrader["score"], cell.metadata.nbgrader["points"]
        said = f"{points(score)} / {points(most)}"
        state = "full" if score >= most else "none" if score <= 0 else "part"
        if grade.auto_score is None and grade.manual_score is None:
            said, state = say("waiting", page["language"]), "waits"
            page["waiting_parts"] += 1
        elif grade.auto_score is not None and grade.auto_score != score:
            page["regraded"].append(name)
        page["scores"][name] = said
        part = {"id": name, "name": exercise_of(cell), "score": said, "state": state}
        page["parts"].append(part)


class CourseGenerateFeedback(CourseConverter, GenerateFeedback):
    """Writes `feedback/<student>/<assignment>/<module>.html` in the language of feedback."""

    def __init__(self, coursedir: Any = None, **kwargs: Any) -> None:
        super().__init__(coursedir=coursedir, **kwargs)
        config = Config()
        config.HTMLExporter.template_name = "feedback"
        config.HTMLExporter.template_file = "course.html.j2"
        config.HTMLExporter.extra_template_basedirs = [str(TEMPLATES)]
        config.HTMLExporter.extra_template_paths = []
        config.HTMLExporter.exclude_anchor_links = True
        config.HTMLExporter.filters = {
            "inert_markdown": inert_markdown,
            "markdown2html": markdown_with_formulas,
        }
        self.update_config(config)

    def init_notebooks(self) -> None:
        """Find the graded notebooks, and bring what coming late costs up to date."""
        with self.in_sentences():
            course = self.course()
            assignment = self.assignment(course)
            self.comments = read_comments(course, assignment)
            if self.database.is_file():
                with gradebook(self.place.db_url, self.place.course_id) as gb:
                    settle(gb, course, assignment)
            step = self.place.autograded_directory
            folders = chosen_folders(self.place, step, assignment.name)
            name = f"{assignment.module}.ipynb"
            graded = [folder for folder in folders.values() if os.path.isfile(folder / name)]
            self.assignments = {str(folder): [str(folder / name)] for folder in graded}
            if not self.assignments:
                raise CourseError(
                    f"Nothing of {assignment.name} is graded yet; "
                    f"run: nbgrader autograde {assignment.name}"
                )

    def convert_notebooks(self) -> None:
        """Make all pages; one that fails does not stop the others, and a terminal shows the
        progress."""
        self.without_page: list[str] = []
        self.begun = 0
        shown = Progress("feedback", len(self.assignments))
        with Watch() as self.watch, shown as self.progress, shown.in_place_of(self.log):
            super().convert_notebooks()
        if self.without_page:
            self.stop(
                f"No page was made of {len(self.without_page)} of {len(self.assignments)} "
                f"submissions: {', '.join(self.without_page)}. See above for the reasons."
            )

    def convert_single_notebook(self, notebook_filename: str) -> None:
        """Make one page in time, if need be without what the student wrote."""
        self.log.info("Converting notebook %s", notebook_filename)
        maker = Maker(settings(self.config), tuple(self.preprocessors))
        for instead in ("", say("not_shown", feedback_language(self.course()))):
            resources = self.init_single_notebook_resources(notebook_filename)
            try:
                work = Page(maker, notebook_filename, resources, instead)
                self.write_single_notebook(*self.watch.call(work, PAGE_SECONDS))
                return
            except Exception as error:  # what they use fails in many ways at what nobody writes
                without = "there is no page" if instead else "the page is made without it"
                told = one_line(str(error)) or type(error).__name__
                self.log.warning(
                    "%s: what was handed in could not be shown (%s); %s",
                    notebook_filename, told, without,
                )  # fmt: skip
        self.without_page.append(resources["nbgrader"]["student"])

    def init_destination(self, assignment_id: str, student_id: str) -> bool:
        """nbgrader keeps a page that is there, also after grading again or by hand."""
        self.progress.update(self.begun)
        self.begun += 1
        name = f"{self.course().assignment(assignment_id).module}"
        page = Path(self._format_dest(assignment_id, student_id), f"{name}.html")
        graded = Path(self._format_source(assignment_id, student_id), f"{name}.ipynb")
        if page.is_file() and not self.force:
            made = page.stat().st_mtime_ns
            comments = comments_file(self.course(), self.course().assignment(assignment_id))
            sources = [file for file in (graded, self.database, comments) if file.is_file()]
            if any(file.stat().st_mtime_ns > made for file in sources):
                return True
        return super().init_destination(assignment_id, student_id)

    def init_single_notebook_resources(self, notebook_filename: str) -> dict[str, Any]:
        """nbgrader's resources, and what else the page says."""
        resources = super().init_single_notebook_resources(notebook_filename)
        course = self.course()
        language = feedback_language(course)
        words = ("answer", "comment", "regraded", "late", "raw_score", "final_score")
        resources[METADATA_KEY] = {
            "course": course,
            "assignment": self.assignment(course),
            "language": language,
            "comments": self.comments,
            "title": self.assignment(course).title.in_language(language),
            "policy": POLICY,
            "code_css": HtmlFormatter(style="default").get_style_defs(".highlight"),
            "words": {word: say(word, language) for word in words},
        }
        return resources
