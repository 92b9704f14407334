"""Tells for nbgrader's zip_collect whose each unpacked file is, and keeps one from stopping all.

nbgrader matches its regular expression with the path of each file, and part of that path is what a
student called things within an archive: so anybody could hand in for anybody. Here a file that came
out of a student's archive counts for this student only, and came when the archive did.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from nbgrader import utils
from nbgrader.apps.zipcollectapp import ZipCollectApp
from nbgrader.plugins import FileNameCollectorPlugin

from autograder.gradebook.archives import Archives
from autograder.gradebook.collecting import is_id
from autograder.lms.names import nfc
from autograder.plain import one_line


class _Refused(Exception):
    """Why a file is not collected, in words that follow its name."""


@dataclass(frozen=True)
class _Sender:
    """Who handed in an archive, and when, as the names outside of it say."""

    student: str
    time: str | None


class FileNameCollector(FileNameCollectorPlugin):
    """Collects what nbgrader's own collects, as far as the file's name may say whose it is."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        # What nbgrader will keep: the files of each student, and the time of the newest.
        self._files: set[tuple[str, str]] = set()
        self._times: dict[str, datetime | None] = {}
        self._begun: dict[Path, _Sender | None] = {}

    def collect(self, submitted_file: str) -> dict[str, Any] | None:
        """What the name says of the file; None where it is left out."""
        found = super().collect(submitted_file)
        if not found or not {"student_id", "file_id"} <= found.keys():
            return found
        try:
            return self._checked(submitted_file, found)
        except _Refused as reason:
            self.log.error("%s is left out: %s", one_line(submitted_file, 1_000), reason)
            return None

    def _checked(self, submitted_file: str, found: dict[str, Any]) -> dict[str, Any]:
        found["student_id"] = student = nfc(found["student_id"] or "")
        if not is_id(student):
            raise _Refused(f"{student!r} cannot be a student's id.")
        if not found["file_id"] or ".." in PurePosixPath(found["file_id"]).parts:
            raise _Refused(f"{found['file_id']!r} cannot be a file's name.")
        sender = self._sender(Path(os.path.abspath(submitted_file)))
        if sender is not None and sender.student != student:
            raise _Refused(
                f"it came out of the archive of {sender.student}, so it is not from {student}. "
                "(An archive of the whole class has to have a name that the regular expression "
                "does not match.)"
            )
        if sender is not None:
            found["timestamp"] = sender.time
        time = self._time(submitted_file, found)
        self._refuse_unordered(student, _target(submitted_file, found["file_id"]), time)
        return found

    def _time(self, submitted_file: str, found: dict[str, Any]) -> datetime | None:
        """The time as nbgrader will read it; it is taken out where nbgrader would give up."""
        if not found.get("timestamp"):
            found["timestamp"] = None
            return None
        try:
            return utils.parse_utc(found["timestamp"])
        except Exception:  # dateutil raises many kinds
            shown = one_line(submitted_file, 1_000)
            self.log.error("%s: its time is left out: it cannot be read.", shown)
            found["timestamp"] = None
            return None

    def _refuse_unordered(self, student: str, file: str, time: datetime | None) -> None:
        """Refuse a second file of one name where no time tells the newer one: nbgrader gives up."""
        newest = self._times.get(student)
        if (student, file) in self._files and (time is None or newest is None):
            raise _Refused(
                f"{student} has handed in {file} already, and neither name says which is newer."
            )
        self._files.add((student, file))
        if time is not None and (newest is None or time >= newest):
            newest = time
        self._times[student] = newest

    def _sender(self, file: Path) -> _Sender | None:
        """Who packed the archive that a file came out of; None where it came out of none."""
        unpacked = utils.unpack_archive
        assert isinstance(unpacked, Archives)
        folders = [folder for folder in reversed(file.parents) if folder in unpacked.sources]
        for folder in folders:
            archive = unpacked.sources[folder]
            outermost = folder == folders[0]
            if sender := self._named(folder, self._readings(folder, archive, file.name)):
                return sender
            if outermost and (sender := self._begins(folder, archive.suffix)):
                return sender
            if outermost and archive == self._alone:
                continue
            # One that lies there by itself is the class's, as the LMS packed it.
            if not outermost or folder.parent != self._root:
                raise _Refused(
                    f"it came out of {archive.name}, whose name does not tell whose it is."
                )
        return None

    def _begins(self, folder: Path, suffix: str) -> _Sender | None:
        """Whose an archive is by how its name begins, where the end, which is the student's own,
        keeps the regular expression from matching. Worked out once for each archive."""
        if folder not in self._begun:
            self._begun[folder] = self._named(folder, self._cut_short(folder, suffix))
        return self._begun[folder]

    def _cut_short(self, folder: Path, suffix: str) -> Iterator[tuple[str, int]]:
        whole, start = str(folder), len(str(folder.parent)) + 1
        cuts = range(len(whole), start, -1)
        return ((f"{whole[:cut]}x{end}", cut) for cut in cuts for end in self._endings(suffix))

    def _endings(self, suffix: str) -> tuple[str, ...]:
        return (suffix, *self.valid_ext)

    def _named(self, folder: Path, readings: Iterable[tuple[str, int]]) -> _Sender | None:
        """Whose an archive is by its path, which ends where its content begins.

        A regular expression that is written for scripts gets to see one: the archive as if it were
        a script, and a file of that name in it, of which nothing counts.
        """
        start = len(str(self._root)) + 1
        own = len(str(folder))
        for path, end in readings:
            matched = re.match(self.named_regexp, path)
            if matched is None or "student_id" not in matched.re.groupindex:
                continue
            student = nfc(matched["student_id"] or "")
            first, last = matched.span("student_id")
            if not (is_id(student) and start <= first and last <= end):
                continue
            timed = "timestamp" in matched.re.groupindex and matched.end("timestamp") <= own
            return _Sender(student, matched["timestamp"] if timed else None)
        return None

    def _readings(self, folder: Path, archive: Path, name: str) -> Iterator[tuple[str, int]]:
        """Paths to match, and up to where each may name the student."""
        for suffix in self._endings(archive.suffix):
            yield f"{folder}{suffix}", len(str(folder))
        # An archive in a student's folder is called as the student likes.
        yield str(folder / name), len(str(folder.parent))

    @cached_property
    def _root(self) -> Path:
        return self._folder("extracted_directory")

    @cached_property
    def _alone(self) -> Path | None:
        """The only file that was downloaded, which holds what everybody handed in."""
        app: Any = self.parent
        endings = (*app.extractor_plugin_inst.zip_ext, *self.valid_ext)
        walked = os.walk(self._folder("archive_directory"))
        files = [Path(parent, name) for parent, _, names in walked for name in names]
        work = [file for file in files if file.suffix in endings]
        return work[0] if len(work) == 1 else None

    def _folder(self, step: str) -> Path:
        app: Any = self.parent
        assert isinstance(app, ZipCollectApp)
        return Path(os.path.abspath(app._format_collect_path(getattr(app, step))))


def _target(file: str, file_id: str) -> str:
    """What nbgrader will call a file in submitted/."""
    return os.path.splitext(file_id)[0] + os.path.splitext(file)[1]
