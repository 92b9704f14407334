"""Runs nbgrader's commands in a copy of the course, and looks at what they leave behind."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader import converters
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder.gradebook import configure

SECRET = "4815162342108"
QUICK_START = Path(__file__).parent / "quick_start"


@dataclass
class Graded:
    """A graded course: its folder, what each command said, and submitted/ before and after."""

    root: Path
    said: dict[str, str] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)

    def run(self, *arguments: str, status: int = 0) -> str:
        """Run an nbgrader command and return all that it printed."""
        said = nbgrader(self.root, *arguments, status=status)
        self.said[arguments[0]] = said
        return said


def environment(**more: str) -> dict[str, str]:
    """A command's environment: the secret seed, and nothing slow that is not needed."""
    inherited = {name: value for name, value in os.environ.items() if name != "COURSE_LANGUAGE"}
    # The one that the tests run with names the course to be tested, where another is installed.
    path = os.pathsep.join(filter(None, [str(QUICK_START), os.environ.get("PYTHONPATH")]))
    return inherited | {"COURSE_SECRET_SEED": SECRET, "PYTHONPATH": path} | more


def nbgrader(root: Path, *arguments: str, status: int = 0) -> str:
    """Run an nbgrader command in `root`; every file opened without an encoding is reported."""
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=root,
        env=environment(PYTHONWARNDEFAULTENCODING="1"),
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    said = done.stdout + done.stderr
    assert done.returncode == status, said
    return said


def convert(
    root: Path, name: str, *, force: bool = False, student: str = "*", **settings: object
) -> str:
    """Run a converter ("Autograde") in this process, on 02_mlp, as nbgrader's commands do.

    A setting is written `Class__option=value`. Returns the sentence with which it stopped, or "".
    """
    config = Config()
    configure(config)
    config.CourseDirectory.root = str(root)
    for key, value in settings.items():
        section, option = key.split("__")
        config[section][option] = value
    coursedir = CourseDirectory(config=config)
    coursedir.assignment_id, coursedir.student_id = "02_mlp", student
    converter = getattr(converters, name)(coursedir=coursedir, config=config)
    converter.force = force
    try:
        converter.start()
    except converters.NbGraderException as stopped:
        return str(stopped)
    return ""


def tree(folder: Path) -> dict[str, str]:
    """Every path below `folder` with its kind and a digest of its content.

    Compiled code is left out: Python may keep it whenever a course's own code is loaded.
    """
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        if "__pycache__" in path.parts:
            continue
        if path.is_symlink():
            digest = f"link to {os.readlink(path)}"
        elif path.is_dir():
            digest = "folder"
        else:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
        found[path.relative_to(folder).as_posix()] = digest
    return found
