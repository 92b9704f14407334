"""Mistakes in relu_derivative: what it is at 0 and below, other types, values for slopes."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "relu_derivative",
    ko="x가 꼭 0일 때의 미분은 무엇이라고 약속했나요?",
    en="What did we agree the derivative is when x is exactly 0?",
)
def one_at_zero(x):
    return (np.asarray(x) >= 0).astype(float)


@mistakes.of(
    "relu_derivative",
    ko="x가 꼭 0일 때의 미분은 얼마로 약속했나요? 0과 1의 가운데 값인가요?",
    en="What did we agree the derivative is when x is exactly 0? Is it halfway between 0 and 1?",
)
def half_at_zero(x):
    return np.heaviside(np.asarray(x, dtype=float), 0.5)


@mistakes.of(
    "relu_derivative",
    ko="돌려준 것은 ReLU인가요, ReLU를 미분한 것인가요? x = 3에서 기울기는 얼마인가요?",
    en="Do you return ReLU, or its derivative? What is the slope at x = 3?",
)
def relu_itself(x):
    return np.maximum(x, 0.0)


@mistakes.of(
    "relu_derivative",
    ko="x가 음수이면 ReLU는 내려가고 있나요, 평평한가요?",
    en="For a negative x, is ReLU going down, or is it flat?",
)
def minus_one_for_negatives(x):
    return np.sign(np.asarray(x, dtype=float))


@mistakes.of(
    "relu_derivative",
    ko="비교 연산의 결과는 숫자인가요, 참과 거짓인가요?",
    en="Is the result of a comparison a number, or true and false?",
)
def true_and_false(x):
    return np.asarray(x) > 0


@mistakes.of(
    "relu_derivative",
    ko="x가 음수일 때의 기울기도 1인가요?",
    en="Is the slope 1 for negative x as well?",
)
def one_everywhere(x):
    return np.ones(np.shape(x))


@mistakes.of(
    "relu_derivative",
    ko="켜져 있는 쪽과 꺼져 있는 쪽이 뒤바뀌지 않았나요?",
    en="Did you swap the side that is on and the side that is off?",
)
def relu_derivative_turned(x):
    return (np.asarray(x) < 0).astype(float)


@mistakes.of(
    "relu_derivative",
    ko="배열 전체를 if에 넣으면 참인가요, 거짓인가요?",
    en="Is a whole array true or false in an `if`?",
)
def derivative_of_one_number(x):
    return 1.0 if x > 0 else 0.0


@mistakes.of(
    "relu_derivative",
    ko="음수 쪽의 기울기가 0이 아니라면 어느 활성화 함수인가요?",
    en="If the slope is not 0 for negative x, which activation function is it?",
)
def derivative_of_leaky(x):
    return np.where(np.asarray(x) > 0, 1.0, 0.1)
