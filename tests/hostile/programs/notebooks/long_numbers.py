"""A notebook whose numbers have tens of thousands of digits.

Seen: thought of here: Python refuses such numbers with an error of its own.
Must: a sentence; no points.
"""

import json
from pathlib import Path


def hand_in(folder, place):
    text = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {"x": 0}, "cells": []})
    Path(folder, "mlp.ipynb").write_text(
        text.replace('"x": 0', '"x": ' + "9" * 50_000), encoding="utf-8"
    )
