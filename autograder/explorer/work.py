"""What the explorer keeps of a graded submission: per exercise, what grading found and the code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from autograder.grading.result import ExerciseResult, Status, SubmissionResult
from autograder.report.messages import sentence

# Of an exercise in any other status there is nothing to be explored.
EXPLORED = frozenset((Status.WRONG, Status.UNREADABLE))
MAX_TEXT = 600


@dataclass(frozen=True)
class Seen:
    """What grading saw of one exercise that is wrong.

    groups: what it can be known by, the most telling first: ``mistake:NAME``, ``line:SORT``,
    ``exception:SORT``, ``same:DIGEST`` of what it replied, or ``unreadable``.
    failed: the names of the checks that refuse it. The rest is of the one with the shortest call;
    message: its sentence by language.
    """

    status: str
    groups: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    line: int = 0
    call: str = ""
    expected: str = ""
    got: str = ""
    message: Mapping[str, str] = field(default_factory=dict)

    @property
    def group(self) -> str:
        """The one group that it is counted in; "" for an exercise that is in none."""
        return self.groups[0] if self.groups else ""

    @property
    def behaviour(self) -> str:
        """The digest of what it replied; "" where there is none."""
        found = (name for name in self.groups if name.startswith("same:"))
        return next(found, "").removeprefix("same:")

    @property
    def is_known(self) -> bool:
        """Whether it is a mistake that the course knows, which many make by themselves."""
        return self.group.startswith("mistake:")


@dataclass(frozen=True)
class Work:
    """One student's graded submission; `code` is the text of each exercise's cell.

    points: by exercise, as the autograder gave them.
    """

    student: str
    seen: Mapping[str, Seen]
    code: Mapping[str, str] = field(default_factory=dict)


def seen_of(result: SubmissionResult) -> dict[str, dict[str, Any]]:
    """What is kept of a result, as JSON data by exercise; empty where all is done."""
    return {
        exercise.name: _kept(exercise)
        for exercise in result.exercises
        if exercise.status in EXPLORED
    }


def seen_from(kept: Any) -> dict[str, Seen]:
    """What `seen_of` kept, read back; what is not of its form is left out."""
    if not isinstance(kept, dict):
        return {}
    found: dict[str, Seen] = {}
    for name, entry in kept.items():
        if not isinstance(entry, dict):
            continue
        message = entry.get("message")
        found[str(name)] = Seen(
            str(entry.get("status", "")),
            tuple(map(str, entry.get("groups") or ())),
            tuple(map(str, entry.get("failed") or ())),
            int(entry.get("line") or 0),
            str(entry.get("call") or ""),
            str(entry.get("expected") or ""),
            str(entry.get("got") or ""),
            {str(k): str(v) for k, v in message.items()} if isinstance(message, dict) else {},
        )
    return found


def _kept(exercise: ExerciseResult) -> dict[str, Any]:
    failures = [(check.name, check.failure) for check in exercise.checks if check.failure]
    rows = [{"name": name, "call": f.call, "expected": f.expected} for name, f in failures]
    place = min(range(len(rows)), key=lambda n: _rank(rows[n]), default=None)
    shown = failures[place][1] if place is not None else None
    diagnosis = [
        ("mistake", hint.mistake) if hint.mistake else (hint.kind, hint.name)
        for hint in exercise.hints
    ]
    kept: dict[str, Any] = {
        "status": str(exercise.status),
        "groups": list(_groups(exercise.status, diagnosis, exercise.behaviour)),
        "failed": [name for name, _ in failures],
        "line": next((hint.line for hint in exercise.hints if hint.line), 0),
    }
    if shown is not None:
        texts = {"call": shown.call, "expected": shown.expected, "got": shown.got}
        kept |= {key: text[:MAX_TEXT] for key, text in texts.items()}
        kept["message"] = {lang: sentence(shown, lang)[:MAX_TEXT] for lang in ("ko", "en")}
    return kept


def _rank(check: Mapping[str, Any]) -> tuple[bool, bool, int]:
    """The shortest call comes first; one that is compared with a value before one that is not."""
    call = str(check.get("call") or "")
    return not call, not check.get("expected"), len(call)


def _groups(status: str, diagnosis: list[tuple[str, str]], behaviour: str) -> tuple[str, ...]:
    if status == Status.UNREADABLE:
        return ("unreadable",)
    kinds = ("mistake", "line", "exception")
    named = [
        f"{kind}:{name}" for wanted in kinds for kind, name in diagnosis if kind == wanted and name
    ]
    return tuple(dict.fromkeys([*named, *([f"same:{behaviour}"] if behaviour else [])]))
