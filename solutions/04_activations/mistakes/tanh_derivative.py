"""Mistakes in tanh_derivative: the wrong argument, lost squares, overflows, other slopes."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import bend, squash

mistakes = Mistakes()


@mistakes.of(
    "tanh_derivative",
    ko="인자로 받은 값은 x인가요, tanh(x)인가요? 먼저 무엇을 구해야 하나요?",
    en="Is the argument x or tanh(x)? What do you have to compute first?",
)
def takes_the_activation(x):
    return 1.0 - np.asarray(x, dtype=float) ** 2


@mistakes.of(
    "tanh_derivative",
    ko="tanh를 제곱했나요? x = -1에서 미분이 1보다 클 수 있나요?",
    en="Did you square tanh? Can the derivative at x = -1 be larger than 1?",
)
def square_forgotten(x):
    return 1.0 - bend(x)


@mistakes.of(
    "tanh_derivative",
    ko="제곱한 것은 tanh(x)인가요, x인가요?",
    en="Did you square tanh(x), or x?",
)
def square_inside(x):
    return 1.0 - bend(np.asarray(x) ** 2)


@mistakes.of(
    "tanh_derivative",
    ko="a (1 - a)는 어느 함수의 미분인가요? x = 0에서 값은 얼마여야 하나요?",
    en="Which function has the derivative a (1 - a)? What should the value at x = 0 be?",
)
def sigmoid_rule(x):
    return bend(x) * (1.0 - bend(x))


@mistakes.of(
    "tanh_derivative",
    ko="돌려준 것은 tanh인가요, tanh를 미분한 것인가요?",
    en="Do you return tanh, or its derivative?",
)
def tanh_itself(x):
    return bend(x)


@mistakes.of(
    "tanh_derivative",
    ko="1에서 빼는 것을 잊지 않았나요? tanh는 어디에서 가장 가파른가요?",
    en="Did you forget to subtract from 1? Where is tanh steepest?",
)
def square_only(x):
    return bend(x) ** 2


@mistakes.of(
    "tanh_derivative",
    ko="tanh의 미분은 가장 클 때 얼마인가요? 시그모이드의 미분은 가장 클 때 얼마인가요?",
    en="How large is the derivative of tanh at most? And how large is the sigmoid's?",
)
def derivative_of_sigmoid(x):
    return squash(x) * (1.0 - squash(x))
