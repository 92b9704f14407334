"""Mistakes in stable_sigmoid: overflow on either side, lost digits, clipped inputs."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import bend, squash

mistakes = Mistakes()


@mistakes.of(
    "stable_sigmoid",
    ko="x = -1000일 때 exp 안에는 어떤 값이 들어가나요? np.where를 썼다면, 고르지 않은 쪽은 "
    "계산하지 않을까요?",
    en="At x = -1000, which number goes into exp? If you use np.where, does NumPy skip the side "
    "that is not chosen?",
)
def overflows(x):
    return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))


@mistakes.of(
    "stable_sigmoid",
    ko="x = 1000일 때 분자와 분모는 각각 얼마가 되나요? 분자를 분모로 나누면 무엇이 나오나요?",
    en="At x = 1000, what are the numerator and the denominator? What do you get when you divide "
    "them?",
)
def infinity_over_infinity(x):
    e = np.exp(np.asarray(x, dtype=float))
    return e / (1 + e)


@mistakes.of(
    "stable_sigmoid",
    ko="σ(-2)와 σ(2)는 같은 값인가요? |x| 를 쓴 다음 x의 부호를 다시 살폈나요?",
    en="Are σ(-2) and σ(2) equal? After taking |x|, did you look at the sign of x again?",
)
def sign_of_x_lost_(x):
    return 1 / (1 + np.exp(-np.abs(np.asarray(x, dtype=float))))


@mistakes.of(
    "stable_sigmoid",
    ko="어느 쪽 식이 x의 어느 부호에 맞나요? x가 크면 값은 0과 1 가운데 어디에 가까운가요?",
    en="Which formula fits which sign of x? For a large x, should the value be near 0 or near 1?",
)
def sides_exchanged(x):
    return 1 - squash(x)


@mistakes.of(
    "stable_sigmoid",
    ko="σ(-40)과 σ(-41)은 0도 아니고 서로 같지도 않아야 합니다. x를 잘라 내거나, 아주 작은 값을 "
    "1이나 0.5에 더하고 빼면 유효숫자가 몇 자리나 남나요?",
    en="σ(-40) and σ(-41) should be neither 0 nor equal. If you clip x, or add a tiny value to 1 "
    "or 0.5 and subtract again, how many of its digits are left?",
)
def digits_lost(x):
    return 0.5 * (1 + bend(np.multiply(x, 0.5)))
