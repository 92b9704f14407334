"""Mistakes in exp: slopes of other functions, other bases, turned exponents."""

from __future__ import annotations

import math

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "exp",
    ko="e^a에서 변하는 것은 밑인가요, 지수인가요? 거듭제곱의 규칙을 쓸 수 있나요?",
    en="What changes in e^a: the base or the exponent? Can you use the rule for powers here?",
)
def rule_for_powers(a):
    return math.exp(a), (a * math.exp(a - 1),)


@mistakes.of(
    "exp",
    ko="a = 1에서도 기울기가 1인가요? a가 커질수록 곡선은 어떻게 되나요?",
    en="Is the slope 1 at a = 1, too? What happens to the curve as a grows?",
)
def slope_of_one(a):
    return math.exp(a), (1.0,)


@mistakes.of(
    "exp",
    ko="기울기 자리에 넣은 것은 입력 a인가요, a로 미분한 것인가요?",
    en="In the place of the slope, do you return the input a, or the derivative?",
)
def input_as_slope(a):
    return math.exp(a), (a,)


@mistakes.of(
    "exp",
    ko="밑은 2인가요, e인가요?",
    en="Is the base 2, or e?",
)
def power_of_two(a):
    return 2.0**a, (2.0**a * math.log(2),)


@mistakes.of(
    "exp",
    ko="기울기가 하나일 때도 튜플에 담았나요?",
    en="Did you put the slope into a tuple, even though there is only one?",
)
def exp_bare_slope(a):
    return math.exp(a), math.exp(a)


@mistakes.of(
    "exp",
    ko="지수의 부호가 바뀌지는 않았나요? a가 커지면 값은 커지나요?",
    en="Did you change the sign of the exponent? Does the value grow when a grows?",
)
def falling_exponential(a):
    return math.exp(-a), (-math.exp(-a),)
