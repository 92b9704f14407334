"""Builds the notebook that nbgrader grades and shows: the release with a student's work put in.

A submission's own notebook never enters nbgrader, whose schema checks, points, tags and cell ids
a student could forge or break. Only the text of its cells does.
"""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.course.model import Assignment
from autograder.gradebook.inert import inert_markdown, on_pages, prose, shortened
from autograder.gradebook.metadata import METADATA_KEY
from autograder.gradebook.pieces import defined_exercises, outline_of, split
from autograder.gradebook.release import Release, normalised
from autograder.gradebook.text import TEXT, say
from autograder.gradebook.wording import holds_words, is_prose, text_digest, uncommented
from autograder.grading.meant import as_meant, submission_of
from autograder.submission.cells import Cell, Submission, SubmissionError
from autograder.submission.choose import link_on_the_way
from autograder.submission.read import read_submission

MAX_EXTRA_CELLS = 200
# How the ids of cells begin that the release does not have.
EXTRA_ID = "student-"
MAX_EXTRA_CHARACTERS = 400_000
MAX_SHOWN_BYTES = 1 << 20


@dataclass
class _Placed:
    """Where each part of a submission goes; extras follow the released cell of their index."""

    code: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    extras: list[tuple[int, NotebookNode]] = field(default_factory=list)


@dataclass(frozen=True)
class Staging:
    """Reading a submission and putting it into the release, as work that can be watched."""

    release: Release
    folder: Path
    assignment: Assignment
    language: str
    root: Path

    def prepare(self) -> None:
        """Nothing has to be loaded for it."""

    def run(self) -> NotebookNode | None:
        """The notebook; None where there is nothing that can be read."""
        try:
            submission = submission_of(self.folder, self.assignment, self.root)
        except SubmissionError:
            return None
        other = _other_half(submission, self.assignment)
        return staged(self.release, submission, self.language, other)


def staged(
    release: Release, submission: Submission, language: str, other: Submission | None = None
) -> NotebookNode:
    """The released notebook, holding the code, the answers and the other cells of `submission`.

    `other` is the other half of a pair of files: its code does not count, answers in it do. The
    notebook's metadata tell, in `answers`, which texts were found to be an answer.
    """
    placed = _place(release, submission.cells, language)
    notebook = copy.deepcopy(release.notebook)
    for name, index in release.exercises.items():
        notebook.cells[index].source = placed.code.get(name) or say("absent", language, name=name)
    answers = _answers(placed, release)
    wrote_text = any(_may_be_answer(anchor, cell, release) for anchor, cell in placed.extras)
    if other is not None and len(answers) < len(release.written):
        beside = _place(release, other.cells, language)
        answers = _answers(beside, release) | answers
        wrote_text = wrote_text or any(
            _may_be_answer(anchor, cell, release) for anchor, cell in beside.extras
        )
    for name, index in release.written.items():
        if name in answers:
            notebook.cells[index].source = answers[name]
        elif wrote_text:
            notebook.cells[index].source = say("answer_elsewhere", language)
    digests = {name: text_digest(text) for name, text in answers.items()}
    notebook.metadata[METADATA_KEY] = {"answers": digests}
    _insert(notebook, placed.extras, language)
    return notebook


def _answers(placed: _Placed, release: Release) -> dict[str, str]:
    """The written answers by name, without those that were left as they were released.

    A text in a new cell directly above or below the only prompt is the answer to it, and is taken
    out of the extra cells.
    """
    found = {
        name: text for name, text in placed.answers.items() if text != release.prompts.get(name)
    }
    if found or len(release.written) != 1:
        return found
    ((name, index),) = release.written.items()
    around = _around(release.notebook, index)
    beside = [
        (anchor, cell)
        for anchor, cell in placed.extras
        if anchor in around and _may_be_answer(anchor, cell, release)
    ]
    if beside:
        placed.extras = [extra for extra in placed.extras if extra not in beside]
        found[name] = "\n\n".join(_as_text(cell) for _, cell in beside)
    return found


def _around(notebook: NotebookNode, index: int) -> range:
    """The cells after which a text stands directly above or below the cell at `index`.

    The cell that checks everything stands below the last prompt, and students write below it.
    """
    end = index + 1
    while end < len(notebook.cells) and "demo" in notebook.cells[end].metadata.get("tags", ()):
        end += 1
    return range(index - 1, end)


def _may_be_answer(anchor: int, cell: NotebookNode, release: Release) -> bool:
    """Whether a cell of the student's own may hold an answer: words, and no program."""
    if cell.cell_type == "code":
        return is_prose(cell.source)
    before_all = anchor < min(release.exercises.values(), default=0)
    return holds_words(cell.source, with_headings=not before_all)


def _as_text(cell: NotebookNode) -> str:
    return inert_markdown(uncommented(cell.source)) if cell.cell_type == "code" else cell.source


def staged_unread(
    release: Release, folder: Path, module: str, language: str, root: Path
) -> NotebookNode:
    """The released notebook for a submission that cannot be read, its files shown as they are.

    A folder that a link leads to may be somebody else's, so nothing in it is shown.
    """
    notebook = copy.deepcopy(release.notebook)
    for name, index in release.exercises.items():
        notebook.cells[index].source = say("unreadable_code", language, name=name)
    for index in release.written.values():
        notebook.cells[index].source = say("answer_unreadable", language)
    end = len(notebook.cells) - 1
    extras: list[tuple[int, NotebookNode]] = []
    names = () if link_on_the_way(folder, root) else (f"{module}.py", f"{module}.ipynb")
    for file in (folder / name for name in names):
        cells = _as_handed_in(file, language)
        if cells:
            heading = new_markdown_cell(say("as_handed_in", language, file=file.name))
            extras += [(end, cell) for cell in (heading, *cells)]
    _insert(notebook, extras, language)
    return notebook


def _other_half(submission: Submission, assignment: Assignment) -> Submission | None:
    """The file beside `submission` that is the other view of it, if there is one to be read."""
    suffix = ".py" if submission.is_notebook else ".ipynb"
    other = submission.path.with_suffix(suffix)
    if not os.path.lexists(other):
        return None
    try:
        return as_meant(read_submission(other), assignment)
    except SubmissionError:
        return None


def _place(release: Release, cells: Iterable[Cell], language: str) -> _Placed:
    placed = _Placed()
    anchor = -1
    for cell in cells:
        known = release.by_source.get(normalised(cell.source))
        if cell.is_code:
            anchor = _place_code(placed, cell, known, release, anchor, language)
        elif cell.title in release.written or cell.written in release.written:
            name = cell.title if cell.title in release.written else cell.written
            anchor = release.written[name]
            answer = release.prompts[name] if known == anchor else _text(cell.source, language)
            placed.answers[name] = "\n\n".join(filter(None, [placed.answers.get(name), answer]))
        elif known is not None:
            anchor = known
        elif cell.source.strip():
            placed.extras.append((anchor, new_markdown_cell(_text(cell.source, language))))
    return placed


def _place_code(
    placed: _Placed, cell: Cell, known: int | None, release: Release, anchor: int, language: str
) -> int:
    """Put a code cell where it belongs and return the place after which the next one stands."""
    outline = outline_of(cell.source)
    names = defined_exercises(cell.source, release.exercises, outline)
    if not names:
        if cell.title in release.exercises:
            _define(placed, cell.title, cell.source, anchor, language)
            return release.exercises[cell.title]
        if known is not None:
            return known
        if cell.source.strip():
            placed.extras.append((anchor, _code_cell(cell.source, language)))
        return anchor
    if len(names) == 1:
        _define(placed, names[0], cell.source, anchor, language)
        return release.exercises[names[0]]
    for piece in split(cell.source, release.exercises, outline):
        if piece.name:
            _define(placed, piece.name, piece.text, anchor, language)
            anchor = release.exercises[piece.name]
        else:
            placed.extras.append((anchor, _code_cell(piece.text, language)))
    for name in names:
        elsewhere = say("elsewhere", language, name=name, other=names[0])
        placed.code.setdefault(name, elsewhere)
    return anchor


def _define(placed: _Placed, name: str, source: str, anchor: int, language: str) -> None:
    """The last definition is the one that is graded; an earlier one becomes an extra cell."""
    if name in placed.code:
        placed.extras.append((anchor, _code_cell(placed.code[name], language)))
    placed.code[name] = _code(source, language)


def _insert(notebook: NotebookNode, extras: list[tuple[int, NotebookNode]], language: str) -> None:
    shown, room = [], MAX_EXTRA_CHARACTERS
    for anchor, cell in extras[:MAX_EXTRA_CELLS]:
        room -= len(cell.source)
        if room < 0:
            break
        shown.append((anchor, cell))
    if len(extras) > len(shown):
        note = say("cells_cut", language, count=len(extras) - len(shown))
        shown.append((len(notebook.cells) - 1, new_markdown_cell(note)))
    after: dict[int, list[NotebookNode]] = {}
    for number, (anchor, cell) in enumerate(shown, 1):
        cell.id = f"{EXTRA_ID}{number}"
        after.setdefault(anchor, []).append(cell)
    cells = list(after.get(-1, []))
    for index, cell in enumerate(notebook.cells):
        cells += [cell, *after.get(index, [])]
    notebook.cells = cells


def _as_handed_in(file: Path, language: str) -> list[NotebookNode]:
    """A file that grading refuses, as far as it can be shown at all."""
    try:
        if file.is_symlink() or not file.is_file():
            return []
        with file.open("rb") as opened:
            text = opened.read(MAX_SHOWN_BYTES).decode("utf-8", "replace")
    except OSError:
        return []
    cells = _loosely_read_cells(text) if file.suffix == ".ipynb" else None
    if cells is None:
        return [_code_cell(text, language)] if text.strip() else []
    return [
        _code_cell(source, language) if is_code else new_markdown_cell(_text(source, language))
        for is_code, source in cells
        if source.strip()
    ]


def _loosely_read_cells(text: str) -> list[tuple[bool, str]] | None:
    """The cells of a notebook of any age, as (is code, text); None if it is beyond reading."""
    try:
        raw = json.loads(text)
        notebook = nbformat.reads(text, as_version=4) if raw.get("nbformat") != 4 else raw
        return [(cell["cell_type"] == "code", _joined(cell)) for cell in notebook["cells"]]
    except Exception:  # whatever a forged notebook makes nbformat raise, its text is shown instead
        return None


def _joined(cell: Mapping[str, object]) -> str:
    source = cell["source"]
    return "".join(map(str, source)) if isinstance(source, list) else str(source)


def _code_cell(source: str, language: str) -> NotebookNode:
    return new_code_cell(_code(source, language))


def _code(source: str, language: str) -> str:
    return shortened(on_pages(source), "# " + TEXT["cut"][language])


def _text(source: str, language: str) -> str:
    return inert_markdown(shortened(prose(source), TEXT["cut"][language]))
