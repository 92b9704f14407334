"""A student's folder, and edits of it as editors and notebooks make them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from autograder.course.load import load_course
from autograder.grading.opened import grade_submission
from autograder.grading.result import SubmissionResult
from autograder.report.terminal import submission_lines

STUB = "raise NotImplementedError"
RIGHT = {
    "sigmoid": "return 0.5 * (1 + np.tanh(np.asarray(x, float) / 2))",
    "sigmoid_derivative": "a = np.asarray(a, float)\n    return a * (1 - a)",
}


class Work:
    """Both files of 02 in a course folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.script = root / "assignments" / "02_mlp" / "mlp.py"
        self.notebook = self.script.with_suffix(".ipynb")

    def in_script(self, name: str, body: str) -> None:
        """Replace an exercise's body, or what stands there by now, in the .py."""
        text = self.script.read_text(encoding="utf-8")
        head, marker, rest = text.partition(f"# %% {name}\n")
        cell, following, tail = rest.partition("\n# %%")
        assert marker and following, name
        new = with_body(cell, body) + "\n" * (len(cell) - len(cell.rstrip("\n")))
        self.script.write_text(head + marker + new + following + tail, encoding="utf-8")

    def in_notebook(self, name: str, body: str) -> None:
        """Replace an exercise's body in the .ipynb."""
        content = self.json()
        cell = self.cell(content, name)
        cell["source"] = with_body("".join(cell["source"]), body)
        self.write_json(content)

    def json(self) -> dict[str, Any]:
        """The notebook."""
        return json.loads(self.notebook.read_text(encoding="utf-8"))

    def write_json(self, content: dict[str, Any]) -> None:
        """Save the notebook."""
        text = json.dumps(content, ensure_ascii=False, indent=1)
        self.notebook.write_text(text + "\n", encoding="utf-8")

    @staticmethod
    def cell(content: dict[str, Any], title: str) -> dict[str, Any]:
        """The notebook's cell of this title."""
        return next(c for c in content["cells"] if c["metadata"].get("title") == title)

    def body_in_notebook(self, name: str) -> str:
        """An exercise's cell in the .ipynb."""
        return "".join(self.cell(self.json(), name)["source"])


def with_body(cell: str, body: str) -> str:
    """An exercise's cell with everything after its docstring replaced by `body`."""
    head, _, _ = cell.rpartition('"""')
    return f'{head}"""\n    {body}'


def report(work: Work, language: str = "en", width: int = 80) -> tuple[SubmissionResult, str]:
    """02 graded, and what a terminal of that width shows."""
    course = load_course(work.root)
    assignment = course.assignment("02_mlp")
    result = grade_submission(course, assignment, work.script.parent, confinement="wanted")
    return result, "\n".join(submission_lines(result, language, width=width))


def statuses(result: SubmissionResult) -> dict[str, str]:
    """The exercises' statuses by name."""
    return {exercise.name: str(exercise.status) for exercise in result.exercises}
