"""Names from the roster, from archives and of files steer no terminal when a command tells them."""

from __future__ import annotations

from dataclasses import fields
from types import SimpleNamespace
from typing import Any, cast

import pytest

from autograder.commands import status
from autograder.commands.export import print_filled
from autograder.course import Course
from autograder.leaderboard.outcome import Problem
from autograder.leaderboard.text import problem_text
from autograder.lms import collected
from autograder.lms.collected import Collected, PassedOver
from autograder.lms.roster import Student
from autograder.term.fill import Change, Filled
from autograder.term.status import Progress

NASTY = "kim\x1b]0;x\x07\u202e\n   1  99.99% ± 0.00%"


def plain(text: str, lines: int) -> bool:
    return text.count("\n") == lines and not set("\x1b\x07\u202e") & set(text)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_ranking_has_no_line_of_a_file_name(language: str) -> None:
    values = (("note", "symlink"), ("file", NASTY))
    assert plain(problem_text(Problem("unreadable", values), language), 0)
    assert plain(problem_text(Problem("not_python", (("where", NASTY),)), language), 0)


def test_export_tells_names_on_one_line(
    course: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    student = Student("s1", NASTY)
    work = Collected(passed_over=(PassedOver(NASTY, 1, "it is another script"),))
    monkeypatch.setattr(collected, "load", lambda *_: {"s1": work})
    standing = SimpleNamespace(student=student, penalty=None, final=None)
    filled = Filled(
        cast(Any, None), (Change(NASTY, NASTY, "2"),), 0, ((NASTY, NASTY),), (NASTY,), {}
    )
    print_filled(filled, cast(Any, [standing]), course, course.assignment("02_mlp"))
    told = capsys.readouterr().out
    assert "passed over" in told and plain(told, 5), told


def test_status_tells_names_on_one_line(course: Course, capsys: pytest.CaptureFixture[str]) -> None:
    nobody: dict[str, Any] = {field.name: () for field in fields(Progress)}
    late = {
        "assignment": course.assignment("02_mlp"),
        "students": 2,
        "late": (Student("s1", NASTY),),
    }
    status._print_one(Progress(**(nobody | late)))
    told = capsys.readouterr().out
    assert "kim" in told and plain(told, 1 + len(list(Progress(**(nobody | late)).lines()))), told
