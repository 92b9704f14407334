"""Puts results into sentences in the reader's language; every renderer goes through here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from string import Formatter

from autograder.grading.failure import Failure
from autograder.grading.result import (
    CellTrouble,
    ExerciseResult,
    Status,
    SubmissionResult,
)
from autograder.grading.undefined import MODULES, UNDEFINED
from autograder.report.text.messages import CELLS, FAILURES, STATUS, SUBMISSIONS, WORDS
from autograder.submission.cells import Note, Place

# Faults that end the process, and a cell with it.
ENDS = frozenset(("timeout", "cpu", "folder", "replies", "died", "budget", "protocol"))
# What the sentence about it says better than the exception that Python raised.
LIMITS = frozenset(
    (
        "memory",
        "files",
        "threads",
        "forbidden",
        "keyboard",
        "module",
        "processes",
        "network",
        "outside",
    )
)


def word(key: str, language: str, **values: object) -> str:
    """A word or short sentence of the interface."""
    return _fill(WORDS[key][language], values)


def sentence(failure: Failure, language: str) -> str:
    """One sentence that says why a check did not pass."""
    key = "fault.breakpoint" if failure.values.get("type") == "BdbQuit" else failure.key
    texts = FAILURES.get(key) or failure.texts or {language: failure.key}
    values = dict(failure.values)
    part = str(values.get("part") or "")
    values["of_part"] = word("of_part", language, part=part) if part else ""
    line, file = values.get("line"), str(values.get("file") or "")
    values["at_line"] = word("at_line", language, line=line, file=file) if line and file else ""
    where = str(values.get("where") or "")
    values["in_where"] = word("in_where", language, where=where) if where else ""
    values["place"] = _place(values, language)
    return _fill(texts[language], values)


def status_text(exercise: ExerciseResult, language: str) -> str:
    """The exercise's status in a word or two."""
    if exercise.with_ours:
        return word("done_with", language, by=", ".join(exercise.with_ours))
    values: dict[str, object] = {"by": exercise.blocked_by}
    if exercise.status is Status.UNREADABLE and exercise.first_failure is not None:
        values |= exercise.first_failure.values
        values["place"] = _place(values, language)
    return _fill(STATUS[str(exercise.status)][language], values)


def _place(values: Mapping[str, object], language: str) -> str:
    """A line of the file, or a cell and a line of it."""
    return _fill(CELLS["where_cell" if values.get("cell") else "where_py"][language], values)


def with_ours(exercise: ExerciseResult, language: str) -> str:
    """That an exercise is right, and for which earlier ones the reference answered."""
    key = "with_ours" if len(exercise.with_ours) == 1 else "with_several_of_ours"
    names = ", ".join(f"`{name}`" for name in exercise.with_ours)
    return word(key, language, name=exercise.name, by=names)


def note_text(note: Note, language: str) -> str:
    """One sentence about the submission as a file."""
    values = {name: _placed(value, language) for name, value in note.values}
    return _fill(SUBMISSIONS[note.key][language], values)


def _placed(value: object, language: str) -> object:
    if not isinstance(value, Place):
        return value
    key = "where_py" if value.line else "cell_only"
    return _fill(CELLS[key][language], {"cell": value.cell, "line": value.line})


def trouble_text(trouble: CellTrouble, language: str, *, notebook: bool) -> str:
    """One sentence about a cell that failed while loading, with its place in the file."""
    fault = trouble.trouble.fault
    place = "where_cell" if notebook else "where_py"
    if not fault.line:
        place = "cell_only"
    where = _fill(CELLS[place][language], {"cell": trouble.cell, "line": fault.line})
    if fault.kind in ENDS:
        reason = sentence(Failure(f"fault.{fault.kind}", {"message": fault.message}), language)
        return _fill(CELLS["ended"][language], {"where": where, "reason": reason.rstrip(".")})
    if fault.kind in LIMITS:
        met = sentence(Failure(f"fault.{fault.kind}", {"message": fault.message}), language)
        return f"{where}: {met}"
    if fault.type_name in ("SyntaxError", "IndentationError", "TabError"):
        message = f"{fault.message.split(' (')[0]}\n    {fault.text.strip()}".rstrip()
        return _fill(CELLS["syntax"][language], {"where": where, "message": message})
    values = {"where": where, "type": fault.type_name, "message": fault.message}
    return _fill(CELLS["failed"][language], values)


def graded(result: SubmissionResult) -> tuple[ExerciseResult, ...]:
    """The exercises to list: those asked for, or all when none or every one was.

    One that was asked for and did not run, since time was up, has checks that say so.
    """
    ran = tuple(e for e in result.exercises if e.status is not Status.NOT_RUN or e.checks)
    return ran if ran and result.error is None else result.exercises


def remarks(result: SubmissionResult, language: str) -> list[str]:
    """What was noticed about the file and its cells, and why some exercises did not run."""
    notebook = ".ipynb" in Path(result.submission).suffixes
    shown = shown_troubles(result)
    texts = [note_text(note, language) for note in result.notes]
    texts += [trouble_text(trouble, language, notebook=notebook) for trouble in shown]
    if not shown:
        names = {_undefined(trouble) for trouble in result.troubles} & MODULES
        names |= {e.blocked_by for e in result.exercises} & MODULES
        texts += [word("no_import", language, name=name) for name in sorted(names)]
    texts += [with_ours(e, language) for e in result.exercises if e.with_ours]
    for exercise in result.exercises:
        if exercise.status is Status.NOT_RUN and exercise.first_failure is not None:
            texts.append(sentence(exercise.first_failure, language))
    return list(dict.fromkeys(texts))


def shown_troubles(result: SubmissionResult) -> list[CellTrouble]:
    """The cells that failed, each cause once.

    Those that are reported with an exercise, where a student will look, are left out, and so is
    whatever only lacks a module: the line that should have imported it says why.
    """
    told = {
        exercise.first_failure.values.get("line")
        for exercise in result.exercises
        if exercise.status is Status.UNREADABLE and exercise.first_failure
    }
    shown: list[CellTrouble] = []
    names: set[str] = set()
    for trouble in result.troubles:
        name = _undefined(trouble)
        again = name in names or name in MODULES
        if is_worth_showing(trouble) and trouble.trouble.fault.line not in told and not again:
            shown.append(trouble)
        if name:
            names.add(name)
    return shown


def _undefined(trouble: CellTrouble) -> str:
    """The name that a cell lacked, if it failed for that; else ""."""
    fault = trouble.trouble.fault
    found = UNDEFINED.match(fault.message) if fault.type_name == "NameError" else None
    return found["name"] if found else ""


def is_worth_showing(trouble: CellTrouble) -> bool:
    """Whether a cell's trouble tells the student anything: one that called a stub does not."""
    return trouble.trouble.fault.kind != "stub"


def points(value: float) -> str:
    """Points without needless decimals."""
    return f"{value:g}"


def is_open(exercise: ExerciseResult) -> bool:
    """Whether an exercise still needs work."""
    return exercise.status is not Status.DONE


def _fill(template: str, values: Mapping[str, object]) -> str:
    wanted = {name for _, name, _, _ in Formatter().parse(template) if name}
    return template.format(**{name: _plain(values.get(name, "")) for name in wanted})


def _plain(value: object) -> object:
    return f"{value:g}" if isinstance(value, float) else value
