"""A student's terminal: a command in a pseudo-terminal, whose words are waited for, never timed."""

from __future__ import annotations

import io
import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest

pexpect: Any = pytest.importorskip("pexpect")


class Terminal:
    """A command of this environment at work in a folder; what it shows is kept in `seen`."""

    def __init__(self, folder: Path, *command: str, rows: int = 30, columns: int = 80) -> None:
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", *command],
            cwd=str(folder),
            env=os.environ | {"TERM": "xterm-256color", "PYTHONUTF8": "1"},
            dimensions=(rows, columns),
            encoding="utf-8",
            timeout=120,
        )
        self.seen = io.StringIO()
        self.child.logfile_read = self.seen

    def shows(self, text: str) -> None:
        """Wait until the text is shown, in the words' own order whatever stands around them."""
        pieces = [re.escape(word) for word in text.split()]
        self.child.expect(r"(?:\s|\x1b\[[0-9;?]*[A-Za-z]|│|→)*".join(pieces))

    def press(self, key: str) -> None:
        """Press a key."""
        self.child.send(key)

    def ends(self) -> int:
        """Wait for the command's end; its exit status."""
        self.child.expect(pexpect.EOF)
        self.child.close()
        return self.child.exitstatus


def watching(root: Path, assignment: str, language: str, **size: int) -> Terminal:
    """`course watch` in a terminal."""
    command = ("autograder.cli", "watch", assignment, "--language", language)
    return Terminal(root, *command, **size)
