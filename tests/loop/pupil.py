"""A student who knows the answers: writes them into a course's files as whole cells."""

from __future__ import annotations

import json
import re
from pathlib import Path

from autograder.course.load import load_course
from autograder.grading.opened import grade_submission
from autograder.grading.result import SubmissionResult
from autograder.submission.read import read_submission

SOLUTION_MARK = re.compile(r"^\s*### (?:BEGIN|END) SOLUTION\n", re.MULTILINE)


class Pupil:
    """Writes reference answers into both files of an assignment, one exercise at a time."""

    def __init__(self, root: Path, assignment: str) -> None:
        self.course = load_course(root)
        self.assignment = self.course.assignment(assignment)
        module = self.assignment.module
        self.script = root / "assignments" / assignment / f"{module}.py"
        self.notebook = self.script.with_suffix(".ipynb")
        cells = read_submission(root / "solutions" / assignment / f"{module}.py").cells
        self.answers = {
            c.title: SOLUTION_MARK.sub("", f"{c.source}\n").rstrip("\n") for c in cells if c.title
        }

    def in_script(self, name: str) -> None:
        """Put the answer in place of whatever the exercise's cell holds in the .py."""
        text = self.script.read_text(encoding="utf-8")
        head, marker, rest = text.partition(f"# %% {name}\n")
        _, following, tail = rest.partition("\n# %%")
        self.script.write_text(
            head + marker + self.answers[name] + "\n\n" + following + tail, encoding="utf-8"
        )

    def in_notebook(self, name: str) -> None:
        """Put the answer in place of whatever the exercise's cell holds in the .ipynb."""
        content = json.loads(self.notebook.read_text(encoding="utf-8"))
        cell = next(c for c in content["cells"] if c["metadata"].get("title") == name)
        cell["source"] = self.answers[name]
        self.notebook.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")

    def result(self) -> SubmissionResult:
        """Both files graded, as pytest does it."""
        folder = self.script.parent
        return grade_submission(self.course, self.assignment, folder, confinement="wanted")
