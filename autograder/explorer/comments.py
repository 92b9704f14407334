"""Reads and writes comments.yml: what instructors say to everybody who made the same error.

It is one of the author's files and never released. A comment belongs to a group, not to students,
so it also reaches whoever hands in an answer that behaves the same later on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from autograder.course import LANGUAGES, Assignment, Bilingual, Course, CourseError, yaml_source
from autograder.course.content import SOURCES
from autograder.course.yaml_source import YamlSource
from autograder.explorer.work import Seen
from autograder.files import write_whole

COMMENTS_FILE = "comments.yml"
KINDS = ("mistake:", "line:", "exception:", "same:")
KEYS = ("exercise", "group", "ko", "en")
HEAD = "# Said on the feedback page of everybody in the group; written by `course comment`.\n"


@dataclass(frozen=True)
class Comment:
    """What is said to a group of an exercise; `first`, `last` are its lines in the file, from 1."""

    exercise: str
    group: str
    text: Bilingual
    first: int = 0
    last: int = 0


def comments_file(course: Course, assignment: Assignment) -> Path:
    """Where the comments on an assignment lie, whether or not there are any."""
    return course.root / SOURCES / assignment.name / COMMENTS_FILE


def read_comments(course: Course, assignment: Assignment) -> list[Comment]:
    """The comments in the file's order; none where there is no file.

    Raises CourseError with one sentence per problem: file, line, what is wrong and what is wanted.
    """
    file = comments_file(course, assignment)
    if not file.is_file():
        return []
    text = yaml_source.read_text(file)
    if not any(line.strip() and not line.startswith("#") for line in text.splitlines()):
        return []
    name = f"{SOURCES}/{assignment.name}/{COMMENTS_FILE}"
    source = yaml_source.parse(text, name)
    problems: list[str] = []
    found = list(_comments(source, assignment, name, text, problems))
    if problems:
        raise CourseError(problems)
    return found


def comments_on(seen: Seen, exercise: str, comments: Iterable[Comment]) -> list[Comment]:
    """Those that are for an answer, the most telling group's first."""
    order = {group: number for number, group in enumerate(seen.groups)}
    fitting = [c for c in comments if c.exercise == exercise and c.group in order]
    return sorted(fitting, key=lambda comment: order[comment.group])


def write_comment(course: Course, assignment: Assignment, comment: Comment) -> bool:
    """Put a comment into the file, in the place of the group's former one; whether there was one.

    All else in the file stays as it is written.
    """
    former = _without(course, assignment, comment.exercise, comment.group)
    said = {"exercise": comment.exercise, "group": comment.group}
    said |= {language: comment.text.in_language(language) for language in LANGUAGES}
    entry = yaml.safe_dump([said], allow_unicode=True, sort_keys=False, width=90)
    before, after = former or (_read(comments_file(course, assignment)), "")
    if before and not before.endswith("\n"):
        before += "\n"
    text = f"{before or HEAD}{entry}{after}"
    write_whole(comments_file(course, assignment), text.encode("utf-8"))
    return former is not None


def remove_comment(course: Course, assignment: Assignment, exercise: str, group: str) -> bool:
    """Take a group's comment out of the file; whether there was one."""
    former = _without(course, assignment, exercise, group)
    if former is None:
        return False
    write_whole(comments_file(course, assignment), "".join(former).encode("utf-8"))
    return True


def _without(
    course: Course, assignment: Assignment, exercise: str, group: str
) -> tuple[str, str] | None:
    """The file's text before and after a group's comment; None where there is none."""
    for comment in read_comments(course, assignment):
        if (comment.exercise, comment.group) == (exercise, group):
            lines = _read(comments_file(course, assignment)).splitlines(keepends=True)
            return "".join(lines[: comment.first - 1]), "".join(lines[comment.last :])
    return None


def _read(file: Path) -> str:
    return yaml_source.read_text(file) if file.is_file() else ""


def _comments(
    source: YamlSource, assignment: Assignment, name: str, text: str, problems: list[str]
) -> Iterable[Comment]:
    if not isinstance(source.data, list):
        problems.append(f"{name}:1: has to be a list of comments, each with {', '.join(KEYS)}.")
        return
    firsts = [source.line_of((number,)) or 1 for number in range(len(source.data))]
    ends = [*(line - 1 for line in firsts[1:]), len(text.splitlines())]
    for entry, first, last in zip(source.data, firsts, ends, strict=True):
        if what := _problem(entry, assignment):
            problems.append(f"{name}:{first}: {what}.")
        else:
            said = Bilingual(entry["ko"], entry["en"])
            yield Comment(entry["exercise"], entry["group"], said, first, last)
    for path, what in source.problems:
        problems.append(f"{name}:{source.line_of(path) or 1}: {path[-1]} {what}.")


def _problem(entry: Any, assignment: Assignment) -> str:
    if not isinstance(entry, dict) or set(entry) != set(KEYS):
        return f"a comment is a mapping with {', '.join(KEYS)}"
    for key in KEYS:
        if not isinstance(entry[key], str) or not entry[key].strip():
            return f"{key} has to be text that is not empty"
    if entry["exercise"] not in assignment.exercises:
        wanted = ", ".join(assignment.exercises)
        return f"{entry['exercise']} is no exercise of {assignment.name} (it has: {wanted})"
    if not entry["group"].startswith(KINDS):
        return f"{entry['group']} is no group; one begins with {', '.join(KINDS)}"
    return ""
