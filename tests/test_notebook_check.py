"""check() in a real kernel: the release notebook's own cells, run as a student runs them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from autograder import check

WRONG = "return 1 / (1 + np.exp(x))"
RIGHT = "x = np.asarray(x, float)\n    return 0.5 * (1 + np.tanh(x / 2))"


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory, root: Path) -> nbformat.NotebookNode:
    """The release notebook with a wrong and a right function, executed in a python3 kernel."""
    release = root / "assignments" / "02_mlp" / "mlp.ipynb"
    notebook = nbformat.read(release, as_version=4)
    cells = []
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        if name == "sigmoid":
            cell.source = cell.source.partition("raise NotImplementedError")[0] + WRONG
        imports = cell.cell_type == "code" and "import" in cell.source
        if imports or name in ("sigmoid", "check_sigmoid", "hidden_layer", "check_hidden_layer"):
            cells.append(cell)
    again = nbformat.v4.new_code_cell(f"def sigmoid(x):\n    {RIGHT}\ncheck(sigmoid)")
    notebook.cells = [*cells, again]
    client = NotebookClient(notebook, kernel_name="python3", timeout=120, allow_errors=True)
    client.execute(cwd=str(root / "assignments" / "02_mlp"))
    return notebook


def outputs(notebook: nbformat.NotebookNode, text: str) -> list[nbformat.NotebookNode]:
    return [o for cell in notebook.cells if text in cell.source for o in cell.get("outputs", [])]


def test_a_wrong_function_is_shown_as_html_and_text(executed: nbformat.NotebookNode) -> None:
    shown = outputs(executed, "check(sigmoid)")[0]["data"]
    assert "wrong" in shown["text/plain"] and "hint" in shown["text/plain"]
    assert "0.3543437" in shown["text/html"]


def test_redefining_the_function_is_enough(executed: nbformat.NotebookNode) -> None:
    (result,) = outputs(executed, "np.tanh")
    assert "done" in result["data"]["text/plain"] and "2 / 2" in result["data"]["text/html"]


def test_a_stub_is_not_an_error(executed: nbformat.NotebookNode) -> None:
    (result,) = outputs(executed, "check(hidden_layer)")
    assert result["output_type"] == "execute_result"
    assert "not started" in result["data"]["text/plain"]


def test_as_a_plain_script_the_result_is_printed(root: Path, tmp_path: Path) -> None:
    script = tmp_path / "mlp.py"
    script.write_text(
        "import numpy as np\nfrom autograder import check\n"
        f"def sigmoid(x):\n    {WRONG}\ncheck(sigmoid)\nprint('goes on')\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, str(script)],
        cwd=root / "assignments",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert "sigmoid · wrong" in done.stdout and "goes on" in done.stdout


def test_outside_a_course_one_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    def sigmoid(x: float) -> float:
        return x

    check(sigmoid)
    assert "course.yml" in capsys.readouterr().out
