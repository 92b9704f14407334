"""Mistakes in prelu_slope_gradient: slopes for x and not for a, signs, ones for x, sums."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "prelu_slope_gradient",
    ko="x로 미분했나요, slope로 미분했나요?",
    en="Did you differentiate with respect to x, or with respect to slope?",
)
def derivative_for_x(x):
    return (np.asarray(x) > 0).astype(float)


@mistakes.of(
    "prelu_slope_gradient",
    ko="양수 쪽의 식에 slope가 들어 있나요?",
    en="Is there a slope in the formula of the positive side?",
)
def x_everywhere(x):
    return np.asarray(x, dtype=float) + 0.0


@mistakes.of(
    "prelu_slope_gradient",
    ko="a x를 a로 미분하면 1인가요, x인가요?",
    en="Is the derivative of a x with respect to a equal to 1, or to x?",
)
def one_for_negatives(x):
    return (np.asarray(x) < 0).astype(float)


@mistakes.of(
    "prelu_slope_gradient",
    ko="a x를 a로 미분한 것은 x에 따라 달라지나요? x = -2에서 얼마인가요?",
    en="Does the derivative of a x with respect to a depend on x? What is it at x = -2?",
)
def one_where_not_positive(x):
    return (np.asarray(x) <= 0).astype(float)


@mistakes.of(
    "prelu_slope_gradient",
    ko="요소마다 하나씩 돌려주나요, 모두 더해서 돌려주나요?",
    en="Should you return one value for each element, or their sum?",
)
def added_up(x):
    return np.sum(np.minimum(x, 0.0))


@mistakes.of(
    "prelu_slope_gradient",
    ko="양수 쪽과 음수 쪽이 뒤바뀌지 않았나요?",
    en="Did you swap the positive and the negative side?",
)
def positive_side_instead(x):
    return np.maximum(x, 0.0)


@mistakes.of(
    "prelu_slope_gradient",
    ko="x가 음수이면 기울기의 부호는 무엇인가요? 절댓값을 취하지 않았나요?",
    en="What is the sign of the gradient for a negative x? Did you take an absolute value?",
)
def absolute_of_negatives(x):
    return np.abs(np.minimum(x, 0.0))


@mistakes.of(
    "prelu_slope_gradient",
    ko="slope의 값을 쓰고 있나요? a x를 a로 미분한 뒤에도 a가 식에 남나요?",
    en="Do you use the value of a slope? Is a still in the formula after you differentiate a x "
    "with respect to a?",
)
def slope_left_in(x):
    return 0.25 * np.minimum(x, 0.0)
