"""The drawings of 01, 04 and 05 render in both languages and say what they show."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from figure_checks import assert_renders, words

from autograder.figures import figures_of

PERCEPTRON = figures_of("01_perceptron", Path(__file__))
LOSSES = figures_of("05_losses", Path(__file__))
ACTIVATIONS = figures_of("04_activations", Path(__file__))
CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
TABLES = {"AND": [0, 0, 0, 1], "XOR": [0, 1, 1, 0]}
LINES = [(np.array([0.0, 0.0]), 0.0), (np.array([-1.0, 0.0]), 0.5), (np.array([1.0, 1.0]), -1.5)]


def side(points: Any, w: Any, b: float) -> Any:
    return np.heaviside(points @ w + b, 1.0)


def both(points: np.ndarray) -> Any:
    return side(points, [1.0, 1.0], -1.5)


def squash(x: Any) -> Any:
    return 0.5 + np.arctan(x) / np.pi


DRAWINGS = {
    "fit": lambda language: PERCEPTRON.draw_fit(
        [0, 1, 3], [0.0, -1.0, -4.0], (-1.5, -0.25), language=language
    ),
    "boundaries": lambda language: PERCEPTRON.draw_boundaries(
        side, {"$x_1 - x_2 = 0$": ([1, -1], 0.0)}, language=language
    ),
    "gates": lambda language: PERCEPTRON.draw_gates(
        {name: (both, table) for name, table in TABLES.items()}, language=language
    ),
    "feature space": lambda language: PERCEPTRON.draw_feature_space(
        CORNERS, TABLES["XOR"], {"OR": [0, 1, 1, 1], "AND": TABLES["AND"]}, language=language
    ),
    "training": lambda language: PERCEPTRON.draw_training(
        side, CORNERS, {name: (table, LINES) for name, table in TABLES.items()}, language=language
    ),
    "loss shapes": lambda language: LOSSES.draw_loss_shapes(
        {"MSE": lambda p: (1 - p) ** 2, "BCE": lambda p: -np.log(p)}, language=language
    ),
    "step sizes": lambda language: LOSSES.draw_step_sizes(
        [1e-6, 1e-3, 0.1], [2.9, 2.7183, 2.75], np.e, language=language
    ),
    "descents": lambda language: LOSSES.draw_descents(
        lambda w: w**2,
        {0.1: [-4.0, -3.2, -2.56], 1.5: [-4.0, 8.0, -16.0]},
        language=language,
    ),
    "activations": lambda language: ACTIVATIONS.draw_activations(
        {r"$\sigma(x)$": (squash, lambda x: 0.2 + 0 * x), "ReLU": (np.abs, None)},
        language=language,
    ),
    "softmax": lambda language: ACTIVATIONS.draw_softmax(
        [1.0, -1.0], lambda z: np.array([0.75, 0.25]), language=language
    ),
    "vanishing": lambda language: ACTIVATIONS.draw_vanishing(
        {"sigmoid": [1, 0.1, 0.01], "tanh": [1, 1, 1]}, language=language
    ),
}


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", DRAWINGS)
@pytest.mark.slow
def test_renders_without_missing_glyphs(name, language, caplog):
    assert_renders(DRAWINGS[name](language), caplog)


def test_the_fitted_line_and_its_squares_are_told():
    drawing = DRAWINGS["fit"]("en")
    assert "y = −1.5 x −0.25" in drawing.description
    squares = 0.25**2 + 0.75**2 + 0.75**2
    assert f"{squares:.4g}" in words(drawing)


def test_points_that_a_gate_gets_right_are_counted():
    drawing = DRAWINGS["gates"]("en")
    assert "AND 4/4" in drawing.description and "XOR 1/4" in drawing.description


def test_a_new_feature_space_brings_points_together():
    assert "4 points" in DRAWINGS["feature space"]("en").description
    assert "3 places" in DRAWINGS["feature space"]("en").description


def test_training_numbers_each_line_by_its_epoch():
    text = words(DRAWINGS["training"]("en")).split("\n")
    # The first weights are all 0: there is no line to draw.
    assert "1" in text and text.count("3") == len(TABLES) and text.count("2") == len(TABLES)


def test_a_descent_that_runs_away_is_said_to():
    description = DRAWINGS["descents"]("en").description
    assert "0.1: w → −2.56" in description and "1.5: out of sight" in description


def test_the_best_step_size_is_named():
    assert "smallest at h = 1e-03" in DRAWINGS["step sizes"]("en").description


def test_the_largest_slopes_are_told():
    assert "σ(x) 0.2, ReLU 1" in DRAWINGS["activations"]("en").description


def test_softmax_shows_the_students_own_numbers():
    text = words(DRAWINGS["softmax"]("en"))
    assert "0.75" in text and "0.25" in text and "sum 1" in text


def test_the_vanishing_product_is_told():
    assert "sigmoid 1.0e-02" in DRAWINGS["vanishing"]("en").description
