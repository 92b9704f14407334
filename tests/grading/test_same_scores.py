"""A class has the same results whoever else is at work, however many grade, in any order."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.class_run import Circumstances, LocalWorkers, result_of, run_class
from autograder.course.load import load_course
from autograder.course.model import Course
from autograder.grading.seeds import public_seed
from autograder.report.json import write_grades

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells processor time")
BUSY = 4
WRONG = "import numpy as np\n\n\ndef sigmoid(z):\n    return np.tanh(z)\n"
SUBMISSIONS = {
    "wrong": WRONG,
    "endless": WRONG + "\n\ndef sigmoid_derivative(a):\n    while True:\n        pass\n",
    "asleep": f"import time\n{WRONG}\n\ndef sigmoid_derivative(a):\n    time.sleep(1000)\n",
    "ends": WRONG + "\n\ndef sigmoid_derivative(a):\n    import os\n    os._exit(1)\n",
    "nothing": "",
}


@pytest.fixture
def busy() -> Iterator[None]:
    """Four programs that want every processor there is."""
    command = [sys.executable, "-c", "while True: pass"]
    running = [subprocess.Popen(command) for _ in range(BUSY)]
    yield
    for process in running:
        process.kill()
        process.wait()


def results(course: Course, files: list[Path], workers: int, target: Path) -> bytes:
    """The results of a class as a file, sorted by name."""
    seed = public_seed(course.grading.seed)
    how = Circumstances(course, course.assignment("02_mlp"), seed, "wanted")
    with LocalWorkers(course, workers) as local:
        graded = run_class(map(how.task, files), local)
        found = [result_of(task, record) for task, record in graded]
    write_grades(target, sorted(found, key=lambda result: result.submission), "en")
    return target.read_bytes()


@pytest.mark.slow
def test_results_are_the_same_byte_for_byte(
    copied_course: Path, tmp_path: Path, busy: None
) -> None:
    settings = copied_course / "course.yml"
    text = settings.read_text(encoding="utf-8")
    for name, seconds in (("call", 0.4), ("submission", 20)):
        text = re.sub(rf"(?m)^  {name}_seconds: .*$", f"  {name}_seconds: {seconds}", text)
    settings.write_text(text, encoding="utf-8")
    course = load_course(copied_course)
    solution = (copied_course / "solutions/02_mlp/mlp.py").read_text(encoding="utf-8")
    files = []
    for name, source in {**SUBMISSIONS, "right": solution}.items():
        file = tmp_path / name / "mlp.py"
        file.parent.mkdir()
        file.write_text(source, encoding="utf-8")
        files.append(file)
    first = results(course, files, 1, tmp_path / "1.json")
    assert first.count(b'"score": 20.0') == 1, "the right one has all points"
    assert results(course, files[::-1], 2, tmp_path / "2.json") == first
    assert results(course, files[3:] + files[:3], 8, tmp_path / "8.json") == first
