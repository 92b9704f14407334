"""Asks of each check whether it would notice a function that is wrong for one kind of input alone.

`python benchmarks/conditions.py 02_mlp [12_cnn ...]` takes the right function (or a network's
`forward`) of each exercise and makes it wrong by 5 % where a condition holds: an array of integers,
a batch of one, evaluation mode, the simulated GPU. Prints for each exercise the conditions under
which it is accepted though they held (`wrong and accepted`, with how often they held), and those
that no check ever meets (`never asked`): what is natural among these is worth a check. Random
numbers, and objects such as loaders, cannot be made wrong in this way and are accepted.
"""

from __future__ import annotations

import argparse
import functools
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType
from typing import Any

import numpy as np

from autograder.accuracy.harness import Harness
from autograder.course.load import load_course
from autograder.nested import leaves, map_leaves

ROOT = Path(__file__).resolve().parents[1]


@dataclass
class Asked:
    """One call: its arguments taken apart, the network that was called, and its number."""

    values: list[Any]
    network: Any
    count: int

    @property
    def arrays(self) -> list[np.ndarray]:
        """All arrays among the arguments; tensors as arrays."""
        return [array for value in self.values if (array := as_array(value)) is not None]

    @property
    def floats(self) -> list[np.ndarray]:
        """Those that hold numbers with a point, and are not empty."""
        return [array for array in self.arrays if array.dtype.kind == "f" and array.size]

    @property
    def numbers(self) -> list[Any]:
        """Single numbers among the arguments."""
        return [one for one in self.values if type(one) in (int, float)]

    @property
    def on_gpu(self) -> bool:
        """Whether a tensor is, or a device is named that is."""
        places = [str(getattr(value, "device", value)) for value in self.values]
        return any(place.startswith("simgpu") for place in places)

    @property
    def networks(self) -> list[Any]:
        """The network that was called, and those among the arguments."""
        among = [value for value in self.values if hasattr(value, "training")]
        return among if self.network is None else [self.network, *among]


def records_gradients() -> bool:
    """Whether gradients are recorded at the moment."""
    import torch

    return torch.is_grad_enabled()


CONDITIONS: dict[str, Callable[[Asked], bool]] = {
    "integers": lambda it: any(a.dtype.kind in "iu" for a in it.arrays),
    "integers alone": lambda it: all(a.dtype.kind in "iu" for a in it.arrays) and bool(it.arrays),
    "float32": lambda it: any(a.dtype == np.float32 for a in it.arrays),
    "float64": lambda it: any(a.dtype == np.float64 for a in it.arrays),
    **{f"{n} axes": lambda it, n=n: any(a.ndim == n for a in it.arrays) for n in range(1, 5)},
    "empty": lambda it: any(a.size == 0 for a in it.arrays),
    "one element": lambda it: any(a.size == 1 for a in it.arrays),
    "one row": lambda it: any(a.ndim > 0 and a.shape[0] == 1 for a in it.arrays),
    "one column": lambda it: any(a.ndim > 0 and a.shape[-1] == 1 for a in it.arrays),
    "more than 50 elements": lambda it: any(a.size > 50 for a in it.arrays),
    "square": lambda it: any(a.ndim == 2 and a.shape[0] == a.shape[1] for a in it.arrays),
    "tall": lambda it: any(a.ndim == 2 and a.shape[0] > a.shape[1] for a in it.arrays),
    "wide": lambda it: any(a.ndim == 2 and a.shape[0] < a.shape[1] for a in it.arrays),
    "no copy": lambda it: any(not a.flags.c_contiguous for a in it.arrays),
    "all negative": lambda it: any((a < 0).all() for a in it.floats),
    "all positive": lambda it: any((a > 0).all() for a in it.floats),
    "a zero": lambda it: any((a == 0).any() for a in it.floats),
    "equal numbers": lambda it: any(np.unique(a).size < a.size for a in it.floats),
    "beyond 100": lambda it: any((np.abs(a) > 100).any() for a in it.floats),
    "below 0.001": lambda it: any(((np.abs(a) < 1e-3) & (a != 0)).any() for a in it.floats),
    "a number 0": lambda it: any(one == 0 for one in it.numbers),
    "a number 1": lambda it: any(one == 1 for one in it.numbers),
    "a number below 0": lambda it: any(one < 0 for one in it.numbers),
    "a number beyond 100": lambda it: any(one > 100 for one in it.numbers),
    "the second call": lambda it: it.count == 2,
    "on the GPU": lambda it: it.on_gpu,
    "training": lambda it: any(one.training for one in it.networks),
    "evaluating": lambda it: any(not one.training for one in it.networks),
    "training on the GPU": lambda it: it.on_gpu and any(one.training for one in it.networks),
    "no gradients": lambda it: bool(it.networks) and not records_gradients(),
}


def as_array(value: Any) -> np.ndarray | None:
    """An array, or a tensor from wherever it is as one; None for anything else."""
    if isinstance(value, np.ndarray):
        return value
    return value.detach().cpu().numpy() if hasattr(value, "detach") else None


def wrong(value: Any) -> Any:
    """The same kind of value with other numbers in it; what is no number as it is."""
    if isinstance(value, bool | np.bool_):
        return not value
    if isinstance(value, str):
        return f"{value}x"
    if isinstance(value, int | float):
        return value + 1 if isinstance(value, int) else 1.05 * value + 0.05
    array = as_array(value)
    if array is None or array.dtype.kind not in "biuf":
        return value
    if array.dtype.kind == "b":
        return ~value
    return value + 1 if array.dtype.kind in "iu" else value * 1.05 + 0.05


def wrong_where(
    right: Callable[..., Any], condition: Callable[[Asked], bool], held: list[int], method: bool
) -> Callable[..., Any]:
    """The right function, wrong where the condition holds; appends to `held` where it does."""
    calls = 0

    @functools.wraps(right)
    def called(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        network, given = (args[0], args[1:]) if method else (None, args)
        holds = condition(Asked(list(leaves([*given, kwargs])), network, calls))
        found = right(*args, **kwargs)
        if not holds:
            return found
        held.append(calls)
        return map_leaves(found, wrong)

    return called


def candidate(right: Any, condition: Callable[[Asked], bool], held: list[int]) -> Any:
    """The right function or class of networks, wrong where the condition holds; None for others."""
    if isinstance(right, FunctionType):
        return wrong_where(right, condition, held, method=False)
    if isinstance(right, type) and hasattr(right, "forward"):
        forward: Any = right.forward  # pyright: ignore[reportAttributeAccessIssue]
        members = {"forward": wrong_where(forward, condition, held, method=True)}
        return type(right.__name__, (right,), {**members, "__module__": right.__module__})
    return None


def tried(harness: Harness, exercise: str) -> tuple[list[str], list[str]]:
    """Conditions under which what is wrong is accepted, and those that never held."""
    accepted: list[str] = []
    never: list[str] = []
    for name, condition in CONDITIONS.items():
        held: list[int] = []
        changed = candidate(harness.solution.get(exercise), condition, held)
        if changed is not None and harness.accepts(exercise, {exercise: changed}):
            (accepted if held else never).append(f"{name} ({len(held)})" if held else name)
    return accepted, never


def main() -> None:
    """Try all conditions on all exercises of the assignments that are named."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("assignments", nargs="+")
    args = parser.parse_args()
    warnings.simplefilter("ignore")
    course = load_course(ROOT)
    for name in args.assignments:
        harness, asked, found = Harness(course, course.assignment(name)), 0, 0
        for exercise in harness.classes:
            accepted, never = tried(harness, exercise)
            asked, found = asked + len(CONDITIONS) - len(never), found + len(accepted)
            print(f"{name} {exercise}: wrong and accepted: {', '.join(accepted) or 'none'}")
            print(f"    never asked: {', '.join(never) or 'none'}", flush=True)
        print(f"{name}: {found} of {asked} accepted")


if __name__ == "__main__":
    main()
