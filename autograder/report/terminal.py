"""The report a student reads in the terminal: a table, then one block for each open exercise."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from autograder.grading.check_titles import check_title, other_failures
from autograder.grading.failure import Failure
from autograder.grading.result import ExerciseResult, Status, SubmissionResult
from autograder.plain import MARK, inert, marked, one_line
from autograder.report.fit import compared, fitted_call, width_of, wrapped
from autograder.report.messages import (
    graded,
    is_open,
    note_text,
    points,
    remarks,
    sentence,
    status_text,
    word,
)

# With more submissions than these each gets one line.
MAX_FULL = 5
MAX_OUTPUT_LINES = 12
MAX_OUTPUT_WIDTH = 500
MIN_ROOM = 24
SYMBOLS = {
    Status.DONE: "✓",
    Status.WRONG: "✗",
    Status.NOT_STARTED: "·",
    Status.UNREADABLE: "!",
    Status.MISSING: "?",
    Status.BLOCKED: "↑",
    Status.NOT_RUN: "-",
}
COLOURS = {
    Status.DONE: "green",
    Status.WRONG: "red",
    Status.UNREADABLE: "red",
    Status.MISSING: "red",
    Status.BLOCKED: "yellow",
}
Paint = Callable[[str, str], str]


def plain(text: str, colour: str) -> str:
    """No colour at all."""
    del colour
    return text


def submission_lines(
    result: SubmissionResult,
    language: str,
    *,
    paint: Paint = plain,
    verbose: bool = False,
    width: int = 0,
    ask_for_more: bool = False,
) -> Iterator[str]:
    """The whole report, line by line; at most `width` columns wide, 0 for no limit.

    With `ask_for_more`, each question is followed by the command that gives a further hint.
    """
    heading = one_line(f"{result.assignment}   {result.submission}")
    yield paint(heading, "bold")
    yield ""
    if result.error is not None:
        for text in marked(note_text(result.error, language)):
            yield from (paint(line, "red") for line in wrapped(text, width))
        return
    noticed = remarks(result, language)
    for remark in noticed:
        for line in marked(remark):
            mark = "  " if line.startswith(" ") else "! "
            yield from (paint(f"{mark}{part}", "yellow") for part in wrapped(line, width - 2))
    if noticed:
        yield ""
    yield from table_lines(result, language, paint, width=width)
    if result.output.strip():
        yield ""
        yield from _output_lines(result.output, word("loading_output", language))
    for exercise in result.exercises:
        ran = exercise.status is not Status.NOT_RUN
        if exercise.explained or (verbose and ran) or exercise.output.strip():
            yield ""
            yield from exercise_lines(
                exercise,
                language,
                paint=paint,
                verbose=verbose,
                width=width,
                ask_for_more=ask_for_more,
            )
    yield ""
    yield closing_line(result, language)


def class_line(result: SubmissionResult, language: str) -> str:
    """One submission among many: its points, where it lies, and why there are none."""
    score = f"{points(result.score):>4} / {points(result.max_score)}"
    remark = f"   {note_text(result.error, language)}" if result.error else ""
    return f"{score}   {one_line(result.submission + remark)}"


def table_lines(
    result: SubmissionResult, language: str, paint: Paint = plain, *, width: int = 0
) -> Iterator[str]:
    """The table of exercises with their status and points, and what is graded by hand."""
    shown = graded(result)
    longest = max((width_of(e.name) for e in shown), default=0)
    room = max(width - longest - 20, 12) if width else 0
    rows = [
        (
            e.name,
            _first_line(status_text(e, language), room),
            f"{points(e.score)} / {points(e.max_score)}",
            e.status,
        )
        for e in shown
    ]
    header = tuple(word(key, language) for key in ("exercise", "status", "points"))
    won, of = sum(e.score for e in shown), sum(e.max_score for e in shown)
    total = (word("total", language), "", f"{points(won)} / {points(of)}")
    written = [
        (name, word("by_hand", language), f"– / {points(worth)}")
        for name, worth in (result.written if len(shown) == len(result.exercises) else ())
    ]
    widths = [max(width_of(row[n]) for row in [header, total, *rows, *written]) for n in range(3)]
    yield "    " + _row(header, widths)
    for *cells, status in rows:
        yield f"  {SYMBOLS[status]} " + paint(_row(cells, widths), COLOURS.get(status, ""))
    yield "    " + "─" * (sum(widths) + 4)
    yield "    " + paint(_row(total, widths), "bold")
    for row in written:
        yield "  + " + _row(row, widths)


def exercise_lines(
    exercise: ExerciseResult,
    language: str,
    *,
    paint: Paint = plain,
    verbose: bool = False,
    width: int = 0,
    ask_for_more: bool = False,
) -> Iterator[str]:
    """What a student should know about one exercise, in lines of at most `width` columns."""
    yield from (paint(line, "bold") for line in heading_lines(exercise, language, width))
    yield from reason_lines(exercise, language, paint, width)
    yield from question_lines(exercise, language, paint, width)
    if ask_for_more and exercise.hints:
        yield paint("    " + word("more_hint", language, name=exercise.name), "dim")
    yield from further_lines(exercise, language, paint, width, verbose=verbose)


def heading_lines(exercise: ExerciseResult, language: str, width: int) -> list[str]:
    """The exercise's name and status."""
    return wrapped(f"── {exercise.name} · {inert(status_text(exercise, language))}", width)


def reason_lines(
    exercise: ExerciseResult, language: str, paint: Paint, width: int
) -> Iterator[str]:
    """Why the exercise is not done."""
    failure = exercise.first_failure
    if exercise.status is Status.BLOCKED:
        message = word("blocked_by", language, by=exercise.blocked_by)
        yield from (f"  {line}" for line in wrapped(message, width - 2))
    elif failure is not None:
        if exercise.only_warned:
            yield paint("  " + word("only_warning", language), "green")
        yield from failure_lines(failure, language, paint, width)
        failed = other_failures(exercise, language)
        if failed and exercise.status is Status.WRONG:
            shown = ", ".join(failed[:6]) + (" …" if len(failed) > 6 else "")
            for line in wrapped(word("more", language, names=shown), width - 2):
                yield paint(f"  {line}", "dim")


def question_lines(
    exercise: ExerciseResult, language: str, paint: Paint, width: int
) -> Iterator[str]:
    """The hints, each with its lines after the first one indented."""
    for hint in exercise.hints:
        message = f"→ {word('hint', language)}: {hint.in_language(language)}"
        for number, line in enumerate(wrapped(message, width - 4)):
            yield paint(f"  {'  ' if number else ''}{line}", "cyan")


def further_lines(
    exercise: ExerciseResult, language: str, paint: Paint, width: int, *, verbose: bool
) -> Iterator[str]:
    """What other calls printed; with `verbose` all of it, and every check by itself."""
    yield from _rest_of_output(exercise, language, width, verbose=verbose)
    if verbose:
        failure = exercise.first_failure
        for check in exercise.checks:
            mark = SYMBOLS[Status.DONE if check.passed else Status.WRONG]
            yield f"    {mark} {check_title(check.name, check.title, language)}"
            if check.failure is not None and check.failure is not failure:
                room = max(width - 4, 0)
                lines = failure_lines(check.failure, language, paint, room)
                yield from (f"    {line}" for line in lines)


def failure_lines(
    failure: Failure, language: str, paint: Paint = plain, width: int = 0
) -> Iterator[str]:
    """The sentence, and beside it the call, what it printed, expected, got, and the slide with its
    printed value; in lines of at most `width` columns."""
    for line in marked(sentence(failure, language)):
        indent = line[: len(line) - len(line.lstrip(" "))]
        for part in wrapped(line.lstrip(" "), width - 2 - len(indent)):
            yield "  " + paint(indent + part, "red")
    labels = {
        key: word(key, language)
        for key in ("call", "printed_output", "expected", "got", "slide", "printed")
        if (failure.output.strip() if key == "printed_output" else getattr(failure, key))
    }
    column = max(map(width_of, labels.values()), default=0)
    room = max(width - column - 6, MIN_ROOM) if width else 0
    values = {
        "call": [fitted_call(inert(failure.call), room)],
        "printed_output": _shown_output(failure.output, room),
        "slide": wrapped(str(failure.slide or ""), room),
        "printed": wrapped(inert(failure.printed), room),
    }
    pair = compared(inert(failure.expected), inert(failure.got), room)
    values |= {"expected": pair.expected, "got": pair.got}
    for key, label in labels.items():
        first, *rest = values[key]
        yield f"    {_padded(label, column)}  {first}"
        yield from (" " * (column + 6) + line for line in rest)
    if failure.printed:
        for line in wrapped(word("rounding", language), width - 4):
            yield paint(f"    {line}", "dim")


def closing_line(result: SubmissionResult, language: str) -> str:
    """What comes next, or praise."""
    if not result.complete:
        ran = [e for e in result.exercises if e.status is not Status.NOT_RUN]
        if ran and not any(is_open(e) for e in ran):
            return ""
        if not ran:
            return word("incomplete", language)
    waiting = [e for e in result.exercises if is_open(e) and e.status is not Status.NOT_RUN]
    if not waiting:
        return word("all_done", language)
    return word("next", language, name=waiting[0].name)


def _output_lines(output: str, label: str) -> Iterator[str]:
    lines = output.rstrip("\n").split("\n")
    yield f"  {label}:"
    for line in lines[:MAX_OUTPUT_LINES]:
        yield f"    {MARK}{inert(line[:MAX_OUTPUT_WIDTH])[:MAX_OUTPUT_WIDTH]}"
    if len(lines) > MAX_OUTPUT_LINES:
        yield f"    {MARK}… (+{len(lines) - MAX_OUTPUT_LINES})"


def _shown_output(output: str, width: int) -> list[str]:
    """The first lines that a call printed, each with a mark at its left."""
    lines = output.rstrip("\n").split("\n")
    room = min(width - 2, MAX_OUTPUT_WIDTH) if width else MAX_OUTPUT_WIDTH
    shown = [f"│ {inert(line)[: max(room, 1)]}" for line in lines[:MAX_OUTPUT_LINES]]
    more = len(lines) - MAX_OUTPUT_LINES
    return [*shown, f"│ … (+{more})"] if more > 0 else shown


def _rest_of_output(
    exercise: ExerciseResult, language: str, width: int, *, verbose: bool
) -> Iterator[str]:
    """What other calls printed: with `verbose` all of it, else how much there is."""
    failure = exercise.first_failure
    beside = failure.output if failure is not None else ""
    rest = exercise.output.replace(beside, "", 1) if beside else exercise.output
    if not rest.strip():
        return
    if verbose:
        yield from _output_lines(rest, word("printed_output", language))
        return
    count = rest.rstrip("\n").count("\n") + 1
    message = word("other_output", language, count=count)
    yield from (f"  {line}" for line in wrapped(message, width - 2))


def _first_line(text: str, width: int) -> str:
    """The text, or as much of it as a column of the table has room for."""
    text = one_line(text)
    return text if not width else wrapped(text, width)[0] + (" …" if width_of(text) > width else "")


def _row(cells: tuple[str, ...] | list[str], widths: list[int]) -> str:
    left = [_padded(cell, width) for cell, width in zip(cells[:2], widths[:2], strict=True)]
    return "  ".join([*left, " " * (widths[2] - width_of(cells[2])) + cells[2]])


def _padded(text: str, width: int) -> str:
    return text + " " * (width - width_of(text))
