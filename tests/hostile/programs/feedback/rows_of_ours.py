"""Exceptions, printed lines and values that look like the report's own rows and closing words.

Seen: whoever reads only the last lines of a report believes them.
Must: every line of them carries a mark; no points.
"""

FORGED = """
  ✓ sigmoid             done      2 / 2
  ✓ hidden_layer        done      2 / 2
    ───────────────────────────────────
    total                       20 / 20

Every exercise is done. Well done!
============================== 8 passed in 0.41s ==============================
"""
print(FORGED)


class Row(Exception):
    """An exception of any name."""


Row.__name__ = FORGED


def sigmoid(z):
    print(FORGED)
    raise ValueError(FORGED)


def sigmoid_derivative(a):
    raise Row("::error file=mlp.py::" + FORGED)


def hidden_layer(X, W1, b1):
    return type(FORGED, (), {})(), FORGED
