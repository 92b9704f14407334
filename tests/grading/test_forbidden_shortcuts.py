"""What course.yml forbids: shown to everybody as advice, and worth no point more or less."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from autograder.course.load import load_course
from autograder.course.model import Course
from autograder.grading.opened import grade_submission
from autograder.grading.result import Status, SubmissionResult
from autograder.report.html import submission_html
from autograder.report.json import grade
from autograder.report.markdown import submission_blocks
from autograder.report.terminal import submission_lines

FIT = """
import numpy as np

def fit_rule(x, y):
    w, b = np.linalg.lstsq(np.column_stack([x, np.ones(len(x))]), np.asarray(y), rcond=None)[0]
    return float(w), float(b)
"""
TORCH = """
import torch
def step(z):
    return torch.heaviside(z)
"""

# That this is PyTorch cannot be read.
POOL = """
import numpy as np

def helper():
    return __import__("tor" + "ch")

def max_pool2d(x, size=2, stride=None):
    layer = helper().nn.MaxPool2d(size, stride)
    return layer(helper().from_numpy(np.array(x, dtype=float))).numpy()
"""


@pytest.fixture(scope="module")
def course(root: Path) -> Course:
    return load_course(root)


def graded(course: Course, tmp_path: Path, source: str, assignment: str) -> SubmissionResult:
    chosen = course.assignment(assignment)
    file = tmp_path / f"{chosen.module}.py"
    file.write_text(source, encoding="utf-8")
    return grade_submission(course, chosen, file)


def shown(result: SubmissionResult, language: str) -> list[str]:
    """The result as every renderer shows it."""
    return [
        "\n".join(submission_lines(result, language)),
        submission_html(result, language),
        "".join(block.text for block in submission_blocks(result, language)).replace("\\", ""),
        json.dumps(grade(result, language), ensure_ascii=False),
    ]


def test_a_forbidden_call_is_remarked_everywhere_and_costs_nothing(
    course: Course, tmp_path: Path
) -> None:
    result = graded(course, tmp_path, FIT, "01_perceptron")
    (found,) = result.shortcuts
    assert (found.name, found.exercise, found.line) == ("numpy.linalg.lstsq", "fit_rule", 5)
    fit_rule = result.exercises[0]
    assert (fit_rule.status, fit_rule.score) == (Status.DONE, fit_rule.max_score)
    for text in shown(result, "en"):
        assert "numpy.linalg.lstsq" in text and "advice for the instructor" in text
    for text in shown(result, "ko"):
        assert "numpy.linalg.lstsq" in text and "증거가 아닙니다" in text
    (told,) = grade(result, "en")["shortcuts"]
    assert told == {
        "name": "numpy.linalg.lstsq",
        "exercise": "fit_rule",
        "file": "perceptron.py",
        "line": 5,
        "how": "written",
    }


def test_a_forbidden_module_gets_one_sentence_in_both_languages(
    course: Course, tmp_path: Path
) -> None:
    result = graded(course, tmp_path, TORCH, "01_perceptron")
    assert not result.shortcuts and result.score == 0
    for text in shown(result, "en"):
        assert "`torch` cannot be imported in this assignment" in text
    for text in shown(result, "ko"):
        assert "이 과제에서는 `torch`을(를) 불러올 수 없습니다" in text


def test_pytorch_is_noticed_at_work_where_other_exercises_need_it(
    course: Course, tmp_path: Path
) -> None:
    result = graded(course, tmp_path, POOL, "12_cnn")
    (found,) = result.shortcuts
    assert (found.name, found.exercise, found.how) == ("torch", "max_pool2d", "called")
    assert POOL.split("\n")[found.line - 1].strip().startswith("return layer(")
    exercises = {exercise.name: exercise for exercise in result.exercises}
    assert exercises["max_pool2d"].status is Status.DONE


@pytest.mark.parametrize("name", ["01_perceptron", "04_activations", "12_cnn"])
def test_the_solutions_take_no_shortcut(course: Course, name: str) -> None:
    assignment = course.assignment(name)
    file = course.root / "solutions" / name / f"{assignment.module}.py"
    result = grade_submission(course, assignment, file)
    assert result.all_done and not result.shortcuts and not result.notes
