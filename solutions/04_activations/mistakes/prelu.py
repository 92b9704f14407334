"""Mistakes in prelu: slopes of the wrong node or row, fixed, clipped, or on the positive side."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "prelu",
    ko="slope가 1.5이고 x가 -2이면 -3과 -2 가운데 어느 쪽이 나와야 하나요? max는 어느 쪽을 "
    "고르나요?",
    en="With a slope of 1.5 and x = -2, should the output be -3 or -2? Which of them does max "
    "take?",
)
def larger_of_the_two(x, slope):
    x = np.asarray(x, dtype=float)
    return np.maximum(x, np.asarray(slope) * x)


@mistakes.of(
    "prelu",
    ko="slope는 음수 쪽에 곱하나요, 양수 쪽에 곱하나요?",
    en="Do you multiply by slope on the negative side, or on the positive one?",
)
def prelu_slope_on_the_positive_side(x, slope):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, np.asarray(slope) * x, x)


@mistakes.of(
    "prelu",
    ko="받은 slope를 쓰고 있나요?",
    en="Do you use the slope that was given?",
)
def fixed_slope(x, slope):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, x, 0.25 * x)


@mistakes.of(
    "prelu",
    ko="slope가 (d,)이면 몇째 열에 몇째 slope를 써야 하나요?",
    en="If slope has the shape (d,), which slope should be used for which column?",
)
def first_slope_for_all(x, slope):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, x, np.ravel(slope)[0] * x)


@mistakes.of(
    "prelu",
    ko="특징은 행인가요, 열인가요? slope는 어느 쪽으로 브로드캐스팅되나요?",
    en="Are features rows or columns? Along which of the two is your slope broadcast?",
)
def a_slope_for_each_row(x, slope):
    x, slope = np.asarray(x, dtype=float), np.asarray(slope, dtype=float)
    return np.where(x >= 0, x, (slope[:, np.newaxis] if slope.ndim else slope) * x)


@mistakes.of(
    "prelu",
    ko="음수 쪽에서 출력의 부호는 slope가 양수일 때 무엇이어야 하나요?",
    en="What must the sign of the output be on the negative side when slope is positive?",
)
def prelu_negatives_turned(x, slope):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, x, -np.asarray(slope) * x)


@mistakes.of(
    "prelu",
    ko="slope는 음수가 될 수 없나요? 학습하면 어떤 값이 될 수 있다고 했나요?",
    en="Can a slope never be negative? Which values can it take when it is learnt?",
)
def slope_kept_between_zero_and_one(x, slope):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, x, np.clip(slope, 0.0, 1.0) * x)


@mistakes.of(
    "prelu",
    ko="특징마다 slope가 따로 있는데 하나로 평균하지는 않았나요?",
    en="Each feature has its own slope. Did you average them into one?",
)
def mean_slope(x, slope):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, x, np.mean(slope) * x)
