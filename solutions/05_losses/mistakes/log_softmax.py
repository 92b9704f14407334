"""Mistakes in log_softmax: overflows, wrong axes, the wrong thing subtracted, clipping."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import log_probabilities

mistakes = Mistakes()


@mistakes.of(
    "log_softmax",
    ko="z = 1000이면 np.exp(z)는 얼마인가요?",
    en="What is np.exp(z) for z = 1000?",
)
def overflowing(z):
    z = np.asarray(z, dtype=float)
    return z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))


@mistakes.of(
    "log_softmax",
    ko="확률이 너무 작아 0이 되면 그 로그는 무엇인가요? 지수와 로그를 따로 계산해야 하나요?",
    en="When a probability is so small that it becomes 0, what is its logarithm? Must exponential "
    "and logarithm be computed one after the other?",
)
def logarithm_of_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return np.log(e / e.sum(axis=-1, keepdims=True))


@mistakes.of(
    "log_softmax",
    ko="배치의 한 행은 1000 근처, 다른 행은 -1000 근처라면, 하나의 최댓값을 뺀 뒤 무엇이 남나요?",
    en="With one row of the batch near 1000 and another near -1000, what is left after one "
    "maximum was subtracted from both?",
)
def one_maximum_for_the_batch(z):
    z = np.asarray(z, dtype=float)
    z = z - z.max()
    return z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))


@mistakes.of(
    "log_softmax",
    ko="부류는 어느 축에 있나요? 지금은 어느 축으로 더하고 있나요?",
    en="Which axis holds the classes? Along which one are you adding up?",
)
def along_the_batch(z):
    z = np.asarray(z, dtype=float)
    z = z - z.max(axis=0, keepdims=True)
    return z - np.log(np.sum(np.exp(z), axis=0, keepdims=True))


@mistakes.of(
    "log_softmax",
    ko="행마다 하나씩 나온 합은 (n,)인가요, (n, 1)인가요? z에서 빼면 어떻게 퍼지나요?",
    en="Is there one sum per row of shape (n,) or (n, 1)? How does it spread when z minus it is "
    "taken?",
)
def keepdims_forgotten(z):
    z = np.asarray(z, dtype=float)
    return z - np.logaddexp.reduce(z, axis=-1)


@mistakes.of(
    "log_softmax",
    ko="행 하나가 아니라 배치 전체의 확률을 더해서 1로 만들지는 않았나요?",
    en="Does the whole batch add up to 1 in place of each row?",
)
def normalised_over_everything(z):
    z = np.asarray(z, dtype=float)
    return z - np.logaddexp.reduce(z, axis=None)


@mistakes.of(
    "log_softmax",
    ko="돌려준 것은 확률인가요, 확률의 로그인가요?",
    en="Is what you return probabilities, or their logarithms?",
)
def softmax_without_logarithm(z):
    return np.exp(log_probabilities(z))


@mistakes.of(
    "log_softmax",
    ko="로그의 밑은 무엇인가요?",
    en="What is the base of the logarithm?",
)
def log_softmax_base_two(z):
    return log_probabilities(z) / np.log(2)


@mistakes.of(
    "log_softmax",
    ko="로그의 값을 1e-12에서 잘랐나요? 정확한 값이 -1000이라면 무엇이 나오나요?",
    en="Is the logarithm cut off at 1e-12? What comes out where the exact value is -1000?",
)
def softmax_clipped_before_logarithm(z):
    return np.log(np.maximum(np.exp(log_probabilities(z)), 1e-12))


@mistakes.of(
    "log_softmax",
    ko="최댓값을 뺀 다음, 합에 쓴 지수는 빼기 전의 z인가요, 뺀 뒤의 z인가요?",
    en="After the maximum was subtracted, is the exponential in the sum that of z before, or "
    "after?",
)
def maximum_subtracted_once(z):
    z = np.asarray(z, dtype=float)
    shifted = z - z.max(axis=-1, keepdims=True)
    return z - np.log(np.sum(np.exp(shifted), axis=-1, keepdims=True))


@mistakes.of(
    "log_softmax",
    ko="함수가 끝난 뒤 받은 로짓은 그대로인가요?",
    en="Are the logits you were given still the same after the function has run?",
)
def logits_changed_in_place(z):
    if not (isinstance(z, np.ndarray) and z.dtype.kind == "f"):
        return log_probabilities(z)
    z -= z.max(axis=-1, keepdims=True)
    return z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))


@mistakes.of(
    "log_softmax",
    ko="한 행의 로짓이 [0, 1000]이면, 뺀 뒤에 지수에 들어가는 가장 큰 수는 얼마인가요?",
    en="With the logits [0, 1000] in a row, what is the largest number that goes into the "
    "exponential after your subtraction?",
)
def first_logit_subtracted(z):
    z = np.asarray(z, dtype=float)
    z = z - z[..., :1]
    return z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))


@mistakes.of(
    "log_softmax",
    ko="한 행의 로짓이 [1000, -1000]이면, 뺀 뒤에 지수에 들어가는 가장 큰 수는 얼마인가요?",
    en="With the logits [1000, -1000] in a row, what is the largest number that goes into the "
    "exponential after your subtraction?",
)
def mean_logit_subtracted(z):
    z = np.asarray(z, dtype=float)
    z = z - z.mean(axis=-1, keepdims=True)
    return z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))
