"""Finds the submission's own model where that is right, for other exercises of 11 and 12."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from autograder.grading.failure import StudentFault
from autograder.grading.remote import Remote
from autograder.sandbox.student_side.wire import TensorData


def own_model(
    make: Callable[[], Any],
    twin: Remote,
    weights: list[TensorData],
    batches: Sequence[TensorData],
    near: Callable[[Any, np.ndarray], bool],
    *,
    training: bool,
    fits: Callable[[Remote], bool] = lambda model: True,
) -> Iterator[tuple[Remote, Remote]]:
    """The model that `make` makes and the reference's twin of it, in the mode that is asked for.

    Nothing where the model is not right, which is its own exercise's matter: for `batches` it
    gives, with these weights and in evaluation mode, logits `near` those of `twin`.
    """
    expected = [array_of(twin(images)) for images in batches]
    try:
        model = make()
        if not isinstance(model, Remote):
            return
        model.set_by_shape(weights)
        model.eval()
        logits = [array_of(model(images)) for images in batches]
        if not fits(model) or not all(map(near, logits, expected)):
            return
        if training:
            for one in (model, twin):
                one.train()
    except StudentFault:
        return
    if model.get("training") is training:
        yield model, twin


def array_of(value: Any) -> Any:
    """A tensor's array, wherever it is; anything else as it is."""
    return value.array if isinstance(value, TensorData) else value


def near(rtol: float, atol: float) -> Callable[[Any, np.ndarray], bool]:
    """Whether logits are the expected ones, within these tolerances."""

    def is_near(got: Any, expected: np.ndarray) -> bool:
        if not isinstance(got, np.ndarray) or got.shape != expected.shape:
            return False
        return np.allclose(got, expected, rtol=rtol, atol=atol)

    return is_near


def a_word(rng: np.random.Generator) -> str:
    """A name that nobody expects: eight letters."""
    return "".join(chr(97 + letter) for letter in rng.integers(0, 26, 8))
