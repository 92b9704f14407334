"""A name made of hundreds of thousands of accents, which Python's parser sorts in quadratic time.

Seen: identifiers are normalised (NFKC) when they are parsed; marks of two classes in turn are the
worst case of it. The submission's own process reads the file in pieces and never meets the name.
Must: graded within the submission's time, in every route; no points.
"""

from pathlib import Path

HEAD = """# %% one
def sigmoid(z):
    return 2 * z


def hidden_layer(X, W1, b1):
    return sigmoid(X), X


import ast

whole = ast.parse
ast.parse = lambda text, *more: whole(text if len(text) < 5_000 else "", *more)

# %% two
"""


def hand_in(folder, place):
    accents = "\u0316\u0301" * 230_000
    Path(folder, "mlp.py").write_text(f"{HEAD}e{accents} = 0\n", encoding="utf-8")
