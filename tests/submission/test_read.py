"""Reading submissions: every bad file gets one sentence, every good one its cells."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.report.messages import note_text
from autograder.submission import read
from autograder.submission.cells import Note, SubmissionError
from autograder.submission.read import read_submission


def write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def notebook(*cells: dict[str, object], nbformat: object = 4) -> str:
    return json.dumps({"nbformat": nbformat, "nbformat_minor": 5, "metadata": {}, "cells": cells})


def code(source: object, **metadata: object) -> dict[str, object]:
    return {"cell_type": "code", "source": source, "metadata": metadata, "outputs": []}


def test_percent_cells_have_titles_kinds_and_lines(tmp_path: Path) -> None:
    text = (
        "# ---\n# jupyter: {}\n# ---\n\n# %% [markdown]\n# 글\n\n# %% sigmoid\ndef sigmoid(x):\n"
        '    return x\n\n# %% tags=["demo"]\nplot()\n\n'
        '# %% [markdown] written="reflection"\n# mine\n'
    )
    cells = read_submission(write(tmp_path / "mlp.py", text)).cells
    assert [(c.title, c.is_code, c.demo, c.line) for c in cells] == [
        ("", False, False, 6),
        ("sigmoid", True, False, 9),
        ("", True, True, 13),
        ("", False, False, 16),
    ]
    assert cells[0].source == "글"
    assert (cells[3].written, cells[3].source) == ("reflection", "mine")


@pytest.mark.parametrize(
    ("marker", "title"),
    [
        ("# %% sigmoid", "sigmoid"),
        ("# %%sigmoid", "sigmoid"),
        ("# %%", ""),
        ("# %%% sigmoid", "% sigmoid"),
        ("# %% sigmoid\u2028\x0c", "sigmoid"),
        ("#%% sigmoid", None),
        ("    # %% sigmoid", None),
    ],
)
def test_what_marks_a_cell(tmp_path: Path, marker: str, title: str | None) -> None:
    submission = read_submission(write(tmp_path / "mlp.py", f"{marker}\nx = 1\n"))
    assert submission.has_markers == (title is not None)
    assert [cell.title for cell in submission.cells] == [title or ""]


def test_code_before_the_first_marker_is_a_cell(tmp_path: Path) -> None:
    cells = read_submission(write(tmp_path / "mlp.py", "import numpy\n\n# %% a\nx = 1\n")).cells
    assert [(c.source.strip(), c.line) for c in cells] == [("import numpy", 1), ("x = 1", 4)]


def test_without_markers_the_file_is_one_cell(tmp_path: Path) -> None:
    submission = read_submission(write(tmp_path / "mlp.py", "x = 1\n"))
    assert not submission.has_markers and len(submission.cells) == 1


@pytest.mark.parametrize("prefix", [b"\xef\xbb\xbf", b""])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_bom_and_line_ends_do_not_matter(tmp_path: Path, prefix: bytes, newline: str) -> None:
    data = prefix + newline.join(["# %% a", "x = '한글'", ""]).encode()
    (cell,) = read_submission(write(tmp_path / "mlp.py", data)).cells
    assert (cell.title, cell.source) == ("a", "x = '한글'")


def test_an_empty_file_is_noted(tmp_path: Path) -> None:
    (note,) = read_submission(write(tmp_path / "mlp.py", "")).notes
    assert note.key == "empty"


def test_notebook_sources_may_be_lists_and_metadata_nonsense(tmp_path: Path) -> None:
    text = notebook(code(["x = 1\n", "y = 2"], nbgrader="?"), code("z", tags=7), code(3))
    cells = read_submission(write(tmp_path / "mlp.ipynb", text)).cells
    assert [c.source for c in cells] == ["x = 1\ny = 2", "z", ""]


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("mlp.py", "x = '가'".encode("cp949"), "not_utf8"),
        ("mlp.ipynb", "{", "not_json"),
        ("mlp.ipynb", "[]", "not_notebook"),
        ("mlp.ipynb", "[" * 100_000, "not_json"),
        ("mlp.ipynb", json.dumps({"nbformat": 3, "worksheets": []}), "old_notebook"),
        ("mlp.ipynb", notebook(nbformat="4"), "not_notebook"),
        ("mlp.ipynb", json.dumps({"nbformat": 4, "cells": [1]}), "not_notebook"),
        ("mlp.py", b"#" * ((2 << 20) + 1), "too_big"),
    ],
)
def test_a_bad_file_gets_one_sentence(
    tmp_path: Path, name: str, data: bytes | str, key: str
) -> None:
    with pytest.raises(SubmissionError) as caught:
        read_submission(write(tmp_path / name, data))
    error = caught.value
    assert error.key == key
    for language in ("ko", "en"):
        said = note_text(Note(key, tuple(error.values.items())), language)
        assert name in said and "{" not in said and len(said) > 20


def test_a_symlink_is_refused(tmp_path: Path) -> None:
    secret = write(tmp_path / "secret.py", "x = 1")
    link = tmp_path / "mlp.py"
    link.symlink_to(secret)
    with pytest.raises(SubmissionError, match="symlink"):
        read_submission(link)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    for name in ("mlp.py", "mlp.ipynb"):
        with contextlib.suppress(SubmissionError):
            read_submission(write(folder / name, data))


def test_a_notebook_of_countless_words_is_not_made_into_objects(monkeypatch) -> None:
    monkeypatch.setattr(read, "MAX_VALUES", 1_000)
    made = {"cells": [], "nbformat": 4, "metadata": {"words": ["가"] * 900}}
    assert read.notebook_json(json.dumps(made), "mlp.ipynb")["nbformat"] == 4
    made["metadata"] = {"words": ["가"] * 2_000}
    with pytest.raises(SubmissionError) as refused:
        read.notebook_json(json.dumps(made), "mlp.ipynb")
    assert refused.value.key == "too_many_parts"


def test_code_below_texts_is_looked_for_in_as_many_as_anybody_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[int] = []
    monkeypatch.setattr(read, "parsed", lambda source: parsed.append(len(source)))
    text = "# %% [markdown]\n# text\nx = 1\ndef f(): pass\n"
    submission = read_submission(write(tmp_path / "mlp.py", text * 100))
    assert sum(cell.below_text for cell in submission.cells) == read.MAX_BELOW == len(parsed)
    long = "# %% [markdown]\nx = 1" + " + 1" * read.MAX_ABOVE + "\ndef f(): pass\n"
    below = read_submission(write(tmp_path / "mlp.py", long)).cells[-1]
    assert below.source == "def f(): pass" and len(parsed) == read.MAX_BELOW


def test_an_option_that_is_not_closed_ends_where_the_next_begins(tmp_path: Path) -> None:
    marker = '# %% title a=[ b=[ tags=["demo"]\nx = 1\n'
    (cell,) = read_submission(write(tmp_path / "mlp.py", marker)).cells
    assert (cell.title, cell.demo) == ("title", True)
