"""Merges the .py and the .ipynb of an assignment without losing any work."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from autograder.course.errors import CourseError
from autograder.course.model import Assignment, Course
from autograder.files import write_whole
from autograder.grading.opened import problem_note
from autograder.loop.backup import back_up
from autograder.loop.documents import (
    Sources,
    empty_notebook,
    notebook_bytes,
    notebook_json,
    replaced_side,
    script_bytes,
    script_text,
    text_in,
    with_synced,
)
from autograder.loop.places import folder_of
from autograder.report.messages import note_text
from autograder.submission.cells import Cell, Note, Submission, SubmissionError
from autograder.submission.choose import link_on_the_way, released
from autograder.submission.merge import Merged, Side, cell_digest, cell_names
from autograder.submission.pair import merge_pair
from autograder.submission.read import read_submission, read_text_submission

# Given a conflict and both versions' texts: the side to keep, or None to leave it as it is.
Ask = Callable[[str, str, str], Side | None]


@dataclass(frozen=True)
class Synced:
    """The outcome: cells taken from either side, those left in conflict, and the backup."""

    from_script: tuple[str, ...] = ()
    from_notebook: tuple[str, ...] = ()
    open_conflicts: tuple[str, ...] = ()
    written: tuple[Path, ...] = ()
    backup: Path | None = None


@dataclass(frozen=True)
class _Pair:
    script: Path
    notebook: Path
    contents: dict[Path, bytes] = field(default_factory=dict)


def sync_assignment(course: Course, assignment: Assignment, ask: Ask, language: str) -> Synced:
    """Merge both files of an assignment and write each that changes, after a backup of both.

    Raises CourseError, with both files as they were, where one cannot be read or written.
    """
    pair = _read(folder_of(course, assignment), assignment.module, course.root, language)
    script, notebook = _submissions(pair, assignment.module, language)
    prints = released(course.root).get(assignment.module, ())
    merged, mine, others = merge_pair(script, notebook, prints)
    sources = _sources(pair, script, mine, others)
    names = cell_names(mine), cell_names(others)
    chosen = _choices(merged, mine, others, ask)
    left = [c for c in merged.conflicts if c.script not in chosen]
    parts = replaced_side(merged.parts, chosen)
    # A cell left in conflict stays as it is on either side: a part that both "have".
    text = script_text(sources, parts)
    made = notebook_json(sources, parts)
    synced = _agreed(text, assignment.module, prints, {c.name for c in left}, notebook)
    contents = {
        pair.script: script_bytes(text, pair.contents.get(pair.script, b"")),
        pair.notebook: notebook_bytes(with_synced(made, synced)),
    }
    to_write = _changed(pair, contents, made, sources, synced, notebook)
    result = Merged(parts)
    taken_script = [n for n in result.taken("py", names[0]) if not n.startswith("check_")]
    taken_notebook = [n for n in result.taken("ipynb", names[1]) if not n.startswith("check_")]
    backup = None
    if to_write:
        backup = back_up(
            course.root, assignment.name, {p.name: data for p, data in pair.contents.items()}
        )
        _write(pair, {path: contents[path] for path in to_write})
    return Synced(
        tuple(taken_script),
        tuple(taken_notebook),
        tuple(c.name for c in left),
        tuple(to_write),
        backup,
    )


def _read(folder: Path, module: str, root: Path, language: str) -> _Pair:
    pair = _Pair(folder / f"{module}.py", folder / f"{module}.ipynb")
    for path in (pair.script, pair.notebook):
        if link := link_on_the_way(path, root):
            raise CourseError(note_text(Note("symlink", (("file", link.name),)), language))
        try:
            pair.contents[path] = path.read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            reason = (("file", path.name), ("reason", error.strerror or str(error)))
            raise CourseError(note_text(Note("unreadable", reason), language)) from None
    if not pair.contents:
        values = (("folder", folder.name), ("module", module))
        raise CourseError(note_text(Note("nothing_here", values), language))
    return pair


def _submissions(pair: _Pair, module: str, language: str) -> tuple[Submission, Submission]:
    found = []
    for path in (pair.script, pair.notebook):
        if path not in pair.contents:
            found.append(Submission(path, module, ()))
            continue
        try:
            found.append(read_submission(path))
        except SubmissionError as error:
            raise CourseError(note_text(problem_note(error), language)) from None
    return found[0], found[1]


def _sources(
    pair: _Pair, script: Submission, mine: Sequence[Cell], others: Sequence[Cell]
) -> Sources:
    text = text_in(pair.contents.get(pair.script, b""))
    data = pair.contents.get(pair.notebook)
    notebook = json.loads(data.decode("utf-8-sig")) if data is not None else empty_notebook()
    return Sources(text, mine, notebook, others, script.has_markers)


def _choices(
    merged: Merged, mine: Sequence[Cell], others: Sequence[Cell], ask: Ask
) -> dict[int, Side]:
    chosen: dict[int, Side] = {}
    for conflict in merged.conflicts:
        side = ask(conflict.name, mine[conflict.script].source, others[conflict.notebook].source)
        if side is not None:
            chosen[conflict.script] = side
    return chosen


def _agreed(
    text: str, module: str, prints: Sequence[str], disputed: set[str], notebook: Submission
) -> dict[str, list[str]]:
    """What both files have in common and no release has; of a dispute, what it was before."""
    cells = read_text_submission(text, module).cells
    agreed: dict[str, list[str]] = {}
    for cell, name in zip(cells, cell_names(cells), strict=True):
        digest = cell_digest(cell)
        if name not in disputed and digest not in prints and cell.source.strip():
            agreed.setdefault(name, []).append(digest)
    for name in disputed:
        if before := notebook.synced.get(name):
            agreed[name] = list(before)
    return agreed


def _changed(
    pair: _Pair,
    contents: dict[Path, bytes],
    made: dict,
    sources: Sources,
    synced: dict[str, list[str]],
    notebook: Submission,
) -> list[Path]:
    """The files to write, the script first: whatever stops us then, the notebook's note is old."""
    written = []
    if contents[pair.script] != pair.contents.get(pair.script):
        written.append(pair.script)
    before = {name: tuple(digests) for name, digests in notebook.synced.items()}
    after = {name: tuple(digests) for name, digests in synced.items()}
    # Compared as data: another tool may write the same notebook with other spaces.
    missing = pair.notebook not in pair.contents
    if missing or made != sources.notebook or before != after:
        written.append(pair.notebook)
    return written


def _write(pair: _Pair, contents: dict[Path, bytes]) -> None:
    for path, data in contents.items():
        try:
            now = path.read_bytes() if path.exists() else None
            if now != pair.contents.get(path):
                raise CourseError(
                    (
                        f"{path.name} was saved by somebody else meanwhile; nothing more was "
                        "written: run course sync again.",
                        f"{path.name}: 그 사이에 다른 곳에서 저장되어 더 쓰지 않았습니다. "
                        "course sync를 다시 실행하세요.",
                    )
                )
            write_whole(path, data)
        except OSError as error:
            reason = error.strerror or str(error)
            raise CourseError(
                (
                    f"{path.name} cannot be written ({reason}); it is as it was, and so is the "
                    "backup.",
                    f"{path.name}을(를) 쓸 수 없습니다({reason}). 파일과 백업은 그대로 있습니다.",
                )
            ) from None
