"""Mistakes in stable_sigmoid: overflow on either side, lost digits, clipped inputs."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import bend, squash

mistakes = Mistakes()


@mistakes.of(
    "stable_sigmoid",
    ko="x = -1000일 때 exp 안에는 어떤 값이 들어가나요? np.where를 썼다면, 고르지 않은 쪽은 "
    "계산되지 않는 것일까요?",
    en="At x = -1000, what goes into exp? And if you use np.where: is the side that is not chosen "
    "left uncomputed?",
)
def overflows(x):
    return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))


@mistakes.of(
    "stable_sigmoid",
    ko="x = 1000일 때 분자와 분모는 각각 얼마가 되나요? 그 둘의 나눗셈은요?",
    en="At x = 1000, what do numerator and denominator become? And their quotient?",
)
def infinity_over_infinity(x):
    e = np.exp(np.asarray(x, dtype=float))
    return e / (1 + e)


@mistakes.of(
    "stable_sigmoid",
    ko="σ(-2)와 σ(2)는 같은 값인가요? |x| 를 쓴 다음 x의 부호를 다시 살폈나요?",
    en="Are σ(-2) and σ(2) equal? After taking |x|, did you come back to the sign of x?",
)
def sign_of_x_lost_(x):
    return 1 / (1 + np.exp(-np.abs(np.asarray(x, dtype=float))))


@mistakes.of(
    "stable_sigmoid",
    ko="어느 쪽 식이 x의 어느 부호에 맞나요? x가 크면 값은 0과 1 가운데 어디에 가까운가요?",
    en="Which form goes with which sign of x? For large x, should the value be near 0 or near 1?",
)
def sides_exchanged(x):
    return 1 - squash(x)


@mistakes.of(
    "stable_sigmoid",
    ko="σ(-40)과 σ(-41)은 0도 아니고 같지도 않아야 합니다. x를 잘라 내거나, 1이나 0.5에 "
    "가까운 수와 더하고 빼면 작은 값의 숫자는 몇 개나 남나요?",
    en="σ(-40) and σ(-41) should be neither 0 nor equal. When x is cut off, or when numbers near 1 "
    "or 0.5 are added and subtracted, how many digits of a tiny value are left?",
)
def digits_lost(x):
    return 0.5 * (1 + bend(np.multiply(x, 0.5)))
