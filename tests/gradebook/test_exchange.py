"""A submission and its feedback travel through nbgrader's own exchange, and through zip_collect."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from gradebook_class import Material, solved_by, write_json
from gradebook_runs import environment, nbgrader
from nbgrader.api import Gradebook

from autograder.gradebook.exchange import SECRET_FILE, carry_secret, secret_of

FULL = "<strong>20</strong> / 22"
# What a student's own nbgrader needs to be told to fetch feedback on a .py.
METADATA_KEY = "--ExchangeFactory.fetch_feedback=autograder.gradebook.exchange.FetchFeedback"


@dataclass(frozen=True)
class Exchange:
    """An exchange folder, the instructor's course, and where students work."""

    root: Path
    course: Path
    homes: Path

    def run(self, folder: Path, *arguments: str) -> str:
        """Run an nbgrader command in `folder`, as an instructor or a student would."""
        student = folder.name if folder != self.course else "instructor"
        own = [f"--Exchange.root={self.root}", f"--Exchange.cache={self.homes / student}-cache"]
        if folder != self.course:
            own += ["--course=deep-learning", f"--CourseDirectory.student_id={student}"]
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", *arguments, *own],
            cwd=folder,
            env=environment(HOME=str(self.homes)),
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )
        said = done.stdout + done.stderr
        assert done.returncode == 0 and "Traceback" not in said, said
        return said

    def feedback(self) -> str:
        """Grade and release; returns what releasing said."""
        self.run(self.course, "autograde", "02_mlp")
        self.run(self.course, "generate_feedback", "02_mlp")
        return self.run(self.course, "release_feedback", "02_mlp")

    def student(self, name: str) -> Path:
        """A student's own folder, with the assignment fetched into it."""
        folder = self.homes / name
        folder.mkdir()
        self.run(folder, "fetch_assignment", "02_mlp")
        return folder


@pytest.fixture
def exchange(small_course: Path, tmp_path: Path) -> Exchange:
    """An exchange in which 02_mlp is released."""
    made = Exchange(tmp_path / "exchange", small_course, tmp_path / "students")
    made.homes.mkdir()
    said = made.run(small_course, "release_assignment", "02_mlp")
    assert "Released as: deep-learning 02_mlp" in said
    return made


@pytest.mark.slow
def test_work_goes_there_and_feedback_comes_back(exchange: Exchange, made: Material) -> None:
    notebook, script = exchange.student("kim"), exchange.student("이서연")
    assert (notebook / "02_mlp/mlp.py").is_file()
    write_json(notebook / "02_mlp/mlp.ipynb", solved_by("kim", made))
    (script / "02_mlp/mlp.ipynb").unlink()
    (script / "02_mlp/mlp.py").write_text(made.solved_script, encoding="utf-8")
    for folder in (notebook, script):
        exchange.run(folder, "submit", "02_mlp")
    course = exchange.course
    # Whoever collects may read the solution; who put a link to it there may not.
    inbound = exchange.root / "deep-learning" / "inbound"
    stolen = inbound / "mal+02_mlp+2096-09-19 10:00:00.000000 UTC+abc"
    stolen.mkdir()
    (stolen / "mlp.py").symlink_to(course / "solutions/02_mlp/mlp.py")
    assert "mlp.py is left out: it is a link." in exchange.run(course, "collect", "02_mlp")
    shutil.rmtree(course / "submitted/mal")
    assert (course / "submitted/이서연/02_mlp/mlp.py").is_file()
    # Handed in by mail, say: it has no secret, and must not keep the others from their pages.
    mailed = course / "submitted" / "aaron" / "02_mlp"
    mailed.mkdir(parents=True)
    write_json(mailed / "mlp.ipynb", solved_by("aaron", made))

    said = exchange.feedback()
    assert "1 of 3 students did not hand in through the exchange" in said
    assert said.rstrip().endswith("give it to them another way: aaron")
    exchange.run(notebook, "fetch_feedback", "02_mlp")
    exchange.run(script, "fetch_feedback", "02_mlp", METADATA_KEY)
    for folder in (notebook, script):
        (page,) = (folder / "02_mlp/feedback").glob("*/mlp.html")
        assert FULL in page.read_text(encoding="utf-8")

    # Each submission has a secret of its own: handing in again brings a second page.
    write_json(notebook / "02_mlp/mlp.ipynb", made.release)
    exchange.run(notebook, "submit", "02_mlp")
    shutil.rmtree(stolen)
    exchange.run(course, "collect", "02_mlp", "--update")
    exchange.feedback()
    exchange.run(notebook, "fetch_feedback", "02_mlp")
    pages = sorted((notebook / "02_mlp/feedback").glob("*/mlp.html"))
    assert [FULL in page.read_text(encoding="utf-8") for page in pages] == [True, False]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"x" * 2_000])
def test_what_is_no_secret_is_not_taken_for_one(tmp_path: Path, content: bytes) -> None:
    (tmp_path / SECRET_FILE).write_bytes(content)
    assert secret_of(tmp_path) is None


def test_a_link_is_no_secret_and_an_old_secret_goes(tmp_path: Path) -> None:
    submitted, graded = tmp_path / "submitted", tmp_path / "graded"
    submitted.mkdir()
    (tmp_path / "elsewhere").write_text("abc", encoding="utf-8")
    (submitted / SECRET_FILE).write_text("abc", encoding="utf-8")
    carry_secret(submitted, graded)
    assert secret_of(graded) == b"abc"
    (submitted / SECRET_FILE).unlink()
    (submitted / SECRET_FILE).symlink_to(tmp_path / "elsewhere")
    carry_secret(submitted, graded)
    assert not (graded / SECRET_FILE).exists()


@pytest.mark.slow
def test_zip_collect_takes_scripts_along(small_course: Path, made: Material) -> None:
    downloads = small_course / "downloaded" / "02_mlp" / "archive"
    downloads.mkdir(parents=True)
    with zipfile.ZipFile(downloads / "class.zip", "w") as archive:
        archive.writestr("kim_2026-09-19-10-00-00_mlp.py", made.solved_script)
        archive.writestr("이서연_2026-09-19-11-00-00_mlp.ipynb", json.dumps(made.solved))
    pattern = r".*/(?P<student_id>[^/_]+)_(?P<timestamp>[0-9-]+)_(?P<file_id>\w+)"
    option = f"--FileNameCollectorPlugin.named_regexp={pattern}"
    nbgrader(small_course, "zip_collect", "02_mlp", option)
    found = sorted((small_course / "submitted").glob("*/02_mlp/mlp.*"))
    assert [path.suffix for path in found] == [".py", ".ipynb"]
    nbgrader(small_course, "autograde", "02_mlp")
    with Gradebook(f"sqlite:///{small_course}/gradebook.db") as gradebook:
        submissions: list[Any] = gradebook.find_assignment("02_mlp").submissions
        assert [submission.score for submission in submissions] == [20.0, 20.0]
