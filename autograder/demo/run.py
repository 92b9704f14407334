"""Releases an assignment, hands in three submissions and grades them, showing progress."""

from __future__ import annotations

import csv
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from autograder.course.content import SHARED, SOURCES
from autograder.course.errors import CourseError
from autograder.course.model import Assignment, Course
from autograder.submission.read import read_text_submission

# Beside an assignment's checks: a submission with typical mistakes in it, made to be shown.
EXAMPLE = "demo.py"
WORK = "assignments"
CALL_SECONDS = "1"


def run_demo(course: Course, target: Path, *, with_nbgrader: bool | None = None) -> list[Path]:
    """Run the demo in the folder `target`; returns the pages to open.

    Grades through nbgrader where it is installed, else with pytest's own grader. Raises
    CourseError with one sentence when a step fails.
    """
    if with_nbgrader is None:
        with_nbgrader = importlib.util.find_spec("nbgrader") is not None and os.name != "nt"
    assignment = _shown(course)
    with _step("copy the course"):
        _copy_course(course, assignment, target)
    name = assignment.name
    if with_nbgrader:
        _nbgrader(target, "release the assignment", "generate_assignment", name, "--force")
    with _step("hand in three submissions"):
        _hand_in(course, assignment, target)
    if not with_nbgrader:
        with _step("grade them"):
            return _grade_plainly(assignment, target)
    _nbgrader(target, "grade them, no kernel started", "autograde", name)
    _nbgrader(target, "write feedback pages", "generate_feedback", name)
    _nbgrader(target, "export the gradebook", "export", "--to", "grades.csv")
    _print_table(target / "grades.csv", name)
    return sorted((target / "feedback").rglob("*.html"))


def _shown(course: Course) -> Assignment:
    """The first assignment that brings an example with mistakes; the first one if none does."""
    found = (a for a in course.assignments if _example(course, a).is_file())
    return next(found, course.assignments[0])


def _example(course: Course, assignment: Assignment) -> Path:
    return course.root / SOURCES / assignment.name / EXAMPLE


def _copy_course(course: Course, assignment: Assignment, target: Path) -> None:
    marker = target / ".course-demo"
    if target.exists() and any(target.iterdir()) and not marker.exists():
        raise CourseError(f"{target}: the folder is not empty; name another with --out DIR.")
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    marker.touch()
    for folder in (Path(SOURCES, assignment.name), Path(WORK, assignment.name)):
        shutil.copytree(course.root / folder, target / folder)
    if (course.root / SOURCES / SHARED).is_dir():
        shutil.copytree(course.root / SOURCES / SHARED, target / SOURCES / SHARED)
    for name in ("nbgrader_config.py", "assignments/.releases.json"):
        if (course.root / name).is_file():
            shutil.copy(course.root / name, target / name)
    text = (course.root / "course.yml").read_text(encoding="utf-8")
    # One submission never ends by itself; the demo should not wait for it as long as a class does.
    text = text.replace("call_seconds: 10", f"call_seconds: {CALL_SECONDS}")
    (target / "course.yml").write_text(text, encoding="utf-8")


def _hand_in(course: Course, assignment: Assignment, target: Path) -> None:
    file = f"{assignment.module}.py"
    release, solution = (
        (course.root / folder / assignment.name / file).read_text(encoding="utf-8")
        for folder in (WORK, SOURCES)
    )
    example = _example(course, assignment)
    texts = {
        "finished": _filled_in(release, solution, assignment),
        "typical_mistakes": example.read_text(encoding="utf-8") if example.is_file() else None,
        "empty": release,
    }
    for student, text in texts.items():
        if text is not None:
            folder = target / "submitted" / student / assignment.name
            folder.mkdir(parents=True)
            (folder / file).write_text(text, encoding="utf-8")


def _filled_in(release: str, solution: str, assignment: Assignment) -> str:
    """The release with the solution's cells in the place of its stubs, as a student leaves it."""
    stubs, solved = (
        {cell.title: cell.source for cell in read_text_submission(text, assignment.module).cells}
        for text in (release, solution)
    )
    for exercise in assignment.exercises:
        release = release.replace(stubs[exercise], solved[exercise])
    return re.sub(r"(?m)^ *### (BEGIN|END) SOLUTION\n", "", release)


def _nbgrader(target: Path, what: str, *arguments: str) -> None:
    with _step(what):
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", *arguments],
            cwd=target,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if done.returncode:
            log = target / "nbgrader.log"
            log.write_text(done.stdout + done.stderr, encoding="utf-8")
            raise CourseError(f"nbgrader {arguments[0]} failed; what it said is in {log}")


def _grade_plainly(assignment: Assignment, target: Path) -> list[Path]:
    from autograder.course.load import feedback_language, load_course_fast
    from autograder.grading.opened import grade_submission
    from autograder.report.html import submission_html
    from autograder.report.terminal import table_lines

    course = load_course_fast(target)
    language = feedback_language(course)
    pages = []
    for folder in sorted((target / "submitted").iterdir()):
        student, path = folder.name, folder / assignment.name
        result = grade_submission(
            course, course.assignment(assignment.name), path, confinement="wanted"
        )
        page = target / "feedback" / f"{student}.html"
        page.parent.mkdir(exist_ok=True)
        page.write_text(_page(student, submission_html(result, language)), encoding="utf-8")
        pages.append(page)
        print(f"\n{student}")
        print("\n".join(table_lines(result, language)))
    return pages


def _page(title: str, body: str) -> str:
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"></head>'
        f'<body style="font-family:sans-serif;max-width:60em;margin:2em auto">{body}</body></html>'
    )


def _print_table(file: Path, assignment: str) -> None:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row.get("assignment") == assignment]
    print()
    for row in sorted(rows, key=lambda row: -float(row.get("score") or 0)):
        print(f"  {row.get('student_id', ''):18} {row.get('score', ''):>6} / {row['max_score']}")


@contextmanager
def _step(what: str) -> Iterator[None]:
    print(f"  {what:34}", end="", flush=True)
    started = time.monotonic()
    try:
        yield
    except BaseException:
        print("failed")
        raise
    print(f"{time.monotonic() - started:5.1f} s", flush=True)
