"""The drawings of 12_cnn render in both languages and say what they show."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from figure_checks import assert_renders, words

from autograder.figures import figures_of

CNN = figures_of("12_cnn", Path(__file__))
RNG = np.random.default_rng(0)
KERNELS = RNG.standard_normal((3, 1, 3, 3))
USUAL = RNG.normal(0.2, 0.05, 200)
DRAWINGS = {
    "feature maps": lambda language: CNN.draw_feature_maps(
        RNG.random((8, 8)), KERNELS, RNG.standard_normal((3, 8, 8)), language=language
    ),
    "transfer": lambda language: CNN.draw_transfer(
        [2, 4, 8], [0.3, 0.5, 0.7], [0.2, 0.25, 0.4], language=language
    ),
    "drift": lambda language: CNN.draw_drift(
        USUAL,
        {"$x^{1}$": USUAL[:50], "$x^{2}$": USUAL**2},
        {"$x^{1}$": 0.02, "$x^{2}$": 4.5},
        language=language,
    ),
}


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", DRAWINGS)
def test_renders_without_missing_glyphs(name, language, caplog):
    assert_renders(DRAWINGS[name](language), caplog)


def test_the_kernels_numbers_are_written_in_them():
    shown = words(DRAWINGS["feature maps"]("en"))
    for value in KERNELS.ravel()[:9]:
        assert f"{value:.2g}".replace("-", "−") in shown


def test_transfer_is_told_at_its_middle():
    assert "After 4 steps, transfer reaches 50% and a start from nothing 25%" in (
        DRAWINGS["transfer"]("en").description
    )


def test_each_distribution_has_its_score():
    shown = words(DRAWINGS["drift"]("en"))
    assert "PSI 0.020" in shown and "PSI 4.500" in shown
