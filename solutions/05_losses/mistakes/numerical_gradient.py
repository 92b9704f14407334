"""Mistakes in numerical_gradient: one-sided differences, wrong steps, inputs moved for good."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def one_by_one(x, slope):
    """Applies `slope(x, e)` for each unit array e of the shape of x."""
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[index] = 1.0
        gradient[index] = slope(x, e)
    return gradient


@mistakes.of(
    "numerical_gradient",
    ko="x의 양쪽에서 재었나요, 오른쪽에서만 재었나요? w³에서 오차가 h²인가요?",
    en="Do you measure on both sides of x, or only to the right? Is the error for w³ equal to h²?",
)
def forward_difference(f, x, h):
    return one_by_one(x, lambda x, e: (f(x + h * e) - f(x)) / h)


@mistakes.of(
    "numerical_gradient",
    ko="x의 양쪽에서 재었나요, 왼쪽에서만 재었나요?",
    en="Do you measure on both sides of x, or only to the left?",
)
def backward_difference(f, x, h):
    return one_by_one(x, lambda x, e: (f(x) - f(x - h * e)) / h)


@mistakes.of(
    "numerical_gradient",
    ko="x - h에서 x + h까지의 거리는 얼마인가요?",
    en="How far is it from x - h to x + h?",
)
def divided_by_h(f, x, h):
    return one_by_one(x, lambda x, e: (f(x + h * e) - f(x - h * e)) / h)


@mistakes.of(
    "numerical_gradient",
    ko="/ 2 * h와 / (2 * h)는 같은 식인가요?",
    en="Are / 2 * h and / (2 * h) the same formula?",
)
def brackets_forgotten(f, x, h):
    return one_by_one(x, lambda x, e: (f(x + h * e) - f(x - h * e)) / 2 * h)


@mistakes.of(
    "numerical_gradient",
    ko="f(x + h)와 f(x - h) 가운데 어느 쪽에서 어느 쪽을 빼야 하나요?",
    en="Of f(x + h) and f(x - h), which one do you subtract from which?",
)
def up_and_down_swapped(f, x, h):
    return one_by_one(x, lambda x, e: (f(x - h * e) - f(x + h * e)) / (2 * h))


@mistakes.of(
    "numerical_gradient",
    ko="입력을 하나씩 움직이나요, 모두 함께 움직이나요?",
    en="Do you move the inputs one at a time, or all together?",
)
def all_inputs_together(f, x, h):
    x = np.array(x, dtype=float)
    return np.full(x.shape, (f(x + h) - f(x - h)) / (2 * h))


@mistakes.of(
    "numerical_gradient",
    ko="다음 입력을 움직이기 전에 앞의 입력을 제자리에 돌려놓았나요?",
    en="Before you move the next input, did you put the last one back in its place?",
)
def not_put_back(f, x, h):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        x[index] += h
        up = f(x)
        x[index] -= 2 * h
        gradient[index] = (up - f(x)) / (2 * h)
    return gradient


@mistakes.of(
    "numerical_gradient",
    ko="인자로 받은 x를 직접 고치지 않았나요? 함수를 부른 뒤에도 x는 처음과 같은가요?",
    en="Did you change the x that was given? Is it still the same after the call?",
)
def moved_in_place(f, x, h):
    x = x if isinstance(x, np.ndarray) and x.dtype.kind == "f" else np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        x[index] += h
        up = f(x)
        x[index] -= 2 * h
        gradient[index] = (up - f(x)) / (2 * h)
    return gradient


@mistakes.of(
    "numerical_gradient",
    ko="정수 배열의 한 자리에 0.1을 더해서 넣으면 무엇이 들어가나요?",
    en="If you add 0.1 to a number and store it in an array of ints, what is stored?",
)
def stuck_in_integers(f, x, h):
    x = np.array(x)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[index], down[index] = x[index] + h, x[index] - h
        gradient[index] = (f(up) - f(down)) / (2 * h)
    return gradient


@mistakes.of(
    "numerical_gradient",
    ko="받은 h를 쓰고 있나요? h = 0.5이면 w³에서 무엇이 나와야 하나요?",
    en="Do you use the h that was given? What should come out for w³ with h = 0.5?",
)
def step_size_of_its_own(f, x, h):
    return one_by_one(x, lambda x, e: (f(x + 1e-5 * e) - f(x - 1e-5 * e)) / 2e-5)


@mistakes.of(
    "numerical_gradient",
    ko="한쪽으로 h만큼 움직였나요, h / 2만큼 움직였나요?",
    en="How far do you move to each side: h, or h / 2?",
)
def half_a_step_each_way(f, x, h):
    return one_by_one(x, lambda x, e: (f(x + h / 2 * e) - f(x - h / 2 * e)) / h)


@mistakes.of(
    "numerical_gradient",
    ko="x가 클 때도 양쪽으로 h만큼 움직였나요? x = 10일 때 w³의 오차는 h²인가요?",
    en="Do you move by h even where x is large? Is the error for w³ equal to h² at x = 10?",
)
def step_as_large_as_x(f, x, h):
    def slope(x, e):
        step = h * max(1.0, float(np.abs(np.sum(x * e))))
        return (f(x + step * e) - f(x - step * e)) / (2 * step)

    return one_by_one(x, slope)
