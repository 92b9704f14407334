"""Which of two files counts: the one that differs from the release, and never a guess."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from autograder.report.messages import note_text
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


def test_of_two_that_disagree_neither_counts_and_both_are_named(folder: Path) -> None:
    change(folder / "mlp.py", "x = 1")
    change(folder / "mlp.ipynb", "x = 2")
    submission = choose_submission(folder, "mlp", ROOT)
    assert {"sigmoid", "train_step"} <= set(submission.conflicts)
    assert "conflict" in [note.key for note in submission.notes]
    titles = {cell.title for cell in submission.cells}
    assert "sigmoid" not in titles and "reflection" in titles


def test_each_exercise_is_taken_from_the_file_in_which_it_was_changed(folder: Path) -> None:
    for suffix, name in (("py", "sigmoid"), ("ipynb", "update")):
        file = folder / f"mlp.{suffix}"
        source = file.read_text(encoding="utf-8")
        place = source.index(STUB, source.index(f"def {name}("))
        file.write_text(f"{source[:place]}mine = 1; {source[place:]}", encoding="utf-8")
    submission = choose_submission(folder, "mlp", ROOT)
    cells = {cell.title: cell for cell in submission.cells}
    assert "mine = 1" in cells["sigmoid"].source and "mine = 1" in cells["update"].source
    assert submission.display_file(cells["sigmoid"]) == "mlp.py"
    assert submission.display_file(cells["update"]).startswith("mlp.ipynb[")
    assert submission.conflicts == ()


def test_a_broken_notebook_beside_finished_work_does_not_matter(folder: Path) -> None:
    change(folder / "mlp.py", "x = 1")
    (folder / "mlp.ipynb").write_text("{", encoding="utf-8")
    submission = choose_submission(folder, "mlp", ROOT)
    assert submission.path.suffix == ".py"
    # An exercise done in the notebook looks not started; this says why.
    told = note_text(submission.notes[0], "en")
    assert told.startswith("Only mlp.py was graded: mlp.ipynb cannot be read")


def test_a_broken_notebook_beside_an_untouched_file_is_told(folder: Path) -> None:
    (folder / "mlp.ipynb").write_text("{", encoding="utf-8")
    with pytest.raises(SubmissionError, match="not_json"):
        choose_submission(folder, "mlp", ROOT)


def test_an_empty_folder_says_what_belongs_there(tmp_path: Path) -> None:
    with pytest.raises(SubmissionError, match="nothing_here"):
        choose_submission(tmp_path, "mlp", ROOT)
