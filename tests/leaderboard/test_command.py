"""`course leaderboard`, from submissions to the page: through the real command, on a real class."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from learners import HONEST

from autograder.cli import main
from autograder.leaderboard.competition import LINK, Competition, Entry
from autograder.leaderboard.outcome import Outcome, Problem
from autograder.sandbox.spawn import close_spawners

GUESS = "import torch\ndef learn(*_):\n    return lambda images: torch.zeros(len(images))\n"
WORK = {
    "kim": HONEST,
    "<b>이": HONEST.replace("means =", "x = 1\n    means ="),
    "guess": GUESS,
    "broken": "def learn(*_):\n    raise ValueError('<script>no</script>')\n",
    "weights": f"W = '{'ab' * 2000}'\n{HONEST}",
    "unwritten": "def conv2d(x): return x\n",
}


@pytest.fixture(scope="module")
def a_class(course_12: Path, is_confined: bool) -> Iterator[tuple[Path, list[str]]]:
    """The course, with everybody's submission, and the options of all runs."""
    for student, source in WORK.items():
        folder = course_12 / "submitted" / student / "12_cnn"
        folder.mkdir(parents=True)
        (folder / "cnn.py").write_text(source, encoding="utf-8")
    (course_12 / "roster.csv").write_text("id,name\nkim,김민수\n", encoding="utf-8")
    options = ["--course", str(course_12), "--seed", "7", "--tasks", "2"]
    yield course_12, options if is_confined else [*options, "--accept-unconfined"]
    close_spawners()


def ranked(folder: Path, options: list[str], *more: str) -> tuple[str, dict[str, Any]]:
    page, plain = folder / "page.html", folder / "all.json"
    arguments = ["leaderboard", *options, "--output", str(page), "--json", str(plain), *more]
    assert main(arguments) == 0
    return page.read_text(encoding="utf-8"), json.loads(plain.read_text(encoding="utf-8"))


@pytest.mark.slow
def test_a_class_is_ranked_and_goes_on_where_it_was(
    a_class: tuple[Path, list[str]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    course, options = a_class
    page, plain = ranked(tmp_path, options, "--language", "en")
    printed = capsys.readouterr().out
    entries = {entry["student"]: entry for entry in plain["entries"]}
    # The same code learns the same, and shares its place.
    assert [entries[name]["place"] for name in ("kim", "<b>이", "guess")] == [1, 1, 3]
    assert entries["kim"]["mean"] > 0.4 > entries["guess"]["mean"]
    assert len(entries["kim"]["tasks"]) == 2 and not entries["kim"]["look_at_code"]
    assert entries["broken"]["problem"] == "error"
    assert entries["weights"]["problem"] == "constants"
    assert entries["unwritten"]["problem"] == "no_function"
    assert len(entries["broken"]["tasks"]) == 1
    assert "ValueError" in printed and "3 ranked of 6" in printed
    assert "김민수" in page and "&lt;b&gt;이" in page
    assert "ValueError" not in page and "<b>" not in page
    assert "Submissions without a function learn: 1" in page
    _needs_nothing_else(page)

    # A second run trains nobody; the page in Korean, with nicknames alone.
    def never(*_: object) -> Outcome:
        raise AssertionError("trained again")

    monkeypatch.setattr(Competition, "_tried", never)
    page, again = ranked(tmp_path, options, "--language", "ko", "--anonymous")
    assert [one["tasks"] for one in again["entries"]] == [one["tasks"] for one in plain["entries"]]
    assert not any(name in page for name in ("kim", "김민수", "guess", "broken", "weights"))
    assert again["entries"][0]["nickname"] in page
    assert "순위표" in page and "별명" in page
    _needs_nothing_else(page)
    printed = capsys.readouterr().out
    assert f"김민수) = {again['entries'][1]['nickname']}" in printed

    # One who hands in something else is trained; of the others nobody is.
    trained: list[str] = []

    def tried(_: object, __: object, entry: Entry, ___: int) -> Outcome:
        trained.append(entry.student)
        return Outcome(0.5, 1.0)

    monkeypatch.setattr(Competition, "_tried", tried)
    file = course / "submitted" / "guess" / "12_cnn" / "cnn.py"
    file.write_text(GUESS + "\n", encoding="utf-8")
    ranked(tmp_path, options)
    assert trained == ["guess"] * 2
    trained.clear()
    ranked(tmp_path, options, "--round", "2")
    assert set(trained) == set(WORK)


def test_what_is_the_graders_fault_is_tried_again(
    a_class: tuple[Path, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, options = a_class
    outcomes = [Outcome(problem=Problem("grader", (("reason", "x"),))), Outcome(0.5, 1.0)]
    monkeypatch.setattr(Competition, "_tried", lambda *_: outcomes.pop(0))
    kim = str(a_class[0] / "submitted" / "kim")
    options = [*options, "--tasks", "1", "--round", "9"]
    _, plain = ranked(tmp_path, options, kim)
    assert plain["entries"][0]["problem"] == "grader"
    _, plain = ranked(tmp_path, options, kim)
    assert plain["entries"][0]["place"] == 1 and not outcomes


def test_several_at_once_end_as_one_after_the_other(
    a_class: tuple[Path, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, options = a_class
    monkeypatch.setattr(
        Competition, "_tried", lambda _, __, entry, ___: Outcome(len(entry.student) / 20, 1.0)
    )
    alone = ranked(tmp_path, options, "--again", "--round", "5")[1]["entries"]
    together = ranked(tmp_path, options, "--again", "--round", "5", "--jobs", "2")[1]["entries"]
    assert alone == together and len(alone) == len(WORK)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["nowhere"], "there is no such file"),
        (["--data", "folder", "nowhere"], "does not exist"),
        (["--assignment", "02_mlp"], "02_mlp"),
    ],
)
def test_bad_input_gets_one_sentence(
    a_class: tuple[Path, list[str]],
    more: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["leaderboard", *a_class[1], *more]) == 2
    error = capsys.readouterr().err
    assert said in error and error.count("\n") == 1


def _needs_nothing_else(page: str) -> None:
    """No script, nothing from elsewhere, both colours; all of it escaped."""
    assert "<script" not in page and "http://" not in page and "https://" not in page
    assert "prefers-color-scheme: dark" in page and "default-src 'none'" in html.unescape(page)
    assert not re.search(r"\son\w+=", page) and "@import" not in page and "url(" not in page


def test_a_link_has_no_outcome_of_the_work_that_it_leads_to(tmp_path: Path) -> None:
    """Or whoever hands in a link to another's folder would have their rank, or take it away."""
    own = tmp_path / "kim" / "12_cnn"
    own.mkdir(parents=True)
    (own / "cnn.py").write_text("x = 1\n", encoding="utf-8")
    (tmp_path / "zed").mkdir()
    link = tmp_path / "zed" / "12_cnn"
    link.symlink_to("../kim/12_cnn")
    asked: list[str] = []
    competition: Any = Competition.__new__(Competition)
    competition.course = SimpleNamespace(root=tmp_path / "course")
    competition.assignment = SimpleNamespace(module="cnn")
    competition.rules = SimpleNamespace(tasks=1)
    competition._one_task = lambda _watch, _entry, work, _number: (
        asked.append(work) or SimpleNamespace(problem=None)
    )
    for path in (own, link):
        competition._all_tasks(None, Entry("student", path))
    assert asked[1] == LINK != asked[0]
