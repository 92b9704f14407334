"""Mistakes in softmax: overflows, wrong axes, the wrong thing subtracted, other functions."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import squash

mistakes = Mistakes()


@mistakes.of(
    "softmax",
    ko="z = 1000이면 np.exp(z)는 얼마인가요?",
    en="What is np.exp(z) for z = 1000?",
)
def overflowing_softmax(z, axis=-1):
    e = np.exp(np.asarray(z, dtype=float))
    return e / e.sum(axis=axis, keepdims=True)


@mistakes.of(
    "softmax",
    ko="배치의 한 행은 1000 근처, 다른 행은 -1000 근처라면, 하나의 최댓값을 뺀 뒤 분모는 "
    "얼마인가요?",
    en="With one row of the batch near 1000 and another near -1000, what is below the line after "
    "one maximum was subtracted from both?",
)
def one_maximum_for_all_rows(z, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max())
    return e / e.sum(axis=axis, keepdims=True)


@mistakes.of(
    "softmax",
    ko="확률을 모두 더하면 배치 전체가 1인가요, 행마다 1인가요?",
    en="Do the probabilities add up to 1 over the whole batch, or in each row?",
)
def whole_batch_adds_up_to_one(z, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum()


@mistakes.of(
    "softmax",
    ko="받은 axis를 쓰고 있나요?",
    en="Is the axis you were given in use?",
)
def axis_ignored(z, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


@mistakes.of(
    "softmax",
    ko="axis를 주지 않았을 때 어느 축으로 더해야 하나요?",
    en="Along which axis should it add up when none is given?",
)
def first_axis_by_default(z, axis=0):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


@mistakes.of(
    "softmax",
    ko="행마다 나온 합의 모양은 무엇인가요? (n, K)를 그것으로 나누면 어떻게 퍼지나요?",
    en="What is the shape of the sums of the rows? How does it spread when (n, K) is divided by "
    "it?",
)
def sum_without_keepdims(z, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis)


@mistakes.of(
    "softmax",
    ko="지수를 취하지 않고 나누면 음수 점수는 어떻게 되나요?",
    en="Without the exponential, what becomes of negative scores?",
)
def scores_divided_by_their_sum(z, axis=-1):
    z = np.asarray(z, dtype=float)
    return z / z.sum(axis=axis, keepdims=True)


@mistakes.of(
    "softmax",
    ko="노드마다 따로 0과 1 사이로 눌렀나요? 더하면 1이 되나요?",
    en="Is each node pressed between 0 and 1 by itself? Do they add up to 1?",
)
def sigmoid_of_each(z, axis=-1):
    return squash(z)


@mistakes.of(
    "softmax",
    ko="돌려준 것은 확률인가요, 확률의 로그인가요?",
    en="Is what you return probabilities, or their logarithms?",
)
def logarithm_returned(z, axis=-1):
    z = np.asarray(z, dtype=float)
    return z - np.logaddexp.reduce(z, axis=axis, keepdims=True)


@mistakes.of(
    "softmax",
    ko="지수의 밑은 무엇인가요?",
    en="What is the base of the exponential?",
)
def softmax_base_two(z, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp2(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


@mistakes.of(
    "softmax",
    ko="가장 작은 값을 빼면 지수에 들어가는 수는 0 이상인가요, 0 이하인가요?",
    en="When the smallest is subtracted, is what goes into the exponential above 0 or below it?",
)
def smallest_subtracted(z, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.min(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


@mistakes.of(
    "softmax",
    ko="점수가 가장 높은 노드의 확률이 가장 높은가요?",
    en="Does the node with the highest score have the highest probability?",
)
def scores_turned(z, axis=-1):
    z = -np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


@mistakes.of(
    "softmax",
    ko="확률을 돌려주나요, 가장 높은 곳만 1로 만들었나요?",
    en="Do you return probabilities, or a 1 at the highest only?",
)
def hard_maximum(z, axis=-1):
    z = np.asarray(z, dtype=float)
    return (z == z.max(axis=axis, keepdims=True)).astype(float)


@mistakes.of(
    "softmax",
    ko="함수가 끝난 뒤 받은 점수는 그대로인가요?",
    en="Are the scores you were given still the same after the function has run?",
)
def scores_changed_in_place(z, axis=-1):
    if not (isinstance(z, np.ndarray) and z.dtype.kind == "f"):
        z = np.array(z, dtype=float)
    z -= z.max(axis=axis, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=axis, keepdims=True)


@mistakes.of(
    "softmax",
    ko="한 행의 점수가 [0, 1000]이면, 뺀 뒤에 지수에 들어가는 가장 큰 수는 얼마인가요?",
    en="With the scores [0, 1000] in a row, what is the largest number that goes into the "
    "exponential after your subtraction?",
)
def first_score_subtracted(z, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - np.take(z, [0], axis=axis))
    return e / e.sum(axis=axis, keepdims=True)


@mistakes.of(
    "softmax",
    ko="한 행의 점수가 [1000, -1000]이면, 뺀 뒤에 지수에 들어가는 가장 큰 수는 얼마인가요?",
    en="With the scores [1000, -1000] in a row, what is the largest number that goes into the "
    "exponential after your subtraction?",
)
def mean_subtracted(z, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.mean(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)
