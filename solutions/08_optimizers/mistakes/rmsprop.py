"""Mistakes in rmsprop: shares exchanged, old squares, ε out of place, other optimizers."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "rmsprop",
    ko="ε은 루트 안에 있나요, 밖에 있나요? 본문의 약속에는 어떻게 되어 있나요?",
    en="Is ε inside the square root or outside? What do the conventions in the text say?",
)
def rmsprop_eps_inside_root(x, grad, h, lr, rho, eps):
    grad = np.asarray(grad)
    h = rho * np.asarray(h) + (1 - rho) * grad**2
    return np.asarray(x) - lr * grad / np.sqrt(h + eps), h


@mistakes.of(
    "rmsprop",
    ko="ρ가 1에 가까우면 h는 천천히 바뀌어야 하나요, 빨리 바뀌어야 하나요?",
    en="If ρ is close to 1, should h change slowly or quickly?",
)
def shares_swapped(x, grad, h, lr, rho, eps):
    grad = np.asarray(grad)
    h = (1 - rho) * np.asarray(h) + rho * grad**2
    return np.asarray(x) - lr * grad / (np.sqrt(h) + eps), h


@mistakes.of(
    "rmsprop",
    ko="두 비율을 더하면 1이 되나요? 새 제곱에는 무엇을 곱하나요?",
    en="Do the two shares add up to 1? What is the new square multiplied by?",
)
def new_square_in_full(x, grad, h, lr, rho, eps):
    grad = np.asarray(grad)
    h = rho * np.asarray(h) + grad**2
    return np.asarray(x) - lr * grad / (np.sqrt(h) + eps), h


@mistakes.of(
    "rmsprop",
    ko="오래된 기울기를 잊게 하는 부분이 있나요? AdaGrad와 무엇이 다른가요?",
    en="Is there a part that makes h forget old gradients? How does this differ from AdaGrad?",
)
def adagrad_instead(x, grad, h, lr, rho, eps):
    grad = np.asarray(grad)
    h = np.asarray(h) + grad**2
    return np.asarray(x) - lr * grad / (np.sqrt(h) + eps), h


@mistakes.of(
    "rmsprop",
    ko="h에 섞는 것은 기울기의 절댓값인가요, 기울기의 제곱인가요?",
    en="What do you mix into h: the absolute value of the gradient, or its square?",
)
def mixes_absolute_values(x, grad, h, lr, rho, eps):
    grad = np.asarray(grad)
    h = rho * np.asarray(h) + (1 - rho) * np.abs(grad)
    return np.asarray(x) - lr * grad / (np.sqrt(h) + eps), h


@mistakes.of(
    "rmsprop",
    ko="h는 제곱의 평균입니다. RMSProp이라는 이름의 R은 무엇을 뜻하나요?",
    en="h is a mean of squares. In the name RMSProp, what does the R stand for?",
)
def rmsprop_no_root(x, grad, h, lr, rho, eps):
    grad = np.asarray(grad)
    h = rho * np.asarray(h) + (1 - rho) * grad**2
    return np.asarray(x) - lr * grad / (h + eps), h


@mistakes.of(
    "rmsprop",
    ko="나누는 h는 이번 기울기를 섞기 전의 것인가요, 섞은 다음의 것인가요?",
    en="Do you divide by the h from before you mixed in this gradient, or from after it?",
)
def rmsprop_divides_by_old_h(x, grad, h, lr, rho, eps):
    grad, h = np.asarray(grad), np.asarray(h)
    moved = np.asarray(x) - lr * grad / (np.sqrt(h) + eps)
    return moved, rho * h + (1 - rho) * grad**2


@mistakes.of(
    "rmsprop",
    ko="걸음은 기울기의 방향으로 가야 하나요, 반대 방향으로 가야 하나요?",
    en="Should the step go in the direction of the gradient, or in the opposite direction?",
)
def rmsprop_climbs(x, grad, h, lr, rho, eps):
    grad = np.asarray(grad)
    h = rho * np.asarray(h) + (1 - rho) * grad**2
    return np.asarray(x) + lr * grad / (np.sqrt(h) + eps), h


@mistakes.of(
    "rmsprop",
    ko="h가 0인 요소는 움직이지 않나요? 그때 분모에 남는 것은 무엇인가요?",
    en="Do elements with h = 0 stay where they are? What is left to divide by then?",
)
def rmsprop_stays_where_h_is_zero(x, grad, h, lr, rho, eps):
    grad = np.asarray(grad)
    h = rho * np.asarray(h) + (1 - rho) * grad**2
    return np.asarray(x) - np.where(h > 0, lr * grad / (np.sqrt(h) + eps), 0.0), h
