"""Mistakes in tanh: slopes at the wrong argument, of other functions, or with a lost square."""

from __future__ import annotations

import math

from autograder.mistakes import Mistakes

from .common import sigma

mistakes = Mistakes()


@mistakes.of(
    "tanh",
    ko="1 - y²의 y는 입력 a인가요, 출력인가요?",
    en="Is the y in 1 - y² the input a, or the output?",
)
def slope_from_the_input(a):
    return math.tanh(a), (1 - a * a,)


@mistakes.of(
    "tanh",
    ko="y(1 - y)는 어느 활성화 함수의 미분인가요?",
    en="Which activation function has the derivative y(1 - y)?",
)
def slope_of_the_sigmoid(a):
    y = math.tanh(a)
    return y, (y * (1 - y),)


@mistakes.of(
    "tanh",
    ko="출력을 제곱했나요? 음수 쪽에서 여러분의 기울기는 얼마인가요?",
    en="Did you square the output? How large is your slope on the negative side?",
)
def square_forgotten(a):
    y = math.tanh(a)
    return y, (1 - y,)


@mistakes.of(
    "tanh",
    ko="a가 아주 크면 곡선은 평평해집니다. 기울기는 얼마에 가까워져야 하나요?",
    en="For a large a the curve becomes flat. Which value should the slope come close to?",
)
def sign_of_the_square(a):
    y = math.tanh(a)
    return y, (1 + y * y,)


@mistakes.of(
    "tanh",
    ko="tanh(0)은 0인가요, 0.5인가요? 지금 쓴 함수는 무엇인가요?",
    en="Is tanh(0) equal to 0 or to 0.5? Which function did you use?",
)
def the_sigmoid(a):
    y = float(sigma(a))
    return y, (y * (1 - y),)


@mistakes.of(
    "tanh",
    ko="제곱한 값은 tanh를 한 번 거친 것인가요, 두 번 거친 것인가요?",
    en="Did the value that you squared go through tanh once or twice?",
)
def tanh_applied_twice(a):
    y = math.tanh(a)
    return y, (1 - math.tanh(y) ** 2,)
