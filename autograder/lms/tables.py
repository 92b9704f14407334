"""Reads an LMS's CSV so that it can be written back with some cells changed and nothing else."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.course import CourseError

MAX_BYTES = 64 << 20
DELIMITERS = (",", ";", "\t")
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LINE_END = re.compile(r"\r\n|\r|\n|\Z")
QUOTED = re.compile(r'"([^"]*(?:""[^"]*)*)"')


@dataclass(frozen=True)
class Cell:
    """One cell: its text, and how the file spells it (with quotation marks, where it has them)."""

    value: str
    raw: str

    def holding(self, value: str, delimiter: str) -> Cell:
        """A cell of another value, quoted if this one was or if it has to be."""
        special = any(c in value for c in f'{delimiter}"\r\n')
        if self.raw.startswith('"') or special:
            return Cell(value, '"{}"'.format(value.replace('"', '""')))
        return Cell(value, value)


@dataclass(frozen=True)
class Row:
    """One line of the table: where it begins (from 1), its cells, and the line end after it."""

    line: int
    cells: tuple[Cell, ...]
    end: str

    def __getitem__(self, column: int) -> str:
        """The text in a column; empty where the line is shorter."""
        return self.cells[column].value.strip() if column < len(self.cells) else ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written in the line."""
        return not any(cell.value.strip() for cell in self.cells)


@dataclass(frozen=True)
class Table:
    """A CSV file: its rows, and all that it takes to write the same bytes again."""

    path: Path
    rows: tuple[Row, ...]
    delimiter: str
    encoding: str
    mark: bytes

    @property
    def header(self) -> Row:
        """The first line that is not blank."""
        return next(row for row in self.rows if not row.is_blank)

    @property
    def columns(self) -> list[str]:
        """The titles of the columns."""
        return [cell.value.strip() for cell in self.header.cells]

    def body(self) -> Iterator[tuple[int, Row]]:
        """Each line below the header that is not blank, with its place in `rows`."""
        for place, row in enumerate(self.rows):
            if row.line > self.header.line and not row.is_blank:
                yield place, row

    def with_values(self, values: dict[tuple[int, int], str]) -> Table:
        """The table with other text at some (place in `rows`, column)."""
        rows = list(self.rows)
        for (place, column), value in values.items():
            cells = list(rows[place].cells)
            while len(cells) <= column:
                cells.append(Cell("", ""))
            cells[column] = cells[column].holding(value, self.delimiter)
            rows[place] = replace(rows[place], cells=tuple(cells))
        return replace(self, rows=tuple(rows))

    def to_bytes(self) -> bytes:
        """The file."""
        text = "".join(
            self.delimiter.join(cell.raw for cell in row.cells) + row.end for row in self.rows
        )
        return self.mark + text.encode(self.encoding)


def read_table(path: Path) -> Table:
    """Read a CSV in UTF-8, UTF-16 or cp949, separated by commas, semicolons or tabs.

    Raises CourseError, one sentence, for what is no such file.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise CourseError(f"{path}: cannot be read ({error.strerror or error}).") from None
    if len(data) > MAX_BYTES:
        raise CourseError(f"{path}: is larger than {MAX_BYTES >> 20} MiB; is it a CSV file?")
    if data.startswith(b"PK\x03\x04"):
        raise CourseError(
            f"{path}: is a spreadsheet or a zip, not CSV; save it as CSV (UTF-8), or "
            "download the CSV from the LMS again."
        )
    text, encoding, mark = _decoded(data, path)
    delimiter = _delimiter(text)
    rows = tuple(_rows(text, delimiter, path))
    table = Table(path, rows, delimiter, encoding, mark)
    if all(row.is_blank for row in rows):
        raise CourseError(f"{path}: is empty.")
    return table


def _decoded(data: bytes, path: Path) -> tuple[str, str, bytes]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return data.removeprefix(mark).decode(encoding), encoding, mark
            except UnicodeDecodeError:
                raise CourseError(
                    f"{path}: begins as {encoding.upper()} and is not; download it again."
                ) from None
    encodings = ("utf-8", "cp949")
    if b"\x00" in data[:2000]:  # UTF-16 without its mark: every other byte of a title is 0
        encodings = ("utf-16-le",) if data[1:2] == b"\x00" else ("utf-16-be",)
    for encoding in encodings:
        try:
            return data.decode(encoding), encoding, b""
        except UnicodeDecodeError:
            continue
    raise CourseError(
        f"{path}: is in an encoding that is not understood (UTF-8, UTF-16 and cp949 are); "
        "save it as CSV UTF-8."
    )


def _delimiter(text: str) -> str:
    """The separator that the first written line has most of, quoted text left out."""
    line = QUOTED.sub("", text.lstrip("\r\n")).lstrip("\r\n").partition("\n")[0]
    return max(DELIMITERS, key=line.count)


def _rows(text: str, delimiter: str, path: Path) -> Iterator[Row]:
    plain = re.compile(f"[^{re.escape(delimiter)}\r\n]*")
    at, line = 0, 1
    while at < len(text):
        start, cells = line, list[Cell]()
        while True:
            begin, value = at, ""
            if quoted := QUOTED.match(text, at):
                value, at = quoted[1].replace('""', '"'), quoted.end()
            elif text.startswith('"', at):
                raise CourseError(
                    f"{path}:{line}: a quotation mark is never closed; download the file again."
                )
            rest = plain.match(text, at)
            assert rest is not None
            at = rest.end()
            raw = text[begin:at]
            cells.append(Cell(value + rest[0], raw))
            line += len(re.findall(r"\r\n|\r|\n", raw))
            if not text.startswith(delimiter, at):
                break
            at += len(delimiter)
        end = LINE_END.match(text, at)
        assert end is not None
        at, line = end.end(), line + 1
        yield Row(start, tuple(cells), end[0])
