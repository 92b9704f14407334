"""The main job on real data: the assignment's MLP on MNIST, as `course train mnist` trains it."""

from __future__ import annotations

import json
import os
from pathlib import Path

from autograder.cli import main

ROOT = Path(__file__).resolve().parents[2]


def test_course_train_reaches_97_5_percent(tmp_path):
    """At least 97.5 % of the test set, whatever the machine is doing meanwhile."""
    written = tmp_path / "r.json"
    arguments = ["--data", "folder", os.environ["MNIST_DIR"], "--json", str(written)]
    arguments += ["--out", str(tmp_path), "--no-progress", "--course", str(ROOT)]
    assert main(["train", "mnist", *arguments]) == 0
    report = json.loads(written.read_text(encoding="utf-8"))
    assert report["data"] == "MNIST"
    assert report["test_accuracy"] >= 0.975
