"""A notebook whose metadata is ten million empty lists: 30 MB of text, gigabytes of objects.

Seen: thought of here: a list takes a hundred times the memory of its two brackets.
Must: refused before it is taken apart; no points.
"""

import json
from pathlib import Path


def hand_in(folder, place):
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "id": "a"}
    cell["source"] = "def sigmoid(z):\n    return z\n"
    book = {"nbformat": 4, "nbformat_minor": 5, "metadata": {"x": "HERE"}, "cells": [cell]}
    lists = "[" + "[]," * 10_000_000 + "[]]"
    Path(folder, "mlp.ipynb").write_text(json.dumps(book).replace('"HERE"', lists), encoding="utf-8")
