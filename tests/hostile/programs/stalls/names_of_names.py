"""A hundred and fifty functions, each of which names all the others.

Seen: thought of here: following names from one to the next, a statement is looked at once.
Must: graded within the submission's time; no points.
"""

from pathlib import Path


def hand_in(folder, place):
    names = [f"f{number}" for number in range(150)]
    every = ", ".join(names)
    rows = [f"def {name}():\n    return [{every}]\n" for name in names]
    wrong = "def sigmoid(z):\n    return f0\n\n\ndef hidden_layer(X, W1, b1):\n    return f1, f2\n\n\n"
    Path(folder, "mlp.py").write_text(wrong + "\n".join(rows), encoding="utf-8")
