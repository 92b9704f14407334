"""Grading is begun before pytest is imported, where what is typed leaves no doubt; else later."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.course.load import load_course
from autograder.grading import begun
from autograder.grading.job import own_job

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets itself be watched")
RIGHT = "return 1 / (1 + np.exp(-np.asarray(x, float)))"


@pytest.fixture
def work(copied_course: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    file = copied_course / "assignments" / "02_mlp" / "mlp.py"
    text = file.read_text(encoding="utf-8")
    start = text.index("raise NotImplementedError")
    right = text[:start] + RIGHT + text[text.index("\n", start) :]
    file.write_text(right, encoding="utf-8")
    monkeypatch.chdir(file.parent)
    # Another test may have loaded it, and then no copy of this process would be made.
    monkeypatch.delitem(sys.modules, "torch", raising=False)
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    yield file
    for _, _, watch in begun._begun:
        watch.close(at_once=True)
    begun._begun.clear()


def type_in(monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    monkeypatch.setattr(sys, "argv", ["/usr/bin/pytest", *words])


def test_the_job_that_was_begun_is_the_one_that_is_called_for(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, "-q", "mlp.py::sigmoid")
    begun.begin()
    course = load_course(work.parents[2])
    watch = begun.taken(course, begun.needed(course, ["mlp.py"], lambda path: "wanted"))
    assert watch is not None and begun._begun == []
    job = own_job(course, work, ["sigmoid"])
    assert job is not None and job.exercises == ("sigmoid",)
    with watch:
        assert watch._worker is not None and watch._worker.asked == job
        assert watch.call(job, 120).exercises[0].status == "done"
        assert watch._worker.asked is None


def test_what_was_begun_for_nothing_is_ended(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, "mlp.py")
    begun.begin()
    ((_, _, watch),) = begun._begun
    worker = watch._worker
    assert worker is not None
    course = load_course(work.parents[2])
    assert begun.taken(course, {}) is None
    worker.process.join(60)
    assert worker.process.exitcode is not None


@pytest.mark.parametrize(
    "words",
    [
        ("--in-process", "mlp.py"),
        ("mlp.py", "-n2"),
        ("--collect-only", "mlp.py"),
        ("--course=elsewhere", "mlp.py"),
        ("-p", "no:autograder", "mlp.py"),
        ("notes.txt",),
        (),
    ],
)
def test_where_there_is_doubt_nothing_is_begun(
    work: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    type_in(monkeypatch, *words)
    begun.begin()
    assert begun._begun == []


def test_a_program_that_starts_pytest_and_a_course_inside_of_another_begin_nothing(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["start.py", "mlp.py"])
    begun.begin()
    type_in(monkeypatch, "mlp.py")
    (work.parent / "course.yml").write_text("", encoding="utf-8")
    begun.begin()
    assert begun._begun == []


@pytest.mark.parametrize(
    "words", [("mlp.py", "-k", "sigmoid"), ("mlp.py::sigmod",), ("mlp.py", "--seed=3")]
)
def test_where_something_else_may_be_asked_no_job_is_begun(
    work: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    type_in(monkeypatch, *words)
    begun.begin()
    ((_, _, watch),) = begun._begun
    assert watch._worker is not None and watch._worker.asked is None


def test_nothing_of_others_work_is_begun(work: Path, tmp_path: Path) -> None:
    course = load_course(work.parents[2])
    theirs = tmp_path / "mlp.py"
    theirs.write_bytes(work.read_bytes())
    assert own_job(course, theirs, ["sigmoid"]) is None
    assert own_job(course, work, ["sigmoid", "sigmod"]) is None
    whole = own_job(course, work, [""])
    assert whole is not None and whole.exercises is None


@pytest.mark.parametrize("words", [(), ("--seed", "3")])
def test_the_command_says_the_same_and_leaves_nothing_behind(
    work: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    folder = tmp_path / "tmp"
    folder.mkdir()
    env = os.environ | {"TMPDIR": str(folder), "PYTEST_ADDOPTS": ""}
    grades = tmp_path / "grades.json"
    command = [sys.executable, "-m", "pytest", "mlp.py::sigmoid", f"--grade-json={grades}", *words]
    done = subprocess.run(
        command, cwd=work.parent, env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0 and "1 passed" in done.stdout, done.stdout + done.stderr
    seed = json.loads(grades.read_text(encoding="utf-8"))["seed"]
    assert seed.startswith("public") and (seed == "public 3") == bool(words)
    for _ in range(300):  # the interpreter of student processes removes what it made
        if not list(folder.glob("course-*")):
            break
        time.sleep(0.1)
    assert not list(folder.glob("course-*"))


@pytest.mark.parametrize("as_module", [True, False])
def test_checks_that_import_pytest_grade_what_was_begun_while_it_was_imported(
    copied_course: Path, as_module: bool
) -> None:
    program = str(Path(sys.executable).with_name("pytest"))
    start = [sys.executable, "-m", "pytest"] if as_module else [program]
    folder = copied_course / "assignments" / "01_perceptron"
    solved = copied_course / "solutions" / "01_perceptron" / "perceptron.py"
    (folder / "perceptron.py").write_bytes(solved.read_bytes())
    done = subprocess.run(
        [*start, "-q", "perceptron.py"],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
