"""Mistakes in power: lost factors, exponents not lowered, slopes of something else."""

from __future__ import annotations

import math

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "power",
    ko="a^n을 미분하면 지수는 어떻게 되나요?",
    en="When a^n is differentiated, what becomes of the exponent?",
)
def exponent_kept(a, n):
    return a**n, (n * a**n,)


@mistakes.of(
    "power",
    ko="a^n을 미분하면 앞에 무엇이 내려오나요?",
    en="When a^n is differentiated, what comes down in front?",
)
def factor_forgotten(a, n):
    return a**n, (a ** (n - 1),)


@mistakes.of(
    "power",
    ko="n = 2 에서만 맞지는 않나요? n = 3이면 어떤가요?",
    en="Is it right for n = 2 only? What about n = 3?",
)
def only_for_squares(a, n):
    return a**n, (2 * a,)


@mistakes.of(
    "power",
    ko="미분하는 것은 밑인가요, 지수인가요? 로그는 어디에서 나왔나요?",
    en="Do you differentiate by the base or by the exponent? Where does the logarithm come from?",
)
def by_the_exponent(a, n):
    return a**n, (a**n * math.log(abs(a)) if a else 0.0,)


@mistakes.of(
    "power",
    ko="n = 0 에서만 맞지는 않나요? 다른 지수에서도 기울기가 0인가요?",
    en="Is it right for n = 0 only? Is the slope 0 for other exponents, too?",
)
def slope_always_zero(a, n):
    return a**n, (0.0,)


@mistakes.of(
    "power",
    ko="기울기가 하나일 때도 튜플에 담았나요?",
    en="Is a single slope held in a tuple, too?",
)
def bare_slope(a, n):
    return a**n, n * a ** (n - 1)


@mistakes.of(
    "power",
    ko="지수가 음수이거나 0.5일 때도 곱하기를 되풀이해서 구할 수 있나요?",
    en="Can repeated multiplication do it where the exponent is negative, or 0.5?",
)
def repeated_multiplication(a, n):
    y = 1.0
    for _ in range(int(n)):
        y *= a
    return y, (n * y / a if a else 0.0,)


@mistakes.of(
    "power",
    ko="내려오는 수는 n인가요, n - 1인가요?",
    en="Which number comes down: n, or n - 1?",
)
def factor_one_too_small(a, n):
    return a**n, ((n - 1) * a ** (n - 1),)
