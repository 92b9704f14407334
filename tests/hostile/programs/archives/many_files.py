"""Thousands of files in hundreds of folders beside the submission.

Seen: collectors that walk everything.
Must: not looked at; no points.
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import write_wrong


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    write_wrong(folder)
    for number in range(200):
        inner = folder / f"d{number}"
        inner.mkdir()
        for name in ("conftest.py", "mlp.py", "mlp.ipynb", "test_x.py", "pytest.ini"):
            (inner / name).write_text("raise SystemExit(0)\n", encoding="utf-8")
