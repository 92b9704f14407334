"""Makes one document of a .py and an .ipynb, exercise by exercise, so that no work is lost."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from autograder.submission.cells import Cell
from autograder.submission.parsing import python_name

Side = Literal["py", "ipynb", "both"]
DEFINITION = re.compile(r"^(?:async[ \t]+def|def|class)[ \t]+(\w+)", re.MULTILINE)
# A magic command stands in a .py as a comment, as jupytext writes it.
HIDDEN_MAGIC = re.compile(r"^# (?=%[a-zA-Z]|![\w./])", re.MULTILINE)
CHECK_PREFIX = "check_"
# The digest of a cell is shorter than a whole document's (see `fingerprint`): both lie in one list.
DIGEST_LENGTH = 12


@dataclass(frozen=True)
class Part:
    """One cell of the merged document: its places in either file, and the side that is taken."""

    script: int | None
    notebook: int | None
    side: Side


@dataclass(frozen=True)
class Conflict:
    """A cell that was changed differently in both files; the places of its two versions."""

    name: str
    script: int
    notebook: int


@dataclass(frozen=True)
class Merged:
    """The merged document. A part in conflict has the side "both" and is named in `conflicts`."""

    parts: tuple[Part, ...]
    conflicts: tuple[Conflict, ...] = ()

    def taken(self, side: Side, names: Sequence[str]) -> list[str]:
        """The named cells that are taken from one side only; `names` are that side's cells'."""
        numbers = (p.script if side == "py" else p.notebook for p in self.parts if p.side == side)
        return [names[n] for n in numbers if n is not None and names[n]]


@dataclass(frozen=True)
class Base:
    """What both files once had in common: cells of any release, and cells as last synced.

    `synced` maps a cell's name to its digest; under "" are the digests of unnamed cells.
    """

    released: Collection[str] = ()
    synced: Mapping[str, Collection[str]] | None = None

    def is_old(self, name: str, digest: str) -> bool:
        """Whether a cell is as it was when both files last agreed on it."""
        before = (self.synced or {}).get(name, ())
        return digest in before or (not (name and before) and digest in self.released)

    def is_released(self, digest: str) -> bool:
        """Whether a cell is as some release has it."""
        return digest in self.released


def cell_digest(cell: Cell) -> str:
    """A digest of a cell's kind and text, alike for the .py and the .ipynb."""
    text = HIDDEN_MAGIC.sub("", cell.source) if cell.is_code else cell.source
    lines = "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
    kind = "code" if cell.is_code else "text"
    data = f"{kind}\n{lines}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:DIGEST_LENGTH]


def cell_names(cells: Sequence[Cell]) -> list[str]:
    """What each cell is called: its title, or what it defines first; "" where neither is."""
    titles = {cell.title for cell in cells}
    seen: set[str] = set()
    names: list[str] = []
    for cell in cells:
        name = cell.title
        if not name and cell.is_code:
            found = DEFINITION.search(cell.source)
            own = python_name(found.group(1)) if found else ""
            name = "" if own in titles else own
        names.append("" if name in seen else name)
        seen.add(name)
    return names


def merge(script: Sequence[Cell], notebook: Sequence[Cell], base: Base) -> Merged:
    """Bring the cells of both files into one order, each from the side that was changed.

    A cell that is new or changed on one side is in the result or in a conflict. Where unnamed
    cells were changed on both sides, the result has both.
    """
    return _Merger(script, notebook, base).merged()


class _Merger:
    def __init__(self, script: Sequence[Cell], notebook: Sequence[Cell], base: Base) -> None:
        self.base = base
        self.names = cell_names(script), cell_names(notebook)
        self.digests = [cell_digest(c) for c in script], [cell_digest(c) for c in notebook]
        self.blank = tuple(
            {n for n, cell in enumerate(cells) if not cell.source.strip() and not names[n]}
            for cells, names in zip((script, notebook), self.names, strict=True)
        )
        self.places = tuple(
            {name: n for n, name in enumerate(names) if name} for names in self.names
        )
        self.parts: list[Part] = []
        self.conflicts: list[Conflict] = []
        self.done: set[str] = set()
        self.is_whole = [True, True]

    def merged(self) -> Merged:
        tokens = [
            [name or f"\0{digest}" for name, digest in zip(names, digests, strict=True)]
            for names, digests in zip(self.names, self.digests, strict=True)
        ]
        shared = len(set(tokens[0]) & set(tokens[1]))
        self.is_whole = [2 * shared >= len(set(tokens[1 - side])) for side in (0, 1)]
        from autograder.submission.align import aligned  # rare, and a student waits for this

        a = b = 0
        for a_next, b_next, size in aligned(*tokens):
            if a < a_next or b < b_next:
                self._block(range(a, a_next), range(b, b_next))
            a, b = a_next + size, b_next + size
            for offset in range(size):
                self._pair(a_next + offset, b_next + offset)
        return Merged(tuple(self.parts), tuple(self.conflicts))

    def _pair(self, a: int, b: int) -> None:
        name = self.names[0][a]
        if not name:
            self.parts.append(Part(a, b, "both"))
            return
        if name in self.done:
            return
        self.done.add(name)
        self.parts.append(Part(a, b, self._side(name, a, b)))

    def _side(self, name: str, a: int, b: int) -> Side:
        mine, other = self.digests[0][a], self.digests[1][b]
        if mine == other:
            return "both"
        if self.base.is_old(name, mine):
            return "ipynb"
        if self.base.is_old(name, other) or self.base.is_released(other):
            return "py"
        if self.base.is_released(mine) or name.startswith(CHECK_PREFIX):
            return "ipynb"
        self.conflicts.append(Conflict(name, a, b))
        return "both"

    def _block(self, mine: range, others: range) -> None:
        """Cells that stand on one side only, or in another order there."""
        kept = list(self._kept(0, mine)), list(self._kept(1, others))
        replaced = bool(mine) and bool(others) and not any(kept)
        # Two releases that differ, in language perhaps: no one's work, so either will do.
        first = list(mine) if replaced else kept[0]
        for place in first:
            self._alone(0, place)
        for place in kept[1]:
            self._alone(1, place)

    def _kept(self, side: int, places: range) -> Iterator[int]:
        """Cells that are named, or new: an old one is gone since the other side took it out.

        Only a side that still has most of the document can have taken something out of it; a few
        lines in a file of their own have not.
        """
        for n in places:
            name, digest = self.names[side][n], self.digests[side][n]
            gone = self.is_whole[1 - side] and self.base.is_old("", digest)
            if name or (n not in self.blank[side] and not gone):
                yield n

    def _alone(self, side: int, place: int) -> None:
        name = self.names[side][place]
        if name and name in self.places[1 - side]:
            other = self.places[1 - side][name]
            self._pair(*((place, other) if side == 0 else (other, place)))
        elif name not in self.done or not name:
            self.done.add(name)
            self.parts.append(Part(place, None, "py") if side == 0 else Part(None, place, "ipynb"))
