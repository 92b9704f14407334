"""Results as Markdown in blocks of falling importance, so that a size limit can drop the least."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from autograder.grading.check_titles import other_failures
from autograder.grading.failure import Failure
from autograder.grading.result import ExerciseResult, Status, SubmissionResult
from autograder.plain import UNSEEN, inert
from autograder.report.messages import (
    note_text,
    points,
    sentence,
    shown_troubles,
    status_text,
    trouble_text,
    word,
)

# What begins markup, a link, a mention or mathematics; a single ``_`` within a word does not.
SPECIAL = re.compile(
    r"[\\`*\[\]|~$@]|(?<![^\W_])_|_(?![^\W_])|^[-+#=]|(?<=www)\.|:(?=//)", re.IGNORECASE
)
NUMBERED = re.compile(r"^(\d+)([.)])")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
MAX_OUTPUT_CHARS, MAX_OUTPUT_LINES = 4_000, 60
MAX_SENTENCE = 1_000
SYMBOLS = {
    Status.DONE: "✅",
    Status.WRONG: "❌",
    Status.NOT_STARTED: "⬜",
    Status.UNREADABLE: "❗",
    Status.MISSING: "❓",
    Status.BLOCKED: "⏸️",
    Status.NOT_RUN: "➖",
}


class Rank(IntEnum):
    """How early a block is dropped when there is no room: the greatest first."""

    OVERVIEW = 0
    TABLE = 1
    FAILURE = 2
    MORE = 3
    OUTPUT = 4


@dataclass(frozen=True)
class Block:
    """Some Markdown that stands on its own, and how much it matters."""

    text: str
    rank: Rank


def submission_blocks(result: SubmissionResult, language: str) -> Iterator[Block]:
    """One submission: heading, remarks, table, then each exercise that is wrong."""
    total = f"{points(result.score)} / {points(result.max_score)}"
    yield Block(f"## {inline(result.assignment)} · {total}\n", Rank.TABLE)
    yield Block(f"{code_span(result.submission)}\n\n", Rank.TABLE)
    remarks = "".join(f"> {inline(remark)}\n>\n" for remark in _remarks(result, language))
    if remarks:
        yield Block(remarks, Rank.TABLE)
    if result.error is not None:
        return
    yield Block(_table(result, language), Rank.TABLE)
    if result.output.strip():
        yield Block(_output(result.output, word("loading_output", language)), Rank.OUTPUT)
    for exercise in result.exercises:
        if exercise.explained:
            yield from _exercise_blocks(exercise, Path(result.submission), language)


def inline(text: str) -> str:
    """Anybody's text on one line, shown as it is: no markup, links, mentions or HTML of its own."""
    line = " ".join(_seen(text.replace("\t", " ")).split())
    line = line[:MAX_SENTENCE] + (" …" if len(line) > MAX_SENTENCE else "")
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return NUMBERED.sub(r"\1\\\2", SPECIAL.sub(lambda match: "\\" + match[0], line))


def code_span(text: str) -> str:
    """Anybody's text as inline code."""
    line = " ".join(_seen(text).split()).replace("|", "¦")
    ticks = "`" * (_longest_run(line) + 1)
    return f"{ticks} {line} {ticks}" if "`" in line else f"{ticks}{line}{ticks}"


def fenced(text: str) -> str:
    """Anybody's text as a block of code that it cannot end, without a line that a CI obeys."""
    text = inert("\n".join(_seen(line) for line in text.split("\n")))
    fence = "`" * max(3, _longest_run(text) + 1)
    return f"{fence}text\n{text}\n{fence}\n"


def _seen(text: str) -> str:
    """The text with a sign in the place of what controls a reader, or cannot be seen."""
    return UNSEEN.sub("\ufffd", CONTROL.sub("\ufffd", text))


def _exercise_blocks(exercise: ExerciseResult, file: Path, language: str) -> Iterator[Block]:
    failure = exercise.first_failure
    heading = f"### {SYMBOLS[exercise.status]} {inline(exercise.name)}"
    if exercise.line and file.suffix != ".ipynb":
        heading += f" · {code_span(f'{file.name}:{exercise.line}')}"
    parts = [f"{heading}\n\n"]
    if failure is not None:
        parts.append(f"{inline(sentence(failure, language))}\n\n")
        if details := _details(failure, language):
            parts.append(f"{fenced(details)}\n")
    parts += [
        f"> **{word('hint', language)}** {inline(hint.in_language(language))}\n\n"
        for hint in exercise.hints
    ]
    yield Block("".join(parts), Rank.FAILURE)
    others = other_failures(exercise, language)
    if others:
        names = ", ".join(map(inline, others))
        more = word("more", language, names="\0").split("\0")
        yield Block(f"{inline(more[0])} {names}{inline(more[1])}\n\n", Rank.MORE)
    if exercise.output.strip():
        yield Block(_output(exercise.output, word("printed_output", language)), Rank.OUTPUT)


def _details(failure: Failure, language: str) -> str:
    labelled = [
        ("call", failure.call),
        ("expected", failure.expected),
        ("got", failure.got),
        ("slide", str(failure.slide) if failure.slide else ""),
        ("printed", failure.printed),
    ]
    lines = [f"{word(key, language)}: {text}" for key, text in labelled if text]
    if failure.printed:
        lines.append(word("rounding", language))
    return "\n".join(lines)


def _table(result: SubmissionResult, language: str) -> str:
    header = [word(key, language) for key in ("exercise", "status", "points")]
    rows = [f"| | {' | '.join(header)} |", "|---|---|---|---:|"]
    rows += [
        f"| {SYMBOLS[e.status]} | {code_span(e.name)} | {inline(status_text(e, language))} "
        f"| {points(e.score)} / {points(e.max_score)} |"
        for e in result.exercises
    ]
    rows += [
        f"| ✍️ | {code_span(name)} | {inline(word('by_hand', language))} | – / {points(worth)} |"
        for name, worth in result.written
    ]
    return "\n".join(rows) + "\n\n"


def _remarks(result: SubmissionResult, language: str) -> list[str]:
    notebook = ".ipynb" in Path(result.submission).suffixes
    notes = [*([result.error] if result.error else []), *result.notes]
    texts = [note_text(note, language) for note in notes]
    texts += [
        trouble_text(trouble, language, notebook=notebook) for trouble in shown_troubles(result)
    ]
    return list(dict.fromkeys(texts))


def _output(output: str, label: str) -> str:
    lines = output.rstrip("\n").split("\n")
    shown = "\n".join(lines[:MAX_OUTPUT_LINES])[:MAX_OUTPUT_CHARS]
    dropped = len(output.rstrip("\n")) - len(shown)
    shown += f"\n… (+{dropped})" if dropped > 0 else ""
    return f"<details><summary>{inline(label)}</summary>\n\n{fenced(shown)}\n</details>\n\n"


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall(r"`+", text)), default=0)
