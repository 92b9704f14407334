"""The ranking, nicknames and what is kept: plain data in, plain data out."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.course import Course
from autograder.leaderboard.competition import entries_below
from autograder.leaderboard.nicknames import nicknames
from autograder.leaderboard.outcome import Outcome, Problem
from autograder.leaderboard.standing import ranking
from autograder.leaderboard.text import PROBLEMS, problem_detail, problem_text

SLOW = Outcome(seconds=10.1, problem=Problem("overtime", (("seconds", 10.0),)))


def tasks(*accuracies: float) -> tuple[Outcome, ...]:
    return tuple(Outcome(accuracy, 1.0) for accuracy in accuracies)


def test_the_mean_decides_and_equal_means_share_a_place() -> None:
    rows = ranking(
        {
            "lee": tasks(0.9, 0.7),
            "kim": tasks(0.7, 0.9),
            "park": tasks(0.95, 0.9),
            "choi": tasks(0.5, 0.5),
            "slow": (Outcome(0.99, 1.0), SLOW),
        }
    )
    assert [(row.student, row.place) for row in rows] == [
        *(("park", 1), ("kim", 2), ("lee", 2), ("choi", 4), ("slow", None))
    ]
    assert rows[1].mean == pytest.approx(0.8)
    assert rows[1].spread == pytest.approx(0.1 * 2**0.5)
    assert (rows[1].lowest, rows[1].highest) == (0.7, 0.9)
    assert rows[3].spread == 0
    assert rows[4].problem == SLOW.problem


def test_one_task_has_no_spread() -> None:
    (row,) = ranking({"kim": tasks(0.9)})
    assert row.place == 1 and row.spread == 0


@given(st.dictionaries(st.text(min_size=1), st.lists(st.floats(0, 1), min_size=1, max_size=4)))
def test_places_follow_means(found: dict[str, list[float]]) -> None:
    rows = ranking({name: tasks(*accuracies) for name, accuracies in found.items()})
    assert {row.student for row in rows} == set(found)
    for better, worse in itertools.pairwise(rows):
        assert better.place is not None and worse.place is not None
        assert better.mean >= worse.mean and better.place <= worse.place
    for number, row in enumerate(rows, 1):
        assert row.place is not None and row.place <= number


@given(st.sets(st.text(min_size=1), max_size=400), st.integers(0, 2**63))
def test_no_two_nicknames_are_alike(students: set[str], secret: int) -> None:
    for language in ("ko", "en"):
        found = nicknames(students, secret, language)
        assert set(found) == students and len(set(found.values())) == len(students)


def test_a_nickname_stays_and_needs_the_secret() -> None:
    once = nicknames(["kim", "lee"], 5, "en")
    assert nicknames(["kim"], 5, "en")["kim"] == once["kim"]
    assert nicknames(["kim", "lee"], 6, "en") != once


@pytest.mark.parametrize("outcome", [SLOW, *tasks(0.5), Outcome(problem=Problem("no_function"))])
def test_what_is_kept_is_read_again(outcome: Outcome) -> None:
    assert Outcome.from_json(json.loads(json.dumps(outcome.to_json()))) == outcome


VALUES = {
    "overtime": {"seconds": 10.0},
    "memory": {"mb": "4096"},
    "error": {"said": "ValueError: no", "function": "learn"},
    "answers": {"what": "labels"},
    "ended": {"kind": "died"},
    "code": {"size": 9000, "most": 3072},
    "constants": {"size": 9000, "most": 512},
    "not_python": {"where": "cnn.py:3"},
    "intricate": {"where": "cnn.py:3"},
    "unreadable": {"note": "symlink", "file": "cnn.py"},
    "unconfined": {"reason": "macOS has none"},
    "grader": {"reason": "SpawnError"},
}


@pytest.mark.parametrize("key", [*PROBLEMS, "unreadable"])
def test_every_problem_has_a_sentence(key: str) -> None:
    problem = Problem(key, tuple(VALUES.get(key, {}).items()))
    for language in ("ko", "en"):
        text = problem_text(problem, language)
        assert text.endswith(".") and "{" not in text
    assert "{" not in problem_detail(problem)
    assert problem_text(Problem("overtime", (("seconds", 10.0),)), "en") == (
        "Learning and answering were not finished in 10 s of processor time."
    )


def test_a_folder_within_somebodys_own_takes_nobodys_place(course: Course, tmp_path: Path) -> None:
    own = {}
    for place in ("alice/12_cnn", "bob/12_cnn", "alice/bob/12_cnn", "choi/assignments/12_cnn"):
        folder = tmp_path / place
        folder.mkdir(parents=True)
        own[place] = folder / "cnn.py"
        own[place].write_text(f"x = '{place}'\n", encoding="utf-8")
    entries, told = entries_below(course, course.assignment("12_cnn"), [tmp_path])
    assert [(one.student, one.path) for one in entries] == [
        ("alice", own["alice/12_cnn"]),
        ("bob", own["bob/12_cnn"]),
        ("choi", own["choi/assignments/12_cnn"]),
    ]
    (sentence,) = told
    assert sentence.startswith("alice has handed in 12_cnn 2 times: ")
