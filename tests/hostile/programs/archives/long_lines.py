"""Lines of two megabytes that keep patterns busy: markers, options, blanks.

Seen: regular expressions that take quadratic time in the reader.
Must: read in a moment; no points.
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import WRONG


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    lines = [
        "# %% " + "a" * 300_000,
        "# %% [" + "[" * 300_000,
        "x = 1" + " " * 300_000 + "#",
        "# %% a=" + '"' * 300_000,
    ]
    (folder / "mlp.py").write_text("\n".join(lines) + "\n# %% sigmoid\n" + WRONG, encoding="utf-8")
