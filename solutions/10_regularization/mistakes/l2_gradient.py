"""Mistakes in l2_gradient: factors, signs, the wrong part scaled, input overwritten."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "l2_gradient",
    ko="(λ/2) W²을 W로 미분하면 2는 어떻게 되나요?",
    en="When you differentiate (λ/2) W² with respect to W, what happens to the 2?",
)
def two_not_cancelled(W, grad, lam):
    return np.asarray(grad) + 2 * lam * np.asarray(W)


@mistakes.of(
    "l2_gradient",
    ko="λ/2의 2는 미분한 뒤에도 남나요?",
    en="Is the 2 of λ/2 still there after you differentiate?",
)
def half_kept(W, grad, lam):
    return np.asarray(grad) + lam / 2 * np.asarray(W)


@mistakes.of(
    "l2_gradient",
    ko="이 기울기를 빼서 업데이트하면 가중치는 줄어드나요, 커지나요?",
    en="If you update by subtracting this gradient, do the weights shrink or grow?",
)
def decay_subtracted(W, grad, lam):
    return np.asarray(grad) - lam * np.asarray(W)


@mistakes.of(
    "l2_gradient",
    ko="손실 L의 기울기는 어디에 있나요?",
    en="Where is the gradient of the loss L?",
)
def penalty_gradient_only(W, grad, lam):
    return lam * np.asarray(W)


@mistakes.of(
    "l2_gradient",
    ko="벌점 W²의 기울기는 W의 크기에 따라 달라져야 하나요? 부호만 쓰면 어떤 벌점의 기울기인가요?",
    en="Should the gradient of the penalty W² depend on the size of W? Which penalty has a "
    "gradient of signs only?",
)
def sign_of_weights(W, grad, lam):
    return np.asarray(grad) + lam * np.sign(W)


@mistakes.of(
    "l2_gradient",
    ko="λ를 W에만 곱하나요, 손실의 기울기에도 곱하나요?",
    en="Do you multiply only W by λ, or the gradient of the loss as well?",
)
def lam_on_everything(W, grad, lam):
    return lam * (np.asarray(grad) + np.asarray(W))


@mistakes.of(
    "l2_gradient",
    ko="+= 는 새 배열을 만드나요, 인자로 받은 grad를 고치나요?",
    en="Does += make a new array, or change the grad that was given?",
)
def grad_changed_in_place(W, grad, lam):
    if not isinstance(grad, np.ndarray) or grad.dtype.kind != "f":
        grad = np.array(grad, dtype=float)
    grad += lam * np.asarray(W)
    return grad


@mistakes.of(
    "l2_gradient",
    ko="돌려주는 것은 기울기인가요, 업데이트한 가중치인가요?",
    en="Should you return the gradient, or the updated weights?",
)
def updated_weights(W, grad, lam):
    return (1 - lam) * np.asarray(W) - np.asarray(grad)
