"""Mistakes in sigmoid_prime: the wrong argument, lost factors, overflows, other functions."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import squash

mistakes = Mistakes()


@mistakes.of(
    "sigmoid_prime",
    ko="02의 함수를 그대로 쓰지 않았나요? 여기서 인자로 받는 값은 x인가요, 활성화 값인가요?",
    en="Did you use the function of 02 as it was? Is the argument here x, or an activation?",
)
def derivative_of_the_activation(x):
    x = np.asarray(x, dtype=float)
    return x * (1.0 - x)


@mistakes.of(
    "sigmoid_prime",
    ko="돌려준 것은 시그모이드인가요, 시그모이드를 미분한 것인가요?",
    en="Do you return the sigmoid, or its derivative?",
)
def sigmoid_itself(x):
    return squash(x)


@mistakes.of(
    "sigmoid_prime",
    ko="시그모이드를 몇 번 취했나요? 기울기를 구하는 곳은 x인가요, σ(x)인가요?",
    en="How many times do you apply the sigmoid? Do you take the slope at x, or at σ(x)?",
)
def sigmoid_twice(x):
    a = squash(squash(x))
    return a * (1.0 - a)


@mistakes.of(
    "sigmoid_prime",
    ko="괄호 안의 1에서 빼는 것은 x인가요, σ(x)인가요?",
    en="Inside the brackets, do you subtract x or σ(x) from 1?",
)
def half_of_the_rule(x):
    return squash(x) * (1.0 - np.asarray(x))


@mistakes.of(
    "sigmoid_prime",
    ko="1 - a²는 어느 함수의 미분인가요?",
    en="Which function has the derivative 1 - a²?",
)
def tanh_rule(x):
    return 1.0 - squash(x) ** 2


@mistakes.of(
    "sigmoid_prime",
    ko="σ(x)와 1 - σ(x)를 곱했나요, 뺐나요? x = 0에서 값은 얼마여야 하나요?",
    en="Did you multiply σ(x) and 1 - σ(x), or subtract? What should the value at x = 0 be?",
)
def subtracted_not_multiplied(x):
    a = squash(x)
    return a - (1.0 - a)


@mistakes.of(
    "sigmoid_prime",
    ko="x가 모두 0과 1 사이에 있으면, 그 값들은 σ를 지나기 전의 값인가요, 지난 뒤의 값인가요?",
    en="If all of x lies between 0 and 1, are these the values before σ or after it?",
)
def outputs_guessed(x):
    a = np.asarray(x)
    if not (a.ndim and np.all((a > 0) & (a < 1))):
        a = squash(a)
    return a * (1.0 - a)
