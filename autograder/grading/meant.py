"""Reads a submission as its author meant it where that is certain, and notes what else was seen.

In notebooks cells change their kind with one key, are deleted, doubled and typed into at the wrong
place. Nothing is guessed: what is not certain is left as it stands, with a note for the student.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from autograder.course.model import Assignment
from autograder.submission.cells import Cell, Note, Submission
from autograder.submission.choose import choose_submission
from autograder.submission.parsing import NOT_PYTHON, parsed, python_name

MAX_NAMED = 2_000  # in one cell; nobody writes more by hand
DEFINITION = re.compile(r"^(?:async[ \t]+def|def|class)[ \t]+(?P<name>\w+)[ \t]*[(:]", re.MULTILINE)
# A definition, or a name that is given a value (`sigmoid = lambda x: …`).
NAMED = re.compile(
    DEFINITION.pattern.replace("(?P<name>", "(?P<defined>")
    + r"|^(?P<given>\w+)[ \t]*(?::[^=\n]+)?=(?!=)",
    re.MULTILINE,
)
CODE = re.compile(DEFINITION.pattern + r"|^import[ \t]+\w|^from[ \t]+[\w.]+[ \t]+import\b", re.M)
DEFINES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
IMPORTS = (ast.Import, ast.ImportFrom)


@dataclass(frozen=True)
class _Definition:
    """One definition of an exercise: where, what, whether it is still the released stub, and the
    name as it is written."""

    cell: Cell
    offset: int
    text: str
    is_stub: bool
    written: str


def submission_of(path: Path, assignment: Assignment, root: Path) -> Submission:
    """The submission at `path`, chosen as by `choose_submission`, read as it was meant."""
    return as_meant(choose_submission(path, assignment.module, root), assignment)


def as_meant(submission: Submission, assignment: Assignment) -> Submission:
    """The submission with cells that changed their kind put right, and notes on the others.

    A text cell that is Python is run as such; an answer in a code cell is text again; a definition
    in a demonstration cell is run. If an exercise has several definitions, the last counts, as it
    does when the file runs, and a note says so.
    """
    if not submission.has_markers:
        repeated = tuple(_repeated(submission, assignment.exercises))
        return replace(submission, notes=(*submission.notes, *repeated))
    cells = [_answer_again(cell, assignment.written) for cell in submission.cells]
    written = _written_out(cells, assignment.exercises)
    put_right: list[Cell] = []
    notes: list[Note] = []
    for cell in cells:
        mended, found = _mended(submission, cell, assignment.exercises, written)
        put_right += mended
        notes += found
    changed = replace(submission, cells=tuple(put_right))
    notes += _repeated(changed, assignment.exercises)
    return replace(changed, notes=(*submission.notes, *notes))


def defined_names(cells: Collection[Cell]) -> set[str]:
    """Every function and class that the code cells define at their top level, as text shows it."""
    found = (hit for cell in cells if cell.is_code for hit in NAMED.finditer(cell.source))
    return {python_name(hit["defined"] or hit["given"]) for hit in found}


def _answer_again(cell: Cell, written: Collection[str]) -> Cell:
    """A written answer whose cell has become code, as text."""
    if not cell.is_code or cell.title not in written or CODE.search(cell.source):
        return cell
    lines = cell.source.split("\n")
    if all(line.startswith("#") for line in lines if line.strip()):
        lines = [line.removeprefix("#").removeprefix(" ") for line in lines]
    return replace(cell, is_code=False, source="\n".join(lines), written=cell.title)


def _written_out(cells: Collection[Cell], exercises: Collection[str]) -> set[str]:
    """The exercises of which some code cell has a definition that is not a stub."""
    return {
        name
        for cell in cells
        if cell.is_code and not cell.demo
        for name, found in _definitions(cell, exercises)
        if not found.is_stub
    }


def _mended(
    submission: Submission, cell: Cell, exercises: Collection[str], written: Collection[str]
) -> tuple[list[Cell], list[Note]]:
    """The cell as it is graded, and notes about it."""
    if cell.is_code and not cell.demo:
        return [cell], []
    found = dict(_definitions(cell, exercises))
    own = [name for name, definition in found.items() if not definition.is_stub]
    if not cell.is_code:
        # "accuracy = right / all" is a sentence, unless it stands in the exercise's own cell.
        defined = {python_name(name) for name in DEFINITION.findall(cell.source)}
        own = [name for name in own if name in defined or name == cell.title]
    if not own and not CODE.search(cell.source):
        return [cell], []
    missed = [name for name in own if name not in written]
    place = submission.place(cell)
    if cell.demo:
        if not missed:
            values = (("where", place), ("name", own[0] if own else ""))
            return [cell], [Note("demo_not_run", values)] if own else []
        graded = Cell(cell.number, True, _definitions_only(cell.source, missed), line=cell.line)
        return [cell, graded], [Note("was_demo", (("where", place), ("name", missed[0])))]
    is_its_cell = bool(missed) and cell.title in missed and "```" not in cell.source
    if is_its_cell or (_is_program(cell.source) and len(missed) >= len(found)):
        return [replace(cell, is_code=True, written="")], [Note("was_text", (("where", place),))]
    return [cell], [
        Note("definition_in_text", (("where", place), ("name", name))) for name in missed
    ]


def _is_program(text: str) -> bool:
    """Whether a whole text is Python that imports or defines something, with no prose in it."""
    try:
        body = parsed(text).body
    except NOT_PYTHON:
        return False
    return any(isinstance(node, (*DEFINES, *IMPORTS)) for node in body) and not any(
        isinstance(node, ast.Expr) and not isinstance(node.value, ast.Call | ast.Constant)
        for node in body
    )


def _definitions_only(source: str, exercises: Collection[str]) -> str:
    """The imports and definitions of a cell, each on its own line; every other line is empty."""
    try:
        body = parsed(source).body
    except NOT_PYTHON:
        return source
    kept: set[int] = set()
    for node in body:
        if isinstance(node, (*DEFINES, *IMPORTS)) or _gives(node, exercises):
            decorators = node.decorator_list if isinstance(node, DEFINES) else []
            first = min([node.lineno, *(item.lineno for item in decorators)])
            kept.update(range(first, (node.end_lineno or node.lineno) + 1))
    lines = enumerate(source.split("\n"), 1)
    return "\n".join(line if number in kept else "" for number, line in lines)


def _gives(node: ast.stmt, exercises: Collection[str]) -> bool:
    """Whether a statement gives an exercise's name a value."""
    targets = node.targets if isinstance(node, ast.Assign) else []
    return any(isinstance(target, ast.Name) and target.id in exercises for target in targets)


def _repeated(submission: Submission, exercises: Collection[str]) -> Iterator[Note]:
    """A note on each exercise that is defined more than once and not alike."""
    found: dict[str, list[_Definition]] = {}
    for cell in submission.cells:
        if cell.is_code and not cell.demo:
            for name, definition in _definitions(cell, exercises):
                found.setdefault(name, []).append(definition)
    for name, definitions in found.items():
        own = [d for d in definitions if not d.is_stub]
        last = definitions[-1]
        if odd := next((d for d in definitions if d.written != name), None):
            place = submission.place(odd.cell, odd.offset)
            values = (("where", place), ("written", odd.written), ("name", name))
            yield Note("written_otherwise", values)
        where = submission.place(last.cell, last.offset)
        if own and last.is_stub:
            first = submission.place(own[-1].cell, own[-1].offset)
            yield Note("stub_last", (("name", name), ("where", first), ("other", where)))
        elif (count := len({d.text for d in own})) > 1:
            yield Note("defined_again", (("name", name), ("count", count), ("where", where)))


def _definitions(cell: Cell, exercises: Collection[str]) -> Iterator[tuple[str, _Definition]]:
    """Each definition of an exercise at a cell's top level, found without parsing it."""
    hits = list(islice(NAMED.finditer(cell.source), MAX_NAMED + 1))
    offset = counted = 0  # the lines of a large file are counted once, not for each definition
    for number, hit in enumerate(hits[:MAX_NAMED]):
        written = hit["defined"] or hit["given"]
        name = python_name(written)
        if name not in exercises:
            continue
        end = hits[number + 1].start() if number + 1 < len(hits) else len(cell.source)
        lines = map(str.rstrip, cell.source[hit.start() : end].split("\n"))
        # A line that begins with @ decorates what comes next.
        text = "\n".join(line for line in lines if line and not line.startswith("@"))
        offset += cell.source.count("\n", counted, hit.start())
        counted = hit.start()
        yield name, _Definition(cell, offset, text, _is_stub(name, text), written)


def _is_stub(name: str, text: str) -> bool:
    """Whether a definition does nothing but say that it is not implemented yet."""
    if "raise NotImplementedError" not in text:
        return False
    try:
        (node,) = [n for n in parsed(text).body if isinstance(n, DEFINES) and n.name == name]
    except NOT_PYTHON:
        return False
    if isinstance(node, ast.ClassDef):
        methods = [n for n in node.body if isinstance(n, DEFINES)]
        return bool(methods) and all(map(_ends_unfinished, methods))
    return _ends_unfinished(node)


def _ends_unfinished(function: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> bool:
    last = function.body[-1]
    names = {node.id for node in ast.walk(last) if isinstance(node, ast.Name)}
    return isinstance(last, ast.Raise) and "NotImplementedError" in names
