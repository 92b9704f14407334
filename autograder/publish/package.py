"""Chooses which of the package's files students get: what their pytest needs, and no more.

The list is not kept by hand: it is what the entry points, and the assignments' own cells, checks
and figures import.
A module of the instructor's can therefore slip in only by an import, and that stops the release.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import autograder
from autograder.authoring.build import load_source
from autograder.authoring.languages import as_python
from autograder.course.errors import CourseError
from autograder.course.model import Course
from autograder.publish.content import content_files

PACKAGE = Path(autograder.__file__).resolve().parent
NAME = "autograder"
# Whole packages (they import by name, or are run by path), and modules that start an import chain.
WHOLE = ("sandbox", "report", "figures", "pytest_plugin")
STUDENTS_COMMANDS = ("doctor", "feedback", "hint", "progress", "sync", "watch")
ENTRIES = ("notebook", "cli", *(f"commands.{name}" for name in STUDENTS_COMMANDS))
WHOLE_FOR_TORCH = ("simgpu",)
# Packages that are released whole, commands included, once an assignment imports from them.
WHOLE_IF_USED = ("mnist",)
INSTRUCTORS = (
    *("accuracy", "authoring", "cluster", "demo", "explorer", "gradebook", "leaderboard"),
    *("lms", "publish", "starter", "term"),
)
SKIPPED = ("__pycache__",)


def package_files(course: Course) -> dict[str, bytes]:
    """The released package: path from the repository's root → content.

    Raises CourseError when a module of the instructor's would have to be released.
    """
    modules = released_modules(course)
    files = {_path(name): name for name in modules}
    folders = {path.parent for path in files}
    whole = [PACKAGE / name for name in WHOLE]
    for path in _files(PACKAGE):
        is_data = path.suffix != ".py"
        if is_data and (path.parent in folders or any(root in path.parents for root in whole)):
            files[path] = ""
    root = PACKAGE.parent
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(files)}


def released_modules(course: Course) -> set[str]:
    """Names of the modules that are released, packages included."""
    found: dict[str, str] = {}
    waiting = [(name, "the release itself") for name in _starts(course)]
    while waiting:
        name, importer = waiting.pop()
        if name in found:
            continue
        found[name] = importer
        if _is_instructors(name):
            raise CourseError(
                f"{importer} imports {name}, which is not for students; "
                "move what both need to a module of its own."
            )
        waiting += [(imported, name) for imported in _imports(name)]
        if "." in name:
            waiting.append((name.rpartition(".")[0], name))
    return set(found)


def imported_by(code: str) -> frozenset[str]:
    """The package's modules that a text from outside of it imports, lazily too."""
    return _imported(code, "")


def imports_of(name: str) -> frozenset[str]:
    """The package's modules that one of them imports, lazily too."""
    return _imports(name)


def path_of(name: str) -> Path:
    """The file of one of the package's modules."""
    return _path(name)


def _starts(course: Course) -> Iterator[str]:
    torch = any(assignment.needs == "torch" for assignment in course.assignments)
    used: set[str] = set()
    for assignment in course.assignments:
        for cell in load_source(course, assignment).cells:
            if not cell.is_prose:
                used |= _imported(as_python(cell.text), "")
    for path, content in content_files(course).items():
        if path.endswith(".py"):
            used |= _imported(content.decode("utf-8"), "")
    yield from sorted(used)
    yield from (f"{NAME}.{entry}" for entry in ENTRIES)
    whole = {*WHOLE, *(WHOLE_FOR_TORCH if torch else ())}
    whole |= {name for name in WHOLE_IF_USED if any(_folder(module) == name for module in used)}
    yield from (name for name in sorted(_all_modules()) if _folder(name) in whole)


def _folder(name: str) -> str:
    """The part of a module's name below the package: of ``autograder.report.json``, ``report``."""
    return [*name.split("."), ""][1]


def _is_instructors(name: str) -> bool:
    return _folder(name) in INSTRUCTORS


@cache
def _imports(name: str) -> frozenset[str]:
    """The package's modules that a module imports anywhere in its text, lazily too."""
    path = _path(name)
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    return _imported(path.read_text(encoding="utf-8"), package)


def _imported(code: str, package: str) -> frozenset[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *([base] if base else [])])
            found |= {base, *(f"{base}.{alias.name}" for alias in node.names)}
    return frozenset(found & _all_modules())


def _path(name: str) -> Path:
    return _paths()[name]


def _all_modules() -> set[str]:
    return set(_paths())


@cache
def _paths() -> dict[str, Path]:
    paths: dict[str, Path] = {}
    for path in _files(PACKAGE):
        if path.suffix == ".py":
            parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
            paths[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return paths


def _files(folder: Path) -> Iterable[Path]:
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith(".") or entry.name in SKIPPED:
            continue
        if entry.is_dir():
            yield from _files(entry)
        elif entry.suffix != ".pyc":
            yield entry
