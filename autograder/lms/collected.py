"""Remembers what `course collect` took, for feedback, exports and the next collecting."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from autograder.files import write_whole

# nbgrader's own folder for what comes from outside.
DOWNLOADED = "downloaded"
FILE = "collected.json"
MAX_NAMED = 10


@dataclass(frozen=True)
class KeptFile:
    """A file as it was handed in: the student's name for it, where it is kept (relative to the
    attempt's folder), its digest, and what sorts it by time within its attempt."""

    name: str
    path: str
    digest: str
    order: tuple[int, ...] = ()
    time: str = ""


@dataclass(frozen=True)
class Attempt:
    """Everything of one student's that came at one time. `time` is UTC in ISO form, or empty;
    `late` is the LMS's own mark; `label` is how feedback for it must be called; `account` is the
    LMS's number of whoever handed it in, where it tells one."""

    number: int
    files: tuple[KeptFile, ...]
    time: str = ""
    late: bool = False
    label: str = ""
    account: str = ""


@dataclass(frozen=True)
class PassedOver:
    """A file that could have been meant and does not count, and why."""

    name: str
    attempt: int
    why: str


@dataclass(frozen=True)
class Collected:
    """One student's work on one assignment: what counts, and everything else that came.

    `taken` maps the name in submitted/ to the student's own and the digest; `refused` says what
    came and could not be opened, the last time that this was collected; `accounts` are the LMS's
    numbers of those who handed in, where it tells them.
    """

    attempts: tuple[Attempt, ...] = ()
    counts: int = 0
    taken: dict[str, tuple[str, str]] = field(default_factory=dict)
    passed_over: tuple[PassedOver, ...] = ()
    refused: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()

    @property
    def came(self) -> bool:
        """Whether anything was handed in, even if it could not be taken."""
        return bool(self.attempts or self.refused)

    @property
    def attempt(self) -> Attempt | None:
        """The attempt that counts."""
        return next((a for a in self.attempts if a.number == self.counts), None)

    @property
    def renamed(self) -> dict[str, str]:
        """Name in submitted/ -> the student's own, where it was another."""
        return {name: own for name, (own, _) in self.taken.items() if own != name}

    @property
    def left_out_of_account(self) -> tuple[PassedOver, ...]:
        """The files that hold other work and do not count."""
        quiet = ("the same code", "no work on this assignment", "as it was released")
        return tuple(over for over in self.passed_over if over.why not in quiet)

    @property
    def left_aside(self) -> str:
        """These files in one line."""
        return shortened([f"{over.name} ({over.why})" for over in self.left_out_of_account])


def in_order(attempts: Iterable[Attempt]) -> list[Attempt]:
    """The attempts from the oldest to the newest.

    Their numbers tell in what order they came in here, and the LMS's times when they were handed
    in: an older one may come in later, as from Blackboard's download of all attempts. One without
    a time stands behind all that had come in before it.
    """
    latest = ""
    placed: list[tuple[str, int, Attempt]] = []
    for attempt in sorted(attempts, key=lambda one: one.number):
        latest = max(latest, attempt.time)
        placed.append((attempt.time or latest, attempt.number, attempt))
    return [attempt for *_, attempt in sorted(placed, key=lambda one: one[:2])]


def shortened(names: Sequence[str]) -> str:
    """Names in one line; of a thousand nobody reads more than the first."""
    more = f", … ({len(names) - MAX_NAMED} more)" if len(names) > MAX_NAMED else ""
    return ", ".join(names[:MAX_NAMED]) + more


def folder(root: Path, assignment: str) -> Path:
    """Where everything that was collected for an assignment is kept."""
    return root / DOWNLOADED / assignment


def load(root: Path, assignment: str) -> dict[str, Collected]:
    """Student id -> what was collected; empty where nothing ever was."""
    try:
        kept = json.loads((folder(root, assignment) / FILE).read_text(encoding="utf-8"))
        return {student: _collected(value) for student, value in kept["students"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def save(root: Path, assignment: str, students: dict[str, Collected]) -> None:
    """Keep it; raises OSError.

    What no UTF-8 holds, as half a character of a file's name, is written as JSON's own escape.
    """
    kept = {"students": {student: asdict(value) for student, value in students.items()}}
    text = json.dumps(kept, ensure_ascii=False, indent=1)
    write_whole(folder(root, assignment) / FILE, f"{text}\n".encode(errors="backslashreplace"))


def _collected(kept: dict[str, Any]) -> Collected:
    attempts = tuple(
        Attempt(
            **{
                **attempt,
                "files": tuple(
                    KeptFile(**{**file, "order": tuple(file["order"])}) for file in attempt["files"]
                ),
            }
        )
        for attempt in kept["attempts"]
    )
    taken = {name: (own, digest) for name, (own, digest) in kept["taken"].items()}
    passed = tuple(PassedOver(**entry) for entry in kept["passed_over"])
    refused = tuple(map(str, kept.get("refused", ())))
    accounts = tuple(map(str, kept.get("accounts", ())))
    return Collected(attempts, kept["counts"], taken, passed, refused, accounts)
