"""Collects from nbgrader's exchange what students put there, and trusts none of it.

Any account may write into the exchange's inbound folder. nbgrader's own collect copies what links
lead to, as the instructor, takes any folder for the student's whose id it bears, and ends with a
traceback at the first one that it cannot read.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import ExchangeCollect
from nbgrader.utils import check_mode, parse_utc

from autograder.gradebook.folders import student_folders
from autograder.gradebook.owners import HandIn, believed, name_of
from autograder.gradebook.regular import Limits, TooMuch, copy_regular, opened
from autograder.lms.collect import MAX_STUDENT_FILES
from autograder.lms.names import is_folder_name, nfc
from autograder.lms.times import in_bounds, parse_time
from autograder.plain import UNSEEN, one_line

# Of one hand-in so many things that are left out are named, and of the folder so many hand-ins.
MAX_SHOWN = 20

IN_PATTERNS = frozenset("*?[]{}#%")

# Called with a name and the reason, which ends with a full stop.
Refuse = Callable[[str, str], None]


class Collect(ExchangeCollect):
    """Copies each student's newest hand-in; what keeps one from being copied is a sentence."""

    def init_src(self) -> None:
        """Choose what is to be copied."""
        place = self._place
        if not place.course_id:
            self.fail("No course id specified. Re-run with --course flag.")
        self.inbound_path = os.path.join(self.root, place.course_id, "inbound")
        if not os.path.isdir(self.inbound_path):
            self.fail(f"Course not found: {self.inbound_path}")
        if not check_mode(self.inbound_path, read=True, execute=True):
            self.fail(f"You don't have read permissions for the directory: {self.inbound_path}")
        due = self._due() if self.before_duedate else None
        with self._sentences("%s is not collected: %s") as refuse:
            found: dict[str, list[HandIn]] = defaultdict(list)
            for one in self._hand_ins(refuse):
                found[one.student].append(one)
            if self.check_owner:
                found = self._believed(found, refuse)
        self.chosen = [_newest(found[student], due) for student in sorted(found)]

    def copy_files(self) -> None:
        """Copy what was chosen into submitted/, one student after the other."""
        place = self._place
        if not self.chosen:
            self.log.warning(
                "No submissions of '%s' for course '%s' to collect",
                *(place.assignment_id, place.course_id),
            )
            return
        self.log.info(
            "Processing %d submissions of '%s' for course '%s'",
            *(len(self.chosen), place.assignment_id, place.course_id),
        )
        there = student_folders(place, place.submitted_directory, place.assignment_id)
        for one in self.chosen:
            try:
                self._collect(one, there.get(one.student))
            except (TooMuch, OSError) as error:
                self.log.error("%s is not collected: %s", one_line(one.name), _reason(error))

    @property
    def _place(self) -> CourseDirectory:
        assert isinstance(self.coursedir, CourseDirectory)
        return self.coursedir

    def _hand_ins(self, refuse: Refuse) -> Iterator[HandIn]:
        """What lies there for the assignment and the students asked for; never a file or a link."""
        place = self._place
        named = re.compile(
            rf"(?P<student>.*)\+{re.escape(place.assignment_id)}\+(?P<time>[^+]*)(?:\+[^+]*)?",
            re.DOTALL,
        )
        wanted = nfc(place.student_id or "*")
        for name in sorted(os.listdir(self.inbound_path)):
            found = named.fullmatch(name)
            student = nfc(found["student"]) if found else ""
            if found is None or not (student == wanted or fnmatchcase(student, wanted)):
                continue
            if not is_id(student):
                refuse(name, f"{student!r} cannot be a student's id.")
                continue
            try:
                time = _time(found["time"])
            except ValueError:
                refuse(name, f"{found['time']!r} is not understood as a time.")
                continue
            try:
                info = os.lstat(os.path.join(self.inbound_path, name))
            except OSError as error:
                refuse(name, f"{error.strerror}.")
                continue
            if not stat.S_ISDIR(info.st_mode):
                refuse(name, "it is no folder.")
                continue
            yield HandIn(name, student, time, info.st_uid, info.st_ctime_ns)

    def _believed(self, found: dict[str, list[HandIn]], refuse: Refuse) -> dict[str, list[HandIn]]:
        """Without the folders of other people; names whose cannot be told by an account."""
        uncertain: list[str] = []
        kept: dict[str, list[HandIn]] = {}
        for student, hand_ins in sorted(found.items()):
            those = believed(student, hand_ins)
            for one, why in those.refused:
                refuse(one.name, why)
            if those.taken:
                kept[student] = those.taken
                uncertain += [] if those.certain else [student]
        if uncertain:
            self.log.warning(
                "Whether %d of %d students made what bears their ids cannot be told, since it does "
                "not belong to an account here that is called so (ExchangeCollect.check_owner): %s",
                *(len(uncertain), len(kept), ", ".join(map(one_line, uncertain))),
            )
        return kept

    def _due(self) -> datetime | None:
        place = self._place
        with Gradebook(place.db_url, place.course_id) as gradebook:
            try:
                assignment: Any = gradebook.find_assignment(place.assignment_id)
                return assignment.duedate
            except MissingEntry:
                return None

    def _collect(self, one: HandIn, known: Path | None) -> None:
        place = self._place
        name = place.assignment_id
        made = place.format_path(place.submitted_directory, one.student, name)
        target = known or Path(made)
        if os.path.isdir(target):
            existing = place.get_existing_timestamp(str(target))
            newer = self.update and (existing is None or one.time > existing)
            if not newer and not (self.before_duedate and existing != one.time):
                sentence = "Submission already exists, use --update to update: %s %s"
                if self.update:
                    sentence = "No newer submission to collect: %s %s"
                self.log.info(sentence, one.student, name)
                return
            self.log.info("Updating submission: %s %s", one.student, name)
        else:
            self.log.info("Collecting submission: %s %s", one.student, name)
        target.parent.mkdir(parents=True, exist_ok=True)
        # What was collected before stays until the new one is there whole.
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".collecting-") as beside:
            copied = Path(beside) / "copied"
            self._copy(one, copied)
            if place.groupshared:
                _share(copied)
            if os.path.isdir(target):
                shutil.rmtree(target)
            os.replace(copied, target)

    def _copy(self, one: HandIn, target: Path) -> None:
        place = self._place
        limits = Limits(
            # nbgrader counts in thousands of bytes, and takes 0 for no limit.
            file_bytes=1000 * place.max_file_size or sys.maxsize,
            all_bytes=1000 * place.max_dir_size,
            files=MAX_STUDENT_FILES,
            ignore=tuple(place.ignore),
            include=tuple(place.include),
        )
        source = opened(Path(self.inbound_path, one.name))
        try:
            info = os.fstat(source)
            if not stat.S_ISDIR(info.st_mode) or info.st_uid != one.owner:
                raise OSError(f"it was exchanged meanwhile, by {name_of(info.st_uid)}")
            with self._sentences(f"{one_line(one.name)}/%s is left out: %s") as left_out:
                copy_regular(source, target, limits, left_out)
        finally:
            os.close(source)

    @contextmanager
    def _sentences(self, sentence: str) -> Iterator[Refuse]:
        """Logs the sentence of a name and a reason, and after `MAX_SHOWN` only how many more."""
        count = 0

        def say(name: str, why: str) -> None:
            nonlocal count
            count += 1
            if count <= MAX_SHOWN:
                self.log.error(sentence, one_line(name), why)

        yield say
        if count > MAX_SHOWN:
            self.log.error(sentence, f"({count - MAX_SHOWN} more)", "as above.")


def is_id(student: str) -> bool:
    """Whether an id can name a folder of submitted/ and mean one student.

    nbgrader takes an id for a pattern of ids, and fills it into patterns of paths and into links.
    """
    odd = IN_PATTERNS & set(student) or UNSEEN.search(student)
    return is_folder_name(student) and student.isprintable() and not odd


def _time(text: str) -> datetime:
    """When a folder's name says that it was handed in; ValueError where it says nothing."""
    try:
        return parse_time(text)
    except ValueError:
        pass
    try:  # the exchange may be set to another zone or format
        return in_bounds(parse_utc(text))
    except Exception as error:  # dateutil raises many kinds
        raise ValueError(text) from error


def _newest(hand_ins: list[HandIn], due: datetime | None) -> HandIn:
    """The last one, or the last one in time where `due` is given and there is one."""
    in_time = [one for one in hand_ins if due is None or one.time <= due]
    return max(in_time or hand_ins, key=lambda one: (one.time, one.name))


def _reason(error: TooMuch | OSError) -> str:
    if isinstance(error, TooMuch):
        return str(error)
    about = f"{error.filename}: " if error.filename else ""
    return f"{about}{error.strerror or error}."


def _share(folder: Path) -> None:
    """Let the group read and write it, as nbgrader's `groupshared` asks for."""
    for parent, _, files in os.walk(folder):
        os.chmod(parent, (os.stat(parent).st_mode | 0o2770) & 0o2777)
        for name in files:
            path = os.path.join(parent, name)
            os.chmod(path, (os.stat(path).st_mode | 0o660) & 0o777)
