"""Mistakes in adam_as_in_deck: old states, velocities in full or divided, ε out of place."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "adam_as_in_deck",
    ko="셋째 식의 v는 고치기 전의 것인가요, 첫째 식에서 고친 것인가요?",
    en="Is the v in the third formula from before the first formula, or from after it?",
)
def deck_old_velocity(x, grad, v, h, lr, alpha, rho, eps):
    grad, v = np.asarray(grad), np.asarray(v)
    h = rho * np.asarray(h) + (1 - rho) * grad**2
    moved = np.asarray(x) + alpha * v - lr * grad / (np.sqrt(h) + eps)
    return moved, alpha * v - lr * grad, h


@mistakes.of(
    "adam_as_in_deck",
    ko="셋째 식의 h는 고치기 전의 것인가요, 둘째 식에서 고친 것인가요?",
    en="Is the h in the third formula from before the second formula, or from after it?",
)
def deck_old_h(x, grad, v, h, lr, alpha, rho, eps):
    grad, h = np.asarray(grad), np.asarray(h)
    v = alpha * np.asarray(v) - lr * grad
    moved = np.asarray(x) + alpha * v - lr * grad / (np.sqrt(h) + eps)
    return moved, v, rho * h + (1 - rho) * grad**2


@mistakes.of(
    "adam_as_in_deck",
    ko="셋째 식에서 v 앞에 무엇이 곱해져 있나요?",
    en="What multiplies v in the third formula?",
)
def deck_full_velocity(x, grad, v, h, lr, alpha, rho, eps):
    grad = np.asarray(grad)
    v = alpha * np.asarray(v) - lr * grad
    h = rho * np.asarray(h) + (1 - rho) * grad**2
    return np.asarray(x) + v - lr * grad / (np.sqrt(h) + eps), v, h


@mistakes.of(
    "adam_as_in_deck",
    ko="슬라이드의 식에서 √h로 나누는 것은 무엇인가요? 속도도 나누나요?",
    en="What does the slide's formula divide by √h? The velocity, too?",
)
def deck_divides_velocity(x, grad, v, h, lr, alpha, rho, eps):
    grad = np.asarray(grad)
    v = alpha * np.asarray(v) - lr * grad
    h = rho * np.asarray(h) + (1 - rho) * grad**2
    return np.asarray(x) + (alpha * v - lr * grad) / (np.sqrt(h) + eps), v, h


@mistakes.of(
    "adam_as_in_deck",
    ko="셋째 식의 마지막 항은 어디에 있나요?",
    en="Where is the last term of the third formula?",
)
def deck_velocity_only(x, grad, v, h, lr, alpha, rho, eps):
    grad = np.asarray(grad)
    v = alpha * np.asarray(v) - lr * grad
    h = rho * np.asarray(h) + (1 - rho) * grad**2
    return np.asarray(x) + v / (np.sqrt(h) + eps), v, h


@mistakes.of(
    "adam_as_in_deck",
    ko="이것은 슬라이드의 식인가요, 논문의 식인가요? 슬라이드의 속도에는 1 - α가 있나요?",
    en="Is this the slide's formula or the paper's? Does the slide's velocity have a 1 - α?",
)
def deck_averages_gradients(x, grad, v, h, lr, alpha, rho, eps):
    grad = np.asarray(grad)
    v = alpha * np.asarray(v) + (1 - alpha) * grad
    h = rho * np.asarray(h) + (1 - rho) * grad**2
    return np.asarray(x) - lr * v / (np.sqrt(h) + eps), v, h


@mistakes.of(
    "adam_as_in_deck",
    ko="ε은 루트 안에 있나요, 밖에 있나요? 약속에는 어떻게 되어 있나요?",
    en="Is ε inside the root or outside? What do the conventions say?",
)
def deck_eps_inside_root(x, grad, v, h, lr, alpha, rho, eps):
    grad = np.asarray(grad)
    v = alpha * np.asarray(v) - lr * grad
    h = rho * np.asarray(h) + (1 - rho) * grad**2
    return np.asarray(x) + alpha * v - lr * grad / np.sqrt(h + eps), v, h


@mistakes.of(
    "adam_as_in_deck",
    ko="α와 ρ는 각각 어느 상태의 것인가요?",
    en="Which state does α belong to, and which one ρ?",
)
def deck_shares_exchanged(x, grad, v, h, lr, alpha, rho, eps):
    grad = np.asarray(grad)
    v = rho * np.asarray(v) - lr * grad
    h = alpha * np.asarray(h) + (1 - alpha) * grad**2
    return np.asarray(x) + rho * v - lr * grad / (np.sqrt(h) + eps), v, h


@mistakes.of(
    "adam_as_in_deck",
    ko="h의 식에 1 - ρ가 있나요?",
    en="Is there a 1 - ρ in your formula of h?",
)
def deck_new_square_in_full(x, grad, v, h, lr, alpha, rho, eps):
    grad = np.asarray(grad)
    v = alpha * np.asarray(v) - lr * grad
    h = rho * np.asarray(h) + grad**2
    return np.asarray(x) + alpha * v - lr * grad / (np.sqrt(h) + eps), v, h


@mistakes.of(
    "adam_as_in_deck",
    ko="돌려주는 세 값의 순서가 어떻게 되어 있나요?",
    en="In which order should the three values be returned?",
)
def deck_h_before_v(x, grad, v, h, lr, alpha, rho, eps):
    grad = np.asarray(grad)
    v = alpha * np.asarray(v) - lr * grad
    h = rho * np.asarray(h) + (1 - rho) * grad**2
    return np.asarray(x) + alpha * v - lr * grad / (np.sqrt(h) + eps), h, v
