"""Which of two files counts: the one that differs from the release, and never a guess."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from autograder.submission.cells import SubmissionError
from autograder.submission.choose import choose_submission, fingerprint, released
from autograder.submission.read import read_submission

ROOT = Path(__file__).resolve().parents[2]
STUB = "raise NotImplementedError"


@pytest.fixture
def folder(tmp_path: Path, root: Path) -> Path:
    for suffix in ("py", "ipynb"):
        shutil.copy(root / "assignments" / "02_mlp" / f"mlp.{suffix}", tmp_path)
    return tmp_path


def change(file: Path, text: str) -> None:
    source = file.read_text(encoding="utf-8")
    assert STUB in source
    file.write_text(source.replace(STUB, f"{text}; {STUB}"), encoding="utf-8")


def test_the_release_has_one_fingerprint_in_both_forms(folder: Path, root: Path) -> None:
    prints = {fingerprint(read_submission(folder / f"mlp.{s}")) for s in ("py", "ipynb")}
    assert len(prints) == 1
    assert prints <= set(released(root)["mlp"])


@pytest.mark.parametrize("suffix", ["py", "ipynb"])
def test_the_changed_file_counts(folder: Path, suffix: str) -> None:
    change(folder / f"mlp.{suffix}", "x = 1")
    assert choose_submission(folder, "mlp", ROOT).path.suffix == f".{suffix}"


def test_two_that_agree_are_no_problem(folder: Path) -> None:
    for suffix in ("py", "ipynb"):
        change(folder / f"mlp.{suffix}", "x = 1")
    assert choose_submission(folder, "mlp", ROOT).path.suffix == ".py"


def test_two_that_disagree_are_refused(folder: Path) -> None:
    change(folder / "mlp.py", "x = 1")
    change(folder / "mlp.ipynb", "x = 2")
    with pytest.raises(SubmissionError, match="two_versions"):
        choose_submission(folder, "mlp", ROOT)


def test_a_broken_notebook_beside_finished_work_does_not_matter(folder: Path) -> None:
    change(folder / "mlp.py", "x = 1")
    (folder / "mlp.ipynb").write_text("{", encoding="utf-8")
    assert choose_submission(folder, "mlp", ROOT).path.suffix == ".py"


def test_a_broken_notebook_beside_an_untouched_file_is_told(folder: Path) -> None:
    (folder / "mlp.ipynb").write_text("{", encoding="utf-8")
    with pytest.raises(SubmissionError, match="not_json"):
        choose_submission(folder, "mlp", ROOT)


def test_an_empty_folder_says_what_belongs_there(tmp_path: Path) -> None:
    with pytest.raises(SubmissionError, match="nothing_here"):
        choose_submission(tmp_path, "mlp", ROOT)
