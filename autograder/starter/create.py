"""Writes a new course into an empty folder: a small assignment, and what its tools need."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

from autograder.course.errors import CourseError
from autograder.course.model import Language
from autograder.files import write_whole
from autograder.publish.repository import PACKAGE

TEMPLATE = Path(__file__).parent / "template"
# Of the template's files; without it they would be collected, linted and imported as ours.
SUFFIX = ".template"


def create_course(target: Path, language: Language) -> list[Path]:
    """Write a new course into `target`; returns the files, relative to it.

    Raises CourseError where there is anything already, so that nothing is ever overwritten.
    """
    if target.is_file() or (target.is_dir() and _holds_work(target)):
        raise CourseError(f"{target}: is not empty; name a new or empty folder for the course.")
    values = {
        "id": _id_of(target),
        "language": language,
        "package": PACKAGE,
        "version": version(PACKAGE),
    }
    written: list[Path] = []
    try:
        for source in sorted(TEMPLATE.rglob(f"*{SUFFIX}")):
            path = source.relative_to(TEMPLATE)
            path = path.with_name(path.name.removesuffix(SUFFIX))
            write_whole(target / path, _filled(source, values).encode("utf-8"))
            written.append(path)
    except OSError as error:
        raise CourseError(f"{target}: cannot be written: {error.strerror}.") from None
    return written


def _holds_work(target: Path) -> bool:
    return any(entry.name != ".git" for entry in target.iterdir())


def _id_of(target: Path) -> str:
    """An id for course.yml from the folder's name, in the letters that an id may have."""
    name = re.sub(r"[^A-Za-z0-9]+", "-", target.resolve().name).strip("-").lower()
    return name[:64] or "my-course"


def _filled(source: Path, values: dict[str, str]) -> str:
    text = source.read_text(encoding="utf-8")
    for key, value in values.items():
        text = text.replace(f"@@{key}@@", value)
    return text
