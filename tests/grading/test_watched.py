"""A submission that the grader does not come back from is ended, and the next one is graded."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder.course.model import Course
from autograder.grading import job as jobs
from autograder.grading import opened
from autograder.grading.job import Job, graded
from autograder.grading.seeds import public_seed
from autograder.grading.watched import Overtime, Watch
from autograder.sandbox.spawn import SpawnError
from autograder.sandbox.student_side import probes

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets itself be watched")


KEPT: list[Path] = []  # for as long as their process lives


@dataclass(frozen=True)
class Asked:
    """Work that does what its name says."""

    what: str

    def prepare(self) -> None:
        """Nothing."""

    def run(self) -> Any:
        if self.what == "never comes back to Python":
            return 7**10**9
        if self.what == "makes files":
            KEPT.append(probes.file(probes.Events(), "모델.pt", np.zeros(3, np.uint8)))
            return str(KEPT[-1])
        if self.what == "ends its process":
            os._exit(3)
        if self.what == "takes memory":
            return np.ones(10**10).sum()
        if self.what == "raises":
            raise ValueError("a reason")
        return self.what, os.getpid()


@pytest.mark.parametrize("how", ["closed", "closed at once", "begun anew", "ended at work"])
def test_no_file_of_the_reference_is_left(how: str) -> None:
    with Watch(fresh=True) as watch:
        file = Path(watch.call(Asked("makes files"), 60))
        assert file.is_file()
        if how == "closed at once":  # as pytest's plugin does, and so `course grade`
            watch.close(at_once=True)
            assert not file.parent.exists()
        if how == "begun anew":
            watch.begin(Asked("never comes back to Python"))
            watch.close()
            assert not file.parent.exists()
        if how == "ended at work":
            with pytest.raises(Overtime):
                watch.call(Asked("never comes back to Python"), 0.5)
            assert not file.parent.exists()
    assert not file.parent.exists()


@pytest.mark.parametrize("fresh", [False, True])
def test_what_never_comes_back_is_ended_and_the_next_is_done(fresh: bool) -> None:
    with Watch(fresh=fresh) as watch:
        _, first = watch.call(Asked("answers"), 60)
        assert watch.call(Asked("answers"), 60) == ("answers", first), "one process for all"
        with pytest.raises(Overtime, match=r"test_watched.py\", line \d+ in run"):
            watch.call(Asked("never comes back to Python"), 0.5)
        _, second = watch.call(Asked("answers"), 60)
        assert second != first


def test_what_goes_wrong_there_is_told_here() -> None:
    with Watch() as watch:
        with pytest.raises(ValueError, match="a reason"):
            watch.call(Asked("raises"), 60)
        with pytest.raises(SpawnError, match="status 3"):
            watch.call(Asked("ends its process"), 60)
        assert watch.call(Asked("answers"), 60)[0] == "answers"


def test_a_submission_that_stalls_the_grader_has_no_score_and_the_next_one_has(
    course: Course,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    honest = opened.grade_submission

    def grade(course: Course, assignment: Any, path: Path, **more: Any) -> Any:
        if path.name.startswith("stall"):
            return 7**10**9
        return honest(course, assignment, path, **more)

    monkeypatch.setattr(opened, "grade_submission", grade)
    # Another test may have loaded it, and then no copy of this process would be made.
    monkeypatch.delitem(sys.modules, "torch", raising=False)
    assignment = course.assignment("02_mlp")
    found = []
    with caplog.at_level(logging.WARNING), Watch() as watch:
        for name in ("stall\x1b[2J\n", "honest"):
            folder = tmp_path / name
            folder.mkdir()
            (folder / "mlp.py").write_text("def sigmoid(z): return z\n", encoding="utf-8")
            seed = public_seed(course.grading.seed)
            job = Job(course.root, "02_mlp", folder, seed, "wanted", ("sigmoid",))
            monkeypatch.setattr(
                jobs, "GRACE_SECONDS", (60 if name == "honest" else 1) - _seconds(assignment)
            )
            found.append(graded(course, assignment, job, watch))
    stalled, graded_ = found
    assert stalled.error is not None and stalled.error.key == "overtime"
    assert not stalled.complete and stalled.score == 0
    assert graded_.error is None and graded_.exercises[0].status == "wrong"
    (told,) = [record.getMessage() for record in caplog.records]
    assert "not graded in 1 s" in told and "test_watched.py" in told
    assert "\x1b" not in told and "\n" not in told


def _seconds(assignment: Any) -> float:
    return assignment.limits.submission_seconds


def test_a_job_that_was_begun_is_not_done_again_and_another_is_done_in_its_place() -> None:
    with Watch() as watch:
        watch.start()
        watch.begin(Asked("answers"))
        worker = watch._worker
        assert worker is not None
        assert watch.call(Asked("answers"), 60) == ("answers", worker.process.pid)
        watch.begin(Asked("never comes back to Python"))
        assert watch.call(Asked("answers"), 60)[1] != worker.process.pid
        watch.begin(Asked("never comes back to Python"))
        last = watch._worker
        assert last is not None
    last.process.join(60)
    assert last.process.exitcode == -signal.SIGKILL, "whoever leaves does not wait for it"


def test_a_fresh_process_takes_no_module_from_the_folder_one_stands_in(
    root: Path, tmp_path: Path
) -> None:
    """Which may be a student's: whoever grades it starts processes of Python's own there."""
    (tmp_path / "program").mkdir()
    program = tmp_path / "program" / "grade.py"
    program.write_text(
        "from autograder.grading.watched import Watch\n"
        "class Work:\n"
        "    def prepare(self): pass\n"
        "    def run(self): return 'done'\n"
        "if __name__ == '__main__':\n"
        "    with Watch(fresh=True) as watch:\n"
        "        print(watch.call(Work(), 60))\n",
        encoding="utf-8",
    )
    stands_in = tmp_path / "kim"
    stands_in.mkdir()
    for name in ("multiprocessing", "numpy", "autograder", "runpy"):
        (stands_in / f"{name}.py").write_text("open('was_run', 'w')\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, program],
        cwd=stands_in,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert not (stands_in / "was_run").exists() and done.stdout == "done\n", done.stderr


@pytest.mark.parametrize("fresh", [False, True])
def test_more_memory_than_anything_honest_takes_is_an_error_there(fresh: bool) -> None:
    """And not the end of whatever process the system then chooses."""
    with Watch(fresh=fresh) as watch:
        with pytest.raises(MemoryError):
            watch.call(Asked("takes memory"), 60)
        assert watch.call(Asked("answers"), 60)[0] == "answers"


def test_a_folder_that_is_too_deep_to_be_removed_ends_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Anybody may make one of that name in the temporary directory."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Watch(fresh=False) as watch:
        _, pid = watch.call(Asked("answers"), 60)
        place = os.open(tmp_path, os.O_RDONLY)
        for name in (f"{probes.FILES_OF}{pid}-x", *["d"] * 1_500):
            os.mkdir(name, dir_fd=place)
            inner = os.open(name, os.O_RDONLY, dir_fd=place)
            os.close(place)
            place = inner
        os.close(place)
        watch.close(at_once=True)
        assert watch.call(Asked("answers"), 60)[0] == "answers"
    subprocess.run(["rm", "-rf", *map(str, tmp_path.iterdir())], check=True)
