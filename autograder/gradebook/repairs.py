"""Works around bugs of nbgrader 0.9.6 outside of the converters; each was reproduced."""

from __future__ import annotations

import glob
import unicodedata
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader import utils
from nbgrader.apps.api import NbGraderAPI
from nbgrader.apps.zipcollectapp import ZipCollectApp
from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins import zipcollect
from traitlets.log import get_logger

from autograder.gradebook.archives import Archives
from autograder.gradebook.folders import student_folders
from autograder.gradebook.timestamps import timestamp_of

_nbgraders_submitted_students: Any = NbGraderAPI.get_submitted_students
_nbgraders_unzip: Any = utils.unzip
_nbgraders_transfer: Any = ZipCollectApp._transfer_files


def repair() -> None:
    """Make the repairs, in this process; any number of times."""
    CourseDirectory.get_existing_timestamp = _existing_timestamp
    NbGraderAPI.get_submitted_timestamp = _submitted_timestamp
    NbGraderAPI.get_submitted_students = _submitted_students
    if not isinstance(utils.unpack_archive, Archives):
        utils.unpack_archive = Archives(utils.unpack_archive)
    utils.unzip = zipcollect.unzip = _unzip
    ZipCollectApp._transfer_files = _transfer_files


def _existing_timestamp(self: CourseDirectory, dest_path: str) -> datetime | None:
    """nbgrader's calls `self.fail`, which does not exist, for a time that cannot be read."""
    found = timestamp_of(Path(dest_path))
    if found.problem:
        self.log.warning("%s: %s", dest_path, found.problem)
    return found.time


def _submitted_timestamp(self: NbGraderAPI, assignment_id: Any, student_id: Any) -> datetime | None:
    """nbgrader's raises for it, and formgrader then lists no submission of anybody."""
    coursedir = self.coursedir
    assert isinstance(coursedir, CourseDirectory)
    step = coursedir.submitted_directory
    folder = student_folders(coursedir, step, assignment_id, glob.escape(student_id)).get(
        unicodedata.normalize("NFC", student_id)
    )
    return timestamp_of(folder).time if folder else None


def _submitted_students(self: NbGraderAPI, assignment_id: Any) -> set[str]:
    """nbgrader's shows a student twice whose name macOS wrote in pieces."""
    found: set[str] = _nbgraders_submitted_students(self, assignment_id)
    return {unicodedata.normalize("NFC", student) for student in found}


def _unzip(src: str, *args: Any, **kwargs: Any) -> None:
    """nbgrader's ends with a traceback where a file is called like the folder to unpack into."""
    try:
        _nbgraders_unzip(src, *args, **kwargs)
    except OSError as error:
        get_logger().error("%s is not unpacked: %s.", src, error.strerror or error)


def _transfer_files(self: ZipCollectApp, collected_data: dict[str, Any]) -> None:
    """nbgrader's ends with a traceback at the first student whose files cannot be written."""
    for student, files in collected_data.items():
        try:
            _nbgraders_transfer(self, {student: files})
        except OSError as error:
            reason = f"{error.filename or ''}: {error.strerror or error}".removeprefix(": ")
            self.log.error("The files of %s are not collected: %s.", student, reason)
