"""The CSV reader reads what Python's does, and writes back what it read."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.course import CourseError
from autograder.lms.tables import read_table

CELL = st.text(st.sampled_from('ab 가",;\t\n'), max_size=5)
TABLE = st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=4)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp949"])


@given(TABLE, st.sampled_from(["\r\n", "\n"]), st.booleans(), ENCODINGS)
def test_reads_what_csv_reads_and_writes_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[list[str]],
    end: str,
    quoted: bool,
    encoding: str,
) -> None:
    rows = [["이름", "b,c", "d", "e"], *rows]
    text = io.StringIO(newline="")
    csv.writer(
        text, lineterminator=end, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    ).writerows(rows)
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    table = read_table(path)
    assert [[cell.value for cell in row.cells] for row in table.rows] == list(
        csv.reader(io.StringIO(text.getvalue(), newline=""))
    )
    assert table.to_bytes() == path.read_bytes()


def test_one_cell_changes_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "grades.csv"
    data = '\ufeffStudent;"Grade"\r\n"Kim; M";12,5\r\n이;""\r\n'.encode("utf-16-le")
    path.write_bytes(data)
    changed = read_table(path).with_values({(2, 1): "7,25", (1, 1): "1"}).to_bytes()
    assert changed.decode("utf-16") == 'Student;"Grade"\r\n"Kim; M";1\r\n이;"7,25"\r\n'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"\r\n\r\n", "is empty"),
        (b'a,b\n"c,d\n', ":2: a quotation mark is never closed"),
        (b"a,b\n\xff\xfe\xfd,1\n", "in an encoding that is not understood"),
        (b"\xff\xfea,b", "begins as UTF-16-LE and is not"),
        (b"PK\x03\x04xlsx", "save it as CSV"),
    ],
)
def test_what_is_no_table_gets_one_sentence(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "roster.csv"
    path.write_bytes(data)
    with pytest.raises(CourseError) as refused:
        read_table(path)
    assert said in str(refused.value) and "\n" not in str(refused.value)
