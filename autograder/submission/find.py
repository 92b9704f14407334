"""Finds the submissions below folders: which files are one, and what of a folder is graded."""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from autograder.course.content import SOURCES
from autograder.course.model import Assignment, Course
from autograder.submission.variants import variant_of

SUFFIXES = (".py", ".ipynb")
# No class lies deeper, and a thousand folders in one another would end the search.
MAX_DEPTH = 32
# Of links to folders that are followed, and of folders within one: a student's, a submission's.
MAX_LINKED = 1_000
LINKED_DEPTH = 2
# File systems tell the time of a change no finer than this, some of them.
SETTLED_NS = 3_000_000_000


@dataclass(frozen=True)
class Found:
    """A submission: the file that it is known by, and what is graded, that or its folder; where
    a link leads to it, the link, which is then told.

    given: the path below which it was found, where it was searched for; the file or its folder
    where that was named too.
    """

    file: Path
    target: Path
    assignment: Assignment
    given: Path | None = None


def submissions_below(course: Course, paths: Iterable[Path]) -> Iterator[Found]:
    """The submissions in files and folders, each once, in the order of their names.

    Files named that belong to no assignment are left out, as is all that is the course's own.
    """
    seen: set[tuple[Path, str]] = set()
    given = [Path(os.path.abspath(path)) for path in paths]
    themselves = set(given)
    bases = bases_of(course, given)
    for path in given:
        named = not os.path.isdir(path)
        for file in [path] if named else _Walk(course, path).files(path, 0):
            found = submission_at(course, file, named=named, base=bases[path])
            if found is not None and (found.target, found.assignment.name) not in seen:
                seen.add((found.target, found.assignment.name))
                near = (file, file.parent)
                yield replace(found, given=next((p for p in near if p in themselves), path))


def bases_of(course: Course, given: Collection[Path]) -> dict[Path, Path]:
    """For each path that was named, the one on the way to it that whoever named it vouches for.

    Of `class/*/assignments/02_mlp` a shell has made many paths, or the one that there is, and what
    lies in a student's folder it has found there: no more than `class/kim` is vouched for. Nor is,
    of a path from where one stands, more than its first name.
    """
    bases = {path: _vouched_for(course, path) for path in given}
    if len(bases) < 2 or len({path.anchor for path in bases}) > 1:  # on drives of their own
        return bases
    common = Path(os.path.commonpath(bases))
    shared = {path: common.joinpath(*path.relative_to(common).parts[:1]) for path in bases}
    # A pattern finds links too: what it was given in is vouched for, and they are not.
    shared = {path: base.parent if base.is_symlink() else base for path, base in shared.items()}
    return {path: min(base, shared[path], key=_depth) for path, base in bases.items()}


def _vouched_for(course: Course, path: Path) -> Path:
    """What one path alone vouches for: all of it, but for what a student's clone brings."""
    bases, parts = [path], path.parts
    names = {assignment.name for assignment in course.assignments}
    for n, part in enumerate(parts):
        if part == "assignments" and (n + 1 == len(parts) or parts[n + 1] in names):
            bases.append(Path(*parts[:n]))
    here = Path.cwd()
    if path != here and path.is_relative_to(here):
        bases.append(here / path.relative_to(here).parts[0])
    return min(bases, key=_depth)


def _depth(path: Path) -> int:
    return len(path.parts)


def submission_at(
    course: Course, file: Path, *, named: bool, base: Path | None = None
) -> Found | None:
    """The submission that a file is, or stands for; None where it is none, or another file is.

    `named`: whether the very file was asked for. Then it is graded alone where the work is others';
    of one's own two files, or in a folder, both are. `base`: the path below which a link on the
    way to the file is told.
    """
    assignment = assignment_of(course, file)
    if assignment is None:
        return None
    if file.is_relative_to(course.root / SOURCES):
        # The notebook beside an authored source is made from it, for nbgrader.
        return None if file.suffix == ".ipynb" else Found(file, file, assignment)
    if base is not None and (link := _link_between(course, base, file)):
        return Found(file, link, assignment)
    pair = file.with_suffix(".ipynb" if file.suffix == ".py" else ".py")
    target = file
    if not named or is_own(course, file):
        if not named and _lies_there(pair) and file.suffix == ".ipynb":
            return None  # the folder's one submission is known by the .py
        alone = not os.path.lexists(pair)
        alone = alone and (named or not _variants(file.parent, assignment.module))
        target = file if alone else file.parent
    return Found(file, target, assignment)


def assignment_of(course: Course, file: Path) -> Assignment | None:
    """The assignment a file belongs to, known by its module name, or almost by that."""
    if file.suffix not in SUFFIXES:
        return None
    return course.by_module(file.stem) or _almost(course, file)


def is_own(course: Course, path: Path) -> bool:
    """Whether a path is of one's own work, and not of submissions that were collected."""
    return path.is_relative_to(course.root / "assignments")


def is_closed(course: Course, folder: Path) -> bool:
    """Whether nothing in a folder is a submission: it is hidden, or lies beside one."""
    if folder.name.startswith(".") or folder.name == "__pycache__":
        return True
    modules = {a.name: a.module for a in course.assignments}
    module = modules.get(folder.parent.name)
    files = [folder.parent / f"{module}{suffix}" for suffix in SUFFIXES]
    return module is not None and any(map(_lies_there, files))


def _link_between(course: Course, base: Path, file: Path) -> Path | None:
    """The first link that leads from `base`, or from above a submission's own folder, to a file.

    Below the course's own folder `choose_submission` looks, which knows what is the course's there.
    """
    if file.is_relative_to(course.root) or not file.is_relative_to(base):
        return None
    own = file.parent
    between = [own, *(place for place in own.parents if place != base and base in place.parents)]
    return next((place for place in reversed(between) if place.is_symlink()), None)


def is_behind_links(course: Course, base: Path, folder: Path) -> bool:
    """Whether a folder below `base` is reached by a link within a link, or lies deep within one.

    A linked submission, or student, is found and told that it is a link; links that lead to links
    double what there is to be looked through with each. A link in the course's own folder is the
    course's own.
    """
    parts = folder.relative_to(base).parts
    places = [base.joinpath(*parts[: n + 1]) for n in range(len(parts))]
    links = [n for n, place in enumerate(places) if place.is_symlink()]
    links = [n for n in links if n or base != course.root]
    return len(links) > 1 or (bool(links) and len(parts) - links[0] > LINKED_DEPTH)


class _Walk:
    """Lists the files below a folder, with those behind a link as far as these can be honest."""

    def __init__(self, course: Course, base: Path) -> None:
        self.course, self.base = course, base
        self.linked = 0

    def files(self, folder: Path, depth: int) -> Iterator[Path]:
        """Each file, in the order of the names."""
        if depth > MAX_DEPTH:  # a pit
            return
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            return
        for entry in entries:
            path = folder / entry.name
            # Not the entry itself: it raises for a link to itself, and for one of a long name.
            if not os.path.isdir(path):
                yield path
            elif not (is_closed(self.course, path) or _is_ours(self.course, path)):
                if entry.is_symlink():
                    self.linked += 1
                    if self.linked > MAX_LINKED or is_behind_links(self.course, self.base, path):
                        continue
                elif is_behind_links(self.course, self.base, path):
                    continue
                yield from self.files(path, depth + 1)


def _is_ours(course: Course, folder: Path) -> bool:
    return folder in (course.root / "tests", course.root / "autograder")


def _almost(course: Course, file: Path) -> Assignment | None:
    """The assignment of the folder, for the first of its files that are called almost right.

    Only where none is called right; `choose_submission` then decides which of them counts.
    """
    found = next((a for a in course.assignments if a.name == file.parent.name), None)
    if found is None or variant_of(file.name, found.module) is None:
        return None
    files = [file.parent / f"{found.module}{suffix}" for suffix in SUFFIXES]
    if any(map(_lies_there, files)):
        return None
    first = next(iter(_variants(file.parent, found.module)), "")
    return found if file.name == first else None


def _lies_there(file: Path) -> bool:
    """Whether a file lies there, or a link that leads nowhere; a folder of that name is none."""
    return os.path.lexists(file) and not os.path.isdir(file)


def _variants(folder: Path, module: str) -> tuple[str, ...]:
    """The files of `folder` that are called almost like `module`, in the order of their names.

    They are asked for once for each of them. A folder that has not just been changed is listed
    once.
    """
    try:
        changed = folder.stat().st_mtime_ns
    except OSError:
        return _listed(folder, module)
    settled = abs(time.time_ns() - changed) > SETTLED_NS  # any time may be set, one to come too
    return (_listed_at if settled else _listed)(folder, module, changed)


def _listed(folder: Path, module: str, _changed: int = 0) -> tuple[str, ...]:
    found = [(name, variant_of(name, module)) for name in sorted(os.listdir(folder))]
    return tuple(name for name, variant in found if variant and not variant.exact)


_listed_at = lru_cache(maxsize=64)(_listed)
