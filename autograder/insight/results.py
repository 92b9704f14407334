"""Reads results check by check from JSON files as docs/result-schema.md describes them."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from autograder.course import Assignment, Course, CourseError
from autograder.insight.model import Attempt, Outcome, Results, Source
from autograder.lms.names import nfc
from autograder.report.json import SCHEMA_VERSION

# submitted/<student>/<assignment>/..., or downloaded/<assignment>/attempts/<student>/<number>/...,
# as seen from the course: a student may call a folder of their own so.
SUBMITTED = re.compile(r"submitted/([^/]+)/([^/]+)(?:/|$)")
ATTEMPT = re.compile(r"downloaded/([^/]+)/attempts/([^/]+)/(\d+)(?:/|$)")
KEPT = re.compile(r"/(?:submitted|downloaded)/")
ABSOLUTE = re.compile(r"/|[A-Za-z]:/")


class Placeless(ValueError):
    """A path that does not say whose a submission is."""


def from_files(paths: Sequence[Path]) -> Source:
    """The source that has what `paths` hold; CourseError where one cannot be read at all.

    A later file's result takes the place of an earlier one's of the same submission.
    """
    told = [(path, list(_entries(path))) for path in paths]

    def source(course: Course, assignment: Assignment) -> Results:
        counting: dict[str, Attempt] = {}
        places: dict[str, str] = {}
        attempts: dict[tuple[str, int], Attempt] = {}
        problems: list[str] = []
        for path, entry, place in _placed(told, course):
            try:
                if not _is_of(entry, assignment):
                    continue
                student, number = whose(place(str(entry["submission"])), assignment)
                attempt = attempt_of(entry, student)
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                problems.append(f"{path.name}: a result of {assignment.name} is left out ({error})")
                continue
            if number:
                attempts[student, number] = attempt
            else:
                counting[student] = attempt
                where = str(entry["submission"])
                if (first := places.setdefault(student, where)) != where:
                    problems.append(
                        f"{path.name}: there are two results for {student}, of {first} and of "
                        f"{where}; the later one counts"
                    )
        return Results(_in_order(attempts, counting), counting, tuple(dict.fromkeys(problems)))

    return source


def _in_order(
    attempts: dict[tuple[str, int], Attempt], counting: dict[str, Attempt]
) -> tuple[Attempt, ...]:
    """Each student's kept attempts as they were written, the oldest first; without any, the
    submission that counts."""
    kept = {student for student, _ in attempts}
    earlier = [attempts[place] for place in sorted(attempts, key=lambda place: place[0])]
    return (*earlier, *(one for student, one in counting.items() if student not in kept))


def _entries(path: Path) -> Iterator[Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CourseError(f"{path}: cannot be read ({error.strerror or error}).") from None
    except ValueError as error:
        raise CourseError(
            f"{path}: is no JSON ({error}); make it with: course grade ... --json {path.name}"
        ) from None
    yield from data if isinstance(data, list) else [data]


def _is_of(entry: Any, assignment: Assignment) -> bool:
    if not isinstance(entry, dict):
        raise TypeError("it is no object")
    if entry["schema_version"] != SCHEMA_VERSION:
        raise ValueError(f"its schema_version is {entry['schema_version']!r}")
    return entry["assignment"] == assignment.name


def whose(path: str, assignment: Assignment) -> tuple[str, int]:
    """The student whose work lies at `path` (as seen from the course), and the number of the
    attempt; 0 for what lies in submitted/. Placeless where the path does not say it."""
    place = path.replace("\\", "/")
    if (found := SUBMITTED.match(place)) and found[2] == assignment.name:
        return nfc(found[1]), 0
    if (found := ATTEMPT.match(place)) and found[1] == assignment.name:
        return nfc(found[2]), int(found[3])
    raise Placeless(f"{place!r} does not say whose it is")


def _placed(
    told: Sequence[tuple[Path, list[Any]]], course: Course
) -> Iterator[tuple[Path, Any, Callable[[str], str]]]:
    """Each entry, with what tells where its submission lies as seen from the course."""
    for path, entries in told:
        places = [str(one.get("submission", "")) for one in entries if isinstance(one, dict)]
        from_course = _FromCourse(course.root.as_posix(), places)
        for entry in entries:
            yield path, entry, from_course


class _FromCourse:
    """Paths as seen from the course, be it another machine's: all results of a file lie below it.

    That keeps a folder within a clone, with others beside it, from being taken for the course.
    """

    def __init__(self, root: str, places: Sequence[str]) -> None:
        self.root = f"{root}/"
        elsewhere = sorted(_parts(place) for place in places if self._is_elsewhere(place))
        self.around: dict[tuple[str, ...], tuple[str, ...]] = {}
        for start, group in itertools.groupby(elsewhere, key=lambda parts: parts[:2]):
            first, *rest = group
            # What the first and the last in order share, all share.
            self.around[start] = _shared(first, rest[-1] if rest else first)

    def __call__(self, path: str) -> str:
        place = path.replace("\\", "/")
        if not self._is_elsewhere(path):
            return place.removeprefix(self.root)
        if found := KEPT.search(place):
            course = _parts(place[: found.start()])
            around = self.around.get(_parts(place)[:2], ())
            if around[: len(course)] == course:
                return place[found.start() + 1 :]
        raise Placeless(f"{place!r} does not say whose it is")

    def _is_elsewhere(self, path: str) -> bool:
        place = path.replace("\\", "/")
        return ABSOLUTE.match(place) is not None and not place.startswith(self.root)


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    pairs = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return tuple(part for part, _ in pairs)


def _parts(place: str) -> tuple[str, ...]:
    return tuple(place.replace("\\", "/").split("/"))


def attempt_of(entry: Any, student: str) -> Attempt:
    """A submission's result; raises KeyError, TypeError or ValueError where it is none."""
    exercises = {
        str(found["name"]): Outcome(
            float(found["score"]) if found["status"] != "not_run" else None,
            float(found["max_score"]),
            str(found["status"]),
            {str(check["name"]): bool(check["passed"]) for check in found["checks"]},
            tuple(
                f"{hint['kind']}:{hint['name'] or ''}".rstrip(":") for hint in found["diagnosis"]
            ),
            str(found.get("behaviour") or ""),
        )
        for found in entry["exercises"]
    }
    return Attempt(student, str(entry["assignment"]), None, exercises)


def together(*sources: Source) -> Source:
    """The results of several sources; a student's come from the last source that has any."""

    def source(course: Course, assignment: Assignment) -> Results:
        found = [one(course, assignment) for one in sources]
        counting: dict[str, Attempt] = {}
        attempts: dict[str, list[Attempt]] = {}
        for results in found:
            counting |= results.counting
            attempts |= by_student(results.attempts)
        in_order = tuple(attempt for kept in attempts.values() for attempt in kept)
        problems = tuple(problem for results in found for problem in results.problems)
        return Results(in_order, counting, problems)

    return source


def by_student(attempts: Iterable[Attempt]) -> dict[str, list[Attempt]]:
    """Each student's attempts, in their order."""
    found: dict[str, list[Attempt]] = {}
    for attempt in attempts:
        found.setdefault(attempt.student, []).append(attempt)
    return found
