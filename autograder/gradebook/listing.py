"""Lists what lies in nbgrader's exchange, without opening what was not handed in by nbgrader.

To tell whether there is feedback, nbgrader's own list opens notebooks and secrets of everybody: a
pipe holds it for ever, and other things end it with a traceback.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import ExchangeList

from autograder.gradebook.exchange import SECRET_FILE, secret_of
from autograder.plain import one_line


class List(ExchangeList):
    """Leaves out what it would be dangerous to open, with a sentence each."""

    def init_dest(self) -> None:
        """Find what is there."""
        super().init_dest()
        if not self.inbound:
            return
        assert isinstance(self.coursedir, CourseDirectory)
        most = 1000 * self.coursedir.max_file_size
        kept: list[str] = []
        for path in self.assignments:
            if problem := _problem(Path(path), most):
                self.log.error("%s is not listed: %s", one_line(Path(path).name), problem)
            else:
                kept.append(path)
        self.assignments = kept


def _problem(folder: Path, most: int) -> str:
    """What keeps a folder from being read; "" where nothing does."""
    try:
        if not stat.S_ISDIR(folder.lstat().st_mode):
            return "it is no folder."
        for name in sorted(os.listdir(folder)):
            if name != SECRET_FILE and not name.endswith(".ipynb"):
                continue
            info = (folder / name).lstat()
            if not stat.S_ISREG(info.st_mode):
                return f"{one_line(name)} is no file."
            if most and info.st_size > most:
                return f"{one_line(name)} has more than {most / 1_000_000:g} MB."
            if name == SECRET_FILE and secret_of(folder) is None:
                return f"{name} holds no secret."
    except OSError as error:
        return f"{error.strerror}."
    return ""
