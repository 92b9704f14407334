"""A score that is older than the work, the course or the checks is known, and can be renewed."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from gradebook_class import Material, Notebook, cell_of, solved_by, stub_by
from gradebook_runs import tree
from nbgrader.api import Gradebook

from autograder.cli import main
from autograder.course import load_course
from autograder.gradebook.stale import Stale, recorded, stale

pytestmark = pytest.mark.slow
Run = Callable[..., str]
Grades = Callable[[str], dict[str, tuple[float | None, bool]]]
HandIn = Callable[[str, Notebook], Path]
PARTS = ("submission", "course", "checks")


@pytest.fixture
def graded_course(small_course: Path, run: Run, hand_in_notebook: HandIn, made: Material) -> Path:
    """an and 박지영 solved all, stub nothing; a person gave an a score and a comment."""
    for student in ("an", "박지영"):
        hand_in_notebook(student, solved_by(student, made, f"{student} thinks so."))
    hand_in_notebook("stub", stub_by("stub", made))
    assert run("Autograde") == ""
    with Gradebook(f"sqlite:///{small_course}/gradebook.db") as gb:
        grade: Any = gb.find_grade("reflection", "mlp", "02_mlp", "an")
        grade.manual_score, grade.needs_manual_grade = 1.5, False
        grade = gb.find_grade("check_update", "mlp", "02_mlp", "stub")
        grade.manual_score, grade.needs_manual_grade = 2.0, False
        gb.db.commit()
    return small_course


def found(root: Path) -> list[Stale]:
    course = load_course(root)
    return stale(course, course.assignment("02_mlp"))


def course_says(root: Path, was: str, now: str) -> None:
    """Change course.yml."""
    file = root / "course.yml"
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, now, 1), encoding="utf-8")


def break_sigmoid(folder: Path) -> None:
    """Hand in again, with a wrong sigmoid, under the same time."""
    file = folder / "mlp.ipynb"
    notebook = json.loads(file.read_text(encoding="utf-8"))
    cell_of(notebook, "sigmoid")["source"] = "def sigmoid(x):\n    return x\n"
    file.write_text(json.dumps(notebook), encoding="utf-8")


def graded_when(root: Path) -> dict[str, int]:
    return {
        path.parts[-3]: path.stat().st_mtime_ns
        for path in (root / "autograded").glob("*/02_mlp/mlp.ipynb")
    }


def test_what_was_just_graded_is_not_stale(
    graded_course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert found(graded_course) == []
    assert recorded(graded_course / "autograded/an/02_mlp/mlp.ipynb") is not None
    capsys.readouterr()
    assert main(["regrade"]) == 0
    assert capsys.readouterr().out == "No score is older than the course or the work.\n"


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("      sigmoid: 2\n", "      sigmoid: 3\n"),
        ("due: 2096-09-20T23:59:00+09:00", "due: 2096-09-21T23:59:00+09:00"),
        ("penalty_per_day: 0.1", "penalty_per_day: 0.2"),
    ],
)
def test_points_and_dates_make_scores_stale(graded_course: Path, was: str, now: str) -> None:
    course_says(graded_course, was, now)
    assert found(graded_course) == [
        Stale("an", ("course",)),
        Stale("stub", ("course",)),
        Stale("박지영", ("course",)),
    ]


def test_titles_texts_and_other_assignments_do_not(graded_course: Path) -> None:
    course_says(graded_course, "A multilayer perceptron, step by step", "Another title")
    course_says(graded_course, "xor_dataset: 1", "xor_dataset: 2")
    source = graded_course / "solutions/02_mlp/mlp.py"
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace("What you will be able to do", "Aims"), encoding="utf-8")
    (graded_course / "submitted/an/02_mlp/timestamp.txt").write_text("2096-09-01 UTC", "utf-8")
    assert found(graded_course) == []


def test_a_changed_reference_makes_scores_stale_and_autograde_says_so(
    graded_course: Path, run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    source = graded_course / "solutions/02_mlp/mlp.py"
    text = source.read_text(encoding="utf-8")
    source.write_text(
        text.replace("\nimport numpy as np\n", "\nimport numpy as np\nx = 1\n"), "utf-8"
    )
    assert {entry.changed for entry in found(graded_course)} == {("checks",)}
    with caplog.at_level(logging.WARNING):
        assert run("Autograde") == ""
    assert (
        "3 scores of 02_mlp were given before the checks changed; run: course regrade 02_mlp"
        in caplog.text
    )


def test_a_score_of_which_nothing_is_recorded_is_stale(graded_course: Path) -> None:
    file = graded_course / "autograded/an/02_mlp/mlp.ipynb"
    file.chmod(0o644)
    notebook = json.loads(file.read_text(encoding="utf-8"))
    del notebook["metadata"]["autograder"]["digests"]
    file.write_text(json.dumps(notebook), encoding="utf-8")
    assert found(graded_course) == [Stale("an", PARTS)]


def test_what_is_gone_or_not_graded_is_not_stale(
    graded_course: Path, hand_in_notebook: HandIn, made: Material
) -> None:
    hand_in_notebook("new", made.release)
    break_sigmoid(graded_course / "submitted/an/02_mlp")
    (graded_course / "submitted/an").rename(graded_course / "elsewhere")
    assert found(graded_course) == []


def test_exactly_the_stale_ones_are_graded_again_and_the_table_says_what_changed(
    graded_course: Path, grades: Grades, capsys: pytest.CaptureFixture[str]
) -> None:
    before = graded_when(graded_course)
    break_sigmoid(graded_course / "submitted/박지영/02_mlp")
    capsys.readouterr()
    assert main(["regrade", "02_mlp"]) == 0
    said = capsys.readouterr().out
    assert "02_mlp: 1 submission graded again, 1 with another score" in said
    (row,) = [line for line in said.splitlines() if line.strip().startswith("박지영")]
    assert row.split()[:3] == ["박지영", "20", "18"]  # an error is paid for once
    assert "sigmoid 2 → 0" in row and row.endswith("submission")
    after = graded_when(graded_course)
    assert {student for student in after if after[student] != before[student]} == {"박지영"}
    assert grades("박지영")["check_sigmoid"] == (0.0, False)
    assert found(graded_course) == []
    assert main(["regrade", "02_mlp"]) == 0
    assert "no score is older than the course or the work" in capsys.readouterr().out


def without_ledger(course: Path) -> dict[str, str]:
    """All that lies in a course, but the private file that saves grading twice."""
    return {name: kind for name, kind in tree(course).items() if "/ledger/" not in name}


def test_a_dry_run_says_the_same_and_writes_nothing(
    graded_course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    break_sigmoid(graded_course / "submitted/an/02_mlp")
    before = without_ledger(graded_course)
    capsys.readouterr()
    assert main(["regrade", "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "1 submission would be graded again, 1 with another score" in said
    (row,) = [line for line in said.splitlines() if line.strip().startswith("an ")]
    assert row.split()[:3] == ["an", "21.5", "19.5"] and "Nothing was written." in said
    assert without_ledger(graded_course) == before


def test_new_points_are_given_and_what_a_person_gave_stays(
    graded_course: Path, run: Run, grades: Grades, capsys: pytest.CaptureFixture[str]
) -> None:
    course_says(graded_course, "      sigmoid: 2\n", "      sigmoid: 3\n")
    capsys.readouterr()
    assert main(["regrade", "02_mlp", "--dry-run"]) == 0
    assert "sigmoid 2 → 3" in capsys.readouterr().out
    assert main(["regrade", "02_mlp"]) == 2
    told = capsys.readouterr().err
    assert "run: nbgrader generate_assignment 02_mlp" in told and "Traceback" not in told
    assert run("GenerateAssignment", force=True) == ""
    assert main(["regrade", "02_mlp"]) == 0
    said = capsys.readouterr().out
    assert "3 submissions graded again, 2 with another score" in said
    with Gradebook(f"sqlite:///{graded_course}/gradebook.db") as gb:
        scores = {s.student.id: s.score for s in gb.assignment_submissions("02_mlp")}
        kept: Any = gb.find_grade("reflection", "mlp", "02_mlp", "an")
        assert (kept.manual_score, kept.needs_manual_grade) == (1.5, False)
    assert scores == {"an": 22.5, "박지영": 21.0, "stub": 2.0}
    assert grades("stub")["check_update"] == (0.0, True)  # for a person to look at once more


def test_digests_stay_with_the_instructor(graded_course: Path, run: Run) -> None:
    assert run("GenerateFeedback") == ""
    kept = recorded(graded_course / "autograded/an/02_mlp/mlp.ipynb")
    assert kept is not None
    for path in (graded_course / "feedback").rglob("*"):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            assert kept.checks not in text and kept.submission not in text, path
