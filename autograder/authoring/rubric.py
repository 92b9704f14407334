"""Reads the rubric of each written question: criteria with points, and a model answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.course import Assignment, Bilingual, Course, CourseError, Language, yaml_source
from autograder.course.yaml_source import KeyPath, YamlSource

RUBRIC_FILE = "rubric.yml"
Complain = Callable[[KeyPath, str], None]


@dataclass(frozen=True)
class Criterion:
    """One thing that an answer should say, and what it is worth."""

    points: float
    text: Bilingual


@dataclass(frozen=True)
class Rubric:
    """How one written question is graded; the criteria's points add up to the question's."""

    criteria: tuple[Criterion, ...]
    answer: Bilingual


def rubric_file(course: Course, assignment: Assignment) -> Path:
    """Where the rubrics of an assignment lie, whether or not there are any."""
    return course.root / "solutions" / assignment.name / RUBRIC_FILE


def read_rubrics(course: Course, assignment: Assignment) -> dict[str, Rubric]:
    """The rubric of each written question that has one; empty where the file is not there.

    Raises CourseError with one sentence per problem: file, line, what is wrong and what is wanted.
    """
    file = rubric_file(course, assignment)
    if not file.is_file():
        return {}
    name = f"solutions/{assignment.name}/{RUBRIC_FILE}"
    source = yaml_source.parse(yaml_source.read_text(file), name)
    found: list[tuple[int, str]] = []

    def complain(path: KeyPath, what: str) -> None:
        line = source.line_of(path) or 1
        dotted = ".".join(map(str, path))
        found.append((line, f"{name}:{line}: {f'{dotted} ' if dotted else ''}{what}."))

    rubrics = _rubrics(source, assignment, complain)
    for path, what in source.problems:
        complain(path, what)
    if found:
        raise CourseError([sentence for _, sentence in sorted(found)])
    return rubrics


def as_markdown(rubric: Rubric, language: Language) -> tuple[str, str]:
    """The criteria as a Markdown list, and the model answer."""
    lines = [
        f"- **{criterion.points:g}** · {criterion.text.in_language(language).strip()}"
        for criterion in rubric.criteria
    ]
    return "\n".join(lines), rubric.answer.in_language(language).strip()


def _rubrics(source: YamlSource, assignment: Assignment, complain: Complain) -> dict[str, Rubric]:
    if not isinstance(source.data, dict):
        complain((), f"has to be a mapping of written answers: {', '.join(assignment.written)}")
        return {}
    rubrics: dict[str, Rubric] = {}
    for key, entry in source.data.items():
        if key not in assignment.written:
            wanted = ", ".join(assignment.written) or "none"
            complain((key,), f"is no written answer of {assignment.name} (it has: {wanted})")
        elif _has_keys(entry, ("criteria", "answer"), (key,), complain):
            criteria = _criteria(entry["criteria"], (key, "criteria"), complain)
            answer = _bilingual(entry["answer"], (key, "answer"), complain)
            total, most = sum(c.points for c in criteria), assignment.written[key]
            if criteria and abs(total - most) > 1e-9:
                what = f"add up to {total:g} points, and course.yml gives {most:g}"
                complain((key, "criteria"), what)
            if answer is not None:
                rubrics[key] = Rubric(criteria, answer)
    return rubrics


def _criteria(entries: Any, path: KeyPath, complain: Complain) -> tuple[Criterion, ...]:
    if not isinstance(entries, list) or not entries:
        complain(path, "has to be a list of criteria, each with points, ko and en")
        return ()
    found: list[Criterion] = []
    for number, entry in enumerate(entries):
        here = (*path, number)
        if not _has_keys(entry, ("points", "ko", "en"), here, complain):
            continue
        points = entry["points"]
        if isinstance(points, bool) or not isinstance(points, int | float) or not points > 0:
            complain((*here, "points"), f"is {points!r}; it has to be a number above 0")
            continue
        text = _bilingual({"ko": entry["ko"], "en": entry["en"]}, here, complain)
        if text is not None:
            found.append(Criterion(float(points), text))
    return tuple(found)


def _bilingual(entry: Any, path: KeyPath, complain: Complain) -> Bilingual | None:
    if not _has_keys(entry, ("ko", "en"), path, complain):
        return None
    for language in ("ko", "en"):
        if not isinstance(entry[language], str) or not entry[language].strip():
            complain((*path, language), "has to be text that is not empty")
            return None
    return Bilingual(entry["ko"], entry["en"])


def _has_keys(entry: Any, keys: tuple[str, ...], path: KeyPath, complain: Complain) -> bool:
    """Whether `entry` is a mapping of just these keys; complains where it is not."""
    if not isinstance(entry, dict):
        complain(path, f"has to be a mapping with {', '.join(keys)}")
        return False
    for key in entry:
        if key not in keys:
            complain((*path, key), f"is not a known key; allowed: {', '.join(keys)}")
    missing = [key for key in keys if key not in entry]
    if missing:
        complain(path, f"lacks {', '.join(missing)}")
    return not missing
