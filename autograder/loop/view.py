"""What `course watch` shows, as lines that fit the terminal; nothing here draws or grades."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from autograder.grading.result import ExerciseResult, Status
from autograder.loop.desk import Desk
from autograder.loop.hints import Step
from autograder.loop.progress import Standing, progress_lines
from autograder.loop.shown import hint_lines
from autograder.report.fit import width_of, wrapped
from autograder.report.messages import points, remarks, word
from autograder.report.terminal import (
    COLOURS,
    exercise_lines,
    further_lines,
    heading_lines,
    question_lines,
    reason_lines,
    table_lines,
)
from autograder.report.text.loop import LOOP

CODES = {"green": 32, "red": 31, "yellow": 33, "cyan": 36, "bold": 1, "dim": 2}
MIN_WIDTH, MIN_HEIGHT = 40, 12
DONE, OPEN = "█", "░"


@dataclass
class View:
    """What is looked at: an exercise, or a list; how far its hint has gone; a message."""

    exercise: str = ""
    listing: bool = False
    verbose: bool = False
    hints: list[Step] = field(default_factory=list)
    message: str = ""
    sure: bool = False


def ansi(text: str, colour: str) -> str:
    """The text with a colour of the terminal's own."""
    return f"\x1b[{CODES[colour]}m{text}\x1b[0m" if colour in CODES and text else text


def say(key: str, language: str, **values: object) -> str:
    """A sentence of the watching screen."""
    return LOOP[f"watch.{key}"][language].format(**values)


def screen_lines(
    desk: Desk, view: View, course: Sequence[Standing], width: int, height: int
) -> list[str]:
    """The whole screen: the exercise on top, progress and keys at the bottom."""
    width, height = max(width, MIN_WIDTH), max(height, MIN_HEIGHT)
    foot = list(_foot(desk, view, course, width))
    room = height - len(foot)
    body = list(_body(desk, view, course, width))
    if len(body) > room:
        more = say("more", desk.language, count=len(body) - room + 1)
        body = [*body[: room - 1], ansi(more, "dim")]
    body += [""] * (room - len(body))
    return [*body, *foot]


def plain_lines(desk: Desk, exercise: str, course: Sequence[Standing]) -> Iterator[str]:
    """What is printed where there is no terminal: the exercise, and a line of progress."""
    result = desk.results.get(exercise)
    if result is not None:
        yield from exercise_lines(result, desk.language, ask_for_more=True)
    yield "   ".join(progress_parts(desk, course))


def progress_parts(desk: Desk, course: Sequence[Standing]) -> tuple[str, str, str]:
    """How far the assignment is, as a mark for each exercise and in words; and the course."""
    language, exercises = desk.language, desk.assignment.exercises
    done = [name for name, result in desk.results.items() if result.status is Status.DONE]
    score = sum(desk.results[name].score for name in done)
    words = say(
        "progress",
        language,
        assignment=desk.assignment.name,
        done=len(done),
        of=len(exercises),
        score=points(score),
        worth=points(desk.assignment.max_score),
    )
    others = [row for row in course if row.assignment.name != desk.assignment.name]
    count = len(done) + sum(len(row.done or ()) for row in others)
    total = len(exercises) + sum(len(row.assignment.exercises) for row in others)
    whole = say("course", language, done=count, of=total)
    return "".join(DONE if name in done else OPEN for name in exercises), words, whole


def _foot(desk: Desk, view: View, course: Sequence[Standing], width: int) -> Iterator[str]:
    yield ansi("─" * width, "dim")
    texts = [view.message, say("kept", desk.language, problem=desk.problem) if desk.problem else ""]
    for text in filter(None, texts):
        yield from (ansi(line, "yellow") for line in wrapped(text, width))
    marks, words, whole = progress_parts(desk, course)
    used = width_of(words)
    first = ansi(words, "bold")
    if used + 3 + len(marks) <= width:
        used += 3 + len(marks)
        painted = "".join(ansi(mark, "green" if mark == DONE else "dim") for mark in marks)
        first = f"{painted}   {first}"
    if used + 3 + width_of(whole) <= width:
        yield f"{first}   {whole}"
    else:
        yield from (first, whole)
    yield from (ansi(line, "dim") for line in wrapped(say("keys", desk.language), width))


def _body(desk: Desk, view: View, course: Sequence[Standing], width: int) -> Iterator[str]:
    if view.listing:
        yield from _listing(desk, course, width)
        return
    whole = desk.whole()
    noticed = remarks(whole, desk.language) if whole is not None else []
    result = desk.results.get(view.exercise)
    if result is None:
        module = desk.assignment.module
        place = f"assignments/{desk.assignment.name}"
        message = say("waiting", desk.language, folder=place, module=module)
        yield from wrapped(message, width)
    else:
        yield from exercise_view(result, view, desk.language, width)
    for remark in noticed[:3]:
        yield ""
        for line in remark.split("\n"):
            yield from (ansi(f"! {part}", "yellow") for part in wrapped(line, width - 2))


def exercise_view(result: ExerciseResult, view: View, language: str, width: int) -> Iterator[str]:
    """An exercise with its question first: the part that must be seen on a small screen."""
    colour = COLOURS.get(result.status, "")
    for line in heading_lines(result, language, width):
        yield ansi(ansi(line, "bold"), colour)
    for step in view.hints:
        yield from (ansi(line, "cyan") for line in hint_lines(step, width))
    if not view.hints:
        yield from question_lines(result, language, ansi, width)
        if result.status is Status.WRONG and not result.hints:
            yield ansi(f"  {say('looking', language)}", "dim")
    yield from reason_lines(result, language, ansi, width)
    yield from further_lines(result, language, ansi, width, verbose=view.verbose)


def _listing(desk: Desk, course: Sequence[Standing], width: int) -> Iterator[str]:
    whole = desk.whole()
    if whole is not None:
        yield from table_lines(whole, desk.language, ansi, width=width)
        yield ""
    yield ansi(word("exercise", desk.language), "dim") if whole is None else ""
    yield from progress_lines(course, desk.language, width=width)
