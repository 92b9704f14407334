"""What builders of hostile submissions are made of: the release's notebook, and wrong code."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Notebook = dict[str, Any]
WRONG = "def sigmoid(x):\n    return x\n\n\ndef sigmoid_derivative(a):\n    return a\n"


def released(place: Mapping[str, str]) -> Notebook:
    """The notebook that students get."""
    path = Path(place["COURSE"], "assignments/02_mlp/mlp.ipynb")
    return json.loads(path.read_text(encoding="utf-8"))


def check_cells(notebook: Notebook) -> Iterator[dict[str, Any]]:
    """The locked cells that nbgrader gives points for."""
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id", "").startswith("check_"):
            yield cell


def code(source: str, **metadata: object) -> dict[str, Any]:
    """A code cell."""
    return {
        "cell_type": "code",
        "metadata": metadata,
        "source": source,
        "outputs": [],
        "execution_count": None,
    }


def result(text: str, **data: str) -> dict[str, Any]:
    """An output that nbgrader takes for partial credit when its text is a number."""
    return {
        "output_type": "execute_result",
        "data": {"text/plain": text, **data},
        "metadata": {},
        "execution_count": 1,
    }


def write(folder: Path, notebook: Notebook) -> None:
    """Write mlp.ipynb, whatever is wrong with it."""
    (folder / "mlp.ipynb").write_text(json.dumps(notebook), encoding="utf-8")


def write_wrong(folder: Path) -> None:
    """Write an mlp.py without a right answer."""
    (folder / "mlp.py").write_text(WRONG, encoding="utf-8")


def write_files(folder: Path, **files: str) -> None:
    """Write files by name (``__`` stands for a dot) beside the submission."""
    for name, text in files.items():
        path = folder / name.replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
