"""Mistakes in cross_entropy: clipping, signs, swapped arguments, other bases, wrong divisors."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import cut

mistakes = Mistakes()


@mistakes.of(
    "cross_entropy",
    ko="배치 전체를 더하기만 하지 않았나요? 더한 것을 무엇으로 나누어야 하나요?",
    en="Did you only add up the whole batch? What must you divide the sum by?",
)
def batch_summed(Y, P):
    return -np.sum(Y * np.log(np.maximum(P, 1e-12)))


@mistakes.of(
    "cross_entropy",
    ko="데이터의 수로 나누었나요, 데이터의 수와 부류의 수를 곱한 것으로 나누었나요?",
    en="Did you divide by the number of examples, or by examples times classes?",
)
def mean_over_everything(Y, P):
    return -np.mean(Y * np.log(np.maximum(P, 1e-12)))


@mistakes.of(
    "cross_entropy",
    ko="합을 내는 축과 평균을 내는 축이 바뀌지 않았나요? 지금은 무엇의 수로 나누고 있나요?",
    en="Did you swap the axis of the sum and the axis of the mean? What do you divide by?",
)
def divided_by_classes(Y, P):
    return -np.mean(np.sum(Y * np.log(np.maximum(P, 1e-12)), axis=0))


@mistakes.of(
    "cross_entropy",
    ko="P에 0이 있으면 0 · ln 0은 무엇이 되나요? 먼저 무엇을 하기로 했나요?",
    en="Where P is 0, what is 0 · ln 0? What did we agree to do first?",
)
def zeros_not_clipped(Y, P):
    return -np.sum(Y * np.log(P)) / len(P)


@mistakes.of(
    "cross_entropy",
    ko="1보다 작은 수의 로그는 음수입니다. 손실이 음수여도 되나요?",
    en="The logarithm of a number below 1 is negative. Can a loss be negative?",
)
def cross_entropy_minus_lost(Y, P):
    return np.sum(Y * np.log(np.maximum(P, 1e-12))) / len(P)


@mistakes.of(
    "cross_entropy",
    ko="로그를 취하는 것은 정답인가요, 예측인가요?",
    en="Do you take the logarithm of the answers or of the predictions?",
)
def logarithm_of_the_answers(Y, P):
    return -np.sum(P * np.log(np.maximum(Y, 1e-12))) / len(P)


@mistakes.of(
    "cross_entropy",
    ko="가장 높은 확률과 정답에 준 확률은 언제나 같은가요?",
    en="Is the highest probability always that of the right answer?",
)
def largest_probability(Y, P):
    return -np.mean(np.log(np.maximum(np.max(P, axis=1), 1e-12)))


@mistakes.of(
    "cross_entropy",
    ko="식에 1 - Y의 항이 있나요? 그런 항은 어느 손실의 식에 있나요?",
    en="Is there a term with 1 - Y in the formula? Which loss does it belong to?",
)
def binary_for_every_class(Y, P):
    Y, P = np.asarray(Y), cut(P)
    return -np.sum(Y * np.log(P) + (1 - Y) * np.log(1 - P)) / len(P)


@mistakes.of(
    "cross_entropy",
    ko="로그의 밑은 무엇인가요?",
    en="What is the base of the logarithm?",
)
def cross_entropy_base_two(Y, P):
    return -np.sum(Y * np.log2(np.maximum(P, 1e-12))) / len(P)


@mistakes.of(
    "cross_entropy",
    ko="P가 얼마보다 작을 때 자르기로 했나요?",
    en="Below which value did we agree to clip P?",
)
def cross_entropy_other_bound(Y, P):
    return -np.sum(Y * np.log(np.maximum(P, 1e-7))) / len(P)


@mistakes.of(
    "cross_entropy",
    ko="숫자 하나가 나와야 합니다. 데이터마다 구한 값을 평균했나요?",
    en="The result should be one number. Did you take the mean over the examples?",
)
def one_value_per_example(Y, P):
    return -np.sum(Y * np.log(np.maximum(P, 1e-12)), axis=1)


@mistakes.of(
    "cross_entropy",
    ko="P가 2e-12일 때, 1e-12를 더하는 것과 1e-12 이상으로 자르는 것은 같은가요?",
    en="For P = 2e-12, is adding 1e-12 the same as clipping to 1e-12 or more?",
)
def cross_entropy_bound_added(Y, P):
    return -np.sum(Y * np.log(np.asarray(P, dtype=float) + 1e-12)) / len(P)


@mistakes.of(
    "cross_entropy",
    ko="P가 1e-20이면 꼭 0은 아닙니다. 이것도 1e-12 이상으로 잘랐나요?",
    en="P = 1e-20 is not exactly 0. Is it clipped to 1e-12 or more, too?",
)
def only_exact_zeros_replaced(Y, P):
    P = np.asarray(P, dtype=float)
    return -np.sum(Y * np.log(np.where(P == 0, 1e-12, P))) / len(P)
