"""`course grade` of a class: one line each, kept results, the same as pytest gives one by one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from autograder.class_run import Circumstances
from autograder.class_run.ledger import LEDGERS
from autograder.class_run.scratch import SCRATCH, _remove_left
from autograder.cli import main
from autograder.grading.opened import grade_submission
from autograder.report.json import grade


@pytest.fixture
def submitted(circumstances: Circumstances, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Seven submissions of all kinds in the course's own folder, which is the working directory."""
    root = circumstances.course.root
    monkeypatch.chdir(root)
    monkeypatch.setenv("COURSE_LANGUAGE", "en")
    monkeypatch.setenv("COURSE_ACCEPT_UNCONFINED", "1")
    folder = root / "submitted"
    shutil.rmtree(folder, ignore_errors=True)
    solution = (root / "solutions" / "02_mlp" / "mlp.py").read_text(encoding="utf-8")
    for number in range(6):
        place = folder / f"학생 {number}" / "02_mlp"
        place.mkdir(parents=True)
        text = solution if number % 2 else f"def sigmoid(x):\n    return {number}\n"
        (place / "mlp.py").write_text(text, encoding="utf-8")
    shutil.copy(root / "assignments" / "02_mlp" / "mlp.ipynb", folder / "학생 1" / "02_mlp")
    (folder / "학생 0" / "02_mlp" / "__pycache__").mkdir()
    (folder / "학생 0" / "02_mlp" / "notes.txt").write_text("none of it", encoding="utf-8")
    link = folder / "학생 7" / "02_mlp"
    link.parent.mkdir()
    link.symlink_to(folder / "학생 1" / "02_mlp")
    return folder


def test_a_class_is_graded_and_kept(
    submitted: Path, circumstances: Circumstances, capsys: pytest.CaptureFixture[str]
) -> None:
    report = submitted.parent / "grades.json"
    assert main(["grade", "submitted", "--json", str(report), "--jobs", "2"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 8
    assert said[-1] == "7 submissions: 3 finished, 3 not, 1 could not be graded."
    told = json.loads(report.read_text(encoding="utf-8"))
    course, assignment = circumstances.course, circumstances.assignment
    for number, grades in enumerate(told):
        student = [*range(6), 7][number]
        path = submitted / f"학생 {student}" / "02_mlp"
        path = path if student in (1, 7) else path / "mlp.py"
        alone = grade_submission(course, assignment, path, confinement="wanted")
        assert grades == grade(alone, "en")
        assert said[number].endswith(str(alone.submission)) or student == 7
    assert main(["grade", "submitted", "--language", "ko"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[-1].endswith("7 had been graded before (--again grades them anew).")
    assert "없" in said[6] or "링크" in said[6], "in the language that is asked for now"
    (submitted / "학생 0" / "02_mlp" / "mlp.py").write_text("x = 1\n", encoding="utf-8")
    assert main(["grade", "submitted"]) == 1
    assert "; 6 had been graded before" in capsys.readouterr().out
    assert main(["grade", "submitted", "--again"]) == 1
    assert "before" not in capsys.readouterr().out


def graded_students(submitted: Path) -> list[str]:
    """Whose results the ledger has."""
    lines = (submitted.parent / LEDGERS / "02_mlp.jsonl").read_text(encoding="utf-8").splitlines()
    return sorted(json.loads(line)["student"] for line in lines)


def test_a_class_elsewhere_is_known_by_the_first_folders(
    submitted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A clone may hold a folder that is called as another student's would be; it does not count."""
    places = [f"학생 {number}/assignments" for number in range(5)]
    for place in [*places, "학생 0/submitted/학생 1"]:
        folder = tmp_path / "clones" / place / "02_mlp"
        folder.mkdir(parents=True)
        (folder / "mlp.py").write_text(f"x = '{place}'\n", encoding="utf-8")
    assert main(["grade", str(tmp_path / "clones"), "--jobs", "1"]) == 1
    said = capsys.readouterr()
    *_, told, how = said.err.splitlines()
    assert told.startswith("학생 0 has handed in 02_mlp 2 times: ") and "1 does not: " in told
    assert how.startswith("To grade another one as well, name its file; ")
    assert said.out.splitlines()[-1] == (
        "5 submissions: 0 finished, 5 not; 1 more not graded, since another file of the same "
        "student counts."
    )
    assert graded_students(submitted) == [f"학생 {number}" for number in range(5)]


def test_of_a_folder_full_of_submissions_one_is_graded(
    submitted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the course's own submitted/, it is the one where gradebooks look for it."""
    for number in range(7):
        folder = submitted / "학생 0" / f"a{number}" / "02_mlp"
        folder.mkdir(parents=True)
        (folder / "mlp.py").write_text(f"x = {number}\n", encoding="utf-8")
    report = submitted.parent / "grades.json"
    assert main(["grade", "submitted", "--jobs", "1", "--json", str(report)]) == 1
    said = capsys.readouterr()
    counting = submitted / "학생 0" / "02_mlp" / "mlp.py"
    (told,) = (line for line in said.err.splitlines() if line.startswith("학생 0 "))
    assert f"8 times: {counting} counts, 7 do not: " in told and told.endswith(" and 4 more.")
    assert said.out.splitlines()[-1].startswith("7 submissions: ")
    assert "; 7 more not graded, " in said.out.splitlines()[-1]
    places = [one["submission"] for one in json.loads(report.read_text(encoding="utf-8"))]
    assert len(places) == 7 and str(counting) in places
    other = submitted / "학생 0" / "a3" / "02_mlp" / "mlp.py"
    assert main(["grade", str(other), "submitted", "--jobs", "1"]) == 1, "named itself"
    assert str(other) in capsys.readouterr().out


@pytest.mark.slow
def test_another_seed_is_said_once(submitted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["grade", "submitted"]) == 1
    capsys.readouterr()
    assert main(["grade", "submitted", "--seed", "7"]) == 1
    told = capsys.readouterr()
    assert "before" not in told.out and len(told.err.splitlines()) == 1
    assert "02_mlp.jsonl: its 7 results were given with another seed" in told.err
    assert main(["grade", "submitted", "--seed", "7"]) == 1
    told = capsys.readouterr()
    assert "7 had been graded before" in told.out and not told.err


def test_a_course_that_cannot_be_written_is_graded_all_the_same(
    submitted: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    course = submitted.parent
    real = os.open

    def refusing(path: object, *rest: int, **more: int) -> int:
        if str(path).startswith(f"{course}/.course/ledger"):
            raise PermissionError(13, "Permission denied")
        return real(path, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refusing)
    assert main(["grade", "submitted"]) == 1
    told = capsys.readouterr()
    assert "3 finished" in told.out and len(told.err.splitlines()) == 1
    assert "Permission denied" in told.err and "results are not kept" in told.err


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_run_that_is_killed_goes_on_where_it_was(
    submitted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = [sys.executable, "-P", "-m", "autograder.cli", "grade", "submitted", "--jobs", "1"]
    running = subprocess.Popen(
        command,
        cwd=submitted.parent,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=subprocess.DEVNULL,
    )
    kept = submitted.parent / LEDGERS / "02_mlp.jsonl"
    while running.poll() is None and not (kept.exists() and kept.read_bytes().count(b"\n") >= 2):
        time.sleep(0.01)
    running.kill()
    running.wait()
    before = kept.read_bytes()
    done = before.count(b"\n")
    assert done >= 2
    kept.write_bytes(before + b'{"key": "00')  # what a write that was cut short leaves
    assert main(["grade", "submitted"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 8 and f"{done} had been graded before" in said[-1]
    after = kept.read_bytes()
    assert after.startswith(before) and after.count(b"\n") == 7, "nothing lost, nothing twice"
    place = submitted.parent / SCRATCH
    while list(place.glob("*/*")):  # locked until the last of the killed run's processes is gone
        _remove_left(place)
