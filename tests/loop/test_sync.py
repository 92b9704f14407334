"""`course sync`: whatever was written in either file is in both afterwards, or asked about."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loop_work import RIGHT, Work

from autograder.cli import main
from autograder.submission.cells import Cell
from autograder.submission.merge import Base, cell_digest, merge
from autograder.submission.read import read_submission


def sync(work: Work, *options: str) -> int:
    return main(["sync", "02_mlp", "--course", str(work.root), "--language", "en", *options])


def agree(work: Work) -> bool:
    one, other = (
        [cell_digest(c) for c in read_submission(file).cells if c.source.strip()]
        for file in (work.script, work.notebook)
    )
    return one == other


def test_edits_on_different_sides_are_both_kept(
    work: Work, capsys: pytest.CaptureFixture[str]
) -> None:
    work.in_script("sigmoid", RIGHT["sigmoid"])
    work.in_notebook("sigmoid_derivative", RIGHT["sigmoid_derivative"])
    before = work.script.read_bytes(), work.notebook.read_bytes()
    assert sync(work) == 0
    assert RIGHT["sigmoid"] in work.body_in_notebook("sigmoid")
    assert RIGHT["sigmoid_derivative"] in work.script.read_text(encoding="utf-8")
    assert agree(work)
    said = capsys.readouterr().out
    assert "from mlp.py: sigmoid\n" in said and "from mlp.ipynb: sigmoid_derivative\n" in said
    (backup,) = (work.root / ".course" / "backups" / "02_mlp").iterdir()
    assert tuple((backup / n).read_bytes() for n in ("mlp.py", "mlp.ipynb")) == before
    assert sync(work) == 0 and "both files agree" in capsys.readouterr().out


def test_what_was_synced_once_can_be_edited_on_either_side(work: Work) -> None:
    for number, edit in enumerate(
        (work.in_script, work.in_notebook, work.in_script, work.in_script)
    ):
        edit("sigmoid", f"return {number}")
        assert sync(work) == 0
        assert f"return {number}" in work.script.read_text(encoding="utf-8")
        assert f"return {number}" in work.body_in_notebook("sigmoid")


@pytest.mark.parametrize(
    ("options", "kept"), [((), None), (("--keep", "py"), 1), (("--keep", "ipynb"), 2)]
)
def test_one_exercise_changed_on_both_sides_is_asked_about(
    work: Work, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], kept: int | None
) -> None:
    work.in_script("sigmoid", "return 1")
    work.in_notebook("sigmoid", "return 2")
    work.in_notebook("update", "return 4")
    assert sync(work, *options) == (1 if kept is None else 0)
    said = capsys.readouterr().out
    script, cell = work.script.read_text(encoding="utf-8"), work.body_in_notebook("sigmoid")
    assert "return 4" in script  # what is in no dispute is merged all the same
    if kept is None:
        assert "return 1" in script and "return 2" in cell
        assert "return 1" in said and "return 2" in said and "--keep" in said
        assert sync(work) == 1
    else:
        assert f"return {kept}" in script and f"return {kept}" in cell and agree(work)


def test_a_person_at_a_terminal_is_asked(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    work.in_script("sigmoid", "return 1")
    work.in_notebook("sigmoid", "return 2")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: "n")
    assert sync(work) == 0
    assert "return 2" in work.script.read_text(encoding="utf-8")


def test_cells_of_ones_own_prose_and_answers_are_kept_in_place(work: Work) -> None:
    content = work.json()
    place = content["cells"].index(work.cell(content, "sigmoid"))
    scratch = {"cell_type": "code", "metadata": {}, "outputs": [{"x": 1}], "execution_count": 3}
    scratch |= {"id": "scratch", "source": "%matplotlib inline\nscratch = 1"}
    content["cells"].insert(place, scratch)
    work.cell(content, "reflection")["source"] = "Because it is *not* linear."
    work.write_json(content)
    text = work.script.read_text(encoding="utf-8")
    text = text.replace("import numpy as np\n", "import numpy as np\nimport math\n", 1)
    work.script.write_text(text, encoding="utf-8")
    assert sync(work) == 0 and agree(work)
    text = work.script.read_text(encoding="utf-8")
    assert text.index("# %matplotlib inline\nscratch = 1") < text.index("def sigmoid(")
    assert "# Because it is *not* linear." in text and text.count("import numpy as np\n") == 1
    cells = {c["id"]: c for c in work.json()["cells"]}
    assert cells["scratch"] == scratch  # outputs and all
    assert any("import math" in "".join(c["source"]) for c in cells.values())
    nbgrader = [
        c["metadata"].get("nbgrader") for c in content["cells"] if "nbgrader" in c["metadata"]
    ]
    now = [
        c["metadata"].get("nbgrader") for c in work.json()["cells"] if "nbgrader" in c["metadata"]
    ]
    assert now == nbgrader


def test_a_cell_taken_out_on_one_side_is_gone_and_an_exercise_never(work: Work) -> None:
    content = work.json()
    content["cells"] = [
        c
        for c in content["cells"]
        if "Conventions" not in "".join(c["source"]) and c["metadata"].get("title") != "update"
    ]
    work.write_json(content)
    assert sync(work) == 0
    text = work.script.read_text(encoding="utf-8")
    assert "## Conventions" not in text and "def update(" in text
    assert "def update(" in work.body_in_notebook("update")


def test_a_plain_python_file_without_marks_comes_back_as_a_document(work: Work) -> None:
    work.script.write_text(
        "import numpy as np\n\n\n# mine\ndef sigmoid(x):\n    return 7\n\n\nprint('hi')\n",
        encoding="utf-8",
    )
    work.in_notebook("update", "return 8")
    assert sync(work) == 0 and agree(work)
    text = work.script.read_text(encoding="utf-8")
    assert "# %% sigmoid\n# mine\ndef sigmoid(x):\n    return 7\n" in text
    assert "return 8" in text and "print('hi')" in text
    assert "return 7" in work.body_in_notebook("sigmoid")


@pytest.mark.parametrize("missing", [".py", ".ipynb"])
def test_a_missing_file_is_made_of_the_other(work: Work, missing: str) -> None:
    work.in_script("sigmoid", "return 1")
    work.in_notebook("sigmoid", "return 1")
    work.script.with_suffix(missing).unlink()
    assert sync(work) == 0
    assert agree(work) and "return 1" in work.body_in_notebook("sigmoid")


def test_a_few_lines_in_one_file_take_nothing_out_of_the_other(work: Work) -> None:
    work.in_notebook("sigmoid", "return 1")
    before = {cell_digest(c) for c in read_submission(work.notebook).cells if c.source.strip()}
    work.script.write_text("mine = 1\n", encoding="utf-8")
    assert sync(work) == 0 and agree(work)
    after = {cell_digest(c) for c in read_submission(work.notebook).cells}
    assert before < after and "mine = 1" in work.script.read_text(encoding="utf-8")


def test_windows_line_ends_stay(work: Work) -> None:
    text = work.script.read_text(encoding="utf-8")
    work.script.write_bytes(text.replace("\n", "\r\n").encode())
    work.in_notebook("sigmoid", "return 1")
    assert sync(work) == 0
    data = work.script.read_bytes()
    assert b"return 1\r\n" in data and b"\n" not in data.replace(b"\r\n", b"")


def test_a_pair_of_an_earlier_release_is_a_pair_no_longer(work: Work) -> None:
    content = work.json()
    content["metadata"]["jupytext"]["formats"] = "ipynb,py:percent"
    work.write_json(content)
    work.in_script("sigmoid", "return 1")
    assert sync(work) == 0
    assert "formats" not in work.json()["metadata"]["jupytext"]


@pytest.mark.parametrize("broken", ['{"cells": [', '{"cells": 3}', ""])
def test_a_half_written_notebook_is_told_and_nothing_is_written(
    work: Work, capsys: pytest.CaptureFixture[str], broken: str
) -> None:
    work.in_script("sigmoid", "return 1")
    work.notebook.write_text(broken, encoding="utf-8")
    before = work.script.read_bytes()
    assert sync(work) == 2
    assert "mlp.ipynb" in capsys.readouterr().err
    assert work.script.read_bytes() == before
    assert work.notebook.read_text(encoding="utf-8") == broken


def test_a_full_disk_leaves_both_files_as_they_were(
    work: Work, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    work.in_script("sigmoid", "return 1")
    before = work.script.read_bytes(), work.notebook.read_bytes()

    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    for place in ("backup", "sync"):
        monkeypatch.setattr(f"autograder.loop.{place}.write_whole", full)
        assert sync(work) == 2
        assert "No space left" in capsys.readouterr().err
        assert (work.script.read_bytes(), work.notebook.read_bytes()) == before
        monkeypatch.undo()


def test_a_file_saved_meanwhile_is_not_written_over(
    work: Work, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    work.in_notebook("sigmoid", "return 1")
    from autograder.loop import sync as module

    honest = module.back_up

    def and_then_saved(*args: object) -> Path:
        work.in_script("update", "return 5")
        return honest(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "back_up", and_then_saved)
    assert sync(work) == 2
    assert "saved by somebody else" in capsys.readouterr().err
    assert "return 5" in work.script.read_text(encoding="utf-8")
    monkeypatch.undo()
    assert sync(work) == 0
    text = work.script.read_text(encoding="utf-8")
    assert "return 5" in text and "return 1" in text


def test_a_link_is_not_followed(
    work: Work, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "elsewhere.ipynb"
    target.write_bytes(work.notebook.read_bytes())
    work.notebook.unlink()
    work.notebook.symlink_to(target)
    assert sync(work) == 2
    assert "symbolic link" in capsys.readouterr().err


def test_messages_are_korean_too(work: Work, capsys: pytest.CaptureFixture[str]) -> None:
    work.in_script("sigmoid", "return 1")
    work.in_notebook("sigmoid", "return 2")
    assert (
        main(["sync", os.fspath(work.script), "--course", str(work.root), "--language", "ko"]) == 1
    )
    assert "서로 다르게 고쳐졌습니다" in capsys.readouterr().out


CELLS = st.lists(
    st.builds(
        Cell,
        st.just(1),
        st.booleans(),
        st.sampled_from(["", "a = 1", "def f(): pass", "def g(): pass", "a = 2", "b = 3"]),
        st.sampled_from(["", "", "f", "g"]),
    ),
    max_size=7,
)
DIGESTS = st.sets(st.sampled_from([cell_digest(Cell(1, True, s)) for s in ("a = 1", "b = 3")]))


@given(CELLS, CELLS, DIGESTS, DIGESTS)
def test_nothing_new_is_ever_lost(
    script: list[Cell], notebook: list[Cell], released: set[str], synced: set[str]
) -> None:
    base = Base(released, {"": synced})
    merged = merge(script, notebook, base)
    present = set()
    for part in merged.parts:
        if part.script is not None and part.side != "ipynb":
            present.add(cell_digest(script[part.script]))
        if part.notebook is not None and part.side != "py":
            present.add(cell_digest(notebook[part.notebook]))
    for cell in [*script, *notebook]:
        digest = cell_digest(cell)
        if cell.source.strip() and digest not in released | synced:
            assert digest in present


def test_a_second_sync_changes_nothing(work: Work) -> None:
    work.in_script("sigmoid", "return 1")
    assert sync(work) == 0
    before = work.script.read_bytes(), work.notebook.read_bytes()
    assert sync(work) == 0
    assert (work.script.read_bytes(), work.notebook.read_bytes()) == before
    assert json.loads(before[1])["metadata"]["course"]["synced"].keys() == {"sigmoid"}
