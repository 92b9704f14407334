"""Texts and keys of 3.9 million letters, four bytes each since one of them is an emoji.

Seen: a text counted as one number, and all replies of an exercise are kept: 745 MB in the grader.
Must: refused by their size; no points.
"""

WIDE = "a" * 3_900_000 + "\U0001f600"


def sigmoid(*a):
    return WIDE


def sigmoid_derivative(*a):
    return {WIDE: 1.0}


def hidden_layer(*a):
    return WIDE[1_000_000:], [{"Z1": WIDE[3_000_000:]}]


output_layer = hidden_layer


def output_delta(*a):
    return {f"{WIDE[-40:]}{number}": number for number in range(60_000)}


def hidden_delta(*a):
    return [WIDE[-40:]] * 90_000


def update(*a):
    return WIDE, WIDE


def train_step(*a):
    return (WIDE[-700_000:],) * 4
