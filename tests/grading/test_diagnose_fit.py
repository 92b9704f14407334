"""What a `fit` of 11 keeps, and whether it puts it back, is told apart whatever the seed."""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from autograder.accuracy.harness import Harness
from autograder.course.load import load_course
from autograder.grading.seeds import Seed

pytestmark = pytest.mark.slow

EXPECTED = {
    "train": "best_by_training_loss",
    "accuracy": "best_by_accuracy",
    "same tensors": "best_weights_not_copied",
    "never put back": "best_weights_not_restored",
    "put back each epoch": "best_weights_restored_every_epoch",
}


@cache
def harness() -> Harness:
    course = load_course(Path(__file__).parents[2])
    assignment = course.by_module("mnist")
    assert assignment is not None
    return Harness(course, assignment)


def students_fit(kind: str) -> Any:
    """A `fit` as a student writes it, on the solution's `train_epoch` and `evaluate`."""
    known = harness().solution

    def fit(model, train_loader, val_loader, optimizer, device, epochs, scheduler=None):
        model = model.to(device)
        history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
        best, weights = float("inf"), None
        for _ in range(epochs):
            train = known["train_epoch"](model, train_loader, optimizer, device)
            loss, accuracy = known["evaluate"](model, val_loader, device)
            if scheduler is not None:
                scheduler.step()
            for key, value in zip(history, (train, loss, accuracy), strict=True):
                history[key].append(value)
            # An accuracy of 0 is never kept, as with `best = 0` and `accuracy > best`.
            score = {"train": train, "accuracy": -accuracy or float("inf")}.get(kind, loss)
            if score < best:
                best, weights = score, model.state_dict()
                if kind != "same tensors":
                    weights = copy.deepcopy(weights)
            if kind == "put back each epoch":
                model.load_state_dict(weights)
        if kind not in ("never put back", "put back each epoch") and weights is not None:
            model.load_state_dict(weights)
        return history

    return fit


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("kind", EXPECTED)
def test_what_is_kept_is_told_apart(kind: str, seed: int) -> None:
    passed, taken = harness().diagnosis(
        "fit", {"fit": students_fit(kind)}, Seed(seed, is_public=True)
    )
    assert not passed
    assert taken == EXPECTED[kind]


def test_the_same_without_a_mistake_is_accepted() -> None:
    assert harness().accepts("fit", {"fit": students_fit("right")})
