"""Starts grading what pytest's command line names while pytest is still being imported.

That alone takes longer than all else a student waits for, and there is a second core. Begun are the
interpreter for student code and what grades beside it; and of one's own work, where no option can
change what is asked, the grading itself. A result that pytest does not ask for in the end is
dropped, and one that was not begun is made when it asks.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.course.errors import CourseError
from autograder.course.load import load_course_fast
from autograder.course.locate import find_course
from autograder.course.model import Assignment, Course
from autograder.grading.prepare import prepare
from autograder.grading.watched import Wanted, Watch
from autograder.sandbox.limits import ProcessLimits
from autograder.sandbox.spawn import Confinement, accepts_unconfined
from autograder.submission.find import assignment_of, is_own

if TYPE_CHECKING:
    from autograder.grading.job import Job

Needed = dict[tuple[str, Confinement], Assignment]
# With one of these pytest decides otherwise, or nothing is graded by another process.
_UNSUPPORTED_OPTIONS = (
    *("--accept-unconfined", "--co", "--fixtures", "--help", "--in-process", "--markers"),
    *("--pdb", "--rootdir", "--trace", "--version", "-c", "-h", "-n", "-p", "-V"),
)
# With none but these an exercise that is named is one that is graded.
_HARMLESS_OPTIONS = (
    *("-l", "-o", "-q", "-r", "-s", "-v", "-x"),
    *("--color", "--durations", "--language", "--tb"),
)
_begun: list[tuple[Path, Needed, Watch]] = []


def begin() -> None:
    """Start what pytest's arguments ask for, where they leave no doubt.

    Then garbage is not collected until `taken` is called.
    """
    words = _typed()
    more = os.environ.get("PYTEST_ADDOPTS", "").split()
    if not words or any(word.startswith(_UNSUPPORTED_OPTIONS) for word in (*words, *more)):
        return
    root = find_course(os.getcwd())
    if root is None or find_course(root.parent) is not None or _begun:
        return
    try:
        course = load_course_fast(root)
    except CourseError:
        return
    found = needed(course, words, partial(_confinement, course))
    if found:
        gc.disable()  # nothing of what is imported will ever be garbage
        watch = watch_for(course, found, quiet=True)
        _begun.append((root, found, watch))
        plain = not more and all(
            word.startswith(_HARMLESS_OPTIONS) for word in words if word[:1] == "-"
        )
        job = _job(course, words) if plain else None
        if job is not None:
            watch.begin(job)


def taken(course: Course, found: Needed) -> Watch | None:
    """The work that was begun, if it is what is needed; any other is ended."""
    kept: Watch | None = None
    if _begun:
        gc.enable()
    while _begun:
        root, before, watch = _begun.pop()
        if root == course.root and list(before) == list(found):
            kept = watch
        else:
            watch.close(at_once=True)
    return kept


def needed(
    course: Course, names: Iterable[str], confinement: Callable[[Path], Confinement]
) -> Needed:
    """The assignments of the files and folders that are named (``mlp.py::sigmoid``), with the
    confinement that each is graded in."""
    found: Needed = {}
    for name in names:
        path = Path(os.path.abspath(name.partition("::")[0]))
        assignment = _assignment_at(course, path)
        if assignment is not None:
            found[assignment.name, confinement(path)] = assignment
    return found


def watch_for(course: Course, found: Needed, *, quiet: bool = False) -> Watch:
    """Start the interpreters of student processes, and load what grades beside them."""
    wanted: dict[Wanted, None] = {}
    for (_, confinement), each in found.items():
        wanted[each.needs, ProcessLimits.of(each.limits), confinement] = None
    watch = Watch(quiet=quiet)
    watch.start(*wanted, ahead=[partial(prepare, course.root, *each) for each in found])
    return watch


def _job(course: Course, words: Iterable[str]) -> Job | None:
    """To grade one file of one's own, or exercises of it, if nothing else is named."""
    from autograder.grading.job import own_job

    parts = [word.partition("::") for word in words]
    named = [(Path(os.path.abspath(file)), name) for file, _, name in parts if os.path.exists(file)]
    (path, *more), names = dict.fromkeys(path for path, _ in named), [name for _, name in named]
    return None if more else own_job(course, path, names)


def _typed() -> list[str]:
    """The words behind ``pytest`` or ``python -m pytest``; none where a program starts pytest."""
    if os.path.basename(sys.argv[0]) in ("pytest", "py.test"):
        return sys.argv[1:]
    # While Python looks for the module, its name is not among the arguments.
    of_module = sys.argv[0] == "-m" and sys.orig_argv[-len(sys.argv)] == "pytest"
    return sys.argv[1:] if of_module else []


def _confinement(course: Course, path: Path) -> Confinement:
    return "wanted" if is_own(course, path) or accepts_unconfined() else "required"


def _assignment_at(course: Course, path: Path) -> Assignment | None:
    found = assignment_of(course, path)
    if found is None and path.is_dir():
        found = next((each for each in course.assignments if each.name == path.name), None)
    return found
