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
    ko="배치의 첫 행은 1000 근처, 둘째 행은 -1000 근처라고 합시다. 두 행에서 모두 같은 최댓값을 "
    "빼면 둘째 행의 분모는 얼마가 되나요?",
    en="Suppose the first row of a batch is near 1000 and the second near -1000. If you subtract "
    "the same maximum from both, what is the denominator of the second row?",
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
    en="Do you use the axis that was given?",
)
def axis_ignored(z, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


@mistakes.of(
    "softmax",
    ko="axis를 주지 않았을 때 어느 축으로 더해야 하나요?",
    en="Along which axis should you add when no axis is given?",
)
def first_axis_by_default(z, axis=0):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


@mistakes.of(
    "softmax",
    ko="행마다 구한 합의 모양은 무엇인가요? (n, K) 배열을 그 합으로 나누면 어느 축으로 "
    "브로드캐스팅되나요?",
    en="What is the shape of the sums, one for each row? If you divide an array of (n, K) by "
    "them, along which axis are they broadcast?",
)
def sum_without_keepdims(z, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis)


@mistakes.of(
    "softmax",
    ko="지수를 취하지 않고 나누면 음수 점수는 어떻게 되나요?",
    en="Without the exponential, what happens to negative scores?",
)
def scores_divided_by_their_sum(z, axis=-1):
    z = np.asarray(z, dtype=float)
    return z / z.sum(axis=axis, keepdims=True)


@mistakes.of(
    "softmax",
    ko="노드마다 따로 0과 1 사이의 값으로 바꾸었나요? 그 값들을 더하면 1이 되나요?",
    en="Did you turn each score into a value between 0 and 1 by itself? Do these values add up to "
    "1?",
)
def sigmoid_of_each(z, axis=-1):
    return squash(z)


@mistakes.of(
    "softmax",
    ko="돌려준 것은 확률인가요, 확률의 로그인가요?",
    en="Do you return probabilities, or their logarithms?",
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
    en="If you subtract the smallest score, are the numbers in the exponential 0 or more, or 0 or "
    "less?",
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
    ko="확률을 돌려주나요, 가장 높은 점수만 1이고 나머지는 0인가요?",
    en="Do you return probabilities, or a 1 for the highest score and 0 for the others?",
)
def hard_maximum(z, axis=-1):
    z = np.asarray(z, dtype=float)
    return (z == z.max(axis=axis, keepdims=True)).astype(float)


@mistakes.of(
    "softmax",
    ko="함수를 부른 뒤에도 인자로 준 점수는 그대로인가요?",
    en="Are the scores that were given still the same after the call?",
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
