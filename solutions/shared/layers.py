"""Asks a layer of PyTorch in every state that it may be in, for the checks of 13 and 14."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.checks.expect import require, same
from autograder.grading.compare import alike
from autograder.grading.failure import CheckFailed
from autograder.grading.remote import Remote
from autograder.sandbox.student_side.wire import TensorData

from .models import ready

CPU, GPU = "cpu", "simgpu:0"
# Data type, whether in training mode, whether gradients are recorded: every pair of two meets.
STATES = {
    "float64": ((True, True), (True, False), (False, False)),
    "float32": ((True, True), (False, True), (False, False)),
}

Weights = dict[str, TensorData]
Inputs = Mapping[str, np.ndarray]


def tensor(array: Any, device: str = CPU, dtype: str = "float64", grad: bool = False) -> TensorData:
    """A tensor of this dtype, on this device."""
    return TensorData(np.asarray(array).astype(dtype), device, grad)


def moved(value: Any, device: str) -> Any:
    """The same tensors as they should be on another device."""
    if isinstance(value, tuple | list):
        return tuple(moved(item, device) for item in value)
    return TensorData(value.array, device) if isinstance(value, TensorData) else value


def begins(module: Remote, inputs: Sequence[TensorData], key: str) -> None:
    """Training can start from a new layer, which gives something else for each of the inputs.

    Set to the parameters that it is said to start with, it gives the same. `key` names the sentence
    about a parameter, and that with `_output` behind it the other.
    """
    outputs = [module.drawn_call(one) for one in inputs]  # before anything is said of it
    start = module.drawn_parameters()
    ready(start, key)
    for got in outputs:
        require(isinstance(got, TensorData), "not_tensor", got=got)
        require(np.isfinite(got.array).all(), f"{key}_output", got=got)
    require(not alike(outputs[0], outputs[1]), f"{key}_output", got=outputs[0])
    module.set_parameters(start)
    again = module.drawn_call(inputs[0])
    require(alike(outputs[0], again), key, which=next(iter(start), ""))


def same_after_a_step(
    students: tuple[Any, Remote], references: tuple[Any, Remote], inputs: TensorData, key: str
) -> None:
    """Once its gradients have moved a layer's parameters, it gives the same as the reference's.

    So it has no others. `key` names the sentence about other numbers.
    """
    found = []
    for one, module in (students, references):
        one.make("sgd", module, lr=0.01).method("step")
        found.append(module(inputs))
    same(*found, rtol=1e-5, atol=1e-6, key=key)


def however_asked(
    student: Any,
    reference: Any,
    build: Callable[[Any], Remote],
    weights: Callable[[], Weights],
    ask: Callable[[], Sequence[Inputs]],
    key: str,
) -> None:
    """A layer gives what the reference gives, in whatever state it is asked.

    That is in both modes, in float64 and in float32, with gradients and under `torch.no_grad()`,
    for one input after another, and for the same ones once it has other weights. `ask` draws the
    inputs: `x`, and what is given by name. `key` names the sentence about other numbers, which
    tells the settings that the layer was asked in.
    """
    for dtype, states in STATES.items():
        inputs, modules = ask(), [build(one) for one in (student, reference)]
        modules[1].method("double")
        modules[0].method("double" if dtype == "float64" else "float")
        places = [modules[0], student.make("unrecorded", modules[0])]
        for training, recorded in states:
            modules[0].method("train", training)
            given = weights()
            for one in modules:
                one.set_parameters(given)
            settings = [dtype, "train()" if training else "eval()"]
            settings += [] if recorded else ["torch.no_grad()"]
            for arrays in inputs:
                got = _asked(places[0 if recorded else 1], arrays, dtype)
                _same_there(got, _asked(modules[1], arrays), dtype, settings, key)
        modules[0].method("to", GPU)
        got = _asked(places[1], inputs[0], dtype, GPU)
        right = moved(_asked(modules[1], inputs[0]), GPU)
        _same_there(got, right, dtype, [dtype, "eval()", "torch.no_grad()", GPU], key)


def _asked(module: Remote, arrays: Inputs, dtype: str = "float64", device: str = CPU) -> Any:
    """What a layer gives for these arrays: floats as tensors of this type, masks as they are."""
    given = {
        name: tensor(array, device, dtype if array.dtype.kind == "f" else array.dtype.name)
        for name, array in arrays.items()
    }
    return module(given.pop("x"), **given)


def _same_there(got: Any, right: Any, dtype: str, settings: list[str], key: str) -> None:
    """A layer's numbers are right; a failure names the settings that it was asked in."""
    rtol, atol = (1e-5, 1e-6) if dtype == "float64" else (2e-3, 2e-3)
    try:
        same(got, right, rtol=rtol, atol=atol)
    except CheckFailed as error:
        if error.failure.key not in ("value", "nan"):
            raise
        values = {**error.failure.values, "settings": ", ".join(settings)}
        raise CheckFailed(replace(error.failure, key=key, values=values)) from error
