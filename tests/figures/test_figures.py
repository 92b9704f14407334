"""The drawings render in both languages, show the numbers they are given, and wait politely."""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from figure_checks import assert_renders, words

from autograder.figures import figures_of, once_solved, style

LESSON_2 = figures_of("02_mlp", Path(__file__))
LESSON_3 = figures_of("03_xor", Path(__file__))
LANGUAGES = ("ko", "en")

X = np.array([[1.0, 0.0]])
PARAMETERS = (
    np.array([[0.1, 0.2], [0.3, 0.4]]),
    np.array([0.5, 0.6]),
    np.array([[0.7], [0.8]]),
    np.array([0.9]),
)
FORWARD = {
    "y": [[0.0]],
    "Z1": [[0.6, 0.8]],
    "A1": [[0.6456563, 0.6899745]],
    "Z2": [[1.903939]],
    "y_hat": [[0.8703367]],
}
XOR = (np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([[0], [1], [1], [0]]))


def plane(points: np.ndarray) -> np.ndarray:
    return points @ np.array([[0.5], [0.25]])


def squash(x: Any) -> Any:
    return 0.5 * (1 + np.tanh(np.asarray(x) / 2))


DRAWINGS = {
    "network": lambda language: LESSON_2.draw_network(X, *PARAMETERS, language=language),
    "forward": lambda language: LESSON_2.draw_network(X, *PARAMETERS, **FORWARD, language=language),
    "backward": lambda language: LESSON_2.draw_network(
        X, *PARAMETERS, **FORWARD, delta2=[[0.0146]], delta1=[[-0.0023, 0.0025]], language=language
    ),
    "update": lambda language: LESSON_2.draw_update(
        X,
        PARAMETERS,
        (PARAMETERS[0] + 0.001, PARAMETERS[1] - 0.001, PARAMETERS[2], PARAMETERS[3] + 1),
        y_hat=([[0.87]], [[0.88]]),
        language=language,
    ),
    "sigmoid": lambda language: LESSON_2.draw_sigmoid(squash, lambda a: a * 0.3, language=language),
    "lines": lambda language: LESSON_3.draw_lines(*XOR, language=language),
    "losses": lambda language: LESSON_3.draw_losses(
        {"a": [0.5, 0.1], "b": [0.5]}, language=language
    ),
    "surfaces": lambda language: LESSON_3.draw_surfaces(
        {"a": plane, "b": lambda p: 1 - plane(p)},
        *XOR,
        hidden={"a": (np.eye(2), [0.0, -0.5])},
        language=language,
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DRAWINGS)
@pytest.mark.slow
def test_renders_without_missing_glyphs(name, language, caplog):
    assert_renders(DRAWINGS[name](language), caplog)


@pytest.mark.parametrize("name", DRAWINGS)
@pytest.mark.slow
def test_english_drawings_have_no_hangul(name):
    drawing = DRAWINGS[name]("en")
    assert not re.search("[가-힣]", words(drawing) + drawing.description)


@pytest.mark.parametrize("name", DRAWINGS)
def test_without_a_korean_font_the_labels_are_english(name, monkeypatch):
    monkeypatch.setattr(style, "korean_font", lambda: None)
    drawing = DRAWINGS[name]("ko")
    assert words(drawing) == words(DRAWINGS[name]("en"))
    assert drawing.png(dpi=30)


@pytest.mark.parametrize("name", DRAWINGS)
def test_with_a_korean_font_the_labels_are_korean(name, monkeypatch):
    monkeypatch.setattr(style, "korean_font", lambda: "a font that only has to be named")
    assert re.search("[가-힣]", words(DRAWINGS[name]("ko")))


def test_a_font_without_hangul_is_not_taken():
    from matplotlib import font_manager

    assert not style._writes_hangul(font_manager.findfont("DejaVu Sans"))
    assert not style._writes_hangul(__file__)


def test_the_network_shows_its_numbers():
    text = words(DRAWINGS["backward"]("en"))
    for number in (
        "0.1",
        "0.2",
        "0.3",
        "0.4",
        "0.7",
        "0.8",
        "0.6457",
        "0.6900",
        "1.9039",
        "0.8703",
    ):
        assert number in text
    assert "$-$0.00230" in text
    assert "+0.00250" in text
    assert "$-$0.8703" in text


def test_unchanged_parameters_are_told_from_changed_ones():
    W1, b1, W2, b2 = PARAMETERS
    moved = (W1 + np.array([[0.1, 0.1], [0, 0]]), b1, W2, b2)
    drawing = LESSON_2.draw_update(X, PARAMETERS, moved, language="en")
    assert "2 of 9" in drawing.description
    assert words(drawing).count("+0.10000") == 2


def test_lines_count_what_they_get_right():
    assert "[3, 2, 3]" in LESSON_3.draw_lines(*XOR).description


def test_the_settings_of_the_student_are_left_alone():
    import matplotlib

    settings: Any = matplotlib.rcParams
    before = {name: settings[name] for name in ("font.family", "axes.grid", "font.size")}
    DRAWINGS["network"]("ko").png(dpi=30)
    assert {name: settings[name] for name in before} == before


def test_a_notebook_gets_an_image_with_a_description():
    data, metadata = DRAWINGS["lines"]("en")._repr_mimebundle_()
    assert data["image/png"].startswith(b"\x89PNG")
    assert metadata["image/png"]["alt"] == data["text/plain"]
    assert metadata["image/png"]["width"] > 600


def test_a_plain_script_prints_what_the_drawing_shows(capsys):
    DRAWINGS["lines"]("en").show()
    assert "Three lines" in capsys.readouterr().out


def test_a_drawing_can_be_saved(tmp_path):
    path = DRAWINGS["lines"]("en").save(tmp_path / "그림 1.png")
    assert path.read_bytes().startswith(b"\x89PNG")


def test_importing_the_package_does_not_import_matplotlib():
    import subprocess

    code = "import sys, autograder.figures; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_without_matplotlib_one_sentence_says_what_to_install(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    drawing = LESSON_3.draw_lines(*XOR, language="en")
    drawing.show()
    assert "pip install matplotlib" in capsys.readouterr().out
    assert drawing._repr_mimebundle_() == {"text/plain": drawing.description}
    with pytest.raises(ValueError, match="Matplotlib"):
        drawing.png()
    monkeypatch.undo()
    importlib.import_module("matplotlib")


def test_a_wrong_function_gives_a_sentence_not_a_traceback(capsys):
    with once_solved(language="en"):
        LESSON_2.draw_network(X, *PARAMETERS, Z1=None, A1="wrong", language="en")
    said = capsys.readouterr().out
    assert "No drawing could be made" in said
    assert "ValueError" in said
