"""The drawings of 00_setup render in both languages and say what they show."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from figure_checks import assert_renders, words

from autograder.figures import figures_of

SETUP = figures_of("00_setup", Path(__file__))
A = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])

DRAWINGS = {
    "computer": lambda language: SETUP.draw_computer(language=language),
    "colab": lambda language: SETUP.draw_colab(language=language),
    "notebook": lambda language: SETUP.draw_notebook(language=language),
    "axes": lambda language: SETUP.draw_axes(A, [3, 7, 11], [3, 4], language=language),
    "matmul": lambda language: SETUP.draw_matmul(
        [[1, 2, 0], [3, 1, 2]], A, [[7, 10], [16, 22]], language=language
    ),
    "broadcast": lambda language: SETUP.draw_broadcast(A, [10, 20], A + 10, language=language),
    "superposition": lambda language: SETUP.draw_superposition(
        {"$3x$": (lambda x: 3 * x, True), "$x^2$": (np.square, False)}, language=language
    ),
    "slope": lambda language: SETUP.draw_slope(
        np.square, lambda f, x, h: 2 * np.asarray(x), 1.0, 1.0, language=language
    ),
}


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", DRAWINGS)
@pytest.mark.slow
def test_renders_without_missing_glyphs(name, language, caplog):
    assert_renders(DRAWINGS[name](language), caplog)


@pytest.mark.parametrize("name", ["computer", "colab", "notebook"])
def test_sketches_of_screens_say_that_they_are_sketches(name):
    assert "not a screenshot" in DRAWINGS[name]("en").description


def test_what_is_typed_is_what_the_text_says():
    text = (Path(__file__).parents[2] / "solutions/00_setup/warmup.py").read_text(encoding="utf-8")
    shown = words(DRAWINGS["computer"]("en"))
    for command in (
        "python3 -m venv .venv",
        "source .venv/bin/activate",
        "py -m venv .venv",
        ".venv\\Scripts\\Activate.ps1",
        'pip install -e ".[notebook]"',
    ):
        assert f"`{command}`" in text and command in shown


def test_the_place_worked_out_is_the_students_own():
    assert "3·1 + 1·3 + 2·5 = 16" in words(DRAWINGS["matmul"]("en"))


def test_sums_and_means_are_told():
    description = DRAWINGS["axes"]("en").description
    assert "[3, 7, 11]" in description and "[3, 4]" in description


def test_a_verdict_stands_over_each_function():
    assert "3x True, x2 False" in DRAWINGS["superposition"]("en").description


def test_an_answer_in_the_wrong_shape_is_not_drawn():
    with pytest.raises(ValueError, match="reshape"):
        SETUP.draw_axes(A, [9, 12], [3, 4], language="en")
