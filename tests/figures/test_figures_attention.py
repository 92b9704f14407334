"""The drawings of 13_attention render in both languages and say what they show."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from figure_checks import assert_renders, words

from autograder.figures import figures_of, style

ATTENTION = figures_of("13_attention", Path(__file__))
WORDS = {"ko": ["나는", "어제", "보았다"], "en": ["yesterday", "I", "saw"]}
EVERYWHERE = np.array([[0.5, 0.25, 0.25], [0.1, 0.8, 0.1], [0.0, 0.3, 0.7]])
CAUSAL = np.array([[1.0, 0, 0], [0.25, 0.75, 0], [0.125, 0.375, 0.5]])
ENCODING = np.array([[0.0, 1, 0, 1], [0.84, 0.54, 0.01, 1], [0.91, -0.42, 0.02, 1]])

DRAWINGS = {
    "attention": lambda language: ATTENTION.draw_attention(
        EVERYWHERE, CAUSAL, WORDS[language], language=language
    ),
    "positions": lambda language: ATTENTION.draw_positions(ENCODING, language=language),
}


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", DRAWINGS)
@pytest.mark.slow
def test_renders_without_missing_glyphs(name, language, caplog):
    assert_renders(DRAWINGS[name](language), caplog)


@pytest.mark.parametrize("name", DRAWINGS)
def test_english_has_no_hangul(name):
    drawing = DRAWINGS[name]("en")
    assert not re.search("[가-힣]", words(drawing) + drawing.description)


def test_weights_are_written_in_their_places():
    text = words(DRAWINGS["attention"]("en"))
    for weight in ("0.50", "0.25", "0.80", "0.38", "yesterday"):
        assert weight in text
    assert "hides 3 places" in DRAWINGS["attention"]("en").description
    assert "0.67" in DRAWINGS["attention"]("en").description


def test_korean_words_are_numbered_where_no_font_has_them(monkeypatch):
    monkeypatch.setattr(style, "korean_font", lambda: None)
    text = words(DRAWINGS["attention"]("ko"))
    assert not re.search("[가-힣]", text)
    assert "looked at (key)" in text


def test_similarity_of_positions_is_told():
    first, last = ENCODING[0], ENCODING[-1]
    assert f"{first @ last / 2:.2f}" in DRAWINGS["positions"]("en").description


def test_tensors_are_drawn_wherever_they_are():
    torch = pytest.importorskip("torch", reason="torch==2.13.0 makes the tensors to draw")
    on_tensor = ATTENTION.draw_positions(torch.tensor(ENCODING, requires_grad=True))
    assert on_tensor.description == DRAWINGS["positions"]("en").description
