"""The drawings of 12_cnn render in both languages and say what they show."""

from __future__ import annotations

import struct
import warnings

import numpy as np
import pytest
from matplotlib.text import Text

from autograder import figures

RNG = np.random.default_rng(0)
KERNELS = RNG.standard_normal((3, 1, 3, 3))
USUAL = RNG.normal(0.2, 0.05, 200)
DRAWINGS = {
    "feature maps": lambda language: figures.draw_feature_maps(
        RNG.random((8, 8)), KERNELS, RNG.standard_normal((3, 8, 8)), language=language
    ),
    "transfer": lambda language: figures.draw_transfer(
        [2, 4, 8], [0.3, 0.5, 0.7], [0.2, 0.25, 0.4], language=language
    ),
    "drift": lambda language: figures.draw_drift(
        USUAL,
        {"$x^{1}$": USUAL[:50], "$x^{2}$": USUAL**2},
        {"$x^{1}$": 0.02, "$x^{2}$": 4.5},
        language=language,
    ),
}


def words(drawing: figures.Drawing) -> str:
    """All the text in a drawing."""
    assert drawing.figure is not None
    found = drawing.figure.findobj(lambda artist: isinstance(artist, Text))
    return "\n".join(text.get_text() for text in found if isinstance(text, Text))


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", DRAWINGS)
def test_renders_without_missing_glyphs(name, language, caplog):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        drawing = DRAWINGS[name](language)
        png = drawing.png(dpi=40)
    assert not caplog.records
    width, height = struct.unpack(">II", png[16:24])
    assert png.startswith(b"\x89PNG") and width > height > 100
    assert drawing.description and "$" not in drawing.description


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
