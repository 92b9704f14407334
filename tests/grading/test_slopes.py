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
