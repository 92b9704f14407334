"""nbgrader autograde killed, or without a place to write: no score lost, nobody graded twice."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from gradebook_class import Material, Notebook, solved_by, stub_by
from gradebook_runs import environment
from nbgrader.api import Gradebook

from autograder import files

pytestmark = pytest.mark.slow

Run = Callable[..., str]
HandIn = Callable[[str, Notebook], Path]
Grades = Callable[[str], dict[str, tuple[float | None, bool]]]

# The real command, which kills itself where it is about to do something to a file or the gradebook
# for the n-th time: in between, nothing lasting happens, so these are all the moments there are.
KILLED = """
import os, signal, sys
from sqlalchemy import event
from sqlalchemy.engine import Engine
left = int(sys.argv[1])
def step(*_):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
def audited(name, arguments):
    if name in ("open", "os.rename", "os.remove", "os.mkdir", "os.chmod"):
        if "autograded" in str(arguments[0]) and (name != "open" or arguments[2] & 3):
            step()
sys.addaudithook(audited)
event.listen(Engine, "commit", step)
event.listen(Engine, "before_cursor_execute", lambda _c, _d, sql, *_: "SELECT" in sql or step())
sys.argv = ["nbgrader", "autograde", "02_mlp"]
from nbgrader.apps import NbGraderApp
NbGraderApp.launch_instance()
"""

# The real command, for which the disk is full as soon as the gradebook has to grow.
FULL = """
import sys
from sqlalchemy import event
from sqlalchemy.engine import Engine
def connected(connection, _):
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
event.listen(Engine, "connect", connected)
sys.argv = ["nbgrader", "autograde", "02_mlp"]
from nbgrader.apps import NbGraderApp
NbGraderApp.launch_instance()
"""


def scores(course: Path) -> dict[str, float]:
    """Every score in the gradebook, which must be whole."""
    with contextlib.closing(sqlite3.connect(course / "gradebook.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        found = [(s.student.id, s.score) for s in gradebook.find_assignment("02_mlp").submissions]
    assert len(dict(found)) == len(found)
    return dict(found)


def graded(course: Path) -> dict[str, int]:
    """The students whose graded notebook lies there, and when it was written."""
    notebooks = (course / "autograded").glob("*/02_mlp/mlp.ipynb")
    return {path.parts[-3]: path.stat().st_mtime_ns for path in notebooks}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_grader_that_is_killed_anywhere_goes_on_where_it_was(
    hand_in_notebook: HandIn,
    made: Material,
    small_course: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected = {f"student{number}": 20.0 * (number % 2) for number in range(6)}
    for student, points in expected.items():
        hand_in_notebook(student, (solved_by if points else stub_by)(student, made))
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    done: dict[str, int] = {}
    killed = 0
    for moment in (1, 4, 9, 15, 22, 31, 10_000):
        ended = subprocess.run(
            [sys.executable, "-c", KILLED, str(moment)],
            cwd=small_course,
            env=environment(TMPDIR=str(temporary)),
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        assert ended.returncode in (0, -signal.SIGKILL), ended.stderr
        killed += ended.returncode != 0
        now = graded(small_course)
        kept = scores(small_course)
        for student, written in done.items():
            assert now[student] == written, "graded twice"
        for student in now:
            assert kept[student] == expected[student], "a score was lost"
        done = now
    assert killed >= 4
    assert done.keys() == expected.keys()
    assert scores(small_course) == expected
    left = {path.name for path in (small_course / "autograded").rglob("*") if path.is_file()}
    assert left <= {"mlp.ipynb", "timestamp.txt"}
    assert not list(temporary.iterdir()), "student processes were left"


def hand_in_class(hand_in_notebook: HandIn, made: Material, size: int = 2) -> list[str]:
    students = [f"student{number}" for number in range(size)]
    for student in students:
        hand_in_notebook(student, solved_by(student, made))
    return students


def test_a_full_disk_below_the_gradebook_gives_one_sentence(
    run: Run, hand_in_notebook: HandIn, made: Material, small_course: Path
) -> None:
    students = hand_in_class(hand_in_notebook, made, 10)  # more than fits into half-full pages
    ended = subprocess.run(
        [sys.executable, "-c", FULL],
        cwd=small_course,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    told = [line for line in ended.stderr.splitlines() if "| INFO]" not in line]
    assert ended.returncode == 1 and len(told) == 1, ended.stderr
    assert "gradebook.db: the gradebook cannot be used (database or disk is full)" in told[0]
    kept = scores(small_course)
    assert all(points in (0.0, 20.0) for points in kept.values())
    assert kept.keys() >= graded(small_course).keys()
    assert set(kept) < set(students)
    assert run("Autograde") == ""
    assert scores(small_course) == dict.fromkeys(students, 20.0)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_no_place_for_graded_notebooks_gives_one_sentence_and_all_is_well_after(
    run: Run,
    hand_in_notebook: HandIn,
    made: Material,
    small_course: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
) -> None:
    students = hand_in_class(hand_in_notebook, made)

    def refused(*_: object, **more: object) -> None:
        raise OSError(code, os.strerror(code), str(small_course / "autograded"))

    with monkeypatch.context() as patched:
        patched.setattr(files.os, "replace", refused)
        said = run("Autograde")
    assert os.strerror(code) in said and "autograded" in said
    assert len(said.splitlines()) == 1
    scores(small_course)
    assert run("Autograde") == ""
    assert scores(small_course) == dict.fromkeys(students, 20.0)


def test_a_gradebook_that_cannot_be_written_gives_one_sentence(
    run: Run, hand_in_notebook: HandIn, made: Material, small_course: Path
) -> None:
    students = hand_in_class(hand_in_notebook, made)
    address = f"sqlite:///file:{small_course}/gradebook.db?mode=ro&uri=true"
    said = run("Autograde", CourseDirectory__db_url=address)
    assert "the gradebook cannot be used (attempt to write a readonly database)" in said
    assert len(said.splitlines()) == 1
    assert not graded(small_course) and scores(small_course) == {}
    assert run("Autograde") == ""
    assert scores(small_course) == dict.fromkeys(students, 20.0)
