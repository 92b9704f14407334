"""A known mistake is still named when the function also fails on lists, as beginners' do."""

from __future__ import annotations

from pathlib import Path

from autograder.course.model import Course
from autograder.grading.opened import grade_submission


def test_a_sign_is_named_although_lists_fail(course: Course, tmp_path: Path) -> None:
    source = "import numpy as np\n\ndef sigmoid(x):\n    return 1 / (1 + np.exp(x.astype(float)))\n"
    (tmp_path / "mlp.py").write_text(source, encoding="utf-8")
    result = grade_submission(course, course.assignment("02_mlp"), tmp_path, exercises=["sigmoid"])
    (hint,) = result.exercises[0].hints
    assert hint.mistake and "exponent" in hint.en
