"""Mistakes in adam: corrections lost or doubled, steps counted wrong, ε out of place."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import adam_step

mistakes = Mistakes()


def means(grad, m, v, beta1, beta2):
    """Adam's two moving averages."""
    grad = np.asarray(grad)
    m = beta1 * np.asarray(m) + (1 - beta1) * grad
    return m, beta2 * np.asarray(v) + (1 - beta2) * grad**2


@mistakes.of(
    "adam",
    ko="첫 걸음에서 m은 기울기의 몇 배인가요? 그 치우침은 어디에서 바로잡나요?",
    en="At the first step, how many times the gradient is m? Where do you correct that bias?",
)
def no_bias_correction(x, grad, m, v, t, lr, beta1, beta2, eps):
    m, v = means(grad, m, v, beta1, beta2)
    return np.asarray(x) - lr * m / (np.sqrt(v) + eps), m, v, t + 1


@mistakes.of(
    "adam",
    ko="첫 걸음의 보정에서 t는 1인가요? t를 몇 번 늘렸나요?",
    en="At the first step, is the t in the correction 1? How many times do you increase it?",
)
def t_starts_at_two(x, grad, m, v, t, lr, beta1, beta2, eps):
    moved, m, v, _ = adam_step(x, grad, m, v, t + 1, lr, beta1, beta2, eps)
    return moved, m, v, t + 1


@mistakes.of(
    "adam",
    ko="처음 부를 때 t는 0입니다. 1 - β^0은 얼마인가요?",
    en="At the first call t is 0. What is 1 - β^0?",
)
def t_not_increased_first(x, grad, m, v, t, lr, beta1, beta2, eps):
    m, v = means(grad, m, v, beta1, beta2)
    m_hat, v_hat = m / np.float64(1 - beta1**t), v / np.float64(1 - beta2**t)
    return np.asarray(x) - lr * m_hat / (np.sqrt(v_hat) + eps), m, v, t + 1


@mistakes.of(
    "adam",
    ko="다음 걸음에는 t로 얼마를 넘겨야 하나요?",
    en="Which t should you hand on to the next step?",
)
def t_returned_unchanged(x, grad, m, v, t, lr, beta1, beta2, eps):
    moved, m, v, _ = adam_step(x, grad, m, v, t, lr, beta1, beta2, eps)
    return moved, m, v, t


@mistakes.of(
    "adam",
    ko="돌려주는 m과 v는 보정하기 전의 값인가요? 다음 걸음에서 다시 보정하면 어떻게 되나요?",
    en="Are the m and v that you return from before the correction? What happens if the next step "
    "corrects them again?",
)
def returns_corrected_means(x, grad, m, v, t, lr, beta1, beta2, eps):
    moved, m, v, t = adam_step(x, grad, m, v, t, lr, beta1, beta2, eps)
    return moved, m / (1 - beta1**t), v / (1 - beta2**t), t


@mistakes.of(
    "adam",
    ko="두 평균을 모두 보정했나요? v의 치우침은 어떻게 되나요?",
    en="Did you correct both means? What happens to the bias of v?",
)
def corrects_only_m(x, grad, m, v, t, lr, beta1, beta2, eps):
    m, v = means(grad, m, v, beta1, beta2)
    return np.asarray(x) - lr * m / (1 - beta1 ** (t + 1)) / (np.sqrt(v) + eps), m, v, t + 1


@mistakes.of(
    "adam",
    ko="두 평균을 모두 보정했나요? m의 치우침은 어떻게 되나요?",
    en="Did you correct both means? What happens to the bias of m?",
)
def corrects_only_v(x, grad, m, v, t, lr, beta1, beta2, eps):
    m, v = means(grad, m, v, beta1, beta2)
    return np.asarray(x) - lr * m / (np.sqrt(v / (1 - beta2 ** (t + 1))) + eps), m, v, t + 1


@mistakes.of(
    "adam",
    ko="둘째 걸음의 보정에는 β의 몇 제곱을 쓰나요? 첫 걸음에서만 맞지는 않나요?",
    en="Which power of β is in the correction of the second step? Is your correction right only "
    "at the first step?",
)
def t_times_beta(x, grad, m, v, t, lr, beta1, beta2, eps):
    m, v = means(grad, m, v, beta1, beta2)
    m_hat, v_hat = m / np.float64(1 - beta1 * (t + 1)), v / np.float64(1 - beta2 * (t + 1))
    return np.asarray(x) - lr * m_hat / (np.sqrt(v_hat) + eps), m, v, t + 1


@mistakes.of(
    "adam",
    ko="보정은 언제나 같은 수로 나누나요? 걸음이 늘어나면 보정은 어떻게 되어야 하나요?",
    en="Do you always divide by the same number? How should the correction change as the steps go "
    "on?",
)
def corrects_without_power(x, grad, m, v, t, lr, beta1, beta2, eps):
    m, v = means(grad, m, v, beta1, beta2)
    m_hat, v_hat = m / (1 - beta1), v / (1 - beta2)
    return np.asarray(x) - lr * m_hat / (np.sqrt(v_hat) + eps), m, v, t + 1


@mistakes.of(
    "adam",
    ko="ε은 루트 안에 있나요, 밖에 있나요? 본문의 약속에는 어떻게 되어 있나요?",
    en="Is ε inside the square root or outside? What do the conventions in the text say?",
)
def adam_eps_inside_root(x, grad, m, v, t, lr, beta1, beta2, eps):
    m, v = means(grad, m, v, beta1, beta2)
    m_hat, v_hat = m / (1 - beta1 ** (t + 1)), v / (1 - beta2 ** (t + 1))
    return np.asarray(x) - lr * m_hat / np.sqrt(v_hat + eps), m, v, t + 1


@mistakes.of(
    "adam",
    ko="ε을 어디에 더하나요? √v인가요, 보정한 √v̂인가요?",
    en="To what do you add ε: to √v, or to the corrected √v̂?",
)
def eps_before_correction(x, grad, m, v, t, lr, beta1, beta2, eps):
    m, v = means(grad, m, v, beta1, beta2)
    rate = lr * np.sqrt(1 - beta2 ** (t + 1)) / (1 - beta1 ** (t + 1))
    return np.asarray(x) - rate * m / (np.sqrt(v) + eps), m, v, t + 1


@mistakes.of(
    "adam",
    ko="β1과 β2는 각각 어느 평균의 것인가요?",
    en="Which mean does β1 belong to? And which one does β2 belong to?",
)
def betas_exchanged(x, grad, m, v, t, lr, beta1, beta2, eps):
    return adam_step(x, grad, m, v, t, lr, beta2, beta1, eps)


@mistakes.of(
    "adam",
    ko="v에 섞는 것은 기울기인가요, 기울기의 제곱인가요? 음수의 제곱근은 무엇인가요?",
    en="What do you mix into v: the gradient, or its square? What is the square root of a "
    "negative number?",
)
def mixes_unsquared_gradient(x, grad, m, v, t, lr, beta1, beta2, eps):
    grad, t = np.asarray(grad), t + 1
    m = beta1 * np.asarray(m) + (1 - beta1) * grad
    v = beta2 * np.asarray(v) + (1 - beta2) * grad
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return np.asarray(x) - lr * m_hat / (np.sqrt(v_hat) + eps), m, v, t


@mistakes.of(
    "adam",
    ko="√v̂로 나누는 것은 이번 기울기인가요, 평균 m̂인가요?",
    en="What do you divide by √v̂: this gradient, or the mean m̂?",
)
def moves_by_raw_gradient(x, grad, m, v, t, lr, beta1, beta2, eps):
    m, v = means(grad, m, v, beta1, beta2)
    v_hat = v / (1 - beta2 ** (t + 1))
    return np.asarray(x) - lr * np.asarray(grad) / (np.sqrt(v_hat) + eps), m, v, t + 1


@mistakes.of(
    "adam",
    ko="여러분의 식은 슬라이드의 ADAM이 아닌가요? 표에서 두 식이 다른 곳은 어디인가요?",
    en="Is your formula the slides' ADAM? Where does the table say that the two formulas differ?",
)
def deck_instead(x, grad, m, v, t, lr, beta1, beta2, eps):
    step = lr * np.asarray(grad)
    m = beta1 * np.asarray(m) - step
    v = beta2 * np.asarray(v) + (1 - beta2) * np.asarray(grad) ** 2
    return np.asarray(x) + beta1 * m - step / (np.sqrt(v) + eps), m, v, t + 1


@mistakes.of(
    "adam",
    ko="1000번째 걸음에서 0.999^t는 얼마인가요? 보정을 빼도 되는 때가 있나요?",
    en="What is 0.999^t at step 1000? Is there a step from which the correction may be left out?",
)
def correction_left_out_later(x, grad, m, v, t, lr, beta1, beta2, eps):
    if t < 1000:
        return adam_step(x, grad, m, v, t, lr, beta1, beta2, eps)
    m, v = means(grad, m, v, beta1, beta2)
    return np.asarray(x) - lr * m / (np.sqrt(v) + eps), m, v, t + 1


@mistakes.of(
    "adam",
    ko="두 번째 걸음의 보정에 쓰는 t는 얼마인가요? t에 1을 더하는 것은 보정의 앞인가요, 뒤인가요?",
    en="Which t corrects the second step? Do you add 1 to t before the correction, or after it?",
)
def t_increased_at_the_end(x, grad, m, v, t, lr, beta1, beta2, eps):
    moved, m, v, _ = adam_step(x, grad, m, v, max(t, 1) - 1, lr, beta1, beta2, eps)
    return moved, m, v, t + 1
