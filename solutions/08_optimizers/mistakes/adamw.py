"""Mistakes in adamw: decay in the gradient, without the rate, turned, too late or left out."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import adam_step

mistakes = Mistakes()


@mistakes.of(
    "adamw",
    ko="감쇠가 √v̂로 나누어지지는 않나요? grad에 더했나요, 위치에 바로 적용했나요?",
    en="Is the decay divided by √v̂? Was it added to grad, or applied to the position itself?",
)
def l2_in_the_gradient(x, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    grad = np.asarray(grad) + weight_decay * np.asarray(x)
    return adam_step(x, grad, m, v, t, lr, beta1, beta2, eps)


@mistakes.of(
    "adamw",
    ko="감쇠에는 무엇을 곱하나요? 학습률이 작아지면 감쇠도 작아지나요?",
    en="What multiplies the decay? Does it shrink when the learning rate does?",
)
def decay_without_rate(x, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    x = np.asarray(x) * (1 - weight_decay)
    return adam_step(x, grad, m, v, t, lr, beta1, beta2, eps)


@mistakes.of(
    "adamw",
    ko="줄이는 것은 움직이기 전의 위치인가요, 움직인 다음의 위치인가요?",
    en="Which position is shrunk: the one before the step, or the one after it?",
)
def decays_after_the_step(x, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    moved, m, v, t = adam_step(x, grad, m, v, t, lr, beta1, beta2, eps)
    return moved * (1 - lr * weight_decay), m, v, t


@mistakes.of(
    "adamw",
    ko="가중치 감쇠는 가중치를 0 쪽으로 보내나요, 0에서 멀어지게 하나요?",
    en="Does weight decay send weights towards 0, or away from it?",
)
def weights_grow(x, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    x = np.asarray(x) * (1 + lr * weight_decay)
    return adam_step(x, grad, m, v, t, lr, beta1, beta2, eps)


@mistakes.of(
    "adamw",
    ko="weight_decay를 바꾸면 결과가 달라지나요?",
    en="Does the result change with weight_decay?",
)
def no_decay(x, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    return adam_step(x, grad, m, v, t, lr, beta1, beta2, eps)


@mistakes.of(
    "adamw",
    ko="감쇠는 가중치의 크기에 비례하나요? 부호만 쓰고 있지는 않나요?",
    en="Is the decay in proportion to the weight? Is only its sign used?",
)
def decays_by_sign(x, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    x = np.asarray(x) - lr * weight_decay * np.sign(x)
    return adam_step(x, grad, m, v, t, lr, beta1, beta2, eps)


@mistakes.of(
    "adamw",
    ko="학습률이 감쇠에 두 번 곱해지지는 않나요?",
    en="Is the decay multiplied by the learning rate twice?",
)
def rate_counted_twice(x, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    x = np.asarray(x) * (1 - lr * lr * weight_decay)
    return adam_step(x, grad, m, v, t, lr, beta1, beta2, eps)
