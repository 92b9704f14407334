"""Mistakes in sigmoid_derivative: lost factors, the wrong argument, slopes of other functions."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import floats, slope, squash

mistakes = Mistakes()


@mistakes.of(
    "sigmoid_derivative",
    ko="인자로 받은 a는 이미 σ를 거친 값인가요, 거치기 전의 값인가요?",
    en="Has the a that you are given already been through σ?",
)
def of_the_weighted_input(a):
    s = squash(a)
    return s * (1 - s)


@mistakes.of(
    "sigmoid_derivative",
    ko="시그모이드는 오른쪽으로 갈수록 올라가나요, 내려가나요? 그러면 기울기의 부호는요?",
    en="Does the sigmoid go up or down from left to right? Which sign must its slope have, then?",
)
def sign_flipped(a):
    (a,) = floats(a)
    return a * (a - 1)


@mistakes.of(
    "sigmoid_derivative",
    ko="a * 1 - a는 어떤 순서로 계산되나요? a = 0.5일 때와 a = 0.9일 때 값은 각각 얼마인가요?",
    en="In which order is a * 1 - a computed? What does it give for a = 0.5, and for a = 0.9?",
)
def missing_parentheses_(a):
    (a,) = floats(a)
    return a * 1 - a


@mistakes.of(
    "sigmoid_derivative",
    ko="a = 0.5일 때 본문의 식을 손으로 계산하면 얼마인가요? 그 식은 수 몇 개를 곱하나요?",
    en="What does the formula in the text give at a = 0.5, worked out by hand? How many factors "
    "does it have?",
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
    en="Do you return the height of the curve, or its slope? Did you apply the sigmoid once more?",
)
def sigmoid_again(a):
    return squash(a)


@mistakes.of(
    "sigmoid_derivative",
    ko="요소별 곱과 행렬곱은 결과의 모양이 어떻게 다른가요?",
    en="How do the results of an elementwise product and of a matrix product differ in shape?",
)
def matrix_product(a):
    (a,) = floats(a)
    return np.dot(a, 1 - a)


@mistakes.of(
    "sigmoid_derivative",
    ko="코드 안에서 반올림하면, 학습을 여러 번 되풀이하는 동안 어떤 일이 생길까요?",
    en="If the code rounds, what happens after many steps of training?",
)
def rounded_(a):
    return np.round(slope(a), 3)


@mistakes.of(
    "sigmoid_derivative",
    ko="a *= (1 - a) 다음에 순전파에서 구한 a를 다시 쓰려면, 그 값이 남아 있나요?",
    en="If you need the forward pass's a again after a *= (1 - a), is it still there?",
)
def changes_a(a):
    (a,) = floats(a)
    result = slope(a)
    if a.ndim:
        a[...] = result
    return result
