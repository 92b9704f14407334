"""How far a student is in the whole course, without grading again what has not changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from autograder.course.content import content_folder, part_files
from autograder.course.model import Assignment, Course
from autograder.files import write_whole
from autograder.grading.opened import grade_submission
from autograder.grading.result import Status, SubmissionResult
from autograder.loop.places import files_of, folder_of
from autograder.report.fit import head, width_of
from autograder.report.messages import points
from autograder.report.text.loop import LOOP
from autograder.sandbox.spawn import SpawnError
from autograder.submission.cells import SubmissionError
from autograder.submission.choose import choose_submission, fingerprint, released

CACHE_FILE = Path(".course", "cache", "progress.json")
BAR = 6


@dataclass(frozen=True)
class Standing:
    """One assignment: what is done, `None` where it has changed and was not graded since."""

    assignment: Assignment
    done: tuple[str, ...] | None = ()
    present: bool = True

    @property
    def score(self) -> float:
        """Points won."""
        exercises = self.assignment.exercises
        return sum(exercises[name].points for name in self.done or () if name in exercises)

    @property
    def next_exercise(self) -> str:
        """The first exercise that is not done; "" if every one is, or if it is not known."""
        if self.done is None:
            return ""
        return next((name for name in self.assignment.exercises if name not in self.done), "")


def standings(course: Course, *, grade: bool) -> Iterator[Standing]:
    """Every assignment's standing; with `grade`, those that changed are graded."""
    kept = _kept(course)
    for assignment in course.assignments:
        files = files_of(course, assignment)
        if not files:
            yield Standing(assignment, (), present=False)
            continue
        key = _key(course, assignment, files)
        known = kept.get(assignment.name, {})
        if known.get("key") == key:
            yield Standing(assignment, tuple(known["done"]))
        elif _is_untouched(course, assignment):
            yield Standing(assignment)
        elif grade:
            yield _graded(course, assignment)
        else:
            yield Standing(assignment, None)


def remember(course: Course, result: SubmissionResult) -> None:
    """Keep what a whole grading found of one's own work, until the files change."""
    graded = all(e.checks or e.status is not Status.NOT_RUN for e in result.exercises)
    if result.error is not None or not graded:
        return
    assignment = course.assignment(result.assignment)
    files = files_of(course, assignment)
    own = Path(result.submission).absolute().is_relative_to(folder_of(course, assignment))
    if not files or not own:
        return
    done = [e.name for e in result.exercises if e.status is Status.DONE]
    kept = _kept(course)
    kept[assignment.name] = {"key": _key(course, assignment, files), "done": done}
    with suppress(OSError):  # a place that cannot be written only costs the time to grade again
        write_whole(course.root / CACHE_FILE, json.dumps(kept, indent=1).encode())


def progress_lines(
    found: Iterable[Standing], language: str, *, width: int = 0, now: datetime | None = None
) -> Iterator[str]:
    """The course as a list: done, points, due, and below it the next exercise to do."""
    rows = list(found)
    name_width = max((width_of(row.assignment.name) for row in rows), default=0)
    for row in rows:
        line = _row(row, name_width, language, now)
        yield head(line, width) if width else line
    coming = next((row for row in rows if row.present and row.next_exercise), None)
    yield ""
    if coming is not None:
        yield LOOP["progress.next"][language].format(
            assignment=coming.assignment.name, name=coming.next_exercise
        )
    elif all(row.done is not None for row in rows):
        yield LOOP["progress.all_done"][language]


def _row(row: Standing, name_width: int, language: str, now: datetime | None) -> str:
    assignment = row.assignment
    total = len(assignment.exercises)
    name = assignment.name.ljust(name_width)
    if not row.present:
        return f"  {name}  {LOOP['progress.absent'][language]}"
    if row.done is None:
        count, score = "?", "?"
        bar = "?" * BAR
    else:
        count, score = str(len(row.done)), points(row.score)
        filled = round(BAR * len(row.done) / total) if total else BAR
        bar = "█" * filled + "░" * (BAR - filled)
    mark = "✓" if row.done is not None and len(row.done) == total else " "
    worth = f"{score:>4} / {points(assignment.max_score):<4}"
    hand = f"+{points(assignment.written_points)}" if assignment.written else ""
    return (
        f"{mark} {name}  {bar}  {count:>2} / {total:<2}  {worth} {hand:<3}  "
        f"{_due(assignment.due, language, now)}"
    ).rstrip()


def _due(due: datetime | None, language: str, now: datetime | None) -> str:
    if due is None:
        return ""
    shown = f"{due:%m-%d %H:%M}"
    late = (now or datetime.now(due.tzinfo)) > due
    return f"{shown} {LOOP['progress.past'][language]}" if late else shown


def _graded(course: Course, assignment: Assignment) -> Standing:
    try:
        folder = folder_of(course, assignment)
        result = grade_submission(course, assignment, folder, confinement="wanted")
    except (SpawnError, OSError):
        return Standing(assignment, None)
    if result.error is not None:
        return Standing(assignment, None)
    remember(course, result)
    return Standing(assignment, tuple(e.name for e in result.exercises if e.status is Status.DONE))


def _is_untouched(course: Course, assignment: Assignment) -> bool:
    try:
        folder = folder_of(course, assignment)
        submission = choose_submission(folder, assignment.module, course.root)
    except SubmissionError:
        return False
    known = released(course.root).get(assignment.module, ())
    return fingerprint(submission) in known and not submission.conflicts


def _key(course: Course, assignment: Assignment, files: Iterable[Path]) -> str:
    """Changes with the files, the checks and the course."""
    text = hashlib.sha256(version("deep-learning-course-autograder").encode())
    checks = part_files(content_folder(course, assignment), "checks")
    for path in (*files, course.root / "course.yml", *checks):
        with suppress(OSError):
            text.update(b"\0" + path.read_bytes())
    return text.hexdigest()[:24]


def _kept(course: Course) -> dict[str, dict[str, Any]]:
    try:
        kept = json.loads((course.root / CACHE_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(kept, dict):
        return {}
    sound = {k: v for k, v in kept.items() if isinstance(v, dict)}
    return {k: v for k, v in sound.items() if isinstance(v.get("done"), list)}
