"""Mistakes in power: lost factors, exponents not lowered, slopes of something else."""

from __future__ import annotations

import math

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "power",
    ko="a^n을 미분하면 지수는 어떻게 되나요?",
    en="When you differentiate a^n, what happens to the exponent?",
)
def exponent_kept(a, n):
    return a**n, (n * a**n,)


@mistakes.of(
    "power",
    ko="a^n을 미분하면 앞에 무엇이 내려오나요?",
    en="When you differentiate a^n, what comes down in front?",
)
def factor_forgotten(a, n):
    return a**n, (a ** (n - 1),)


@mistakes.of(
    "power",
    ko="n = 2일 때만 맞지는 않나요? n = 3이면 어떤가요?",
    en="Is your slope right only for n = 2? What about n = 3?",
)
def only_for_squares(a, n):
    return a**n, (2 * a,)


@mistakes.of(
    "power",
    ko="밑으로 미분하나요, 지수로 미분하나요? 로그는 어디에서 나왔나요?",
    en="Do you differentiate with respect to the base or to the exponent? Where does the "
    "logarithm come from?",
)
def by_the_exponent(a, n):
    return a**n, (a**n * math.log(abs(a)) if a else 0.0,)


@mistakes.of(
    "power",
    ko="n = 0일 때만 맞지는 않나요? 다른 지수에서도 기울기가 0인가요?",
    en="Is your slope right only for n = 0? Is it 0 for other exponents, too?",
)
def slope_always_zero(a, n):
    return a**n, (0.0,)


@mistakes.of(
    "power",
    ko="기울기가 하나일 때도 튜플에 담았나요?",
    en="Did you put the slope into a tuple, even though there is only one?",
)
def bare_slope(a, n):
    return a**n, n * a ** (n - 1)


@mistakes.of(
    "power",
    ko="지수가 음수이거나 0.5일 때도 곱하기를 되풀이해서 구할 수 있나요?",
    en="Does repeated multiplication work if the exponent is negative, or 0.5?",
)
def repeated_multiplication(a, n):
    y = 1.0
    for _ in range(int(n)):
        y *= a
    return y, (n * y / a if a else 0.0,)


@mistakes.of(
    "power",
    ko="a^n을 미분할 때 앞으로 내려오는 수는 n인가요, n - 1인가요?",
    en="When you differentiate a^n, which number comes down in front: n, or n - 1?",
)
def factor_one_too_small(a, n):
    return a**n, ((n - 1) * a ** (n - 1),)
