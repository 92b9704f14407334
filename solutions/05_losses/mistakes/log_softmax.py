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
    ko="확률이 너무 작아 0이 되면 그 로그는 무엇인가요? 지수를 구한 다음 꼭 다시 로그를 취해야 "
    "하나요?",
    en="If a probability is so small that it becomes 0, what is its logarithm? Do you have to "
    "compute the probability before you take the logarithm?",
)
def logarithm_of_softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return np.log(e / e.sum(axis=-1, keepdims=True))


@mistakes.of(
    "log_softmax",
    ko="배치의 첫 행은 1000 근처, 둘째 행은 -1000 근처라고 합시다. 두 행에서 모두 같은 최댓값을 "
    "빼면 둘째 행의 지수의 합은 얼마가 되나요?",
    en="Suppose the first row of a batch is near 1000 and the second near -1000. If you subtract "
    "the same maximum from both, what is the sum of the exponentials in the second row?",
)
def one_maximum_for_the_batch(z):
    z = np.asarray(z, dtype=float)
    z = z - z.max()
    return z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))


@mistakes.of(
    "log_softmax",
    ko="부류는 어느 축에 있나요? 지금은 어느 축으로 더하고 있나요?",
    en="Which axis holds the classes? Along which axis do you add up?",
)
def along_the_batch(z):
    z = np.asarray(z, dtype=float)
    z = z - z.max(axis=0, keepdims=True)
    return z - np.log(np.sum(np.exp(z), axis=0, keepdims=True))


@mistakes.of(
    "log_softmax",
    ko="행마다 구한 합의 모양은 (n,)인가요, (n, 1)인가요? z에서 빼면 어느 축으로 "
    "브로드캐스팅되나요?",
    en="Is the shape of the sums, one for each row, (n,) or (n, 1)? If you subtract them from z, "
    "along which axis are they broadcast?",
)
def keepdims_forgotten(z):
    z = np.asarray(z, dtype=float)
    return z - np.logaddexp.reduce(z, axis=-1)


@mistakes.of(
    "log_softmax",
    ko="확률을 더하면 행마다 1이 되나요, 배치 전체를 더해야 1이 되나요?",
    en="Do the probabilities add up to 1 in each row, or only over the whole batch?",
)
def normalised_over_everything(z):
    z = np.asarray(z, dtype=float)
    return z - np.logaddexp.reduce(z, axis=None)


@mistakes.of(
    "log_softmax",
    ko="돌려준 것은 확률인가요, 확률의 로그인가요?",
    en="Do you return probabilities, or their logarithms?",
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
    ko="로그를 취하기 전에 확률을 1e-12에서 자르지 않았나요? 정확한 로그가 -1000일 때는 무엇이 "
    "나오나요?",
    en="Did you clip the probability at 1e-12 before the logarithm? What do you get if the exact "
    "logarithm is -1000?",
)
def softmax_clipped_before_logarithm(z):
    return np.log(np.maximum(np.exp(log_probabilities(z)), 1e-12))


@mistakes.of(
    "log_softmax",
    ko="최댓값을 뺀 z를 두 곳에서 모두 썼나요? 합 안에 있는 z와 로그를 빼 주는 z는 같은 값인가요?",
    en="Do you use z minus its maximum in both places? Is the z inside the sum the same as the z "
    "from which you subtract the logarithm?",
)
def maximum_subtracted_once(z):
    z = np.asarray(z, dtype=float)
    shifted = z - z.max(axis=-1, keepdims=True)
    return z - np.log(np.sum(np.exp(shifted), axis=-1, keepdims=True))


@mistakes.of(
    "log_softmax",
    ko="함수를 부른 뒤에도 인자로 준 로짓은 그대로인가요?",
    en="Are the logits that were given still the same after the call?",
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
