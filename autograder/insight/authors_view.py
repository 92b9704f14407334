"""The authors' page as words and numbers in one language, for the template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from autograder.accuracy.model import ExerciseAccuracy
from autograder.course.check_classes import Texts
from autograder.grading.check_titles import title_among
from autograder.insight.authors import AssignmentQuality, ExerciseQuality
from autograder.insight.text import advice, say


@dataclass(frozen=True)
class HintLine:
    """A hint and what came after it."""

    exercise: str
    kind: str
    name: str
    shown: int
    still_wrong: str
    same_again: str
    note: str


@dataclass(frozen=True)
class QualityView:
    """What the page shows of an assignment."""

    id: str
    title: str
    submissions: int
    never_failed: tuple[tuple[str, tuple[str, ...]], ...]
    together: tuple[tuple[str, str, int], ...]
    negative: tuple[tuple[str, str], ...]
    hints: tuple[HintLine, ...]
    repeated: bool
    rows: tuple[dict[str, str], ...]


def quality_view(found: AssignmentQuality, title: str, titles: Texts, language: str) -> QualityView:
    """The view in `language`; `titles` are what the assignment calls its own checks."""
    return QualityView(
        "q" + "".join(c if c.isascii() and c.isalnum() else "-" for c in found.assignment),
        f"{found.assignment} · {title}",
        found.submissions,
        tuple(
            (one.name, tuple(title_among(titles, c, language) for c in one.never_failed))
            for one in found.exercises
            if one.never_failed
        ),
        tuple(
            (
                one.name,
                ", ".join(title_among(titles, c, language) for c in group.checks),
                group.times,
            )
            for one in found.exercises
            for group in one.together
        ),
        tuple((one.name, advice("negative", language)) for one in found.exercises if one.negative),
        tuple(line for one in found.exercises for line in _hints(one, language)),
        found.repeated,
        tuple(_row(one, language) for one in found.exercises),
    )


def _hints(one: ExerciseQuality, language: str) -> Sequence[HintLine]:
    return [
        HintLine(
            one.name,
            say(f"kind_{use.name.partition(':')[0]}", language),
            use.name.partition(":")[2],
            use.shown,
            f"{use.still_wrong} ({use.share * 100:.0f}%)",
            str(use.same_again),
            say("reread", language) if use.to_reread else "",
        )
        for use in one.hints
    ]


def _row(one: ExerciseQuality, language: str) -> dict[str, str]:
    item = one.item.item
    said = {
        "name": one.name,
        "tried": str(one.tried),
        "solved": "–" if not item.n else f"{item.difficulty * 100:.0f}%",
        "d": "" if item.d is None else f"{item.d:+.2f}".replace("-", "−"),
        "r": "" if item.r is None else f"{item.r:+.2f}".replace("-", "−"),
    }
    return said | _accuracy(one.accuracy, language)


def _accuracy(measured: ExerciseAccuracy | None, language: str) -> dict[str, str]:
    if measured is None:
        nothing = say("accuracy_none", language)
        return {"mutants": nothing, "known": "", "alternatives": "", "checks": ""}
    rejected = measured.mistakes - len(measured.mistakes_accepted)
    told_apart = rejected - len(measured.mistakes_misdiagnosed)
    accepted = measured.alternatives - len(measured.alternatives_refused)
    return {
        "mutants": f"{measured.killed} / {measured.equivalent} / {len(measured.survivors)}",
        "known": f"{rejected}, {told_apart} / {measured.mistakes}",
        "alternatives": f"{accepted} / {measured.alternatives}",
        "checks": str(measured.checks),
    }
