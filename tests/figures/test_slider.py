"""A slider moves its picture where there are widgets, and leaves a still one everywhere."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from figure_checks import assert_renders, words

from autograder.figures import Drawing, Slider, drawing, figures_of, slider

ROOT = Path(__file__).parents[2]
LANGUAGES = ("ko", "en")
ASSIGNMENTS = (
    "01_perceptron",
    "04_activations",
    "05_losses",
    "06_backprop",
    "09_data_and_evaluation",
)
LESSON = {name[:2]: figures_of(name, ROOT) for name in ASSIGNMENTS}
VIEW = "application/vnd.jupyter.widget-view+json"


def softmax(z: Any) -> np.ndarray:
    e = np.exp(z - np.max(z))
    return e / e.sum()


def precision(y: Any, guess: Any) -> float:
    return float(np.sum(y * guess) / max(np.sum(guess), 1))


def recall(y: Any, guess: Any) -> float:
    return float(np.sum(y * guess) / np.sum(y))


def perceptron(X: Any, w: Any, b: float) -> Any:
    return (np.asarray(X) @ w + b >= 0).astype(int)


def descend(lr: float) -> list[float]:
    way = [3.5]
    for _ in range(12):
        way.append(way[-1] - lr * (0.4 * way[-1] ** 3 - 2 * way[-1] + 0.5))
    return way


def chain(depth: int) -> Any:
    return 0.1 * 0.22 ** np.arange(depth)[::-1]


ANSWERS = [0, 0, 1, 0, 1, 1]
CHANCES = [0.1, 0.3, 0.35, 0.6, 0.7, 0.9]

SLIDERS = {
    "bias": lambda language: LESSON["01"].slide_bias(
        perceptron, np.array([1.0, 1.0]), -1.5, language=language
    ),
    "rate": lambda language: LESSON["05"].slide_learning_rate(
        lambda w: 0.1 * w**4 - w**2 + 0.5 * w, descend, language=language
    ),
    "depth": lambda language: LESSON["06"].slide_depth(chain, language=language),
    "threshold": lambda language: LESSON["09"].slide_threshold(
        ANSWERS, CHANCES, {"precision": precision, "recall": recall}, language=language
    ),
    "temperature": lambda language: LESSON["04"].slide_temperature(
        [2.0, 1.0, 0.1], softmax, language=language
    ),
}


@drawing
def bar(height: float, *, language: str = "en") -> Any:
    from matplotlib.figure import Figure

    if height > 2:
        raise ZeroDivisionError("too <high>")
    figure = Figure(figsize=(2, 2))
    figure.subplots().bar([0], [height])
    return figure, f'a "bar" of {height:g}'


def three_bars(language: Any = "en") -> Slider:
    return Slider(lambda height: bar(height), (1.0, 2.0, 3.0), 2.0, "height", language)


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What is displayed, as if this were a notebook's kernel."""
    shown: list[Any] = []
    here = SimpleNamespace(kernel=object())
    for module in (slider, sys.modules["autograder.figures.drawing"]):
        monkeypatch.setattr(module, "shell_here", lambda: here)
    monkeypatch.setattr("IPython.display.display", lambda *a, **k: shown.extend(a))
    return shown


def test_a_plain_script_prints_what_the_still_shows(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    three_bars().show()
    assert capsys.readouterr().out == '[a "bar" of 2]\n'


def test_a_notebook_shows_the_still_and_below_it_the_slider(kernel):
    three_bars().show()
    still, below = kernel
    assert isinstance(still, Drawing) and still.description == 'a "bar" of 2'
    assert below[VIEW]["model_id"]
    assert "from 1 to 3" in below["text/plain"]  # what GitHub shows


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_ipywidgets_a_notebook_shows_the_still(language, kernel, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    three_bars(language).show()
    assert [shown.description for shown in kernel] == ['a "bar" of 2']
    assert "pip install ipywidgets" in capsys.readouterr().out


def test_moving_the_slider_draws_its_value_with_a_description():
    handle, picture = three_bars().controls().children
    assert handle.description == "height" and handle.label == "2"
    assert "<img" not in picture.value and "height = 2" in picture.value
    handle.index = 0
    assert 'alt="a &quot;bar&quot; of 1"' in picture.value
    assert "data:image/png;base64,iVBOR" in picture.value


def test_a_value_that_cannot_be_drawn_gives_a_sentence():
    handle, picture = three_bars().controls().children
    handle.index = 2
    assert "ZeroDivisionError: too &lt;high&gt;" in picture.value and "<img" not in picture.value
    handle.index = 1
    assert "<img" in picture.value


def test_the_start_is_one_of_the_values():
    with pytest.raises(ValueError, match="starts at 5"):
        Slider(bar, (1.0, 2.0), 5, "height")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SLIDERS)
def test_the_ends_and_the_start_are_drawn(name, language, caplog):
    moved = SLIDERS[name](language)
    stills = [moved.draw(v) for v in (moved.values[0], moved.start, moved.values[-1])]
    assert len({still.description for still in stills}) == 3
    assert_renders(stills[1], caplog)
    if language == "en":
        assert not re.search("[가-힣]", words(stills[1]) + stills[1].description + moved.label)
    else:
        assert re.search("[가-힣]", moved.label)


def test_a_low_temperature_leaves_one_and_a_high_one_all_alike():
    moved = SLIDERS["temperature"]("en")
    assert "[1.000, 0.000, 0.000]" in moved.draw(0.1).description
    assert "[0.659, 0.242, 0.099]" in moved.draw(moved.start).description


def test_moving_the_bias_makes_each_gate_a_line_can_make():
    moved = SLIDERS["bias"]("en")
    told = [moved.draw(b).description for b in moved.values]
    assert moved.start == -1.5 and "AND" in moved.draw(-1.5).description
    assert sum("OR" in sentence and "XOR" not in sentence for sentence in told) >= 1
    assert not any("XOR" in sentence for sentence in told)


def test_small_rates_stop_in_the_near_valley_and_larger_ones_in_the_deep_one():
    moved = SLIDERS["rate"]("en")
    assert "w = 2.10" in moved.draw(0.1).description
    assert "w = −2.3" in moved.draw(0.34).description


def test_the_first_gradient_falls_by_as_much_with_every_layer():
    moved = SLIDERS["depth"]("en")
    assert "the first is 1 times the last" in moved.draw(1).description
    assert "the first is 0.0023 times the last" in moved.draw(5).description


def test_the_counts_at_a_threshold_are_those_of_the_scores():
    moved = SLIDERS["threshold"]("en")
    told = moved.draw(0.5).description
    assert "precision 0.667" in told and "recall 0.667" in told
    assert "2 of 3 buyers" in told and "1 of 3 others" in told


@pytest.mark.slow
def test_a_page_made_of_the_notebook_holds_the_still():
    """Runs a real kernel; nbconvert and GitHub show what stands in the file."""
    import nbformat
    from nbconvert.exporters import HTMLExporter
    from nbconvert.preprocessors import ExecutePreprocessor

    code = (
        "import numpy as np\nfrom autograder.figures import figures_of\n"
        f"figures = figures_of('04_activations', {str(ROOT)!r})\n"
        "soft = lambda z: np.exp(z) / np.exp(z).sum()\n"
        "figures.slide_temperature([2.0, 1.0, 0.1], soft, language='en').show()"
    )
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    run = ExecutePreprocessor(timeout=120, store_widget_state=False, kernel_name="python3")
    run.preprocess(notebook)
    still, below = (output.data for output in notebook.cells[0].outputs)
    assert still["image/png"] and VIEW in below
    page, _ = HTMLExporter().from_notebook_node(notebook)
    assert "<img" in page and still["image/png"].strip()[:200] in page.replace("\n", "")
    assert "A slider for temperature T" in page
