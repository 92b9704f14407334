"""Mistakes in nesterov: the gradient's term lost or doubled, other velocities used or returned."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "nesterov",
    ko="momentum과 결과가 같지는 않나요? 둘째 식의 v는 어느 v인가요?",
    en="Is your result the same as momentum's? Which v does the second formula mean?",
)
def old_velocity_is_momentum(x, grad, v, lr, alpha):
    v = alpha * np.asarray(v) - lr * np.asarray(grad)
    return np.asarray(x) + v, v


@mistakes.of(
    "nesterov",
    ko="여러분이 쓴 위치의 식에서 기울기 항은 어디에 있나요?",
    en="In your formula for the position, where is the term with the gradient?",
)
def without_gradient_term(x, grad, v, lr, alpha):
    v = alpha * np.asarray(v) - lr * np.asarray(grad)
    return np.asarray(x) + alpha * v, v


@mistakes.of(
    "nesterov",
    ko="둘째 식에서 v 앞에 무엇이 곱해져 있나요?",
    en="What is v multiplied by in the second formula?",
)
def gradient_counted_twice(x, grad, v, lr, alpha):
    step = lr * np.asarray(grad)
    v = alpha * np.asarray(v) - step
    return np.asarray(x) + v - step, v


@mistakes.of(
    "nesterov",
    ko="돌려주는 속도는 첫째 식의 v인가요, 위치가 움직인 양인가요?",
    en="Is the velocity that you return the v of the first formula, or the distance that the "
    "position moved?",
)
def returns_the_step_as_velocity(x, grad, v, lr, alpha):
    step = lr * np.asarray(grad)
    moved = alpha * (alpha * np.asarray(v) - step) - step
    return np.asarray(x) + moved, moved


@mistakes.of(
    "nesterov",
    ko="속도에 학습률이 들어 있나요? momentum의 v와 같은 v인가요?",
    en="Is the learning rate part of the velocity? Is it the same v as in momentum?",
)
def torch_buffer_as_velocity(x, grad, v, lr, alpha):
    grad = np.asarray(grad)
    v = alpha * np.asarray(v) + grad
    return np.asarray(x) - lr * (grad + alpha * v), v


@mistakes.of(
    "nesterov",
    ko="속도의 부호는 momentum과 같은가요? 걸음이 내리막으로 가나요?",
    en="Does your velocity have the same sign as in momentum? Does the step go downhill?",
)
def nesterov_uphill(x, grad, v, lr, alpha):
    step = lr * np.asarray(grad)
    v = alpha * np.asarray(v) + step
    return np.asarray(x) + alpha * v + step, v


@mistakes.of(
    "nesterov",
    ko="돌려줄 때 위치와 속도 가운데 어느 것이 먼저인가요?",
    en="Which comes first in what you return, the position or the velocity?",
)
def nesterov_velocity_first(x, grad, v, lr, alpha):
    step = lr * np.asarray(grad)
    v = alpha * np.asarray(v) - step
    return v, np.asarray(x) + alpha * v - step


@mistakes.of(
    "nesterov",
    ko="v와 alpha가 정수이면 alpha * v의 자료형은 무엇인가요? 거기에 -= 로 소수를 빼면 어떻게 "
    "되나요?",
    en="If v and alpha are integers, which data type does alpha * v have? What happens when -= "
    "takes a fraction from it?",
)
def nesterov_fractions_into_whole_numbers(x, grad, v, lr, alpha):
    step = lr * np.asarray(grad)
    v = alpha * np.asarray(v)
    v -= step
    return np.asarray(x) + alpha * v - step, v
