"""nbgrader autograde on several cores: the same scores and notebooks, and nothing graded twice."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from gradebook_class import Material, Notebook, solved_by, stub_by

from autograder.class_run import Ledger, task
from autograder.class_run.ledger import LEDGERS
from autograder.gradebook import preprocessors

pytestmark = pytest.mark.slow

Run = Callable[..., str]
HandIn = Callable[[str, Notebook], Path]
Grades = Callable[[str], dict[str, tuple[float | None, bool]]]
STUDENTS = [f"학생{number}" for number in range(5)]


@pytest.fixture
def handed_in(hand_in_notebook: HandIn, made: Material) -> list[str]:
    for number, student in enumerate(STUDENTS):
        hand_in_notebook(student, (solved_by if number % 2 else stub_by)(student, made))
    return STUDENTS


def written(course: Path) -> dict[str, Any]:
    """Each graded notebook."""
    paths = sorted((course / "autograded").glob("*/02_mlp/mlp.ipynb"))
    return {path.parts[-3]: json.loads(path.read_text(encoding="utf-8")) for path in paths}


def graded_nowhere(*_: object) -> Any:
    raise AssertionError("graded again")


def test_two_at_once_give_what_one_gives_and_all_is_kept(
    run: Run,
    handed_in: list[str],
    grades: Grades,
    small_course: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert run("Autograde", Autograde__jobs=2) == ""
    both = written(small_course)
    scores = {student: grades(student) for student in handed_in}
    assert [sum(s or 0 for s, _ in scores[student].values()) for student in handed_in] == [
        20.0 * (number % 2) for number in range(5)
    ]
    with Ledger(small_course, "02_mlp") as ledger:
        assert sorted(record.student for record in ledger.records()) == sorted(handed_in)
        assert all(record.seed.startswith("secret ") for record in ledger.records())
    # As after a kill before anything was written: all is there, and nothing is graded again.
    shutil.rmtree(small_course / "autograded")
    with monkeypatch.context() as patched:
        patched.setattr(task, "graded", graded_nowhere)
        assert run("Autograde") == ""
    assert written(small_course) == both
    assert {student: grades(student) for student in handed_in} == scores
    # Who says --force means it.
    lines = (small_course / LEDGERS / "02_mlp.jsonl").read_bytes().count(b"\n")
    assert run("Autograde", force=True, Autograde__jobs=1) == ""
    assert written(small_course) == both
    assert (small_course / LEDGERS / "02_mlp.jsonl").read_bytes().count(b"\n") == 2 * lines


def test_one_that_cannot_be_saved_takes_none_of_its_batch_along(
    run: Run,
    handed_in: list[str],
    grades: Grades,
    small_course: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = preprocessors.SaveGrades.preprocess

    def saving(self: Any, nb: Any, resources: Any) -> Any:
        found = real(self, nb, resources)
        if resources["nbgrader"]["student"] == handed_in[1]:
            raise ValueError("a bug")
        return found

    with monkeypatch.context() as patched:
        patched.setattr(preprocessors.SaveGrades, "preprocess", saving)
        said = run("Autograde")
    assert "failed on 1 of 5 submissions" in said and handed_in[1] in said
    assert written(small_course).keys() == set(handed_in) - {handed_in[1]}
    assert sum(score or 0 for score, _ in grades(handed_in[3]).values()) == 20.0
    with monkeypatch.context() as patched:
        patched.setattr(task, "graded", graded_nowhere)
        assert run("Autograde") == ""
    assert sum(score or 0 for score, _ in grades(handed_in[1]).values()) == 20.0


def test_a_number_of_jobs_that_is_none_is_named(run: Run, small_course: Path) -> None:
    settings = small_course / "course.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("grading:\n", "grading:\n  jobs: -1\n"), encoding="utf-8")
    said = run("Autograde")
    assert "grading.jobs" in said and "0 for all cores" in said
