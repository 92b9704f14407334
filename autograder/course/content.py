"""Finds and imports what an author writes in an assignment's folder: checks, mistakes, figures.

In an instructor's copy the folders lie in `solutions/`; a release has those parts of them that
students need, and no others, in `checks/`.
"""

from __future__ import annotations

import hashlib
import importlib
import sys
import traceback
from functools import cache
from pathlib import Path
from types import ModuleType

from autograder.course.errors import CourseError
from autograder.course.model import Assignment, Course

SOURCES, RELEASED = "solutions", "checks"
# Beside the assignments' folders: what several of them use.
SHARED = "shared"
# The parts that a release carries; every other file of an author's stays with the instructor.
RELEASED_PARTS = ("checks", "figures", "sentences")


def is_release(root: Path) -> bool:
    """Whether the course at `root` is a students' release, without solutions or mistakes."""
    return (root / RELEASED).is_dir()


def content_folder(course: Course, assignment: Assignment) -> Path:
    """The folder with an assignment's checks: the author's, or in a release the protected one."""
    return content_root(course.root) / assignment.name


def content_root(root: Path) -> Path:
    """The folder that holds every assignment's folder and the shared one."""
    return root / (RELEASED if is_release(root) else SOURCES)


def part_files(folder: Path, part: str) -> list[Path]:
    """The Python files of a part, a module or a package of modules, sorted; none without it.

    They are found without running any of them.
    """
    if (folder / f"{part}.py").is_file():
        return [folder / f"{part}.py"]
    return sorted((folder / part).rglob("*.py"))


def load_part(course: Course, assignment: Assignment, part: str) -> ModuleType | None:
    """Import one part (``checks``, ``figures``, ``mistakes.sigmoid``); None where there is none.

    Raises CourseError with file and line for a part that cannot be imported.
    """
    folder = content_folder(course, assignment)
    if not part_files(folder, part.replace(".", "/")):
        return None
    try:
        return importlib.import_module(f"{_package(folder.parent)}.{assignment.name}.{part}")
    except CourseError:
        raise
    except Exception as error:
        raise CourseError(_sentence(error, folder)) from error


def modules_of(course: Course, assignment: Assignment, part: str) -> list[ModuleType]:
    """Every module of a part: the one, or those in its folder, sorted by file name."""
    folder = content_folder(course, assignment)
    files = part_files(folder, part)
    names = [".".join(file.relative_to(folder).with_suffix("").parts) for file in files]
    loaded = [load_part(course, assignment, name.removesuffix(".__init__")) for name in names]
    return [module for module in loaded if module is not None]


@cache
def _package(folder: Path) -> str:
    """Make `folder` importable under a name of its own, so that two courses never mix."""
    name = f"course_{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]}"
    package = ModuleType(name)
    package.__path__ = [str(folder)]
    sys.modules[name] = package
    return name


def _sentence(error: Exception, folder: Path) -> str:
    file, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    if not isinstance(error, SyntaxError) or file is None:
        frames = traceback.extract_tb(error.__traceback__)
        own = [frame for frame in frames if Path(frame.filename).is_relative_to(folder.parent)]
        file, line = (own[-1].filename, own[-1].lineno) if own else (str(folder), None)
    shown = Path(file)
    if shown.is_relative_to(folder.parent.parent):
        shown = shown.relative_to(folder.parent.parent)
    where = f"{shown.as_posix()}:{line}" if line else shown.as_posix()
    reason = error.msg if isinstance(error, SyntaxError) else str(error)
    return f"{where}: cannot be imported ({type(error).__name__}: {reason}); correct it."
