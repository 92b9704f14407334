"""check() in a kernel at the moments that confuse: errors, endless loops, one cell for all."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from loop_work import RIGHT, Work
from nbclient import NotebookClient

from autograder.grading.result import Status
from autograder.report.html import COLOURS

pytestmark = pytest.mark.slow

LOOP = "while True:\n        try:\n            x = x + 1\n        except:\n            pass"


class Cells:
    """Cells run one after another in one kernel, each in place of what it was in the release."""

    def __init__(self, work: Work) -> None:
        fast = (work.root / "course.yml").read_text(encoding="utf-8")
        fast = fast.replace("call_seconds: 10", "call_seconds: 1")
        (work.root / "course.yml").write_text(fast, encoding="utf-8")
        self.notebook = nbformat.read(work.notebook, as_version=4)
        self.folder = work.notebook.parent
        self.cells: list[str] = ["import numpy as np\nfrom autograder import check"]

    def outputs(self, *sources: str) -> list[str]:
        """The text that each of the sources showed."""
        cells = [nbformat.v4.new_code_cell(source) for source in (*self.cells, *sources)]
        notebook = nbformat.v4.new_notebook(cells=cells)
        client = NotebookClient(notebook, kernel_name="python3", timeout=120, allow_errors=True)
        client.execute(cwd=str(self.folder))
        return ["".join(map(_text, c.outputs)) for c in notebook.cells[len(self.cells) :]]


def _text(output: nbformat.NotebookNode) -> str:
    if output.output_type == "error":
        return f"ERROR {output.ename}"
    data = output.get("data", {})
    return data.get("text/plain", output.get("text", "")) + data.get("text/html", "")


@pytest.fixture
def cells(work: Work) -> Cells:
    return Cells(work)


def test_a_cell_that_did_not_run_is_blamed_by_name_and_line(cells: Cells) -> None:
    said = cells.outputs(
        "def sigmoid(x):\n    if x is None\n        return 1",
        "check(sigmoid)",
        f"def sigmoid(x):\n    {RIGHT['sigmoid']}",
        "check(sigmoid)",
        "def sigmoid(x:\n    return 1",
        "check(sigmoid)",
        "def sigmoid(x=undefined):\n    return 1",
        "check(sigmoid)",
        "check(hidden_layer)",
        "check('sigmod')",
    )
    assert "ERROR" not in said[1] and "It is wrong for" not in said[1]
    assert "The cell above has not run: SyntaxError in line 2: expected &#x27;:&#x27;" in said[1]
    assert "cell In[2], line 2" in said[1] and "have to end with?" in said[1]
    assert "done" in said[3]
    assert "has not run" in said[5]  # not the right one from before
    assert "NameError in line 1" in said[7]
    assert "ERROR" not in said[8] and "not started" in said[8]
    assert "Did you mean `sigmoid`?" in said[9]


def test_an_endless_loop_stops_at_the_limit_and_the_kernel_lives(cells: Cells) -> None:
    said = cells.outputs(
        f"def sigmoid(x):\n    {LOOP}",
        "check(sigmoid)",
        f"def sigmoid(x):\n    {RIGHT['sigmoid']}",
        "check(sigmoid)",
    )
    assert "Stopped after 1 s" in said[1] and "loop that never ends" in said[1]
    assert "done" in said[3]


def test_an_error_names_the_cell_and_no_temporary_file(cells: Cells) -> None:
    said = cells.outputs("def sigmoid(x):\n    y = 1\n    return np.dot(x, 'a')", "check(sigmoid)")
    assert "(In[2], line 3)" in said[1]
    assert "ipykernel" not in said[1] and "/tmp" not in said[1]


def test_hints_are_buttons_that_need_no_script(cells: Cells) -> None:
    said = cells.outputs(
        "def sigmoid(x):\n    e = np.exp(x)\n    return 1 / (1 + e)",
        "check(sigmoid)",
        "check(sigmoid, hint=3)",
    )
    assert said[1].count("<details>") == 2 and "<script" not in said[1]
    assert "check(sigmoid, hint=2)" in said[1]
    assert "hint 3 of 3" in said[2] and "np.exp(x) = " in said[2] and "x: (1, 2)" in said[2]


def test_one_cell_at_the_end_checks_everything(cells: Cells, work: Work) -> None:
    last = cells.notebook.cells[-1]
    assert last.source.endswith("\ncheck()") and "demo" in last.metadata.tags
    said = cells.outputs(f"def sigmoid(x):\n    {RIGHT['sigmoid']}", last.source)
    assert "1 / 8" in said[1] and "graded by hand" in said[1]
    assert "hidden_layer" in said[1] and "not started" in said[1]
    assert "check()" in work.script.read_text(encoding="utf-8")


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("status", list(Status))
def test_every_colour_can_be_read(status: Status) -> None:
    assert 1.05 / (luminance(COLOURS[status]) + 0.05) >= 4.5  # white letters on it


def test_no_letters_have_a_colour_without_a_background(root: Path) -> None:
    """On a page of any colour: what is not on our own background has the page's own colour."""
    for name in ("html", "steps_html"):
        source = (root / "autograder" / "report" / f"{name}.py").read_text(encoding="utf-8")
        for style in re.findall(r"(?<![-\w])color:[^\"]*", source):
            assert "background:{colour}" in style
