"""Mistakes in cross_entropy_with_logits: labels misread, softmax lost or clipped, divisors."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import log_probabilities

mistakes = Mistakes()


@mistakes.of(
    "cross_entropy_with_logits",
    ko="이 손실은 합인가요, 평균인가요?",
    en="Is this loss a sum or a mean?",
)
def logits_loss_summed(labels, logits):
    log_P = log_probabilities(logits)
    return -np.sum(log_P[np.arange(len(labels)), labels])


@mistakes.of(
    "cross_entropy_with_logits",
    ko="log_P[:, labels]의 모양은 무엇인가요? 행마다 값 하나를 고르고 있나요?",
    en="What is the shape of log_P[:, labels]? Do you take one value from each row?",
)
def every_label_in_every_row(labels, logits):
    return -np.mean(log_probabilities(logits)[:, labels])


@mistakes.of(
    "cross_entropy_with_logits",
    ko="로짓은 확률인가요? 로그를 바로 취해도 되나요?",
    en="Are logits probabilities? Can you take their logarithm directly?",
)
def logits_taken_for_probabilities(labels, logits):
    P = np.maximum(np.asarray(logits, dtype=float), 1e-12)
    return -np.mean(np.log(P[np.arange(len(labels)), labels]))


@mistakes.of(
    "cross_entropy_with_logits",
    ko="큰 로짓에서 지수가 inf가 되거나 확률이 0이 되지는 않나요? 8번에서 만든 함수를 쓸 수 있지 "
    "않나요?",
    en="With large logits, does an exponential become inf or a probability become 0? Can you use "
    "your function from exercise 8?",
)
def softmax_then_logarithm(labels, logits):
    e = np.exp(np.asarray(logits, dtype=float))
    P = e / e.sum(axis=1, keepdims=True)
    return -np.mean(np.log(P[np.arange(len(labels)), labels]))


@mistakes.of(
    "cross_entropy_with_logits",
    ko="정답의 확률이 1e-12보다 작으면 손실은 얼마여야 하나요?",
    en="If the probability of the right answer is below 1e-12, how large should the loss be?",
)
def clipped_although_stable(labels, logits):
    P = np.maximum(np.exp(log_probabilities(logits)), 1e-12)
    return -np.mean(np.log(P[np.arange(len(labels)), labels]))


@mistakes.of(
    "cross_entropy_with_logits",
    ko="확률에 로그를 취했나요? 손실이 음수가 될 수 있나요?",
    en="Did you take the logarithm of probabilities? Can your loss be negative?",
)
def softmax_forgotten(labels, logits):
    return -np.mean(np.asarray(logits, dtype=float)[np.arange(len(labels)), labels])


@mistakes.of(
    "cross_entropy_with_logits",
    ko="손실의 부호는 무엇이어야 하나요?",
    en="What must the sign of a loss be?",
)
def logits_loss_minus_lost(labels, logits):
    log_P = log_probabilities(logits)
    return np.mean(log_P[np.arange(len(labels)), labels])


@mistakes.of(
    "cross_entropy_with_logits",
    ko="가장 큰 로짓의 부류와 정답 부류는 언제나 같은가요?",
    en="Is the class with the largest logit always the right one?",
)
def best_guess_instead_of_label(labels, logits):
    return -np.mean(np.max(log_probabilities(logits), axis=1))


@mistakes.of(
    "cross_entropy_with_logits",
    ko="데이터의 수로 나누었나요, 데이터의 수와 부류의 수를 곱한 것으로 나누었나요?",
    en="Did you divide by the number of examples, or by examples times classes?",
)
def logits_loss_over_everything(labels, logits):
    log_P = log_probabilities(logits)
    return -np.sum(log_P[np.arange(len(labels)), labels]) / log_P.size


@mistakes.of(
    "cross_entropy_with_logits",
    ko="부류의 번호는 0부터인가요, 1부터인가요?",
    en="Do the numbers of classes start at 0 or at 1?",
)
def classes_counted_from_one(labels, logits):
    log_P = log_probabilities(logits)
    return -np.mean(log_P[np.arange(len(labels)), np.asarray(labels) - 1])


@mistakes.of(
    "cross_entropy_with_logits",
    ko="한 행의 로짓이 [0, 1000]이면, 뺀 뒤에 지수에 들어가는 가장 큰 수는 얼마인가요?",
    en="With the logits [0, 1000] in a row, what is the largest number that goes into the "
    "exponential after your subtraction?",
)
def loss_with_first_logit_subtracted(labels, logits):
    z = np.asarray(logits, dtype=float)
    z = z - z[..., :1]
    log_P = z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))
    return -np.mean(log_P[np.arange(len(log_P)), labels])
