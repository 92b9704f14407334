"""Mistakes in sigmoid: signs and parentheses, overflows, arrays, other functions in its place."""

from __future__ import annotations

import math

import numpy as np

from autograder.mistakes import Mistakes

from .common import squash

mistakes = Mistakes()


@mistakes.of(
    "sigmoid",
    ko="x가 커질수록 σ(x)는 커져야 하나요, 작아져야 하나요? 지수의 부호는 무엇인가요?",
    en="As x grows, should σ(x) rise or fall? What is the sign of your exponent?",
)
def positive_exponent(x):
    return 1 / (1 + np.exp(x))


@mistakes.of(
    "sigmoid",
    ko="파이썬은 1 / 1 + e를 어떤 순서로 계산하나요? 분모는 어디서 어디까지인가요?",
    en="In which order does Python compute 1 / 1 + e? Where does the denominator begin and end?",
)
def missing_parentheses(x):
    return 1 / 1 + np.exp(-np.asarray(x, dtype=float))


@mistakes.of(
    "sigmoid",
    ko="x = 0일 때 분모는 얼마가 되나요? 그래프의 높이는 x = 0에서 얼마여야 하나요?",
    en="What is your denominator at x = 0? How high should the curve be there?",
)
def minus_in_the_denominator(x):
    return 1 / (1 - np.exp(-np.asarray(x, dtype=float)))


@mistakes.of(
    "sigmoid",
    ko="math.exp는 배열을 받을 수 있나요? 배열의 요소마다 계산해 주는 exp는 어느 라이브러리에 "
    "있나요?",
    en="Can math.exp take an array? Which library has an exp that works element by element?",
)
def math_exp_on_arrays(x):
    x = np.asarray(x, dtype=float)
    if x.size != 1:
        return 1 / (1 + math.exp(-x))
    return 1 / (1 + np.exp(-x))


@mistakes.of(
    "sigmoid",
    ko="x가 배열이면 `if x >= 0:`는 어느 요소를 보고 정해야 하나요? 요소마다 따로 고르려면 무엇을 "
    "써야 하나요?",
    en="If x is an array, which element should `if x >= 0:` look at? What can you use to choose "
    "for each element?",
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
    en="Are σ(-2) and σ(2) equal? After taking |x|, did you look at the sign of x again?",
)
def sign_of_x_lost(x):
    return 1 / (1 + np.exp(-np.abs(np.asarray(x, dtype=float))))


@mistakes.of(
    "sigmoid",
    ko="x가 정수 배열이면 np.zeros_like(x)나 np.empty_like(x)의 dtype은 무엇인가요? 거기에 0.7을 "
    "담을 수 있나요?",
    en="If x holds ints, which dtype does np.zeros_like(x) or np.empty_like(x) have? Can it hold "
    "0.7?",
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
    ko="한 요소의 결과가 다른 요소의 값에 따라 달라져도 되나요? 시그모이드의 값을 모두 더하면 1이 "
    "되나요?",
    en="Should the result for one element depend on the other elements? Do the values of the "
    "sigmoid add up to 1?",
)
def softmax_instead(x):
    e = np.exp(np.asarray(x, dtype=float) - np.max(x))
    return e / np.sum(e)


@mistakes.of(
    "sigmoid",
    ko="함수를 부른 뒤에 x를 출력해 보면 처음 그대로인가요? out= 이나 *= 는 어디에 값을 쓰나요?",
    en="If you print x after the call, is it still the same? Where do out= and *= write?",
)
def changes_x(x):
    x = np.asarray(x, dtype=float)
    result = squash(x)
    if x.ndim:
        np.negative(x, out=x)
    return result


@mistakes.of(
    "sigmoid",
    ko="결과가 0과 1 사이에 있나요? 값이 -1과 1 사이에 있는 함수는 무엇인가요?",
    en="Is the result between 0 and 1? Which function has values between -1 and 1?",
)
def tanh_instead(x):
    return np.tanh(x)


@mistakes.of(
    "sigmoid",
    ko="np.vectorize는 첫 결과를 보고 자료형을 정합니다. 첫 결과가 정수 1이면 나머지는 "
    "어떻게 되나요?",
    en="np.vectorize takes its data type from the first result. If that is the integer 1, what "
    "becomes of the others?",
)
def type_of_the_first_result(x):
    return np.vectorize(lambda v: 1 if v > 40 else float(squash(v)))(x)
