"""Mistakes in sigmoid: signs and parentheses, overflows, arrays, other functions in its place."""

from __future__ import annotations

import math

import numpy as np

from autograder.mistakes import Mistakes

from .common import squash

mistakes = Mistakes()


@mistakes.of(
    "sigmoid",
    ko="x가 커질수록 σ(x)는 커져야 하나요, 작아져야 하나요? 지수의 부호를 한 번 볼까요?",
    en="As x grows, should σ(x) rise or fall? What is the sign of your exponent?",
)
def positive_exponent(x):
    return 1 / (1 + np.exp(x))


@mistakes.of(
    "sigmoid",
    ko="파이썬은 1 / 1 + e를 어떤 순서로 계산하나요? 분모는 어디서 어디까지인가요?",
    en="In which order does Python work out 1 / 1 + e? Where does the denominator begin and end?",
)
def missing_parentheses(x):
    return 1 / 1 + np.exp(-np.asarray(x, dtype=float))


@mistakes.of(
    "sigmoid",
    ko="x = 0일 때 분모는 얼마가 되나요? 그래프는 0에서 얼마여야 하나요?",
    en="What is your denominator at x = 0? What should the curve be there?",
)
def minus_in_the_denominator(x):
    return 1 / (1 - np.exp(-np.asarray(x, dtype=float)))


@mistakes.of(
    "sigmoid",
    ko="math의 함수는 배열을 받을 수 있나요? 요소마다 계산해 주는 것은 어느 쪽의 exp인가요?",
    en="Can math's functions take an array? Whose exp works element by element?",
)
def math_exp_on_arrays(x):
    x = np.asarray(x, dtype=float)
    if x.size != 1:
        return 1 / (1 + math.exp(-x))
    return 1 / (1 + np.exp(-x))


@mistakes.of(
    "sigmoid",
    ko="x가 배열이면 `if x >= 0:`는 어느 요소를 보고 정해야 할까요? 요소마다 고르는 방법은요?",
    en="If x is an array, which element should `if x >= 0:` look at? How could each element choose "
    "for itself?",
)
def if_on_arrays(x):
    x = np.asarray(x, dtype=float)
    if x >= 0:
        return 1 / (1 + np.exp(-x))
    e = np.exp(x)
    return e / (1 + e)


@mistakes.of(
    "sigmoid",
    ko="σ(-2)와 σ(2)는 같은 값인가요? |x| 를 쓴 다음 x의 부호를 다시 살폈나요?",
    en="Are σ(-2) and σ(2) equal? After taking |x|, did you come back to the sign of x?",
)
def sign_of_x_lost(x):
    return 1 / (1 + np.exp(-np.abs(np.asarray(x, dtype=float))))


@mistakes.of(
    "sigmoid",
    ko="x가 정수 배열이면 np.zeros_like(x)나 np.empty_like(x)의 dtype은 무엇인가요? 0.7이 "
    "거기에 담기나요?",
    en="If x holds ints, what dtype does np.zeros_like(x) or np.empty_like(x) have? Does 0.7 fit?",
)
def result_in_integers(x):
    result = np.zeros_like(x)
    np.copyto(result, squash(x), casting="unsafe")
    return result


@mistakes.of(
    "sigmoid",
    ko="코드 안에서 반올림하면 다음 층에는 어떤 값이 들어가나요? 슬라이드는 왜 반올림했을까요?",
    en="If you round inside the code, what goes into the next layer? Why did the slide round?",
)
def rounded(x):
    return np.round(squash(x), 3)


@mistakes.of(
    "sigmoid",
    ko="한 요소의 결과가 다른 요소의 값에 따라 달라져도 되나요? 모두 더해서 1이 되는 것은 "
    "시그모이드인가요?",
    en="May one element's result depend on the others? Is it the sigmoid whose values sum to 1?",
)
def softmax_instead(x):
    e = np.exp(np.asarray(x, dtype=float) - np.max(x))
    return e / np.sum(e)


@mistakes.of(
    "sigmoid",
    ko="함수를 부른 뒤에 x를 출력해 보면 처음 그대로인가요? out= 이나 *= 는 어디에 값을 쓰나요?",
    en="If you print x after the call, is it as it was? Where do out= or *= write?",
)
def changes_x(x):
    x = np.asarray(x, dtype=float)
    result = squash(x)
    if x.ndim:
        np.negative(x, out=x)
    return result


@mistakes.of(
    "sigmoid",
    ko="결과가 0과 1 사이에 있나요? -1과 1 사이로 누르는 함수는 무엇인가요?",
    en="Does the result lie between 0 and 1? Which function presses between -1 and 1?",
)
def tanh_instead(x):
    return np.tanh(x)
