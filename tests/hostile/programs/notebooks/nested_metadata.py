"""Metadata nested a hundred thousand deep, keys by the million.

Seen: recursive copies and validators.
Must: refused with a sentence, or graded; the batch goes on.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import released


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    text = json.dumps({**released(place), "metadata": {"x": "@"}})
    deep = "[" * 100_000 + "]" * 100_000
    (folder / "mlp.ipynb").write_text(text.replace('"@"', deep), encoding="utf-8")
