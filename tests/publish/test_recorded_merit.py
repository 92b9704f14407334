"""In a student's copy, with recorded outputs alone, lines are located and merit is graded too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from autograder.course.model import Course, Grading, RepairPolicy
from autograder.grading.diagnose import RecordedMistakes
from autograder.grading.grade import SubmissionGrader
from autograder.grading.opened import confined
from autograder.grading.recorded import Recording, read_recording, recording_bytes
from autograder.grading.reference import replayed_reference
from autograder.grading.result import ExerciseResult
from autograder.grading.seeds import public_seed
from autograder.publish.record import record_assignment
from autograder.sandbox.process import StudentProcess
from autograder.submission.read import read_submission
from tests.grading.replaced import with_cells

ASSIGNMENT = "01_perceptron"


@pytest.fixture(scope="module")
def recording(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Recording:
    folder = tmp_path_factory.mktemp("recorded")
    made = record_assignment(
        course, course.assignment(ASSIGNMENT), public_seed(course.grading.seed)
    )
    (folder / "outputs.recording").write_bytes(recording_bytes(made))
    read = read_recording(folder)
    assert read is not None
    return read


def graded(
    course: Course, recording: Recording, folder: Path, cells: dict[str, str], *names: str
) -> dict[str, ExerciseResult]:
    grading = Grading(course.grading.seed, repair=RepairPolicy(60.0, 60.0))
    course = replace(course, grading=grading)
    assignment = course.assignment(ASSIGNMENT)
    source = course.root / "solutions" / ASSIGNMENT / "perceptron.py"
    file = folder / "perceptron.py"
    file.write_text(with_cells(source.read_text(encoding="utf-8"), cells), encoding="utf-8")
    submission = read_submission(file)
    process, _ = confined("wanted")(course, assignment, submission)
    assert isinstance(process, StudentProcess)
    try:
        grader = SubmissionGrader(
            course,
            assignment,
            process,
            reference=replayed_reference(recording),
            mistakes=RecordedMistakes(recording),
        )
        grader.sources = tuple(cell.source for cell in process.cells)
        return {name: grader.exercise(name) for name in names}
    finally:
        process.close()


@pytest.mark.slow
def test_a_right_exercise_earns_its_points(
    course: Course, recording: Recording, tmp_path: Path
) -> None:
    cells = {"step": "def step(x):\n    return np.where(np.asarray(x) > 0, 1, 0)"}
    found = graded(course, recording, tmp_path, cells, "step", "perceptron", "train_perceptron")
    assert [hint.mistake for hint in found["step"].hints] == ["zero_at_zero"]
    for name in ("perceptron", "train_perceptron"):
        assert found[name].status == "done" and found[name].with_ours == ("step",)


def test_a_line_is_located(course: Course, recording: Recording, tmp_path: Path) -> None:
    code = """def fit_rule(x, y):
    x, y = np.asarray(x, float), np.asarray(y, float)
    dx, dy = x - x.mean(), y - y.mean()
    w = (dx * dy).sum() / (dx * dx).sum()
    return round(w, 2), y.mean() - w * x.mean()"""
    found = graded(course, recording, tmp_path, {"fit_rule": code}, "fit_rule")
    (hint,) = found["fit_rule"].hints
    assert (hint.kind, hint.name) == ("line", "call")


def test_a_wrong_number_of_arguments_is_told(
    course: Course, recording: Recording, tmp_path: Path
) -> None:
    cells = {"perceptron": "def perceptron(X, w):\n    return step(np.asarray(X) @ w)"}
    found = graded(course, recording, tmp_path, cells, "perceptron")
    assert "`b` is missing" in found["perceptron"].hints[0].en
