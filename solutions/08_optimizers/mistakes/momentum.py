"""Mistakes in momentum: velocities averaged, turned round or old, results misordered."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "momentum",
    ko="D4의 속도는 기울기를 쌓은 것인가요, 평균한 것인가요? 슬라이드의 식에 1 - α가 있나요?",
    en="Is D4's velocity a sum of gradients, or an average? Is there a 1 - α in the slide's "
    "formula?",
)
def averaged_velocity(x, grad, v, lr, alpha):
    v = alpha * np.asarray(v) - (1 - alpha) * lr * np.asarray(grad)
    return np.asarray(x) + v, v


@mistakes.of(
    "momentum",
    ko="슬라이드의 속도 v에는 γ가 이미 곱해져 있나요? 그 식에 1 - α도 있나요?",
    en="Is γ already part of the slide's velocity v? Is there a 1 - α in that formula, too?",
)
def averages_gradients(x, grad, v, lr, alpha):
    v = alpha * np.asarray(v) + (1 - alpha) * np.asarray(grad)
    return np.asarray(x) - lr * v, v


@mistakes.of(
    "momentum",
    ko="속도에 학습률이 들어 있나요? v = αv - γf'와 비교하면 여러분의 v는 몇 배인가요?",
    en="Is the learning rate part of the velocity? Compared with v = αv - γf', how many times as "
    "large is your v?",
)
def velocity_without_rate(x, grad, v, lr, alpha):
    v = alpha * np.asarray(v) + np.asarray(grad)
    return np.asarray(x) - lr * v, v


@mistakes.of(
    "momentum",
    ko="위치를 움직이는 것은 고치기 전의 속도인가요, 방금 고친 속도인가요?",
    en="Which velocity should move the position: the old one, or the one just updated?",
)
def moves_by_old_velocity(x, grad, v, lr, alpha):
    return np.asarray(x) + np.asarray(v), alpha * np.asarray(v) - lr * np.asarray(grad)


@mistakes.of(
    "momentum",
    ko="내리막을 가려면 속도에서 기울기를 빼야 할까요, 더해야 할까요?",
    en="To go downhill, should you subtract the gradient from the velocity, or add it?",
)
def rolls_uphill(x, grad, v, lr, alpha):
    v = alpha * np.asarray(v) + lr * np.asarray(grad)
    return np.asarray(x) + v, v


@mistakes.of(
    "momentum",
    ko="v에 이미 음의 부호가 있다면, x에서 v를 다시 빼야 하나요?",
    en="If v already has its minus sign, should you subtract it from x once more?",
)
def subtracts_velocity(x, grad, v, lr, alpha):
    v = alpha * np.asarray(v) - lr * np.asarray(grad)
    return np.asarray(x) - v, v


@mistakes.of(
    "momentum",
    ko="지난 속도가 얼마나 남아야 하나요? 모멘텀계수를 썼나요?",
    en="How much of the last velocity should be left? Do you use the momentum coefficient?",
)
def no_friction(x, grad, v, lr, alpha):
    v = np.asarray(v) - lr * np.asarray(grad)
    return np.asarray(x) + v, v


@mistakes.of(
    "momentum",
    ko="슬라이드의 둘째 식에 α가 또 있나요?",
    en="Is there another α in the slide's second formula?",
)
def nesterov_instead(x, grad, v, lr, alpha):
    step = lr * np.asarray(grad)
    v = alpha * np.asarray(v) - step
    return np.asarray(x) + alpha * v - step, v


@mistakes.of(
    "momentum",
    ko="돌려줄 때 위치와 속도 가운데 어느 것이 먼저인가요?",
    en="Which comes first in what you return, the position or the velocity?",
)
def velocity_first(x, grad, v, lr, alpha):
    v = alpha * np.asarray(v) - lr * np.asarray(grad)
    return v, np.asarray(x) + v


@mistakes.of(
    "momentum",
    ko="부르는 쪽이 들고 있던 v도 바뀌지 않았나요? *= 는 어디에 값을 쓰나요?",
    en="Did the caller's own v change, too? Where does *= write?",
)
def changes_v_in_place(x, grad, v, lr, alpha):
    v *= alpha
    v -= lr * np.asarray(grad)
    return np.asarray(x) + v, v


@mistakes.of(
    "momentum",
    ko="v와 alpha가 정수이면 alpha * v의 자료형은 무엇인가요? 거기에 -= 로 소수를 빼면 어떻게 "
    "되나요?",
    en="If v and alpha are integers, which data type does alpha * v have? What happens when -= "
    "takes a fraction from it?",
)
def fractions_into_whole_numbers(x, grad, v, lr, alpha):
    v = alpha * np.asarray(v)
    v -= lr * np.asarray(grad)
    return np.asarray(x) + v, v
