"""Mistakes in elu: exponents that overflow or are turned, lost brackets, α misplaced or ignored."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "elu",
    ko="x가 0에 다가갈 때 음수 쪽의 값은 0에 다가가나요?",
    en="As x comes close to 0 from the negative side, does the output come close to 0?",
)
def minus_one_forgotten(x, alpha=1.0):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, x, alpha * np.exp(np.minimum(x, 0)))


@mistakes.of(
    "elu",
    ko="alpha는 e^x에만 곱하나요, e^x - 1 전체에 곱하나요?",
    en="Does alpha multiply e^x alone, or all of e^x - 1?",
)
def brackets_lost(x, alpha=1.0):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, x, alpha * np.exp(np.minimum(x, 0)) - 1)


@mistakes.of(
    "elu",
    ko="받은 alpha를 쓰고 있나요?",
    en="Do you use the alpha that was given?",
)
def alpha_ignored(x, alpha=1.0):
    return np.maximum(x, 0.0) + np.expm1(np.minimum(x, 0.0))


@mistakes.of(
    "elu",
    ko="x와 α(e^x - 1) 가운데 큰 쪽을 고르면 양수 쪽에서는 무엇이 나오나요?",
    en="If you take the larger of x and α(e^x - 1), what do you get on the positive side?",
)
def larger_of_line_and_curve(x, alpha=1.0):
    x = np.asarray(x, dtype=float)
    return np.maximum(x, alpha * (np.exp(np.minimum(x, 700)) - 1))


@mistakes.of(
    "elu",
    ko="x가 -10, -100으로 갈 때 ELU는 어떤 값에 다가가나요? 지수의 부호는 무엇인가요?",
    en="Which value does ELU come close to as x goes to -10, -100 and on? What is the sign of the "
    "exponent?",
)
def exponent_turned(x, alpha=1.0):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, x, alpha * (np.exp(np.minimum(-x, 700)) - 1))


@mistakes.of(
    "elu",
    ko="음수 쪽에서 ELU는 양수인가요, 음수인가요?",
    en="On the negative side, is ELU positive or negative?",
)
def curve_turned(x, alpha=1.0):
    return np.maximum(x, 0.0) - alpha * np.expm1(np.minimum(x, 0.0))


@mistakes.of(
    "elu",
    ko="양수 쪽에도 alpha를 곱했나요?",
    en="Do you multiply the positive side by alpha, too?",
)
def alpha_on_both_sides(x, alpha=1.0):
    return alpha * (np.maximum(x, 0.0) + np.expm1(np.minimum(x, 0.0)))


@mistakes.of(
    "elu",
    ko="음수 쪽이 직선인가요, 곡선인가요?",
    en="Is the negative side a line or a curve?",
)
def line_instead_of_curve(x, alpha=1.0):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, x, 0.1 * alpha * x)


@mistakes.of(
    "elu",
    ko="0에 아주 가까운 음수에도 alpha를 곱하나요?",
    en="Do negative numbers very close to 0 get multiplied by alpha, too?",
)
def straight_near_zero(x, alpha=1.0):
    x = np.asarray(x, dtype=float)
    return np.where(x > -1e-3, x, alpha * np.expm1(np.minimum(x, 0)))
