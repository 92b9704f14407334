"""What checks of several assignments ask of a model: whether it is right, and can be trained."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from autograder.checks.expect import require
from autograder.grading.failure import StudentFault
from autograder.grading.remote import Remote
from autograder.sandbox.student_side.wire import TensorData

# Of normal numbers with deviation 1, which embeddings start with, none in 1e14 is as large.
LARGE = 8.0
# Far below any start that can be trained; PyTorch's are 0.01 and more.
NO_SPREAD = 1e-6


def ready(named: Mapping[str, Any], key: str) -> None:
    """Training can start from these parameters of a new layer: finite, not large, not all alike.

    Vectors, such as biases and what a norm multiplies by, may start with one number all over. `key`
    names the sentence about a parameter, which tells its name as `which`.
    """
    for name, parameter in named.items():
        require(isinstance(parameter, TensorData), "not_tensor", got=parameter)
        start = parameter.array
        fit = bool(np.isfinite(start).all()) and np.abs(start).max(initial=0) <= LARGE
        spread = start.ndim < 2 or start.size < 2 or start.std() > NO_SPREAD
        require(fit and spread, key, which=name)


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
