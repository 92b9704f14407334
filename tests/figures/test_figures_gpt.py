"""The drawings of 14_gpt render in both languages and say what they show."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from figure_checks import assert_renders, words

from autograder.figures import figures_of

GPT = figures_of("14_gpt", Path(__file__))
LOSSES = np.geomspace(2.5, 0.01, 240).tolist()
ACCURACIES = [0.0, 0.125, 0.75, 0.995]


def attention() -> np.ndarray:
    """Weights (2, 3, 8, 8) whose second block's first head looks at both units first."""
    weights = np.tril(np.ones((8, 8)))
    weights = np.tile(weights / weights.sum(axis=1, keepdims=True), (2, 3, 1, 1))
    weights[1, 0, 5] = [0, 0.45, 0, 0, 0.45, 0.1, 0, 0]
    return weights


DRAWINGS = {
    "learning": lambda language: GPT.draw_learning(LOSSES, ACCURACIES, 90, 50, language=language),
    "attention": lambda language: GPT.draw_attention(attention(), language=language),
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


def test_the_last_accuracy_is_told():
    assert "99.5%" in DRAWINGS["learning"]("en").description


def test_the_head_that_looks_at_the_units_is_told():
    said = DRAWINGS["attention"]("en").description
    assert "block 2, head 1" in said and "(90%)" in said
    assert words(DRAWINGS["attention"]("en")).count("45") == 2


def test_weights_are_those_of_the_attention_itself():
    """Computed beside the model, they give what its attention gives."""
    torch = pytest.importorskip("torch", reason="torch==2.13.0 makes the model")
    from autograder.grading.reference import load_solution

    solution = load_solution(Path(__file__).parents[2] / "solutions" / "14_gpt" / "gpt.py")
    torch.manual_seed(0)
    model = solution["GPT"](13, 10, 8, 2, 2)
    ids = torch.randint(0, 13, (1, 8))
    weights = torch.tensor(GPT.attention_weights(model, ids), dtype=torch.float32)
    assert weights.shape == (2, 2, 8, 8)
    assert np.allclose(weights.sum(-1), 1) and not weights.triu(1).any()
    x = model.token_embedding(ids) + model.position_embedding(torch.arange(8))
    block = model.blocks[0]
    given = block.norm1(x)
    values = block.attention.v_proj(given).unflatten(-1, (2, -1)).transpose(1, 2)
    joined = (weights[0] @ values).transpose(1, 2).flatten(2)
    right = block.attention(given, mask=torch.ones(8, 8).tril().bool())
    torch.testing.assert_close(block.attention.out_proj(joined), right)
