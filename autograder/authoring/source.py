"""Parses an authored percent-format file into typed cells, so that nothing later parses text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import jupytext

from autograder.course import CourseError, Language

CellKind = Literal["prose", "code", "demo", "exercise", "written"]
MARKER = re.compile(r"^# %%(?:\s|$)")
# jupytext's own bookkeeping of blank lines and comment styles; it says nothing about the cell.
BOOKKEEPING = frozenset({"lines_to_next_cell", "lines_to_end_of_cell_marker", "cell_marker"})
OPTIONS = ("lang", "written", "tags")


@dataclass(frozen=True)
class SourceCell:
    """One authored cell. `name` is its exercise's name or its written answer's id, else "".

    `language` is None for what both releases share; `line` is that of its `# %%`, from 1.
    """

    kind: CellKind
    text: str
    line: int
    name: str = ""
    language: Language | None = None

    @property
    def is_prose(self) -> bool:
        """Whether the cell is text for people (a written answer's prompt included)."""
        return self.kind in ("prose", "written")


@dataclass(frozen=True)
class Source:
    """An authored file: `label` is how messages call it."""

    label: str
    cells: tuple[SourceCell, ...]


def read_source(path: Path, label: str) -> Source:
    """Read the authored file at `path`; CourseError with one line per problem of form."""
    return parse_source(_read_text(path, label), label)


def parse_source(text: str, label: str) -> Source:
    """Parse percent-format `text`; CourseError with one line per problem of form."""
    lines = text.replace("\r\n", "\n").split("\n")
    starts = [number for number, line in enumerate(lines, 1) if MARKER.match(line)]
    if not starts:
        raise CourseError(f"{label}: has no cells; start each one with a line '# %%'.")
    stray = _first_text_line(lines[: starts[0] - 1])
    if stray:
        raise CourseError(f"{label}:{stray}: stands before the first cell; put '# %%' above it.")
    notebook = jupytext.reads("\n".join(lines), fmt="py:percent")
    if len(notebook.cells) != len(starts):
        raise CourseError(
            f"{label}: a '# %%' line stands inside another cell's text; rewrite that line."
        )
    cells: list[SourceCell] = []
    problems: list[str] = []
    for line, cell in zip(starts, notebook.cells, strict=True):
        try:
            cells.append(_to_cell(cell.cell_type, cell.metadata, cell.source, line))
        except ValueError as error:
            problems.append(f"{label}:{line}: {error}")
    if problems:
        raise CourseError(problems)
    return Source(label, tuple(cells))


def _read_text(path: Path, label: str) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise CourseError(
            f"{label}: there is no such file; it is what the release is made from "
            "(a student's copy of the course has none)."
        ) from None
    except UnicodeDecodeError as error:
        line = path.read_bytes().count(b"\n", 0, error.start) + 1
        raise CourseError(f"{label}:{line}: is not UTF-8 text; save the file as UTF-8.") from None
    except OSError as error:
        raise CourseError(f"{label}: cannot be read ({error.strerror}).") from None


def _first_text_line(lines: list[str]) -> int | None:
    """Line number of the first text outside jupytext's YAML header, or None."""
    begin = 0
    if lines and lines[0].rstrip() == "# ---":
        closing = [n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "# ---"]
        begin = closing[0] + 1 if closing else 0
    return next((n for n, line in enumerate(lines[begin:], begin + 1) if line.strip()), None)


def _to_cell(cell_type: str, metadata: Mapping[str, Any], text: str, line: int) -> SourceCell:
    title = metadata.get("title", "")
    options = {k: v for k, v in metadata.items() if k != "title" and k not in BOOKKEEPING}
    unknown = [key for key in options if key not in OPTIONS]
    if unknown:
        raise ValueError(
            f"the cell option {unknown[0]!r} is not known; allowed: {', '.join(OPTIONS)}."
        )
    language = options.get("lang")
    if language not in (None, "ko", "en"):
        raise ValueError(f'lang is {language!r}; allowed: lang="ko" or lang="en".')
    tags = options.get("tags", [])
    if tags not in ([], ["demo"]):
        raise ValueError(f'tags are {tags!r}; allowed: tags=["demo"].')
    if cell_type == "markdown":
        return _to_prose(options, title, text, line)
    if cell_type != "code":
        raise ValueError(f"is a {cell_type} cell; allowed: code cells and [markdown] cells.")
    if "written" in options:
        raise ValueError("a written answer is a [markdown] cell, not code.")
    if language and not tags:
        raise ValueError(
            "only text and demo cells have lang; mark lines of graded code with ko: and en:."
        )
    if title and tags:
        raise ValueError(f"{title!r} is tagged demo; an exercise cannot be a demonstration.")
    kind: CellKind = "exercise" if title else "demo" if tags else "code"
    return SourceCell(kind, text, line, name=title, language=language)


def _to_prose(options: Mapping[str, Any], title: str, text: str, line: int) -> SourceCell:
    if title:
        raise ValueError(f"the [markdown] cell has the title {title!r}; only exercises have one.")
    if options.get("tags"):
        raise ValueError('a [markdown] cell needs no tags=["demo"]; it is never run.')
    written = options.get("written", "")
    if not isinstance(written, str) or ("written" in options and not written):
        raise ValueError('written needs an id, such as written="reflection".')
    kind: CellKind = "written" if written else "prose"
    return SourceCell(kind, text, line, name=written, language=options.get("lang"))
