"""What a function sends back to its arguments, and what looks like a device, is told as it is."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from autograder.grading.local import LocalBackend
from autograder.grading.remote import Remote
from autograder.grading.student import Student
from autograder.sandbox.student_side.wire import TensorData

X = TensorData(np.array([1.0, 2.0]), "cpu", True)
Y = TensorData(np.array([3.0, 5.0]), "cpu", True)
ABOVE = TensorData(np.array([1.0, 10.0]))


def student(**functions: Any) -> Student:
    return Student(LocalBackend({"torch": torch, **functions}))


def numbers(slopes: list[Any]) -> list[Any]:
    return [None if one is None else one.array.tolist() for one in slopes]


def test_each_argument_gets_its_gradient() -> None:
    one = student(product=lambda x, y: (x * y, x + y))
    one.product(X, y=Y)
    assert numbers(one.slopes(ABOVE, ABOVE)) == [[4.0, 60.0], [2.0, 30.0]]


@pytest.mark.parametrize(
    ("function", "right"),
    [
        (lambda x, y: x.detach() * y, [None, [1.0, 20.0]]),
        (lambda x, y: (x * y).detach(), [None, None]),
        (lambda x, y: (x * y).detach().requires_grad_(), [None, None]),
        (lambda x, y: 7.0, [None, None]),
    ],
)
def test_what_is_cut_off_gets_none(function: Any, right: list[Any]) -> None:
    one = student(product=function)
    one.product(X, Y)
    assert numbers(one.slopes(ABOVE)) == right


def test_arguments_that_ask_for_no_gradient_are_left_out() -> None:
    one = student(product=lambda x, y: x * y)
    one.product(X, TensorData(Y.array))
    assert numbers(one.slopes(ABOVE)) == [[3.0, 50.0]]


def test_a_dict_is_no_device() -> None:
    one = student(real=lambda: torch.device("cpu"), made_up=lambda: {"torch.device": "cpu"})
    assert one.real() == {"torch.device": "cpu"}
    assert isinstance(one.made_up(), Remote)


def test_what_only_says_that_it_is_a_device_is_none() -> None:
    class Device(str):
        __class__ = torch.device  # type: ignore[assignment]

    made_up = student(made_up=lambda: Device("cpu")).made_up()
    assert isinstance(made_up, Remote)


def test_a_tensor_is_told_as_it_is_and_not_as_its_class_says() -> None:
    class Boastful(torch.Tensor):
        device = "simgpu:0"  # type: ignore[assignment]
        requires_grad = True

        def detach(self) -> torch.Tensor:
            return torch.zeros(2)

    got = student(made_up=lambda: torch.ones(2).as_subclass(Boastful)).made_up()
    assert (got.array.tolist(), got.device, got.requires_grad) == ([1.0, 1.0], "cpu", False)


def test_what_only_says_that_it_is_a_tensor_is_none() -> None:
    class Said:
        __class__ = torch.Tensor  # type: ignore[assignment]

    assert isinstance(student(made_up=Said).made_up(), Remote)
