"""Reads results per check from the ledger that grading a class keeps, one line at a time.

Only what the report needs is taken from a line: to make whole results of a term's 4,000 lines
would take longer than everything else here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from autograder.class_run.ledger import LEDGERS
from autograder.course import Assignment, Course, CourseError
from autograder.insight.model import Attempt, Outcome, Results
from autograder.insight.results import Placeless, whose
from autograder.lms.names import nfc


def from_ledger(course: Course, assignment: Assignment) -> Results:
    """What the ledger has of an assignment; nothing where there is none.

    A line that cannot be read is a problem of its own and costs no other one.
    """
    path = course.root / LEDGERS / f"{assignment.name}.jsonl"
    found: dict[tuple[str, str], tuple[Attempt, int]] = {}
    problems: list[str] = []
    for number, line in _lines(path):
        try:
            record = json.loads(line)
            if record["result"].get("error"):
                continue
            student, attempt = _whose(record, assignment)
            place = student, str(record["submission"])
            # The newest result of the same work takes the former one's place in time.
            found.pop(place, None)
            found[place] = (_attempt(record, student), attempt)
        except Placeless:
            problems.append(
                f"{path.name}, line {number}: is left out, its place does not say whose it is"
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            kind = type(error).__name__
            problems.append(f"{path.name}, line {number}: is left out, it is no result ({kind})")
    counting = {attempt.student: attempt for attempt, kept in found.values() if not kept}
    attempts = tuple(attempt for attempt, _ in found.values())
    return Results(attempts, counting, tuple(problems))


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        with path.open("rb") as file:
            yield from enumerate(file, 1)
    except FileNotFoundError:
        return
    except OSError as error:
        raise CourseError(f"{path}: cannot be read ({error.strerror or error}).") from None


def _whose(record: Any, assignment: Assignment) -> tuple[str, int]:
    """The student, and the number of a kept attempt (0 for what counts)."""
    student = str(record["student"])
    return whose(student, assignment) if "/" in student else (nfc(student), 0)


def _attempt(record: Any, student: str) -> Attempt:
    exercises = {str(entry["name"]): _outcome(entry) for entry in record["result"]["exercises"]}
    return Attempt(student, str(record["assignment"]), None, exercises)


def _outcome(entry: Any) -> Outcome:
    """Fields that are as they are by default are not in a line."""
    status = str(entry["status"]["of"])
    checks = {str(check["name"]): check.get("failure") is None for check in entry.get("checks", [])}
    points = None if status == "not_run" else _number(entry["score"])
    diagnosis = tuple(_diagnosis(hint) for hint in entry.get("hints", []))
    behaviour = str(entry.get("behaviour", ""))
    return Outcome(points, _number(entry["max_score"]), status, checks, diagnosis, behaviour)


def _diagnosis(hint: Any) -> str:
    if hint.get("mistake"):
        return f"mistake:{hint['mistake']}"
    return f"{hint.get('kind', 'general')}:{hint.get('name', '')}".rstrip(":")


def _number(value: Any) -> float:
    return float(value["of"]) if isinstance(value, dict) else float(value)
