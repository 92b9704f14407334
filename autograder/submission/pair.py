"""Reads the .py and the .ipynb of one assignment as one submission, as `course sync` takes them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from autograder.submission.cells import Cell, Note, Submission
from autograder.submission.merge import Base, Merged, cell_names, merge
from autograder.submission.read import MAX_CELLS

# What begins, and what goes on with, a definition at the top of a file.
BEGINS = re.compile(r"(?:async[ \t]+def|def|class)[ \t]+(?P<name>\w+)")


def merge_pair(
    script: Submission, notebook: Submission, released: Collection[str]
) -> tuple[Merged, list[Cell], list[Cell]]:
    """How both files make one document, with the cells that its parts count from 0."""
    mine, others = marked_cells(script), list(notebook.cells)
    return merge(mine, others, Base(released, notebook.synced)), mine, others


def merged_submission(
    script: Submission, notebook: Submission, released: Collection[str]
) -> Submission:
    """One submission of both files; cells in conflict are left out of it, and named."""
    merged, mine, others = merge_pair(script, notebook, released)
    names = cell_names(mine), cell_names(others)
    disputed = {conflict.name for conflict in merged.conflicts}
    cells: list[Cell] = []
    for part in merged.parts:
        if part.script is not None and names[0][part.script] in disputed:
            continue
        if part.script is not None and part.side != "ipynb":
            cells.append(mine[part.script])
        elif part.notebook is not None:
            cells.append(replace(others[part.notebook], file=notebook.path.name))
    main = script
    notes: list[Note] = []
    if all(cell.file or not cell.is_code for cell in cells):
        main, cells = notebook, [replace(cell, file="") for cell in cells]
    elif taken := [name for name in merged.taken("ipynb", names[1]) if name not in disputed]:
        values = (("names", ", ".join(taken)), ("file", notebook.path.name))
        notes.append(Note("taken_from", values))
    if disputed:
        notes.append(disputed_note(sorted(disputed), script.module))
    return replace(
        main,
        cells=tuple(cells),
        notes=(*main.notes, *notes),
        has_markers=True,
        conflicts=tuple(sorted(disputed)),
    )


def disputed_note(names: Sequence[str], module: str) -> Note:
    """What is said of cells that differ in both files."""
    return Note("conflict", (("names", ", ".join(names)), ("module", module)))


def marked_cells(script: Submission) -> list[Cell]:
    """A script's cells; one without cell markers is cut at its top-level definitions.

    It stays whole where that makes more cells than any document may have.
    """
    if script.has_markers or len(script.cells) != 1:
        return list(script.cells)
    whole = script.cells[0]
    cells: list[Cell] = []
    cut = _cut(whole.source)
    for first, name, text in cut if len(cut) <= MAX_CELLS else ():
        if text.strip():
            cells.append(Cell(len(cells) + 1, True, text, name, line=whole.line + first))
    return cells or [whole]


def _cut(source: str) -> list[tuple[int, str, str]]:
    """(first line from 0, name defined or "", text) of each stretch of a plain Python file."""
    lines = source.split("\n")
    starts: list[tuple[int, str]] = [(0, "")]
    for number, line in enumerate(lines):
        found = BEGINS.match(line)
        if found:
            first = number
            while first > starts[-1][0] and lines[first - 1].startswith(("@", "#")):
                first -= 1
            starts.append((first, found["name"]))
        elif starts[-1][1] and re.match(r"[^\s#)\]}@]", line):
            starts.append((number, ""))
    ends = [first for first, _ in starts[1:]] + [len(lines)]
    return [
        (first, name, "\n".join(lines[first:end]).rstrip("\n"))
        for (first, name), end in zip(starts, ends, strict=True)
    ]
