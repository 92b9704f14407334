"""Decides which file of a folder is graded when it holds both a notebook and a script."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

from autograder.submission.cells import Cell, Note, Submission, SubmissionError
from autograder.submission.merge import cell_digest
from autograder.submission.pair import merged_submission
from autograder.submission.read import MAX_NOTEBOOK_BYTES, read_submission
from autograder.submission.untouched import is_untouched
from autograder.submission.variants import variant_of

# Nobody keeps as many copies of a file; each takes time to read, and together they take memory.
MAX_COPIES = 30
MAX_COPIES_BYTES = MAX_NOTEBOOK_BYTES
# Written by `course build`, released with the assignments: module -> fingerprints of its releases.
RELEASES = Path("assignments", ".releases.json")
# Likewise: the scripts as they are released, for whoever wants an exercise's stub again.
RELEASED = Path("assignments", ".released")


def choose_submission(path: Path, module: str, root: Path) -> Submission:
    """The submission in the folder `path` (or the file `path`) for an assignment's `module`.

    With both ``module.py`` and ``module.ipynb``, the one that differs from the release counts. If
    both differ from it and from each other, each exercise is taken from the file in which it was
    changed, as `course sync` does; one that differs in both is in neither: nothing is guessed.
    Where neither holds any work and a file that is called almost so does (mlp-Copy1.ipynb), that
    one counts, and a note says so. `root` is the course's folder, which knows what was released. A
    link on the way to it, below the folder that the course itself has there (`submitted`), leads to
    something that was not handed in.
    """
    if link := link_on_the_way(path, root):
        raise SubmissionError("symlink", file=link.name)
    if not os.path.isdir(path):
        return read_submission(path)
    candidates = [path / f"{module}.py", path / f"{module}.ipynb"]
    present = [file for file in candidates if os.path.lexists(file)]
    releases = released(root).get(module, ())
    others = _changed_variants(path, module, present, releases)
    if not present and not others:
        raise SubmissionError("nothing_here", folder=path.name, module=module)
    if not present:
        return _instead(others, module)
    if len(present) == 1:
        chosen = read_submission(present[0])
    else:
        chosen = _one_of(present, module, releases)
    return _beside(chosen, others, module, releases) if others else chosen


def _changed_variants(
    folder: Path, module: str, present: list[Path], releases: Collection[str]
) -> list[Submission]:
    """Other files of `folder` whose name means the module and which hold work; the last copy first.

    Only names are looked at where the released ones are all there is.
    """
    found: list[Submission] = []
    for name, suffix in copies_in(folder, module, {file.name for file in present}).items():
        try:
            submission = read_submission(folder / name, suffix)
        except SubmissionError:
            continue
        if not is_untouched(submission, fingerprint(submission), releases):
            found.append(replace(submission, module=module))
    return found


def copies_in(folder: Path, module: str, present: Collection[str]) -> dict[str, str]:
    """The suffixes of the copies that are read, by their names, the last copy first.

    They are the last of those whose name means the module, but for the files that are `present`.
    """
    named: list[tuple[int, str, str]] = []
    for name in os.listdir(folder):
        variant = None if name in present else variant_of(name, module)
        if variant is not None:
            named.append((variant.number, name, variant.suffix))
    found: dict[str, str] = {}
    left = MAX_COPIES_BYTES
    for _, name, suffix in sorted(named, reverse=True)[:MAX_COPIES]:
        with suppress(OSError):
            left -= (folder / name).lstat().st_size
        if left < 0:
            break
        found[name] = suffix
    return found


def _instead(others: list[Submission], module: str) -> Submission:
    """The last copy, since nothing lies there under the right name."""
    chosen, *passed_over = others
    values = (("file", chosen.path.name), ("module", module))
    return _noting(chosen, Note("renamed", values), passed_over)


def _beside(
    chosen: Submission, others: list[Submission], module: str, releases: Collection[str]
) -> Submission:
    """The file under the right name, unless it holds no work and a copy does."""
    if is_untouched(chosen, fingerprint(chosen), releases):
        return _instead(others, module)
    return _noting(chosen, None, others)


def _noting(chosen: Submission, note: Note | None, passed_over: list[Submission]) -> Submission:
    mine = fingerprint(chosen)
    left = [other.path.name for other in passed_over if fingerprint(other) != mine]
    notes = [note] if note else []
    if left:
        values = (("file", chosen.path.name), ("others", ", ".join(left)))
        notes.append(Note("passed_over", values))
    return replace(chosen, notes=(*notes, *chosen.notes))


def link_on_the_way(path: Path, root: Path) -> Path | None:
    """The first link that `path` goes through below the folder that the course has there."""
    return next((place for place in _places(path, root) if place.is_symlink()), None)


def _places(path: Path, root: Path) -> list[Path]:
    """`path` and the folders around it that a student may have made."""
    path = Path(os.path.abspath(path))
    if not path.is_relative_to(root):
        return [path]
    depth = len(path.relative_to(root).parts)
    return [path, *path.parents[: max(depth - 2, 0)]]


def _one_of(files: list[Path], module: str, releases: Collection[str]) -> Submission:
    read: list[Submission] = []
    unread: list[Path] = []
    problems: list[SubmissionError] = []
    for file in files:
        try:
            read.append(read_submission(file))
        except SubmissionError as error:
            unread.append(file)
            problems.append(error)
    if not read:
        raise problems[0]
    if problems:
        if fingerprint(read[0]) in releases:
            raise problems[0]
        values = (("file", read[0].path.name), ("other", unread[0].name))
        key = "beside_no_file" if problems[0].key == "not_a_file" else "unread"
        return replace(read[0], notes=(Note(key, values), *read[0].notes))
    script, notebook = read
    if _same_text(script, notebook):
        return script
    submission = merged_submission(script, notebook, releases)
    # Of one file's code alone the file itself counts, in which every line has its number.
    for one in read:
        if not submission.conflicts and fingerprint(submission) == fingerprint(one):
            return replace(one, cells=_with_answers_of(one, submission))
    return submission


def _same_text(script: Submission, notebook: Submission) -> bool:
    one, other = ([cell_digest(c) for c in s.cells if c.source.strip()] for s in (script, notebook))
    return one == other


def _with_answers_of(one: Submission, merged: Submission) -> tuple[Cell, ...]:
    """The cells of one file, with the written answers that the other one may hold."""
    answers = {cell.title: cell for cell in merged.cells if cell.written or not cell.is_code}
    return tuple(
        replace(cell, source=answers[cell.title].source)
        if not cell.is_code and cell.title and cell.title in answers
        else cell
        for cell in one.cells
    )


def fingerprint(submission: Submission) -> str:
    """A digest of the code that counts, alike for the .py and the .ipynb of one document."""
    code = "\n".join(cell.source for cell in submission.cells if cell.is_code and not cell.demo)
    lines = [line.rstrip() for line in code.split("\n")]
    body = "\n".join(line for line in lines if line and line != "pass")
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@cache
def released(root: Path) -> dict[str, list[str]]:
    """The fingerprints of every release of every module, both languages; empty if never built.

    They are of whole documents (`fingerprint`) and of their single cells (`cell_digest`).
    """
    try:
        return json.loads((root / RELEASES).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
