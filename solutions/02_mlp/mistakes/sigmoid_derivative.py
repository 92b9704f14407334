"""Mistakes in sigmoid_derivative: lost factors, the wrong argument, slopes of other functions."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import floats, slope, squash

mistakes = Mistakes()


@mistakes.of(
    "sigmoid_derivative",
    ko="받은 a는 이미 σ를 거친 값인가요, 거치기 전의 값인가요?",
    en="Has the a that you are given already been through σ, or not yet?",
)
def of_the_weighted_input(a):
    s = squash(a)
    return s * (1 - s)


@mistakes.of(
    "sigmoid_derivative",
    ko="시그모이드는 오른쪽으로 갈수록 올라가나요, 내려가나요? 그러면 기울기의 부호는요?",
    en="Does the sigmoid rise or fall to the right? So what sign has its slope?",
)
def sign_flipped(a):
    (a,) = floats(a)
    return a * (a - 1)


@mistakes.of(
    "sigmoid_derivative",
    ko="a * 1 - a는 어떤 순서로 계산되나요? a가 무엇이든 결과가 얼마인지 보이나요?",
    en="In which order is a * 1 - a worked out? Do you see what it gives, whatever a is?",
)
def missing_parentheses_(a):
    (a,) = floats(a)
    return a * 1 - a


@mistakes.of(
    "sigmoid_derivative",
    ko="a = 0.5일 때 식을 손으로 계산하면 얼마인가요? 곱하는 것은 모두 몇 개인가요?",
    en="What does the formula give by hand at a = 0.5? How many factors does it have?",
)
def one_factor_only(a):
    return 1 - np.asarray(a, dtype=float)


@mistakes.of(
    "sigmoid_derivative",
    ko="1 - a²은 어느 활성화 함수의 기울기인가요?",
    en="Which activation function has the slope 1 - a²?",
)
def of_tanh(a):
    return 1 - np.asarray(a, dtype=float) ** 2


@mistakes.of(
    "sigmoid_derivative",
    ko="돌려준 값은 함수의 높이인가요, 기울기인가요? 시그모이드를 한 번 더 취하지 않았나요?",
    en="Is what you return the height of the curve or its slope? Did the sigmoid come in again?",
)
def sigmoid_again(a):
    return squash(a)


@mistakes.of(
    "sigmoid_derivative",
    ko="요소마다 곱하는 것과 행렬로 곱하는 것은 결과의 모양이 어떻게 다른가요?",
    en="How do the shapes of an elementwise product and of a matrix product differ?",
)
def matrix_product(a):
    (a,) = floats(a)
    return np.dot(a, 1 - a)


@mistakes.of(
    "sigmoid_derivative",
    ko="코드 안에서 반올림하면 학습이 거듭될수록 어떤 일이 생길까요?",
    en="If the code rounds, what happens as training goes on and on?",
)
def rounded_(a):
    return np.round(slope(a), 3)


@mistakes.of(
    "sigmoid_derivative",
    ko="a *= (1 - a) 다음에 순전파에서 구한 a를 다시 쓰려면, 그 값이 남아 있나요?",
    en="After a *= (1 - a), if you need the forward pass's a again, is it still there?",
)
def changes_a(a):
    (a,) = floats(a)
    result = slope(a)
    if a.ndim:
        a[...] = result
    return result
