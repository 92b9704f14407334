"""Shows a ranking: as one page for the class that needs nothing else, as lines, and as JSON."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.course.errors import CourseError
from autograder.course.model import LANGUAGES, Language
from autograder.leaderboard.competition import Rules
from autograder.leaderboard.declared import Leaderboard
from autograder.leaderboard.standing import Row
from autograder.leaderboard.text import problem_detail, problem_text, say
from autograder.plain import one_line, printable
from autograder.report.pages import filled

TEMPLATES = Path(__file__).parent / "templates"
FORMAT = 1
_WIDTH = 200


@dataclass(frozen=True)
class Shown:
    """What a ranking is shown with. name: of a student, by id. made: the time, as people read it.

    anonymous: whether names are nicknames.
    """

    title: str
    made: str
    language: Language
    name: Callable[[str], str]
    anonymous: bool


def require_libraries() -> None:
    """CourseError where what pages are made with is not installed."""
    if importlib.util.find_spec("jinja2") is None:
        raise CourseError(
            "course leaderboard needs Jinja; install it with: pip install -e '.[instructor]'"
        )


def leaderboard_page(rows: Sequence[Row], board: Leaderboard, rules: Rules, how: Shown) -> str:
    """The page for the class; it quotes nothing of anybody's code."""
    language = how.language
    ranked = [row for row in rows if row.place is not None]
    unranked = [row for row in rows if row.place is None and row.takes_part]
    without = sum(not row.takes_part for row in rows)
    return filled(
        TEMPLATES,
        "leaderboard.html.j2",
        say=lambda key, **words: say(key, language, **words),
        language=language,
        title=how.title,
        made=how.made,
        anonymous=how.anonymous,
        entries=len(ranked) + len(unranked),
        how=say("how", language, tasks=rules.tasks, seconds=f"{rules.seconds:g}"),
        ranked=[_line(row, ranked, how) for row in ranked],
        unranked=[
            {
                "name": printable(how.name(row.student)),
                "why": problem_text(row.problem, language) if row.problem else "",
            }
            for row in unranked
        ],
        without=say("without", language, function=board.function, n=without) if without else "",
    )


def _line(row: Row, ranked: Sequence[Row], how: Shown) -> dict[str, Any]:
    # From below the lowest of all to 100 %, or all would stand at the right end.
    low = min(one.lowest for one in ranked) - 0.02
    scale = _WIDTH / max(1 - low, 1e-9) * 0.97

    def at(accuracy: float) -> str:
        return f"{(accuracy - low) * scale:.1f}"

    several = len(row.outcomes) > 1
    return {
        "place": row.place,
        "name": printable(how.name(row.student)),
        "mean": f"{row.mean:.2%}",
        "spread": f"{row.spread:.2%}" if several else "",
        "range": f"{row.lowest:.1%}–{row.highest:.1%}",
        "from": at(row.lowest),
        "to": at(row.highest),
        "at": at(row.mean),
        "seconds": say("seconds_of", how.language, seconds=f"{row.seconds:.1f}"),
    }


def is_known(row: Row, board: Leaderboard) -> bool:
    """Whether somebody should look at the code: it knew images that it was never shown."""
    return row.place is not None and row.recognised >= board.recognised


def console_lines(rows: Sequence[Row], board: Leaderboard, name: Callable[[str], str]) -> list[str]:
    """The ranking for whoever ran the command, with what only they should read."""
    lines = []
    for row in rows:
        who = one_line(name(row.student))
        if row.problem is not None:
            if row.takes_part:
                detail = problem_detail(row.problem)
                more = f" {one_line(detail)}" if detail else ""
                lines.append(f"   –  {who}: {problem_text(row.problem, 'en')}{more}")
            continue
        lines.append(
            f"{row.place:4}  {row.mean:7.2%} ± {row.spread:6.2%}  {row.seconds:5.1f} s  {who}"
        )
        if is_known(row, board):
            lines.append(
                f"      look at this code: it named {row.recognised:.0%} of the decoys, which are "
                "images as everybody knows them and not what it was taught"
            )
    without = sum(not row.takes_part for row in rows)
    if without:
        lines.append(f"without a function {board.function}: {without}")
    return lines


def as_json(
    rows: Sequence[Row],
    board: Leaderboard,
    rules: Rules,
    *,
    assignment: str,
    made: str,
    nickname: Callable[[str], str],
) -> dict[str, Any]:
    """All of it as plain data, for the instructor: with ids, and whose code to look at."""
    return {
        "format": FORMAT,
        "assignment": assignment,
        "function": board.function,
        "made": made,
        "rules": {
            "seconds": rules.seconds,
            "tasks": rules.tasks,
            "round": rules.round,
            "seed": rules.seed.label,
            "data": list(rules.data),
        },
        "entries": [_entry(row, board, nickname) for row in rows],
    }


def _entry(row: Row, board: Leaderboard, nickname: Callable[[str], str]) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "student": row.student,
        "nickname": nickname(row.student),
        "place": row.place,
        "tasks": [outcome.to_json() for outcome in row.outcomes],
    }
    if row.problem is None:
        return entry | {
            "mean": row.mean,
            "spread": row.spread,
            "lowest": row.lowest,
            "highest": row.highest,
            "seconds": round(row.seconds, 3),
            "recognised": row.recognised,
            "look_at_code": is_known(row, board),
        }
    problem = row.problem
    return entry | {
        "problem": problem.key,
        "why": {language: problem_text(problem, language) for language in LANGUAGES},
        "detail": problem_detail(problem),
    }
