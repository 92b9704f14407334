"""A forbidden call marks its exercise for the instructor's eyes in nbgrader, and moves no score."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from gradebook_class import Material, Notebook, solved_by
from nbgrader.api import Gradebook

Run = Callable[..., str]
HandIn = Callable[[str, Notebook], Path]
Grades = Callable[[str], dict[str, tuple[float | None, bool]]]


@pytest.mark.slow
def test_a_shortcut_is_shown_and_marked_and_keeps_its_points(
    run: Run, hand_in_notebook: HandIn, made: Material, grades: Grades, small_course: Path
) -> None:
    course_file = small_course / "course.yml"
    text = course_file.read_text(encoding="utf-8")
    assert "      sigmoid: 2\n" in text
    forbidding = text.replace("sigmoid: 2", "sigmoid: {points: 2, forbid: [numpy.exp]}", 1)
    course_file.write_text(forbidding, encoding="utf-8")
    hand_in_notebook("an", solved_by("an", made))
    assert run("Autograde") == ""
    found = grades("an")
    assert found.pop("check_sigmoid") == (2.0, True)
    assert found.pop("reflection")[1]
    assert not any(by_hand for _, by_hand in found.values())
    with Gradebook(f"sqlite:///{small_course}/gradebook.db") as gradebook:
        submission = gradebook.find_submission("02_mlp", "an")
        assert submission.score == 20 and submission.needs_manual_grade
    assert run("GenerateFeedback") == ""
    for page in ("autograded/an/02_mlp/mlp.ipynb", "feedback/an/02_mlp/mlp.html"):
        shown = (small_course / page).read_text(encoding="utf-8")
        assert "numpy.exp" in shown and "advice for the instructor" in shown
