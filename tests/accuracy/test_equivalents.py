"""Every mutant listed as equivalent is one that is made, and has a reason in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from accuracy_bench import ROOT, Bench

from autograder.accuracy.equivalents import equivalents_file, read_equivalents
from autograder.course.errors import CourseError
from autograder.course.load import load_course

ASSIGNMENTS = load_course(ROOT).assignments


def listed() -> list[str]:
    course = load_course(ROOT)
    return [a.module for a in ASSIGNMENTS if equivalents_file(course, a).is_file()]


@pytest.mark.parametrize("module", listed())
def test_every_listed_mutant_is_made(bench: Bench, module: str) -> None:
    assignment = bench.course.by_module(module)
    assert assignment is not None
    file = equivalents_file(bench.course, assignment)
    for exercise, reasons in read_equivalents(file).items():
        made = {mutant.name for mutant in bench.mutants(module)[exercise]}
        assert reasons.keys() <= made, f"{exercise}: no longer made"
        assert all(len(why) >= 20 for why in reasons.values())


def test_one_line_may_become_several(tmp_path: Path) -> None:
    file = tmp_path / "some.yml"
    file.write_text(
        "f:\n  - was: return x\n    now: [return y, return z]\n    why: the same\n",
        encoding="utf-8",
    )
    assert read_equivalents(file) == {
        "f": {"return x → return y": "the same", "return x → return z": "the same"}
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("f:\n  - was: a\n    now: b\n", "was, now and why"),
        ("f:\n  - was: a\n    now: b\n    why: ''\n", "say why"),
        (
            "f:\n  - {was: a, now: b, why: one}\n  - {was: a, now: b, why: two}\n",
            "listed twice: a → b",
        ),
    ],
)
def test_a_careless_entry_is_refused(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "some.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CourseError, match=said):
        read_equivalents(file)


def test_no_file_lists_nothing(tmp_path: Path) -> None:
    assert read_equivalents(tmp_path / "none.yml") == {}
