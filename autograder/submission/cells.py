"""What a submission is once it has been read: cells with their place in the student's file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


class SubmissionError(ValueError):
    """A submission that cannot be read; `key` and `values` name the sentence to show."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key, self.values = key, values


@dataclass(frozen=True)
class Cell:
    """One cell: its text, and the line of the file (or of the cell, in a notebook) it starts at.

    `file` is set where the submission is merged of two files and the cell is not of its main one.
    """

    number: int
    is_code: bool
    source: str
    title: str = ""
    demo: bool = False
    line: int = 1
    written: str = ""
    below_text: bool = False
    file: str = ""


@dataclass(frozen=True)
class Place:
    """Where something stands: in a script a line, in a notebook (where `line` is 0) a cell."""

    cell: int
    line: int = 0


@dataclass(frozen=True)
class Note:
    """Something that the student should know about the file; `key` names the sentence."""

    key: str
    values: tuple[tuple[str, object], ...] = ()
    line: int = 0


@dataclass(frozen=True)
class Submission:
    """A file of a student's, read but not run.

    `synced` is what its notebook says of the last `course sync`: digests by name of cell. Where two
    files were merged, `conflicts` names the cells that differ in both and are in neither's.
    """

    path: Path
    module: str
    cells: tuple[Cell, ...]
    notes: tuple[Note, ...] = ()
    has_markers: bool = True
    synced: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    conflicts: tuple[str, ...] = ()

    @property
    def is_notebook(self) -> bool:
        """Whether the file is an .ipynb, where lines are counted per cell."""
        return ".ipynb" in map(str.lower, self.path.suffixes)

    def place(self, cell: Cell, offset: int = 0) -> Place:
        """Where line `offset` (from 0) of a cell stands."""
        return Place(cell.number, 0 if self.is_notebook else cell.line + offset)

    def display_file(self, cell: Cell) -> str:
        """The name that tracebacks use for this cell: the file, or the file and cell number."""
        file = cell.file or self.path.name
        return f"{file}[{cell.number}]" if file.endswith(".ipynb") else file
