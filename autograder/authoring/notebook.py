"""Builds nbgrader's source notebook: one language's cells, marked as nbgrader expects."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.authoring.languages import code_in_language, in_language
from autograder.authoring.source import Source, SourceCell
from autograder.course import Assignment, Course, Language

CHECK_PREFIX = "check_"
MAX_CELL_ID = 64
GITHUB = re.compile(r"^https://github\.com/(?P<slug>[^/]+/[^/]+)$")
BADGE_IMAGE = "https://colab.research.google.com/assets/colab-badge.svg"

SETUP = """\
# ko: 채점 함수 check를 불러옵니다. Colab에서는 먼저 강의 저장소를 내려받아 설치합니다.
# en: Loads check, which grades a function. On Colab, fetches and installs the course first.
import os
import sys

if "google.colab" in sys.modules and not os.path.exists("/content/course"):
    shell = get_ipython()
    shell.system("git clone -q --depth 1 -b {branch} {repository} /content/course")
    shell.run_line_magic("pip", "install -q /content/course")
    shell.run_line_magic("cd", "-q /content/course/assignments/{assignment}")

from autograder import check"""

CHECK_ALL = """\
# ko: 모든 문제를 한 번에 검사하고 어디까지 했는지 보여 줍니다.
# en: Checks every exercise at once and shows how far you are.
check()"""


def source_notebook(
    course: Course, assignment: Assignment, source: Source, language: Language
) -> NotebookNode:
    """Return the notebook, solutions included, that nbgrader makes the release from."""
    cells: list[NotebookNode] = []
    ids = _CellIds(assignment.name)
    for index, cell in enumerate(in_language(source.cells, language)):
        cells.append(_cell(cell, assignment, ids))
        if cell.kind == "exercise":
            cells.append(_grade_cell(cell.name, assignment, ids))
        if index == 0:
            cells = _opening(cells[0], course, assignment, language, ids)
    everything = new_code_cell(code_in_language(CHECK_ALL, language), metadata={"tags": ["demo"]})
    everything.id = f"{assignment.name}-check-all"[:MAX_CELL_ID]
    cells.append(everything)
    return new_notebook(
        cells=cells,
        metadata={
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
    )


def colab_badge(course: Course, assignment: Assignment) -> str | None:
    """Return a badge that opens the release notebook in Colab, which can open GitHub only."""
    match = GITHUB.match(course.repository)
    if match is None:
        return None
    path = f"assignments/{assignment.name}/{assignment.module}.ipynb"
    address = (
        f"https://colab.research.google.com/github/{match['slug']}/blob/{course.branch}/{path}"
    )
    return f"[![Open in Colab]({BADGE_IMAGE})]({address})"


class _CellIds:
    """Names cells by the exercise they belong to, so that an edit elsewhere keeps their ids."""

    def __init__(self, assignment: str) -> None:
        self.assignment = assignment
        self.section = "start"
        self.counts: dict[str, int] = {}

    def named(self, name: str) -> str:
        self.section = name
        return self._bounded(f"{self.assignment}-{name}")

    def next(self, kind: str) -> str:
        role = f"{self.section}-{kind}"
        self.counts[role] = self.counts.get(role, 0) + 1
        return self._bounded(f"{self.assignment}-{role}-{self.counts[role]}")

    @staticmethod
    def _bounded(name: str) -> str:
        if len(name) <= MAX_CELL_ID:
            return name
        digest = hashlib.sha256(name.encode("utf-8")).hexdigest()[:12]
        return f"{name[: MAX_CELL_ID - 13]}-{digest}"


def _opening(
    first: NotebookNode,
    course: Course,
    assignment: Assignment,
    language: Language,
    ids: _CellIds,
) -> list[NotebookNode]:
    code = code_in_language(SETUP, language).format(
        branch=course.branch, repository=course.repository, assignment=assignment.name
    )
    setup = new_code_cell(
        code, id=f"{assignment.name}-setup"[:MAX_CELL_ID], metadata={"tags": ["demo"]}
    )
    badge = colab_badge(course, assignment)
    if first.cell_type != "markdown":
        title = f"# {assignment.title.in_language(language)}"
        top = new_markdown_cell(title, id=ids.next("title"))
        rest = [first]
    else:
        top, rest = first, []
    if badge:
        top.source = f"{badge}\n\n{top.source}"
    return [top, setup, *rest]


def _cell(cell: SourceCell, assignment: Assignment, ids: _CellIds) -> NotebookNode:
    if cell.kind == "exercise":
        metadata = _metadata(cell.name, cell.name, solution=True)
        return new_code_cell(cell.text, id=ids.named(cell.name), metadata=metadata)
    if cell.kind == "written":
        points = assignment.written[cell.name]
        metadata = _metadata(cell.name, cell.name, solution=True, points=points)
        return new_markdown_cell(cell.text, id=ids.named(cell.name), metadata=metadata)
    if cell.kind == "prose":
        return new_markdown_cell(cell.text, id=ids.next("text"))
    if cell.kind == "demo":
        return new_code_cell(cell.text, id=ids.next("demo"), metadata={"tags": ["demo"]})
    return new_code_cell(cell.text, id=ids.next("code"))


def _grade_cell(exercise: str, assignment: Assignment, ids: _CellIds) -> NotebookNode:
    name = CHECK_PREFIX + exercise
    points = assignment.exercises[exercise].points
    cell_id = ids.next("check")
    metadata = _metadata(name, name, solution=False, points=points)
    return new_code_cell(f"check({exercise})", id=cell_id, metadata=metadata)


def _metadata(
    title: str, grade_id: str, *, solution: bool, points: float | None = None
) -> dict[str, Any]:
    nbgrader: dict[str, Any] = {
        "grade": points is not None,
        "grade_id": grade_id,
        "locked": not solution,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    if points is not None:
        nbgrader["points"] = points
    return {"title": title, "nbgrader": nbgrader}
