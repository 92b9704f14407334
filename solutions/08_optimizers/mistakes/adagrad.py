"""Mistakes in adagrad: old, overwritten or shared squares, ε out of place, signs, results."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "adagrad",
    ko="ε은 루트 안에 있나요, 밖에 있나요? 본문의 약속에는 어떻게 되어 있나요?",
    en="Is ε inside the square root or outside? What do the conventions in the text say?",
)
def adagrad_eps_inside_root(x, grad, h, lr, eps):
    grad = np.asarray(grad)
    h = np.asarray(h) + grad**2
    return np.asarray(x) - lr * grad / np.sqrt(h + eps), h


@mistakes.of(
    "adagrad",
    ko="지난 걸음들의 기울기는 어디에 남아 있나요? h를 쌓았나요, 덮어썼나요?",
    en="Where do you keep the gradients of the earlier steps? Do you add to h, or overwrite it?",
)
def h_overwritten(x, grad, h, lr, eps):
    grad = np.asarray(grad)
    h = grad**2
    return np.asarray(x) - lr * grad / (np.sqrt(h) + eps), h


@mistakes.of(
    "adagrad",
    ko="나누는 h는 이번 기울기를 더하기 전의 것인가요, 더한 다음의 것인가요?",
    en="Do you divide by the h from before you added this gradient, or from after it?",
)
def divides_by_old_h(x, grad, h, lr, eps):
    grad, h = np.asarray(grad), np.asarray(h)
    return np.asarray(x) - lr * grad / (np.sqrt(h) + eps), h + grad**2


@mistakes.of(
    "adagrad",
    ko="h에는 기울기의 제곱이 쌓여 있습니다. 기울기와 단위가 같아지려면 나누기 전에 무엇을 해야 "
    "하나요?",
    en="h holds squares of gradients. What must you do with it before dividing, so that it has "
    "the unit of a gradient?",
)
def adagrad_no_root(x, grad, h, lr, eps):
    grad = np.asarray(grad)
    h = np.asarray(h) + grad**2
    return np.asarray(x) - lr * grad / (h + eps), h


@mistakes.of(
    "adagrad",
    ko="h에 더하는 것은 기울기의 절댓값인가요, 기울기의 제곱인가요?",
    en="What do you add to h: the absolute value of the gradient, or its square?",
)
def adds_absolute_values(x, grad, h, lr, eps):
    grad = np.asarray(grad)
    h = np.asarray(h) + np.abs(grad)
    return np.asarray(x) - lr * grad / (np.sqrt(h) + eps), h


@mistakes.of(
    "adagrad",
    ko="모든 가중치가 h 하나를 함께 쓰고 있지는 않나요? 제곱은 요소별로 하나요?",
    en="Do all weights share one h? Do you square element by element?",
)
def one_h_for_all(x, grad, h, lr, eps):
    grad = np.asarray(grad)
    h = np.asarray(h) + np.sum(grad**2)
    return np.asarray(x) - lr * grad / (np.sqrt(h) + eps), h


@mistakes.of(
    "adagrad",
    ko="걸음은 기울기의 방향으로 가야 하나요, 반대 방향으로 가야 하나요?",
    en="Should the step go in the direction of the gradient, or in the opposite direction?",
)
def adagrad_climbs(x, grad, h, lr, eps):
    grad = np.asarray(grad)
    h = np.asarray(h) + grad**2
    return np.asarray(x) + lr * grad / (np.sqrt(h) + eps), h


@mistakes.of(
    "adagrad",
    ko="다음 걸음에 쓰도록 돌려주는 h에 이번 기울기가 들어 있나요?",
    en="Does the h that you return for the next step include this gradient?",
)
def returns_old_h(x, grad, h, lr, eps):
    grad = np.asarray(grad)
    new = np.asarray(h) + grad**2
    return np.asarray(x) - lr * grad / (np.sqrt(new) + eps), np.asarray(h)


@mistakes.of(
    "adagrad",
    ko="돌려주는 h는 제곱의 합인가요, 그 제곱근인가요?",
    en="Is the h that you return the sum of squares, or its square root?",
)
def returns_root_of_h(x, grad, h, lr, eps):
    grad = np.asarray(grad)
    root = np.sqrt(np.asarray(h) + grad**2)
    return np.asarray(x) - lr * grad / (root + eps), root


@mistakes.of(
    "adagrad",
    ko="부르는 쪽이 들고 있던 h도 바뀌지 않았나요? += 는 어디에 값을 쓰나요?",
    en="Did the caller's own h change, too? Where does += write?",
)
def changes_h_in_place(x, grad, h, lr, eps):
    grad = np.asarray(grad)
    h += grad**2
    return np.asarray(x) - lr * grad / (np.sqrt(h) + eps), h
