"""Fills the templates of self-contained pages (no network, no script), and writes them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from autograder.course.errors import CourseError
from autograder.files import write_whole

# Students' text is escaped; should some slip through, it still could not run or call home.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def filled(templates: Path, name: str, **values: Any) -> str:
    """A Jinja template of a folder filled in; whatever is put in is escaped. `policy` is there."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(templates, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name).render(policy=POLICY, **values)


def write_page(path: Path, page: str, mode: int | None = None) -> None:
    """Write a page, or any text for people, whole; CourseError where that is not possible."""
    try:
        # A folder's name may hold what UTF-8 cannot write.
        write_whole(path, page.encode("utf-8", "replace"), mode)
    except OSError as error:
        raise CourseError(f"{path}: cannot be written ({error.strerror or error}).") from None
