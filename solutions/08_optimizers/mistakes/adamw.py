"""Mistakes in adamw: decay in the gradient, without the rate, turned, too late or left out."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import adam_step

mistakes = Mistakes()


@mistakes.of(
    "adamw",
    ko="가중치 감쇠까지 √v̂로 나누고 있지 않나요? 감쇠를 grad에 더했나요, 위치에 바로 적용했나요?",
    en="Do you divide the decay by √v̂, too? Did you add it to grad, or apply it to the position "
    "itself?",
)
def l2_in_the_gradient(x, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    grad = np.asarray(grad) + weight_decay * np.asarray(x)
    return adam_step(x, grad, m, v, t, lr, beta1, beta2, eps)


@mistakes.of(
    "adamw",
    ko="감쇠에는 무엇을 곱하나요? 학습률이 작아지면 감쇠도 작아지나요?",
    en="What is the decay multiplied by? Does it become smaller when the learning rate does?",
)
def decay_without_rate(x, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    x = np.asarray(x) * (1 - weight_decay)
    return adam_step(x, grad, m, v, t, lr, beta1, beta2, eps)


@mistakes.of(
    "adamw",
    ko="줄이는 것은 움직이기 전의 위치인가요, 움직인 다음의 위치인가요?",
    en="Which position do you shrink: the one before the step, or the one after it?",
)
def decays_after_the_step(x, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    moved, m, v, t = adam_step(x, grad, m, v, t, lr, beta1, beta2, eps)
    return moved * (1 - lr * weight_decay), m, v, t


@mistakes.of(
    "adamw",
    ko="가중치 감쇠를 하면 가중치는 0에 가까워져야 하나요, 0에서 멀어져야 하나요?",
    en="With weight decay, should weights come closer to 0, or move away from it?",
)
def weights_grow(x, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    x = np.asarray(x) * (1 + lr * weight_decay)
    return adam_step(x, grad, m, v, t, lr, beta1, beta2, eps)


@mistakes.of(
    "adamw",
    ko="weight_decay를 바꾸면 결과가 달라지나요?",
    en="Does your result change if you change weight_decay?",
)
def no_decay(x, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    return adam_step(x, grad, m, v, t, lr, beta1, beta2, eps)


@mistakes.of(
    "adamw",
    ko="감쇠는 가중치의 크기에 비례해야 하나요? 부호만 쓰고 있지는 않나요?",
    en="Should the decay be in proportion to the weight? Do you use only its sign?",
)
def decays_by_sign(x, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    x = np.asarray(x) - lr * weight_decay * np.sign(x)
    return adam_step(x, grad, m, v, t, lr, beta1, beta2, eps)


@mistakes.of(
    "adamw",
    ko="감쇠에 학습률을 두 번 곱하지는 않았나요?",
    en="Do you multiply the decay by the learning rate twice?",
)
def rate_counted_twice(x, grad, m, v, t, lr, beta1, beta2, eps, weight_decay):
    x = np.asarray(x) * (1 - lr * lr * weight_decay)
    return adam_step(x, grad, m, v, t, lr, beta1, beta2, eps)
