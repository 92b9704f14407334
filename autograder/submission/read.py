"""Reads a .py or .ipynb as cells, as data only: nothing is executed or trusted."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path
from typing import Any

from autograder.nested import is_dict, is_list
from autograder.submission.cells import Cell, Note, Place, Submission, SubmissionError
from autograder.submission.parsing import NOT_PYTHON, parsed

MAX_SOURCE_BYTES = 2 << 20
MAX_NOTEBOOK_BYTES = 64 << 20
MAX_CELLS = 2_000
# Of a notebook's JSON: each list or mapping takes a hundred times the memory of its two letters.
MAX_PARTS = 2_000_000
# Texts and numbers among them; the commas within texts are counted with those between them.
MAX_VALUES = 2 * MAX_PARTS
MAX_MARKER = 1_000
# What is looked at to find code that was typed below a text: lines and letters of one text, and
# how many texts of a file.
MAX_LINES_ABOVE = 200
MAX_ABOVE = 10_000
MAX_BELOW = 20
MARKER = "# %%"
COMMENT = re.compile(r"^# ?", re.MULTILINE)
# What can be nothing but Python where a line begins with it.
PROGRAM = re.compile(
    r"(?:async[ \t]+def|def|class)[ \t]+\w+[ \t]*[(:]|import[ \t]+\w|from[ \t]+[\w.]+[ \t]+import\b"
)
QUOTES = re.compile(r"[rRuU]?(\"{3}|'{3})")
# The limit keeps a very long word from being tried from each of its letters to its end, and a list
# ends where another one begins, or each would be looked through to the end of the line.
OPTION = re.compile(r'(?P<key>\b\w{1,40})=(?P<value>"[^"]*"|\[[^\[\]]*\]|\S+)')


def read_submission(path: Path, suffix: str = "") -> Submission:
    """Read the submission at `path`; raises `SubmissionError` with the sentence to show.

    `suffix` tells what a file is whose name does not, such as mlp.ipynb.txt.
    """
    if path.is_symlink():
        raise SubmissionError("symlink", file=path.name)
    synced: dict[str, tuple[str, ...]] = {}
    if (suffix or path.suffix) == ".ipynb":
        notebook = notebook_json(_text(path, MAX_NOTEBOOK_BYTES), path.name)
        cells, markers = _notebook_cells(notebook, path.name), True
        synced = synced_in(notebook)
    else:
        cells, markers = _percent_cells(_text(path, MAX_SOURCE_BYTES), path.name)
    notes = [
        Note("code_below_text", (("where", Place(cell.number, cell.line)),), cell.line)
        for cell in cells
        if cell.below_text
    ]
    if not any(cell.is_code and cell.source.strip() for cell in cells):
        notes.append(Note("empty", (("file", path.name),)))
    return Submission(path, path.stem, tuple(cells), tuple(notes), markers, synced)


def read_text_submission(text: str, module: str) -> Submission:
    """A .py submission that is at hand as text."""
    cells, markers = _percent_cells(text, f"{module}.py")
    return Submission(Path(f"{module}.py"), module, tuple(cells), (), markers)


def _text(path: Path, limit: int) -> str:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # to open a pipe would wait for ever
            raise SubmissionError("not_a_file", file=path.name)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise SubmissionError("unreadable", file=path.name, reason=reason) from error
    if len(data) > limit:
        raise SubmissionError("too_big", file=path.name, limit=limit >> 20)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise SubmissionError("not_utf8", file=path.name, line=line) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _percent_cells(text: str, name: str) -> tuple[list[Cell], bool]:
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if line.startswith(MARKER)]
    if not starts:
        return [Cell(1, True, text)], False
    if len(starts) > MAX_CELLS:
        raise SubmissionError("too_many_cells", file=name, limit=MAX_CELLS)
    cells: list[Cell] = []
    below = 0
    if head := _without_header(lines[: starts[0]]):
        offset, source = head
        cells.append(Cell(1, True, source, line=offset + 1))
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        title, kind, options = _marker_parts(lines[start].removeprefix(MARKER)[:MAX_MARKER])
        is_code = kind not in ("markdown", "md", "raw")
        text_ends = end
        if not is_code and below < MAX_BELOW:
            text_ends = start + 1 + _end_of_text(lines[start + 1 : end])
            below += text_ends < end
        body = "\n".join(lines[start + 1 : text_ends]).rstrip("\n")
        cells.append(
            Cell(
                len(cells) + 1,
                is_code,
                body if is_code else _uncommented(body),
                title,
                "demo" in options.get("tags", ""),
                start + 2,
                options.get("written", "").strip('"'),
            )
        )
        if text_ends < end:
            code = "\n".join(lines[text_ends:end]).rstrip("\n")
            number = len(cells) + 1
            cells.append(Cell(number, True, code, line=text_ends + 1, below_text=True))
    return cells, True


def _end_of_text(body: list[str]) -> int:
    """The line of a text cell's body at which code begins that was typed below the text.

    In a script text is commented out, or quoted as a whole; an answer typed without either is text
    all the same. So only what imports or defines something is code, and what stands directly above
    it, if it is Python together with it.
    """
    first = _after_quotes(body)
    first = next((n for n in range(first, len(body)) if body[n][:1] not in ("", "#")), len(body))
    begins = next((n for n in range(first, len(body)) if PROGRAM.match(body[n])), None)
    if begins is None:
        return len(body)
    while begins > first and body[begins - 1].startswith("@"):
        begins -= 1
    return first if _is_python(body[first:begins]) else begins


def _after_quotes(body: list[str]) -> int:
    """How many of the first lines are a text in triple quotes, as jupytext can write a cell."""
    first = next((n for n, line in enumerate(body) if line.strip()), 0)
    opened = QUOTES.match(body[first]) if body else None
    if opened is None:
        return 0
    if opened[1] in body[first][opened.end() :]:
        return first + 1
    return next((n + 1 for n in range(first + 1, len(body)) if opened[1] in body[n]), len(body))


def _is_python(lines: list[str]) -> bool:
    if len(lines) > MAX_LINES_ABOVE or sum(map(len, lines)) > MAX_ABOVE:
        return False
    try:
        parsed("\n".join(lines))
    except NOT_PYTHON:
        return False
    return True


def _without_header(lines: list[str]) -> tuple[int, str] | None:
    """The code before the first marker, past jupytext's YAML header; None if there is none."""
    begin = 0
    if lines and lines[0].strip() == "# ---":
        closing = [n for n, line in enumerate(lines[1:], 1) if line.strip() == "# ---"]
        begin = closing[0] + 1 if closing else 0
    source = "\n".join(lines[begin:])
    return (begin, source) if source.strip() else None


def _marker_parts(rest: str) -> tuple[str, str, dict[str, str]]:
    options = {match["key"]: match["value"] for match in OPTION.finditer(rest)}
    rest = OPTION.sub("", rest)
    kind = re.search(r"\[(\w+)\]", rest)
    title = re.sub(r"\[\w+\]", "", rest).strip()
    return title, kind.group(1).lower() if kind else "code", options


def _uncommented(body: str) -> str:
    return COMMENT.sub("", body)


def synced_in(notebook: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """What `course sync` left in a notebook: name of a cell → digests; empty if nothing sound."""
    metadata = notebook.get("metadata")
    ours = metadata.get("course") if is_dict(metadata) else None
    synced = ours.get("synced") if is_dict(ours) else None
    if not is_dict(synced) or len(synced) > MAX_CELLS:
        return {}
    return {
        str(name): tuple(digest for digest in digests if isinstance(digest, str))
        for name, digests in synced.items()
        if is_list(digests)
    }


def notebook_json(text: str, name: str) -> dict[str, Any]:
    """The notebook as JSON; raises `SubmissionError` where it is not of the form of one."""
    if sum(map(text.count, "[{")) > MAX_PARTS or text.count(",") > MAX_VALUES:
        raise SubmissionError("too_many_parts", file=name, limit=f"{MAX_PARTS:,}")
    try:
        notebook = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise SubmissionError("not_json", file=name, line=line) from error
    if not is_dict(notebook):
        raise SubmissionError("not_notebook", file=name)
    if notebook.get("nbformat") != 4 or not isinstance(notebook.get("cells"), list):
        version = notebook.get("nbformat")
        if isinstance(version, int) and version < 4:
            raise SubmissionError("old_notebook", file=name, version=version)
        raise SubmissionError("not_notebook", file=name)
    if len(notebook["cells"]) > MAX_CELLS:
        raise SubmissionError("too_many_cells", file=name, limit=MAX_CELLS)
    return notebook


def _notebook_cells(notebook: dict[str, Any], name: str) -> list[Cell]:
    cells: list[Cell] = []
    for number, raw in enumerate(notebook["cells"], 1):
        if not is_dict(raw):
            raise SubmissionError("not_notebook", file=name)
        cells.append(_notebook_cell(number, raw))
    if sum(len(cell.source) for cell in cells) > MAX_SOURCE_BYTES:
        raise SubmissionError("too_big", file=name, limit=MAX_SOURCE_BYTES >> 20)
    return cells


def _notebook_cell(number: int, raw: dict[str, Any]) -> Cell:
    source = raw.get("source", "")
    if is_list(source):
        source = "".join(part for part in source if isinstance(part, str))
    metadata = raw.get("metadata")
    metadata = metadata if is_dict(metadata) else {}
    tags = metadata.get("tags")
    nbgrader = metadata.get("nbgrader")
    grade_id = nbgrader.get("grade_id") if is_dict(nbgrader) else None
    # The title stays with its cell when jupytext moves nbgrader's mark to a neighbour.
    title = metadata.get("title") or grade_id
    is_code = raw.get("cell_type") == "code"
    return Cell(
        number,
        is_code,
        source.replace("\r\n", "\n") if isinstance(source, str) else "",
        title if isinstance(title, str) else "",
        isinstance(tags, list) and "demo" in tags,
        1,
        title if not is_code and isinstance(title, str) else "",
    )
