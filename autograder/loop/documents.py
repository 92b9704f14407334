"""Writes a merged document back as .py and as .ipynb, leaving every untouched cell as it was."""

from __future__ import annotations

import copy
import json
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from autograder.submission.cells import Cell
from autograder.submission.merge import HIDDEN_MAGIC, Part, Side

MAGIC = re.compile(r"^(?=%[a-zA-Z]|![\w./])", re.MULTILINE)
GAP = re.compile(r"\n*\Z")


@dataclass(frozen=True)
class Sources:
    """Both files as they are: the script's text and cells, the notebook's JSON and cells."""

    script: str
    script_cells: Sequence[Cell]
    notebook: dict[str, Any]
    notebook_cells: Sequence[Cell]
    marked: bool = True


def script_text(sources: Sources, parts: Sequence[Part]) -> str:
    """The .py of the merged document; text before its first cell stays."""
    raw = _raw_cells(sources)
    head = _head(sources)
    texts = []
    for part in parts:
        if part.script is not None and part.side != "ipynb":
            texts.append(raw[part.script])
            continue
        assert part.notebook is not None
        cell = sources.notebook_cells[part.notebook]
        own = raw[part.script] if part.script is not None else ""
        marker = own.split("\n", 1)[0] if own.startswith("# %%") else _marker(cell)
        gap = GAP.search(own)
        ending = gap.group() if gap and own else "\n\n"
        texts.append(f"{marker}\n{_script_body(cell)}".rstrip("\n") + (ending or "\n"))
    return head + _joined(texts)


def notebook_json(sources: Sources, parts: Sequence[Part]) -> dict[str, Any]:
    """The .ipynb of the merged document; outputs of cells that change are cleared."""
    notebook = {key: value for key, value in sources.notebook.items() if key != "cells"}
    notebook = copy.deepcopy(notebook)
    cells = []
    ids = {str(cell.get("id")) for cell in sources.notebook["cells"]}
    for part in parts:
        old = None if part.notebook is None else sources.notebook["cells"][part.notebook]
        if old is not None and part.side != "py":
            cells.append(old)
            continue
        assert part.script is not None
        cell = sources.script_cells[part.script]
        if old is not None:
            cells.append(_with_source(old, cell))
            continue
        made = _new_cell(cell, ids)
        if notebook.get("nbformat_minor", 0) < 5:  # cells had no ids then
            del made["id"]
        cells.append(made)
    notebook["cells"] = cells
    unpaired = notebook.get("metadata", {}).get("jupytext")
    if isinstance(unpaired, dict):
        unpaired.pop("formats", None)  # of a pair JupyterLab may refuse to open the notebook
    return notebook


def notebook_bytes(notebook: dict[str, Any]) -> bytes:
    """The file's content as Jupyter writes it."""
    return f"{json.dumps(notebook, ensure_ascii=False, indent=1)}\n".encode()


def text_in(data: bytes) -> str:
    """A script's text as it is read for grading: no byte order mark, every line end a newline."""
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def script_bytes(text: str, before: bytes) -> bytes:
    """The text as a file's content, with the line ends that the file had `before`."""
    end = "\r" if b"\r" in before and b"\n" not in before else "\n"
    end = "\r\n" if b"\r\n" in before else end
    return text.replace("\n", end).encode("utf-8", "surrogatepass")


def with_synced(notebook: dict[str, Any], synced: dict[str, list[str]]) -> dict[str, Any]:
    """The notebook with a note of what both files have in common now."""
    metadata = dict(notebook.get("metadata", {}))
    ours = metadata.get("course")
    ours = {k: v for k, v in ours.items() if k != "synced"} if isinstance(ours, dict) else {}
    if synced:
        ours["synced"] = synced
    metadata.pop("course", None)
    if ours:
        metadata["course"] = ours
    return {**notebook, "metadata": metadata}


def empty_notebook() -> dict[str, Any]:
    """A notebook without cells, for a folder that has only the .py."""
    spec = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": spec, "language_info": {"name": "python"}}
    return {"cells": [], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def replaced_side(parts: Sequence[Part], names: dict[int, Side]) -> tuple[Part, ...]:
    """The parts with a side chosen for some, by their place in the script."""
    return tuple(
        Part(p.script, p.notebook, names[p.script])
        if p.script in names and p.notebook is not None
        else p
        for p in parts
    )


def _head(sources: Sources) -> str:
    """What stands above the first cell: jupytext's header, and nothing that is a cell."""
    if not sources.marked or not sources.script_cells:
        return ""
    first = sources.script_cells[0].line - 1
    lines = sources.script.split("\n")
    if first > 0 and lines[first - 1].startswith("# %%"):
        first -= 1
    head = "\n".join(lines[:first])
    if not head:
        return ""
    # jupytext's pairing is taken out, as in the notebook.
    head = re.sub(r"^#     formats: .*\n", "", head, flags=re.MULTILINE)
    return f"{head}\n"


def _raw_cells(sources: Sources) -> list[str]:
    """The script's text of each cell, marker included; a cell without one gets it here."""
    lines = sources.script.split("\n")
    starts = []
    for cell in sources.script_cells:
        first = cell.line - 1
        marked = first > 0 and lines[first - 1].startswith("# %%")
        starts.append(first - 1 if marked and sources.marked else first)
    ends = [*starts[1:], len(lines)][: len(starts)]
    raw = []
    for cell, start, end in zip(sources.script_cells, starts, ends, strict=True):
        text = "\n".join(lines[start:end])
        if end < len(lines):
            text += "\n"
        if not text.startswith("# %%") and (not sources.marked or start > 0 or raw):
            text = f"{_marker(cell)}\n{text}"
        raw.append(text)
    return raw


def _joined(texts: list[str]) -> str:
    """The cells below each other, an empty line between them, a newline at the end."""
    joined = ""
    for text in texts:
        if joined and not joined.endswith("\n\n"):
            joined = joined.rstrip("\n") + "\n\n"
        joined += text
    return joined.rstrip("\n") + "\n" if joined else ""


def _marker(cell: Cell) -> str:
    kind = "" if cell.is_code else " [markdown]"
    title = f" {cell.title}" if cell.title and "\n" not in cell.title else ""
    tags = ' tags=["demo"]' if cell.demo else ""
    return f"# %%{title}{kind}{tags}"


def _script_body(cell: Cell) -> str:
    if not cell.is_code:
        return "\n".join(f"# {line}".rstrip() for line in cell.source.split("\n"))
    if cell.source.lstrip().startswith("%%"):
        return cell.source
    return MAGIC.sub("# ", cell.source)


def _notebook_source(cell: Cell) -> list[str]:
    text = HIDDEN_MAGIC.sub("", cell.source) if cell.is_code else cell.source
    return text.splitlines(keepends=True)


def _with_source(old: dict[str, Any], cell: Cell) -> dict[str, Any]:
    made = {**old, "source": _notebook_source(cell)}
    if made.get("cell_type") == "code":
        made |= {"outputs": [], "execution_count": None}
    return made


def _new_cell(cell: Cell, ids: set[str]) -> dict[str, Any]:
    metadata: dict[str, Any] = {"title": cell.title} if cell.title else {}
    if cell.demo:
        metadata["tags"] = ["demo"]
    identity = uuid.uuid4().hex[:8]
    while identity in ids:
        identity = uuid.uuid4().hex[:8]
    ids.add(identity)
    made: dict[str, Any] = {"cell_type": "code" if cell.is_code else "markdown", "id": identity}
    made |= {"metadata": metadata, "source": _notebook_source(cell)}
    return made | ({"execution_count": None, "outputs": []} if cell.is_code else {})
