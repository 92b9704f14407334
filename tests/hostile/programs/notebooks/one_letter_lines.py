"""A notebook whose sources are lists of a million texts of one letter, and nested lists.

Seen: thought of here.
Must: read in time or refused with a sentence; no points.
"""

import json
from pathlib import Path


def hand_in(folder, place):
    cells = [
        {
            "cell_type": "code",
            "metadata": {},
            "outputs": [],
            "execution_count": None,
            "id": "a",
            "source": ["#"] + ["a"] * 900_000,
        },
        {
            "cell_type": "code",
            "metadata": {"tags": ["x"] * 100_000},
            "outputs": [],
            "execution_count": None,
            "id": "a",
            "source": [["a"], {"b": 1}],
        },
    ]
    Path(folder, "mlp.ipynb").write_text(
        json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}),
        encoding="utf-8",
    )
