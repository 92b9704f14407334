"""Decides whether a cached recording is still valid, by a digest of all that it is made from."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from autograder.course.content import SHARED, content_folder, part_files
from autograder.course.model import Assignment, Course
from autograder.grading.reference import solution_path
from autograder.publish import package
from autograder.submission.read import read_submission

RECORDER = "autograder.publish.record"
LIBRARIES = ("numpy", "scikit-learn", "torch", "safetensors")
# What lies beside the checks and is read by no recording.
NOT_READ = ("alternatives",)


def recording_digest(course: Course, assignment: Assignment) -> str:
    """A digest of everything that an assignment's recording is made from.

    That is: the solution's code (not the text around it), everything else in its folder but the
    alternatives, the shared folder, the assignment's settings and the public seed; of this package
    what the recorder and those files import; the libraries' versions and the machine's kind.
    """
    found = hashlib.sha256()
    for name, content in recording_parts(course, assignment):
        found.update(f"{name}\0{len(content)}\0".encode())
        found.update(content)
    return found.hexdigest()[:32]


def recording_parts(course: Course, assignment: Assignment) -> Iterator[tuple[str, bytes]]:
    """The parts of which a change makes a recording anew, each with its content."""
    settings = {"assignment": asdict(assignment), "seed": course.grading.seed.public}
    yield "settings", json.dumps(settings, sort_keys=True, default=str).encode()
    yield (
        "machine",
        f"{platform.python_version()} {platform.system()} {platform.machine()}".encode(),
    )
    for name in LIBRARIES:
        yield name, _version(name).encode()
    imported: set[str] = set()
    for name, text in _sources(course, assignment):
        yield name, text.encode()
        imported |= package.imported_by(text)
    for name in sorted(_with_imports(frozenset((RECORDER, *imported)))):
        yield name, _module(name)


def _sources(course: Course, assignment: Assignment) -> Iterator[tuple[str, str]]:
    solution = solution_path(course, assignment)
    cells = read_submission(solution).cells
    code = [cell.source for cell in cells if cell.is_code and not cell.demo]
    yield "solution", "\n".join(code)
    folder = content_folder(course, assignment)
    skipped = {solution, *(file for part in NOT_READ for file in part_files(folder, part))}
    shared = part_files(folder.parent, SHARED)
    for file in (*sorted(folder.rglob("*.py")), *shared):
        if file not in skipped:
            yield file.relative_to(folder.parent).as_posix(), file.read_text(encoding="utf-8")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


@cache
def _with_imports(names: frozenset[str]) -> frozenset[str]:
    """These modules of the package, and all that they import, lazily too."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += package.imports_of(name)
            waiting += [name.rpartition(".")[0]] if "." in name else []
    return frozenset(found)


@cache
def _module(name: str) -> bytes:
    # read_text makes every line ending \n: a checkout on Windows has the same digest.
    return package.path_of(name).read_text(encoding="utf-8").encode()
