"""Mistakes in softmax_cross_entropy_gradient: answers subtracted wrong, axes, divisors."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import log_probabilities

mistakes = Mistakes()


@mistakes.of(
    "softmax_cross_entropy_gradient",
    ko="손실이 데이터의 평균이면 기울기도 무엇으로 나누어야 하나요?",
    en="If the loss is a mean over the examples, what must the gradient be divided by?",
)
def logits_gradient_without_mean(labels, logits):
    P = np.exp(log_probabilities(logits))
    P[np.arange(len(P)), labels] -= 1
    return P


@mistakes.of(
    "softmax_cross_entropy_gradient",
    ko="정답의 로짓은 커져야 합니다. 기울기를 빼서 업데이트한다면 그 자리의 부호는 무엇이어야 "
    "하나요?",
    en="The logit of the right answer must grow. Since the gradient is subtracted, which sign "
    "must it have there?",
)
def logits_gradient_turned(labels, logits):
    P = np.exp(log_probabilities(logits))
    P[np.arange(len(P)), labels] -= 1
    return -P / len(P)


@mistakes.of(
    "softmax_cross_entropy_gradient",
    ko="P[:, labels] -= 1은 어느 자리에서 1을 빼나요?",
    en="From which places does P[:, labels] -= 1 subtract 1?",
)
def subtracted_in_whole_columns(labels, logits):
    P = np.exp(log_probabilities(logits))
    P[:, labels] -= 1
    return P / len(P)


@mistakes.of(
    "softmax_cross_entropy_gradient",
    ko="정답의 자리에서 무엇을 뺐나요? 한 행을 모두 더하면 0이 되나요?",
    en="What did you subtract at the place of the right answer? Does a row add up to 0?",
)
def answers_not_subtracted(labels, logits):
    P = np.exp(log_probabilities(logits))
    return P / len(P)


@mistakes.of(
    "softmax_cross_entropy_gradient",
    ko="데이터의 수로 나누었나요, 요소의 수로 나누었나요?",
    en="Did you divide by the number of examples, or by the number of elements?",
)
def logits_gradient_over_everything(labels, logits):
    P = np.exp(log_probabilities(logits))
    P[np.arange(len(P)), labels] -= 1
    return P / P.size


@mistakes.of(
    "softmax_cross_entropy_gradient",
    ko="로짓으로 미분했나요, 확률로 미분했나요?",
    en="Did you differentiate with respect to the logits, or to the probabilities?",
)
def gradient_for_the_probabilities(labels, logits):
    P = np.exp(log_probabilities(logits))
    rows, gradient = np.arange(len(P)), np.zeros(P.shape)
    gradient[rows, labels] = -1 / np.maximum(P[rows, labels], 1e-12)
    return gradient / len(P)


@mistakes.of(
    "softmax_cross_entropy_gradient",
    ko="P(1 - P)를 한 번 더 곱하지는 않았나요? 지수와 로그를 함께 미분하면 무엇이 남나요?",
    en="Did you multiply by P(1 - P) once more? If you differentiate exponential and logarithm "
    "together, what is left?",
)
def multiplied_by_p_one_minus_p(labels, logits):
    P = np.exp(log_probabilities(logits))
    slope = P * (1 - P)
    P[np.arange(len(P)), labels] -= 1
    return P * slope / len(P)


@mistakes.of(
    "softmax_cross_entropy_gradient",
    ko="로짓이 1000이면 np.exp(logits)는 얼마인가요?",
    en="What is np.exp(logits) for a logit of 1000?",
)
def overflowing_gradient(labels, logits):
    e = np.exp(np.asarray(logits, dtype=float))
    P = e / e.sum(axis=1, keepdims=True)
    P[np.arange(len(P)), labels] -= 1
    return P / len(P)


@mistakes.of(
    "softmax_cross_entropy_gradient",
    ko="확률을 행마다 더하면 1인가요, 열마다 더하면 1인가요?",
    en="Do the probabilities add up to 1 in each row, or in each column?",
)
def softmax_along_the_batch(labels, logits):
    P = np.exp(log_probabilities(np.transpose(logits))).T
    P[np.arange(len(P)), labels] -= 1
    return P / len(P)


@mistakes.of(
    "softmax_cross_entropy_gradient",
    ko="한 행의 로짓이 [0, 1000]이면, 뺀 뒤에 지수에 들어가는 가장 큰 수는 얼마인가요?",
    en="With the logits [0, 1000] in a row, what is the largest number that goes into the "
    "exponential after your subtraction?",
)
def gradient_with_first_logit_subtracted(labels, logits):
    z = np.asarray(logits, dtype=float)
    e = np.exp(z - z[..., :1])
    P = e / e.sum(axis=-1, keepdims=True)
    P[np.arange(len(P)), labels] -= 1
    return P / len(P)


@mistakes.of(
    "softmax_cross_entropy_gradient",
    ko="n으로 나누는 것은 P 하나인가요, P - Y 전체인가요? 한 행을 모두 더하면 0이 되나요?",
    en="Do you divide only P by n, or all of P - Y? Does a row add up to 0?",
)
def answers_subtracted_after_the_mean(labels, logits):
    P = np.exp(log_probabilities(logits))
    P /= len(P)
    P[np.arange(len(P)), labels] -= 1
    return P
