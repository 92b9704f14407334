"""Opens a course: validated from course.yml, or read from the cache of an earlier validation."""

from __future__ import annotations

import os
from pathlib import Path

from autograder.course import cache
from autograder.course.errors import CourseError
from autograder.course.locate import COURSE_FILE, find_course
from autograder.course.model import LANGUAGES, Course, Language


def load_course(path: str | os.PathLike[str]) -> Course:
    """Read and validate a course.yml, given as the file or as its folder.

    Raises CourseError, one line per problem: file, line, key path, what is wrong and allowed.
    """
    return _validate(_file_of(path))[0]


def load_course_fast(root: str | os.PathLike[str], *, trust_cache: bool = True) -> Course:
    """Like `load_course`, but an unchanged course.yml is taken from `.course/cache`.

    Measured in milliseconds where validation costs a tenth of a second. With `trust_cache=False`
    the file is validated anew and the kept copy replaced: use it where somebody else could have
    written the cache, as in CI on a student's repository.
    """
    file = _file_of(root)
    if trust_cache:
        try:
            course = cache.read(file.parent, file.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError):
            course = None
        if course is not None:
            return course
    course, text = _validate(file)
    cache.write(course, text)
    return course


def open_course(start: str | os.PathLike[str] | None = None) -> Course:
    """Find the course at or above `start` (default: the working directory) and load it."""
    return load_course_fast(course_root(start))


def course_root(start: str | os.PathLike[str] | None = None) -> Path:
    """The course at or above `start` (default: the working directory), not yet looked into."""
    begin = Path.cwd() if start is None else Path(start)
    root = find_course(begin)
    if root is None:
        raise CourseError(
            f"{begin}: there is no course.yml here or above; go into the course or name it."
        )
    return root


def feedback_language(course: Course) -> Language:
    """Language of feedback: the environment's COURSE_LANGUAGE, else course.yml's."""
    wanted = os.environ.get("COURSE_LANGUAGE", "").strip().lower()
    if not wanted:
        return course.language
    for language in LANGUAGES:
        if wanted == language:
            return language
    raise CourseError(f"COURSE_LANGUAGE is {wanted!r}; allowed: {', '.join(LANGUAGES)}.")


def _file_of(path: str | os.PathLike[str]) -> Path:
    absolute = Path(os.path.abspath(path))
    return absolute / COURSE_FILE if absolute.is_dir() else absolute


def _validate(file: Path) -> tuple[Course, str]:
    from autograder.course import config, yaml_source

    text = yaml_source.read_text(file)
    source = yaml_source.parse(text, str(file))
    return config.validate(source, file.parent, str(file)), text
