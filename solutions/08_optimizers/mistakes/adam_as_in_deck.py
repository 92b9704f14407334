"""Mistakes in adam_as_in_deck: old states, velocities in full or divided, ε out of place."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "adam_as_in_deck",
    ko="셋째 식의 v는 옛 값인가요, 첫째 식에서 고친 값인가요?",
    en="Is the v in the third formula the old one, or the one from the first formula?",
)
def deck_old_velocity(x, grad, v, h, lr, alpha, rho, eps):
    grad, v = np.asarray(grad), np.asarray(v)
    h = rho * np.asarray(h) + (1 - rho) * grad**2
    moved = np.asarray(x) + alpha * v - lr * grad / (np.sqrt(h) + eps)
    return moved, alpha * v - lr * grad, h


@mistakes.of(
    "adam_as_in_deck",
    ko="셋째 식의 h는 옛 값인가요, 둘째 식에서 고친 값인가요?",
    en="Is the h in the third formula the old one, or the one from the second formula?",
)
def deck_old_h(x, grad, v, h, lr, alpha, rho, eps):
    grad, h = np.asarray(grad), np.asarray(h)
    v = alpha * np.asarray(v) - lr * grad
    moved = np.asarray(x) + alpha * v - lr * grad / (np.sqrt(h) + eps)
    return moved, v, rho * h + (1 - rho) * grad**2


@mistakes.of(
    "adam_as_in_deck",
    ko="셋째 식에서 v 앞에 무엇이 곱해져 있나요?",
    en="What is v multiplied by in the third formula?",
)
def deck_full_velocity(x, grad, v, h, lr, alpha, rho, eps):
    grad = np.asarray(grad)
    v = alpha * np.asarray(v) - lr * grad
    h = rho * np.asarray(h) + (1 - rho) * grad**2
    return np.asarray(x) + v - lr * grad / (np.sqrt(h) + eps), v, h


@mistakes.of(
    "adam_as_in_deck",
    ko="슬라이드의 식에서 √h로 나누는 것은 무엇인가요? 속도도 나누나요?",
    en="In the slide's formula, what is divided by √h? Is the velocity divided, too?",
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
    ko="여러분의 식은 슬라이드의 것인가요, 논문의 것인가요? 슬라이드의 속도에는 1 - α가 있나요?",
    en="Is your formula the slide's or the paper's? Is there a 1 - α in the slide's velocity?",
)
def deck_averages_gradients(x, grad, v, h, lr, alpha, rho, eps):
    grad = np.asarray(grad)
    v = alpha * np.asarray(v) + (1 - alpha) * grad
    h = rho * np.asarray(h) + (1 - rho) * grad**2
    return np.asarray(x) - lr * v / (np.sqrt(h) + eps), v, h


@mistakes.of(
    "adam_as_in_deck",
    ko="ε은 루트 안에 있나요, 밖에 있나요? 본문의 약속에는 어떻게 되어 있나요?",
    en="Is ε inside the square root or outside? What do the conventions in the text say?",
)
def deck_eps_inside_root(x, grad, v, h, lr, alpha, rho, eps):
    grad = np.asarray(grad)
    v = alpha * np.asarray(v) - lr * grad
    h = rho * np.asarray(h) + (1 - rho) * grad**2
    return np.asarray(x) + alpha * v - lr * grad / np.sqrt(h + eps), v, h


@mistakes.of(
    "adam_as_in_deck",
    ko="α와 ρ는 v와 h 가운데 각각 어느 것의 식에 있나요?",
    en="Of v and h, whose formula has the α, and whose has the ρ?",
)
def deck_shares_exchanged(x, grad, v, h, lr, alpha, rho, eps):
    grad = np.asarray(grad)
    v = rho * np.asarray(v) - lr * grad
    h = alpha * np.asarray(h) + (1 - alpha) * grad**2
    return np.asarray(x) + rho * v - lr * grad / (np.sqrt(h) + eps), v, h


@mistakes.of(
    "adam_as_in_deck",
    ko="h의 식에 1 - ρ가 있나요?",
    en="Is there a 1 - ρ in your formula for h?",
)
def deck_new_square_in_full(x, grad, v, h, lr, alpha, rho, eps):
    grad = np.asarray(grad)
    v = alpha * np.asarray(v) - lr * grad
    h = rho * np.asarray(h) + grad**2
    return np.asarray(x) + alpha * v - lr * grad / (np.sqrt(h) + eps), v, h


@mistakes.of(
    "adam_as_in_deck",
    ko="돌려주는 세 값은 어떤 순서여야 하나요?",
    en="In which order should you return the three values?",
)
def deck_h_before_v(x, grad, v, h, lr, alpha, rho, eps):
    grad = np.asarray(grad)
    v = alpha * np.asarray(v) - lr * grad
    h = rho * np.asarray(h) + (1 - rho) * grad**2
    return np.asarray(x) + alpha * v - lr * grad / (np.sqrt(h) + eps), h, v


@mistakes.of(
    "adam_as_in_deck",
    ko="v와 alpha가 정수이면 alpha * v의 자료형은 무엇인가요? 거기에 -= 로 소수를 빼면 어떻게 "
    "되나요?",
    en="If v and alpha are integers, which data type does alpha * v have? What happens when -= "
    "takes a fraction from it?",
)
def deck_fractions_into_whole_numbers(x, grad, v, h, lr, alpha, rho, eps):
    grad = np.asarray(grad)
    v = alpha * np.asarray(v)
    v -= lr * grad
    h = rho * np.asarray(h) + (1 - rho) * grad**2
    return np.asarray(x) + alpha * v - lr * grad / (np.sqrt(h) + eps), v, h
