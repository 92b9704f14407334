"""Releases feedback through nbgrader's exchange to every student who submitted through it.

nbgrader's own release_feedback ends with a traceback at the first page whose submission came
another way, and its fetch_feedback looks for notebooks only, so that who handed in a .py alone
never gets the page that was made of it.
"""

from __future__ import annotations

import glob
import os
import shutil
from pathlib import Path

from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import ExchangeFetchFeedback, ExchangeReleaseFeedback
from nbgrader.utils import notebook_hash

from autograder.files import write_whole
from autograder.gradebook.folders import chosen_folders
from autograder.gradebook.inert import on_pages

SECRET_FILE = "submission_secret.txt"
MAX_SECRET = 1_000  # nbgrader's has 128 characters


def secret_of(folder: Path) -> bytes | None:
    """What nbgrader's submit put beside a submission, by which its feedback is found again.

    None where it did not, or where something else lies there under that name; never raises.
    """
    file = folder / SECRET_FILE
    try:
        if file.is_symlink() or not file.is_file():
            return None
        with file.open("rb") as opened:
            secret = opened.read(MAX_SECRET + 1)
        secret.decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    return secret if 0 < len(secret) <= MAX_SECRET else None


def carry_secret(submitted: Path, graded: Path, mode: int | None = None) -> None:
    """Put the submission's secret beside its graded notebook, or take an older one away."""
    secret = secret_of(submitted)
    if secret is None:
        (graded / SECRET_FILE).unlink(missing_ok=True)
    else:
        write_whole(graded / SECRET_FILE, secret, mode)


class ReleaseFeedback(ExchangeReleaseFeedback):
    """Releases each page under its submission's secret, and names whose has none."""

    def copy_files(self) -> None:
        """Copy `feedback/<student>/<assignment>/*.html` to the exchange."""
        place = self.coursedir
        assert isinstance(place, CourseDirectory)
        folders = chosen_folders(place, place.feedback_directory, place.assignment_id)
        without: list[str] = []
        released = 0
        for student, folder in sorted(folders.items()):
            secret = secret_of(folder)
            pages = sorted(folder.glob("*.html"))
            if secret is None:
                without += [on_pages(student)] if pages else []
                continue
            for page in pages:
                self._release(page, secret.decode("utf-8"))
                released += 1
                self.log.info("Released the feedback of %s: %s", on_pages(student), page.name)
        if without:
            self.log.warning(
                "%d of %d students did not hand in through the exchange (their submissions have no "
                "%s), so it cannot take their feedback back; give it to them another way: %s",
                *(len(without), len(folders), SECRET_FILE, ", ".join(without)),
            )
        if not released and not without:
            self.log.warning(
                "There is no feedback of %s yet; run: nbgrader generate_feedback %s",
                *(place.assignment_id, place.assignment_id),
            )

    def _release(self, page: Path, secret: str) -> None:
        checksum = notebook_hash(secret=secret, notebook_id=page.stem)
        part = os.path.join(self.dest_path, f"{checksum}-tmp.html")
        shutil.copy(page, part)
        os.replace(part, os.path.join(self.dest_path, f"{checksum}.html"))


class FetchFeedback(ExchangeFetchFeedback):
    """Also finds the feedback of a submission that is a .py alone."""

    def init_src(self) -> None:
        """Find the pages of all that was handed in from here."""
        super().init_src()
        assert isinstance(self.coursedir, CourseDirectory)
        name = self.coursedir.assignment_id or "*"
        pattern = os.path.join(glob.escape(self.cache_path), f"*+{name}+*")
        for submission in map(Path, sorted(glob.glob(pattern))):
            secret = secret_of(submission)
            if secret is None:
                continue
            for script in sorted(submission.glob("*.py")):
                if not os.path.exists(script.with_suffix(".ipynb")):
                    self._find(submission, script.stem, secret.decode("utf-8"))

    def _find(self, submission: Path, name: str, secret: str) -> None:
        checksum = notebook_hash(secret=secret, notebook_id=name)
        page = os.path.join(self.outbound_path, f"{checksum}.html")
        if os.path.exists(page):
            self.feedback_files.append((name, submission.name.rsplit("+", 1)[-1], page))
            self.log.info("Found the feedback of %s/%s.py", submission.name, name)
