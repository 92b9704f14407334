"""Mistakes in l2_penalty: lost halves and squares, means, layers left out or not added up."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "l2_penalty",
    ko="식에서 λ는 무엇으로 나누어져 있나요?",
    en="In the formula, what is λ divided by?",
)
def penalty_without_half(weights, lam):
    return lam * sum(np.sum(np.square(W)) for W in weights)


@mistakes.of(
    "l2_penalty",
    ko="이 벌점은 절댓값을 더한 것인가요, 제곱을 더한 것인가요?",
    en="Does this penalty add absolute values, or squares?",
)
def absolute_values(weights, lam):
    return lam / 2 * sum(np.sum(np.abs(W)) for W in weights)


@mistakes.of(
    "l2_penalty",
    ko="식에 제곱근이 있나요? 노름과 노름의 제곱은 같은 것인가요?",
    en="Is there a square root in the formula? Are a norm and its square the same?",
)
def norm_not_squared(weights, lam):
    return lam / 2 * np.sqrt(sum(np.sum(np.square(W)) for W in weights))


@mistakes.of(
    "l2_penalty",
    ko="층마다 노름을 구해 더한 것은 제곱의 합과 같은가요?",
    en="Is the sum of the layers' norms the same as the sum of squares?",
)
def sum_of_norms(weights, lam):
    return lam / 2 * float(sum(np.sqrt(np.sum(np.square(W))) for W in weights))


@mistakes.of(
    "l2_penalty",
    ko="큰 층에서나 작은 층에서나 가중치 하나의 벌점은 같아야 하지 않나요? 평균을 내고 있나요?",
    en="Should one weight add the same penalty in a large layer and in a small one? Do you take a "
    "mean?",
)
def mean_of_squares(weights, lam):
    return lam / 2 * float(sum(np.mean(np.square(W)) for W in weights))


@mistakes.of(
    "l2_penalty",
    ko="리스트의 둘째 층, 셋째 층의 가중치는 벌점의 어디에 있나요?",
    en="Where in the penalty are the weights of the second and the third layer?",
)
def first_layer_only(weights, lam):
    return lam / 2 * float(np.sum(np.square(weights[0]))) if len(weights) else 0.0


@mistakes.of(
    "l2_penalty",
    ko="반복할 때마다 합계에 더하나요, 합계를 덮어쓰나요?",
    en="In each turn of the loop, do you add to the total, or overwrite it?",
)
def last_layer_only(weights, lam):
    return lam / 2 * float(np.sum(np.square(weights[-1]))) if len(weights) else 0.0


@mistakes.of(
    "l2_penalty",
    ko="먼저 더한 다음 제곱하는 것과 먼저 제곱한 다음 더하는 것은 같은가요?",
    en="Is squaring the sum the same as adding up the squares?",
)
def square_of_the_sum(weights, lam):
    return lam / 2 * float(sum(np.sum(W) for W in weights)) ** 2


@mistakes.of(
    "l2_penalty",
    ko="벌점은 모든 가중치를 더한 숫자 하나인가요, 층마다 하나씩인가요?",
    en="Is the penalty one number over all weights, or one for each layer?",
)
def one_penalty_per_layer(weights, lam):
    return [lam / 2 * float(np.sum(np.square(W))) for W in weights]
