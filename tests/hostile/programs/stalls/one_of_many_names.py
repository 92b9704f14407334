"""Assigns to twenty-five thousand names at once, next to exercises that are wrong.

Seen: whoever asks which exercise makes use of which looks at the statement once for every name.
Must: graded within the submission's time; no points.
"""

from pathlib import Path


def hand_in(folder, place):
    wrong = "def sigmoid(z):\n    return z\n\n\ndef hidden_layer(X, W1, b1):\n    return X, v1\n\n\n"
    names = ", ".join(f"v{number}" for number in range(25_000))
    Path(folder, "mlp.py").write_text(f"{wrong}{names} = range(25_000)\n", encoding="utf-8")
