"""nbgrader's feedback pages for this course: nothing in them runs, and a missing grade says so."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.converters import GenerateFeedback
from nbgrader.preprocessors import GetGrades

from autograder.course import CourseError, feedback_language
from autograder.gradebook.folders import chosen_folders
from autograder.gradebook.of_course import OfCourse
from autograder.gradebook.text import say

MATHJAX = "https://cdnjs.cloudflare.com/ajax/libs/mathjax/"
# MathJax evaluates a text/x-mathjax-config block, which the policy forbids; an ordinary script
# that only sets a variable can be allowed by its digest.
CONFIG_BLOCK = re.compile(r'<script type="text/x-mathjax-config">.*?</script>', re.DOTALL)
SETTINGS = (
    "window.MathJax={tex2jax:{inlineMath:[['$','$'],['\\\\(','\\\\)']],"
    "displayMath:[['$$','$$'],['\\\\[','\\\\]']],processEscapes:true},messageStyle:'none'};"
)
DIGEST = base64.b64encode(hashlib.sha256(SETTINGS.encode("utf-8")).digest()).decode("ascii")
POLICY = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
    f"font-src {MATHJAX}; script-src 'sha256-{DIGEST}' {MATHJAX}; "
    "base-uri 'none'; form-action 'none'"
)
HEAD = f"""<head>
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<script>{SETTINGS}</script>"""


class GradesOrWaiting(GetGrades):
    """nbgrader's step, which shows a score of 0 for an answer that nobody has graded yet."""

    def _get_score(self, cell: NotebookNode, resources: ResourcesDict) -> None:
        super()._get_score(cell, resources)
        ours = cell.metadata["nbgrader"]
        grade = self.gradebook.find_grade(
            ours["grade_id"], self.notebook_id, self.assignment_id, self.student_id
        )
        waits = grade.auto_score is None and grade.manual_score is None
        if waits and ours.get("solution") and not ours.get("comment"):
            ours["comment"] = say("waiting", resources["autograder"]["language"])


class CourseGenerateFeedback(OfCourse, GenerateFeedback):
    """Writes `feedback/<student>/<assignment>/<module>.html` under a content-security policy."""

    def init_notebooks(self) -> None:
        """Find the graded notebooks."""
        with self.in_sentences():
            assignment = self.assignment(self.course())
            step = self.coursedir.autograded_directory
            folders = chosen_folders(self.coursedir, step, assignment.name)
            name = f"{assignment.module}.ipynb"
            graded = [folder for folder in folders.values() if (folder / name).is_file()]
            self.assignments = {str(folder): [str(folder / name)] for folder in graded}
            if not self.assignments:
                raise CourseError(
                    f"Nothing of {assignment.name} is graded yet; "
                    f"run: nbgrader autograde {assignment.name}"
                )

    def init_single_notebook_resources(self, notebook_filename: str) -> dict[str, Any]:
        """nbgrader's resources and the language of the feedback."""
        resources = super().init_single_notebook_resources(notebook_filename)
        resources["autograder"] = {"language": feedback_language(self.course())}
        return resources

    def write_single_notebook(self, output: str, resources: ResourcesDict) -> None:
        """Write the page with its policy."""
        super().write_single_notebook(protected(output), resources)


def protected(page: str) -> str:
    """The page under a policy by which nothing runs but MathJax."""
    return CONFIG_BLOCK.sub("", page, count=1).replace("<head>", HEAD, 1)
