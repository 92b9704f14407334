"""Mistakes in leaky_relu: slopes that are fixed, misplaced or ignored, negatives turned."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "leaky_relu",
    ko="slope를 주지 않았을 때의 값을 D4는 얼마로 정했나요?",
    en="Which value does D4 use when no slope is given?",
)
def default_of_pytorch(x, slope=0.01):
    return np.maximum(x, slope * np.asarray(x))


@mistakes.of(
    "leaky_relu",
    ko="받은 slope를 쓰고 있나요?",
    en="Do you use the slope that was given?",
)
def slope_ignored(x, slope=0.1):
    return np.maximum(x, 0.1 * np.asarray(x))


@mistakes.of(
    "leaky_relu",
    ko="slope를 곱하는 것은 0의 어느 쪽인가요? slope · x와 x를 비교했다면 어느 쪽을 골랐나요?",
    en="On which side of 0 do you multiply by slope? If you compare slope · x with x, which one "
    "do you take?",
)
def smaller_of_the_two(x, slope=0.1):
    return np.minimum(x, slope * np.asarray(x))


@mistakes.of(
    "leaky_relu",
    ko="음수 쪽에서 x가 -1, -10으로 작아질 때 출력은 계속 작아지나요, slope에서 멈추나요?",
    en="As x goes down to -1 and -10, does your output go down too, or does it stop at slope?",
)
def slope_as_floor(x, slope=0.1):
    return np.maximum(x, slope)


@mistakes.of(
    "leaky_relu",
    ko="음수 쪽에서 출력의 부호는 무엇이어야 하나요?",
    en="What must the sign of the output be on the negative side?",
)
def negatives_turned(x, slope=0.1):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, x, -slope * x)


@mistakes.of(
    "leaky_relu",
    ko="음수 쪽에서도 조금은 새어 나와야 하지 않나요?",
    en="On the negative side, should a little of the input come through?",
)
def plain_relu(x, slope=0.1):
    return np.maximum(x, 0.0)


@mistakes.of(
    "leaky_relu",
    ko="음수 쪽에서 slope를 곱했나요, 더했나요?",
    en="On the negative side, do you multiply by slope, or add it?",
)
def slope_added(x, slope=0.1):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, x, x + slope)
