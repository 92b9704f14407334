"""An instructor finds every command of `course` on one page."""

from __future__ import annotations

from pathlib import Path

from autograder.cli import command_modules

PAGE = Path(__file__).resolve().parents[1] / "docs" / "instructors.md"


def test_every_command_is_in_the_table() -> None:
    table = PAGE.read_text(encoding="utf-8").partition("## Every command")[2].partition("\n## ")[0]
    assert not [name for name in command_modules() if f"`course {name}" not in table]
