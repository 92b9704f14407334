"""A name of 200,000 combining marks in a cell that fails, and an exercise that lacks a name.

Seen: found here: what the failed statement would have defined was parsed by the grader.
Must: graded within the submission's time; no points.
"""

from pathlib import Path

SOURCE = """# %% first
import missing_module as gone

# %% sigmoid
def sigmoid(z):
    return gone.sigmoid(z)

# %% second
"""


def hand_in(folder, place):
    name = "a" + "\u0301\u0316" * 100_000
    text = f"{SOURCE}import other_module as gone\nif 0:\n    {name} = 1\n"
    Path(folder, "mlp.py").write_text(text, encoding="utf-8")
