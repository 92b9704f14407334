"""What our nbgrader converters share: they act on a folder with a course.yml and on no other."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, NoReturn

from nbgrader.converters import BaseConverter, NbGraderException
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import OperationalError
from tornado.log import app_log as nbgraders_own

from autograder.course import COURSE_FILE, Assignment, Course, CourseError, load_course_fast
from autograder.plain import PlainRecords


class CourseConverter(BaseConverter):
    """Mixed into a converter of nbgrader's, before it.

    One Jupyter server may show several courses: where there is no course.yml, an instance of
    nbgrader's own class is made instead.
    """

    def __new__(cls, coursedir: CourseDirectory | None = None, **kwargs: Any) -> Any:
        """Make the course's converter, or nbgrader's own."""
        if coursedir is not None and not (Path(coursedir.root) / COURSE_FILE).is_file():
            return cls.__mro__[cls.__mro__.index(CourseConverter) + 1](
                coursedir=coursedir, **kwargs
            )
        return super().__new__(cls, coursedir=coursedir, **kwargs)

    def __init__(self, coursedir: Any = None, **kwargs: Any) -> None:
        super().__init__(coursedir=coursedir, **kwargs)
        make_inert(self.log)

    @property
    def place(self) -> CourseDirectory:
        """nbgrader's own description of the folders."""
        assert isinstance(self.coursedir, CourseDirectory)
        return self.coursedir

    @property
    def database(self) -> Path:
        """The file that the gradebook is kept in."""
        return Path(self.place.db_url.removeprefix("sqlite:///").partition("?")[0])

    def course(self) -> Course:
        """The course in nbgrader's root folder."""
        return load_course_fast(self.place.root)

    def assignment(self, course: Course) -> Assignment:
        """The assignment that nbgrader was asked for; its notebook must be asked for as well."""
        assignment = course.assignment(self.place.assignment_id)
        if not fnmatchcase(assignment.module, self.place.notebook_id):
            raise CourseError(
                f"{assignment.name} has no notebook {self.place.notebook_id!r}; "
                f"it has {assignment.module!r}."
            )
        return assignment

    def stop(self, sentence: str) -> NoReturn:
        """Log one sentence per line and end nbgrader's command with status 1."""
        for line in sentence.splitlines():
            self.log.error("%s", line)
        raise NbGraderException(sentence)

    @contextmanager
    def in_sentences(self) -> Iterator[None]:
        """Turn what can be wrong around a run into one sentence, never a traceback."""
        nbgraders_own.addFilter(_is_logged_only_here)
        try:
            yield
        except CourseError as error:
            self.stop(str(error))
        except OperationalError as error:
            self.stop(
                f"{self.database}: the gradebook cannot be used ({error.orig}). Close what else "
                "uses it and see that it and its folder can be written; after an upgrade of "
                "nbgrader, run: nbgrader db upgrade"
            )
        except OSError as error:
            self.stop(f"{error.filename or self.place.root}: {error.strerror or error}")
        finally:
            nbgraders_own.removeFilter(_is_logged_only_here)


def make_inert(log: Any) -> None:
    """Make student text in log records harmless, whatever part of nbgrader writes them."""
    if not any(isinstance(known, PlainRecords) for known in log.filters):
        log.addFilter(PlainRecords())


def _is_logged_only_here(record: logging.LogRecord) -> bool:
    """nbgrader's gradebook logs the traceback of an error of the database, and then raises it."""
    return not (record.exc_info and isinstance(record.exc_info[1], OperationalError))
