"""`jupytext --sync` carries a student's edit to the other file and keeps nbgrader's marks."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import nbformat
import pytest
from jupytext.cli import jupytext

from autograder.authoring.build import build_assignment, write_release
from autograder.course import load_course

STUB = "    raise NotImplementedError("


@pytest.fixture
def release(course_root: Path, tmp_path: Path) -> Path:
    course = load_course(course_root)
    files = build_assignment(course, course.assignments[0], "en")
    write_release(files, tmp_path)
    return tmp_path / "02_mlp"


def sync(file: Path, newer_by: int) -> None:
    """Run jupytext as a student would; `newer_by` seconds make `file` the edited one."""
    stamp = file.stat().st_mtime + newer_by
    os.utime(file, (stamp, stamp))
    assert jupytext(["--sync", str(file)]) == 0


def marks(path: Path) -> dict[str, Any]:
    notebook = nbformat.read(path, as_version=4)
    return {
        cell.metadata.title: (cell.id, cell.metadata.get("nbgrader"), cell.metadata.get("editable"))
        for cell in notebook.cells
        if "title" in cell.metadata
    }


def test_an_edit_of_the_script_reaches_the_notebook(release: Path) -> None:
    script, notebook = release / "mlp.py", release / "mlp.ipynb"
    before = marks(notebook)
    assert len(before) == 5
    text = script.read_text(encoding="utf-8")
    head, tail = text.split("# %% check_sigmoid")
    stub = next(line for line in head.split("\n") if line.startswith(STUB))
    edited = head.replace(stub, "    z = np.exp(-x)\n    return 1 / (1 + z)") + "# %% check_sigmoid"
    edited += tail.replace("*Why is that?*", "Because it is *not* linear.")
    script.write_text(edited, encoding="utf-8")
    sync(script, newer_by=10)
    cells = {
        cell.metadata.get("title"): cell for cell in nbformat.read(notebook, as_version=4).cells
    }
    assert cells["sigmoid"].source.endswith("    z = np.exp(-x)\n    return 1 / (1 + z)")
    assert cells["reflection"].source == "Because it is *not* linear."
    assert marks(notebook) == before
    assert script.read_text(encoding="utf-8") == edited


def test_an_edit_of_the_notebook_reaches_the_script(release: Path) -> None:
    script, path = release / "mlp.py", release / "mlp.ipynb"
    before, header = marks(path), script.read_text(encoding="utf-8").split("# %%")[0]
    notebook = nbformat.read(path, as_version=4)
    cell = next(cell for cell in notebook.cells if cell.metadata.get("title") == "Layer")
    cell.source = cell.source.replace("    raise", "    return 7\n        raise", 1)
    notebook.cells.insert(3, nbformat.v4.new_code_cell("scratch = 1", id="scratch"))
    nbformat.write(notebook, path)
    sync(path, newer_by=10)
    text = script.read_text(encoding="utf-8")
    assert "# %% Layer\nclass Layer:" in text
    assert "        return 7\n" in text
    assert "scratch = 1" in text
    assert "nbgrader" not in text
    assert text.startswith(header)
    assert marks(path) == before


def test_an_untouched_pair_stays_as_released(release: Path) -> None:
    script = release / "mlp.py"
    before = (script.read_bytes(), marks(release / "mlp.ipynb"))
    sync(script, newer_by=10)
    assert (script.read_bytes(), marks(release / "mlp.ipynb")) == before


def test_titles_stay_right_when_a_scratch_cell_comes_before_an_edited_exercise(
    release: Path,
) -> None:
    """jupytext then moves nbgrader's marks to the scratch cell; the titles are what counts."""
    script = release / "mlp.py"
    text = script.read_text(encoding="utf-8")
    text = text.replace(STUB, "    return 5\n    raise NotImplementedError(", 1)
    script.write_text(text.replace("# %% sigmoid", "# %%\nscratch = 1\n\n# %% sigmoid"), "utf-8")
    sync(script, newer_by=10)
    cells = nbformat.read(release / "mlp.ipynb", as_version=4).cells
    titled = {cell.metadata.title: cell.source for cell in cells if "title" in cell.metadata}
    assert set(titled) == {"sigmoid", "check_sigmoid", "Layer", "check_Layer", "reflection"}
    assert "return 5" in titled["sigmoid"]
    assert "scratch = 1" in [cell.source for cell in cells if "title" not in cell.metadata]
