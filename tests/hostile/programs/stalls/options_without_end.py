"""A cell marker that opens a list of options two hundred thousand times and never closes it.

Seen: thought of here: a pattern for `tags=[...]` looks for the end from every beginning.
Must: read in a moment; no points.
"""

from pathlib import Path


def hand_in(folder, place):
    marker = "# %% x " + "a=[ " * 200_000
    Path(folder, "mlp.py").write_text(f"{marker}\ndef sigmoid(z):\n    return z\n", encoding="utf-8")
