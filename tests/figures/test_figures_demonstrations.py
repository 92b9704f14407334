"""The demonstrations of every assignment draw, once it is solved, and wait politely before."""

from __future__ import annotations

import re

import pytest
from contact_sheet import Sheet, page
from demonstrations import LANGUAGES, SOURCES, drawings_of, run_demonstrations
from figure_checks import assert_renders, words

from autograder.figures import Drawing

QUICK = ("mlp", "xor")
# The figures are drawn in both languages by tests of their own; a demonstration chooses none.
IN_BOTH = ("mlp", "backprop")
# Their texts promise arrays and numbers; 07's graphs are lists, 14's examples a list of texts.
ARRAYS_ALONE = (
    "warmup",
    "perceptron",
    "mlp",
    "xor",
    "activations",
    "losses",
    "backprop",
    "optimizers",
)


@pytest.mark.parametrize(
    ("name", "language"),
    [(n, language) for n in SOURCES for language in LANGUAGES if n in IN_BOTH or language == "ko"],
)
@pytest.mark.slow
def test_demonstrations_of_the_solutions_draw(name, language, capsys, caplog):
    lists: list[str] = []
    drawings = drawings_of(SOURCES[name], language, lists)
    assert not lists or name not in ARRAYS_ALONE, lists
    said = capsys.readouterr().out
    assert "그림" not in said and "drawing" not in said.lower(), said
    if name == "xor":
        assert said.split() == ["AND:", "1.0", "OR:", "1.0", "XOR:", "0.5"]
    called = re.findall(r"figures\.(draw_\w+)", SOURCES[name].read_text(encoding="utf-8"))
    assert len(drawings) >= len(set(called)) > 0
    for drawing in drawings:
        assert_renders(drawing, caplog)
        if language == "en":
            assert not re.search("[가-힣]", words(drawing) + drawing.description)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name",
    [name if name in QUICK else pytest.param(name, marks=pytest.mark.slow) for name in SOURCES],
)
def test_demonstrations_of_an_unsolved_release_wait(name, language, capsys, monkeypatch):
    monkeypatch.setattr(Drawing, "show", lambda self: None)  # of what needs no exercise
    run_demonstrations(SOURCES[name], language, solved=False)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) >= 2
    waiting = "위의 문제를 풀면" if language == "ko" else "once the exercises above are done"
    assert all(waiting in line for line in lines), lines


@pytest.mark.slow
def test_what_12_says_of_its_networks_is_what_a_run_shows(capsys):
    """Moved images tell CNN and MLP apart; transfer is ahead after 8 steps, and not after 32."""
    drawings = drawings_of(SOURCES["cnn"], "en")
    said = dict(re.findall(r"(CNN|MLP): [\d.]+% → ([\d.]+)%", capsys.readouterr().out))
    assert float(said["CNN"]) > float(said["MLP"]) + 15
    transfer = next(d for d in drawings if "transfer reaches" in d.description)
    ahead, behind = map(int, re.findall(r"(\d+)%", transfer.description))
    assert "After 8 steps" in transfer.description and ahead > behind + 5


def test_the_contact_sheet_shows_every_figure_in_both_languages():
    figures = {"ko": [(b"one", "하나 <1>")], "en": [(b"two", "one <1>")]}
    text = page([Sheet("01_first", figures, 0.1)])
    assert text.count("<img") == 2 and "01_first" in text
    assert "하나 &lt;1&gt;" in text and "one &lt;1&gt;" in text
