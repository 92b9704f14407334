"""Mistakes in perceptron: the bias and the step lost or misplaced, sums over the wrong axis."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import fires

mistakes = Mistakes()


@mistakes.of(
    "perceptron",
    ko="가중합에 더해야 할 것이 하나 더 있지 않나요?",
    en="Is there one more thing to add to the weighted sum?",
)
def no_bias(X, w, b):
    return fires(np.asarray(X) @ w)


@mistakes.of(
    "perceptron",
    ko="b는 더하나요, 빼나요? 문턱값 θ 와 편향 b는 부호가 어떻게 다른가요?",
    en="Do you add b or subtract it? How do a threshold θ and a bias b differ in sign?",
)
def bias_as_threshold(X, w, b):
    return fires(np.asarray(X) @ w - b)


@mistakes.of(
    "perceptron",
    ko="돌려주는 값이 0 또는 1인가요? 가중합이 무엇을 통과해야 하나요?",
    en="Do you return 0 or 1? What must the weighted sum go through?",
)
def no_step(X, w, b):
    return np.asarray(X) @ w + b


@mistakes.of(
    "perceptron",
    ko="경계선 위에 있는 점의 답은 무엇이라고 약속했나요?",
    en="What did we agree the answer is for a point on the boundary?",
)
def boundary_is_off(X, w, b):
    return np.where(np.asarray(X) @ w + b > 0, 1.0, 0.0)


@mistakes.of(
    "perceptron",
    ko="행 하나에 답이 몇 개여야 하나요? 곱한 다음 무엇을 해야 하나요?",
    en="How many answers should one row have? What comes after the multiplication?",
)
def not_summed(X, w, b):
    return fires(np.asarray(X) * w + b)


@mistakes.of(
    "perceptron",
    ko="D3의 식에서 편향은 합을 내기 전에 더하나요, 합을 낸 뒤에 한 번 더하나요?",
    en="In D3's formula, is the bias added before the sum is taken, or once after it?",
)
def bias_for_every_input(X, w, b):
    return fires((np.asarray(X) * w + b).sum(axis=1))


@mistakes.of(
    "perceptron",
    ko="돌려주는 배열의 모양은 (n,)인가요, (n, 1)인가요?",
    en="Is the shape of what you return (n,) or (n, 1)?",
)
def column(X, w, b):
    return fires(np.asarray(X) @ np.reshape(w, (-1, 1)) + b)


@mistakes.of(
    "perceptron",
    ko="w를 한 행의 입력들과 곱하나요, 한 열의 값들과 곱하나요?",
    en="Do you multiply w by the inputs in one row, or by the values in one column?",
)
def weights_first(X, w, b):
    return fires(np.asarray(w) @ np.asarray(X) + b)


@mistakes.of(
    "perceptron",
    ko="편향은 계단함수에 들어가기 전에 더해야 하나요, 나온 뒤에 더해야 하나요?",
    en="Should the bias be added before the step function, or after it?",
)
def bias_after_step(X, w, b):
    return fires(np.asarray(X) @ w) + b


@mistakes.of(
    "perceptron",
    ko="배치에 데이터가 여럿이면 답은 몇 개여야 하나요?",
    en="If there are several examples in the batch, how many answers should there be?",
)
def first_example_only(X, w, b):
    return float(fires(np.asarray(X)[0] @ w + b))


@mistakes.of(
    "perceptron",
    ko="합을 반올림한 다음 계단함수에 넣으면, 0보다 아주 조금 작은 합은 어떻게 되나요?",
    en="If the sum is rounded before the step function, what becomes of one that is very little "
    "below 0?",
)
def sum_rounded(X, w, b):
    return fires(np.round(np.asarray(X) @ w + b, 9))
