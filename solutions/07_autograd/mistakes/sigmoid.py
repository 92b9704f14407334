"""Mistakes in sigmoid: overflows, slopes at the wrong argument or of other functions."""

from __future__ import annotations

from autograder.mistakes import Mistakes

from .common import sigma

mistakes = Mistakes()


@mistakes.of(
    "sigmoid",
    ko="y(1 - y)의 y는 입력 a인가요, 출력인가요?",
    en="Is the y in y(1 - y) the input a, or the output?",
)
def sigmoid_slope_from_the_input(a):
    return float(sigma(max(min(a, 500), -500))), (a * (1 - a),)


@mistakes.of(
    "sigmoid",
    ko="출력을 한 번 더 시그모이드에 넣지는 않았나요?",
    en="Did you put the output into the sigmoid once more?",
)
def sigmoid_applied_twice(a):
    y = float(sigma(max(min(a, 500), -500)))
    again = float(sigma(y))
    return y, (again * (1 - again),)


@mistakes.of(
    "sigmoid",
    ko="1 - y²은 어느 활성화 함수의 미분인가요?",
    en="Which activation function has the derivative 1 - y²?",
)
def slope_of_tanh(a):
    y = float(sigma(max(min(a, 500), -500)))
    return y, (1 - y * y,)


@mistakes.of(
    "sigmoid",
    ko="지수의 부호를 보면, a가 클 때 값은 1에 가까워지나요, 0에 가까워지나요?",
    en="Look at the sign of the exponent: for a large a, is the value close to 1 or close to 0?",
)
def sigmoid_falls(a):
    y = float(sigma(max(min(-a, 500), -500)))
    return y, (y * (1 - y),)
