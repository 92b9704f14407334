"""Checks a repository's history before publishing, since every commit is published too."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from autograder.course.errors import CourseError

# `autograder/mistakes/` is where earlier versions of the package kept them.
ANSWERS = re.compile(
    r"(^|/)(solutions/.+|autograder/mistakes/(?!__init__\.py$).+"
    r"|checks/[^/]+/(mistakes|alternatives|equivalents|rubric)\b.*)$"
)
MAX_SHOWN = 3


def require_clean_history(target: Path) -> None:
    """Raise CourseError when the git repository in `target` ever held solutions or mistakes."""
    if not (target / ".git").exists():
        return
    git = shutil.which("git")
    if git is None:
        raise CourseError(
            f"{target}: holds a git history that cannot be searched for answers without git; "
            "install git, or name a folder without .git."
        )
    listed = subprocess.run(
        [git, "-C", str(target), "rev-list", "--all", "--reflog", "--objects"],
        capture_output=True,
        check=False,
    )
    if listed.returncode != 0:
        raise CourseError(
            f"{target}: its git history cannot be read "
            f"({listed.stderr.decode('utf-8', 'replace').strip()}); name another folder."
        )
    lines = listed.stdout.decode("utf-8", "replace").split("\n")
    paths = {line.partition(" ")[2] for line in lines}
    found = sorted(path for path in paths if ANSWERS.search(path))
    if found:
        shown = ", ".join(found[:MAX_SHOWN]) + (" …" if len(found) > MAX_SHOWN else "")
        raise CourseError(
            f"{target}: its git history holds answers ({shown}), and a push would publish them; "
            "release into a folder with a history of its own."
        )
