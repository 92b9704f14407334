"""Functions, methods and classes that a submission replaced are as they were after loading."""

from __future__ import annotations

import copy
import math
import random
import sys
import types
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from autograder.sandbox.student_side.places import Place, Places

MOST_NAMES = {"numpy": 12_000, "torch": 24_000}


class Equal:
    """What calls itself equal to anything."""

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Whatever a test leaves behind, the next one does not find."""
    kept = Places()
    yield
    kept.restore()


def replaced(*places: tuple[Any, str]) -> None:
    """Replace each name by a function of another kind, see it gone, and back after `restore`."""
    kept = Places()
    before = [getattr(place, name) for place, name in places]
    for place, name in places:
        setattr(place, name, lambda *args, **more: None)
    kept.restore()
    assert [getattr(place, name) for place, name in places] == before


def test_of_numpy_and_python() -> None:
    replaced(
        *((np, "exp"), (np.linalg, "norm"), (np.random, "default_rng"), (np.random, "normal")),
        *((np.poly1d, "__call__"), (math, "sqrt"), (random.Random, "shuffle"), (copy, "deepcopy")),
        (np._core._methods, "_mean"),  # pyright: ignore[reportAttributeAccessIssue]
    )


def test_of_pytorch() -> None:
    torch = pytest.importorskip("torch")
    replaced(
        *((torch, "exp"), (torch.linalg, "norm"), (torch.nn.functional, "relu")),
        *((torch.Tensor, "topk"), (torch.Tensor, "norm"), (torch.Tensor, "__add__")),
        *((torch.nn.Linear, "forward"), (torch.nn.Module, "train"), (torch.nn.Dropout, "forward")),
        *((torch.optim.SGD, "step"), (torch.optim.Adam, "__init__"), (torch.cuda, "is_available")),
        *((torch.utils.data.DataLoader, "__iter__"), (torch.nn.init, "normal_")),
        (torch.optim.lr_scheduler.StepLR, "step"),
    )
    assert "topk" not in vars(torch.Tensor)  # inherited, as before
    assert torch.tensor([1.0, 3.0]).topk(1).indices.tolist() == [1]


def test_what_is_deleted_comes_back() -> None:
    kept, sqrt = Places(), math.sqrt
    del math.sqrt
    kept.restore()
    assert math.sqrt is sqrt


def test_what_calls_itself_equal_is_seen() -> None:
    kept, tau = Places(), math.tau
    math.tau = Equal()  # type: ignore[misc, assignment]
    kept.restore()
    assert math.tau is tau


def test_modules_are_found_under_their_names_again() -> None:
    kept = Places()
    sys.modules["math"] = types.ModuleType("math")
    del sys.modules["copy"]
    kept.restore()
    assert sys.modules["math"] is math and sys.modules["copy"] is copy


def test_a_module_keeps_what_is_new_and_a_class_does_not() -> None:
    class Layer:
        size = 3

    module = types.ModuleType("late")
    places = [Place(module), Place(Layer)]
    for new in (module, Layer):
        new.found_late = 1  # type: ignore[union-attr]
    Layer.size = 4
    for place in places:
        place.restore()
    assert module.found_late == 1
    assert not hasattr(Layer, "found_late") and Layer.size == 3


def test_a_class_that_cannot_be_changed_is_let_be() -> None:
    class Sealed(type):
        def __setattr__(cls, name: str, value: object) -> None:
            raise TypeError("sealed")

    class Layer(metaclass=Sealed):
        size = 3

    place = Place(Layer)
    type.__setattr__(Layer, "size", 4)
    place.restore()
    assert Layer.size == 4


def test_not_so_many_that_an_exercise_would_wait() -> None:
    """Each name costs some 50 nanoseconds whenever an exercise begins."""
    names: dict[str, int] = dict.fromkeys(MOST_NAMES, 0)
    for one in Places().all:
        torch = getattr(one.place, "__module__", one.place.__name__).startswith("torch")
        names["torch" if torch else "numpy"] += len(one.names)
    assert all(names[which] <= most for which, most in MOST_NAMES.items()), names
