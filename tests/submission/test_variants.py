"""Files that students rename, copy or download twice are still their work."""

from __future__ import annotations

import json
import shutil
import unicodedata
from pathlib import Path

import pytest

from autograder.report.messages import note_text
from autograder.submission.choose import choose_submission
from autograder.submission.variants import Variant, variant_of

ROOT = Path(__file__).resolve().parents[2]
STUB = "raise NotImplementedError"


@pytest.mark.parametrize(
    ("name", "suffix", "number"),
    [
        ("mlp.ipynb", ".ipynb", 0),
        ("mlp (1).ipynb", ".ipynb", 1),
        ("mlp-1.ipynb", ".ipynb", 1),
        ("mlp-Copy1.ipynb", ".ipynb", 1),
        ("mlp-Copy12-3.py", ".py", 3),
        ("MLP.IPYNB", ".ipynb", 0),
        ("02_mlp_final.py", ".py", 0),
        ("20261234_mlp_v2.py", ".py", 2),
        ("mlp.ipynb.txt", ".ipynb", 0),
        ("mlp.ipynb (2).txt", ".ipynb", 2),
        ("mlp 복사본 2.ipynb", ".ipynb", 2),
        (unicodedata.normalize("NFD", "mlp의 사본.ipynb"), ".ipynb", 0),
        ("김민수_mlp_최종.ipynb", ".ipynb", 0),
    ],
)
def test_names_that_mean_the_module(name: str, suffix: str, number: int) -> None:
    assert variant_of(name, "mlp") == Variant(suffix, number, name == "mlp.ipynb")


@pytest.mark.parametrize(
    "name", ["mlpx.py", "xor.ipynb", "mlp.txt", "mlp", ".mlp.py", "mlp.pyc", "simple.ipynb"]
)
def test_names_that_mean_something_else(name: str) -> None:
    assert variant_of(name, "mlp") is None


def test_a_name_that_no_file_system_holds_is_refused_at_once() -> None:
    assert variant_of("mlp" + "-" * 60_000 + ".py", "mlp") is None
    assert variant_of("mlp" + "-1" * 60_000 + ".py", "mlp") is None


@pytest.fixture
def folder(tmp_path: Path, root: Path) -> Path:
    shutil.copy(root / "assignments" / "02_mlp" / "mlp.ipynb", tmp_path)
    return tmp_path


def copied(folder: Path, name: str, text: str) -> None:
    source = (folder / "mlp.ipynb").read_text(encoding="utf-8")
    assert STUB in source
    (folder / name).write_text(source.replace(STUB, f"{text}; {STUB}"), encoding="utf-8")


def notes(folder: Path) -> dict[str, dict[str, object]]:
    chosen = choose_submission(folder, "mlp", ROOT)
    for note in chosen.notes:
        assert note_text(note, "ko") != note_text(note, "en")
    return {note.key: dict(note.values) for note in chosen.notes}


def test_the_copy_with_the_work_counts_beside_the_release(folder: Path) -> None:
    copied(folder, "mlp-Copy1.ipynb", "x = 1")
    assert choose_submission(folder, "mlp", ROOT).path.name == "mlp-Copy1.ipynb"
    assert notes(folder) == {"renamed": {"file": "mlp-Copy1.ipynb", "module": "mlp"}}


def test_the_right_name_counts_where_it_holds_work_and_the_other_is_named(folder: Path) -> None:
    copied(folder, "mlp-Copy1.ipynb", "x = 1")
    copied(folder, "mlp (2).ipynb", "x = 2")
    copied(folder, "mlp.ipynb", "x = 2")
    assert choose_submission(folder, "mlp", ROOT).path.name == "mlp.ipynb"
    assert notes(folder) == {"passed_over": {"file": "mlp.ipynb", "others": "mlp-Copy1.ipynb"}}


def test_a_release_that_is_no_longer_known_holds_no_work(folder: Path) -> None:
    """Its stubs are worded otherwise, and so are its imports: nobody wrote any of it."""
    text = (folder / "mlp.ipynb").read_text(encoding="utf-8")
    assert "not implemented yet" in text and "import numpy as np" in text
    text = text.replace("not implemented yet", "to do")
    text = text.replace("import numpy as np", "import numpy as np, math")
    (folder / "mlp.ipynb").write_text(text, encoding="utf-8")
    shutil.copy(folder / "mlp.ipynb", folder / "mlp-2.ipynb")
    copied(folder, "mlp-Copy1.ipynb", "x = 1")
    assert choose_submission(folder, "mlp", ROOT).path.name == "mlp-Copy1.ipynb"
    assert notes(folder) == {"renamed": {"file": "mlp-Copy1.ipynb", "module": "mlp"}}


@pytest.mark.parametrize(
    "cell", ["sigmoid = lambda x: x", "def sigmoid(x):\n    return x", "print(1)", "x +"]
)
def test_whatever_somebody_wrote_is_work(folder: Path, cell: str) -> None:
    notebook = json.loads((folder / "mlp.ipynb").read_text(encoding="utf-8"))
    notebook["cells"].append({"cell_type": "code", "source": cell, "metadata": {}, "outputs": []})
    (folder / "mlp.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    copied(folder, "mlp-Copy1.ipynb", "x = 1")
    assert choose_submission(folder, "mlp", ROOT).path.name == "mlp.ipynb"


def test_the_last_copy_counts_where_there_is_nothing_else(folder: Path) -> None:
    copied(folder, "mlp (10).ipynb", "x = 10")
    copied(folder, "mlp (9).ipynb.txt", "x = 9")
    (folder / "mlp.ipynb").unlink()
    chosen = choose_submission(folder, "mlp", ROOT)
    assert chosen.path.name == "mlp (10).ipynb" and chosen.module == "mlp"
    assert notes(folder)["passed_over"]["others"] == "mlp (9).ipynb.txt"
    (folder / "mlp (10).ipynb").unlink()
    chosen = choose_submission(folder, "mlp", ROOT)
    assert chosen.is_notebook and len(chosen.cells) > 10


def test_the_release_and_nothing_else_stays_the_release(folder: Path) -> None:
    shutil.copy(folder / "mlp.ipynb", folder / "mlp-Copy1.ipynb")
    (folder / "mlp-Copy2.ipynb").write_text(json.dumps({}), encoding="utf-8")
    assert choose_submission(folder, "mlp", ROOT).path.name == "mlp.ipynb"
    assert notes(folder) == {}


@pytest.mark.parametrize("name", ["mlp" + "_" * 200 + "x-1-1-1.py", "mlp" + "-1" * 120 + ".py"])
def test_a_name_of_many_separators_or_endings_is_that_of_a_copy(name: str) -> None:
    found = variant_of(name, "mlp")
    assert found is not None and (found.number, found.exact) == (1, False)
