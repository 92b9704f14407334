"""Cells of what highlighters and Markdown are slow at: rows of `0.`, blank lines, environments.

Seen: Pygments tries each number of a row to its end and each gap from every line of it; a Markdown
renderer looks for the end of an environment from every beginning.
Must: the page is made in a moment; no points.
"""

import json
from pathlib import Path

TEXTS = ["0." * 9_900, " \n" * 9_900 + "x", "a.b" * 6_000, "(" * 19_000, "'" * 19_001, "? " * 9_000]
PROSE = ["\\begin{a} " * 1_900, "[ " * 9_000, "> " * 9_000, "$ " * 9_000, "| a " * 4_000 + "\n|-|\n"]


def hand_in(folder, place):
    cells = []
    for number in range(50):
        code, text = TEXTS[number % len(TEXTS)], PROSE[number % len(PROSE)]
        cells += [
            {"cell_type": "code", "id": f"c{number}", "metadata": {}, "outputs": [],
             "execution_count": None, "source": f"# {number}\n{code}"},
            {"cell_type": "markdown", "id": f"m{number}", "metadata": {}, "source": text},
        ]  # fmt: skip
    book = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}
    Path(folder, "mlp.ipynb").write_text(json.dumps(book), encoding="utf-8")
