"""Mistakes in slope: one side only, the wrong distance, signs, steps of one's own."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def ends(f, x, h):
    """The values of f to the left of x, at x and to the right of it."""
    x = np.asarray(x, dtype=float)
    return f(x - h), f(x), f(x + h)


@mistakes.of(
    "slope",
    ko="양쪽의 점을 쓰고 있나요, x와 오른쪽 점만 쓰고 있나요?",
    en="Do you use a point on both sides, or x and the one to its right?",
)
def right_side_only(f, x, h):
    _, here, right = ends(f, x, h)
    return (right - here) / h


@mistakes.of(
    "slope",
    ko="양쪽의 점을 쓰고 있나요, x와 왼쪽 점만 쓰고 있나요?",
    en="Do you use a point on both sides, or x and the one to its left?",
)
def left_side_only(f, x, h):
    left, here, _ = ends(f, x, h)
    return (here - left) / h


@mistakes.of(
    "slope",
    ko="x - h에서 x + h까지 옆으로 간 거리는 얼마인가요?",
    en="How far is it to the right from x - h to x + h?",
)
def divided_by_one_step(f, x, h):
    left, _, right = ends(f, x, h)
    return (right - left) / h


@mistakes.of(
    "slope",
    ko="/ 2 * h와 / (2 * h)는 같은 식인가요? 파이썬은 무엇부터 계산하나요?",
    en="Are / 2 * h and / (2 * h) the same? What does Python compute first?",
)
def brackets_forgotten(f, x, h):
    left, _, right = ends(f, x, h)
    return (right - left) / 2 * h


@mistakes.of(
    "slope",
    ko="f(x + h) - f(x - h) / (2 * h)에서 나누어지는 것은 무엇인가요?",
    en="In f(x + h) - f(x - h) / (2 * h), what is being divided?",
)
def brackets_above_forgotten(f, x, h):
    left, _, right = ends(f, x, h)
    return right - left / (2 * h)


@mistakes.of(
    "slope",
    ko="오른쪽 값에서 왼쪽 값을 뺐나요, 거꾸로 뺐나요? 올라가는 직선의 기울기는 양수인가요?",
    en="Did you take the left value from the right one, or the other way? Is the slope of a line "
    "that rises positive?",
)
def sides_swapped(f, x, h):
    left, _, right = ends(f, x, h)
    return (left - right) / (2 * h)


@mistakes.of(
    "slope",
    ko="올라간 높이만 돌려주고 있지 않나요? 기울기는 그것을 무엇으로 나눈 것인가요?",
    en="Do you return only how far it went up? What has that to be divided by to be a slope?",
)
def only_the_rise(f, x, h):
    left, _, right = ends(f, x, h)
    return right - left


@mistakes.of(
    "slope",
    ko="f(x)를 x로 나눈 것은 기울기인가요? 2x + 1에서는 얼마가 나와야 하나요?",
    en="Is f(x) divided by x a slope? What should come out for 2x + 1?",
)
def value_over_x(f, x, h):
    x = np.asarray(x, dtype=float)
    return f(x) / np.where(x == 0, 1.0, x)


@mistakes.of(
    "slope",
    ko="받은 h를 쓰고 있나요? h = 2일 때 x³에서는 무엇이 나와야 하나요?",
    en="Is the h you were given in use? What should come out for x³ with h = 2?",
)
def step_of_its_own(f, x, h):
    left, _, right = ends(f, x, 1e-5)
    return (right - left) / 2e-5


@mistakes.of(
    "slope",
    ko="한쪽으로 h만큼 갔나요, h / 2만큼 갔나요?",
    en="How far did you go to each side, h or h / 2?",
)
def half_a_step_each_way(f, x, h):
    left, _, right = ends(f, x, h / 2)
    return (right - left) / h


@mistakes.of(
    "slope",
    ko="기울기인가요, 기울기가 변하는 빠르기인가요? f(x)를 두 번 빼야 하나요?",
    en="Is this the slope, or how fast the slope changes? Does f(x) have to be taken away twice?",
)
def second_difference(f, x, h):
    left, here, right = ends(f, x, h)
    return (right - 2 * here + left) / h**2


@mistakes.of(
    "slope",
    ko="받은 x를 그대로 고치지 않았나요? 함수가 끝난 뒤 x는 처음과 같은가요?",
    en="Did you change the x you were given? Is it as before when the function is over?",
)
def moved_for_good(f, x, h):
    x = x if isinstance(x, np.ndarray) and x.dtype.kind == "f" else np.array(x, dtype=float)
    x += h
    right = f(x)
    x -= 2 * h
    return (right - f(x)) / (2 * h)


@mistakes.of(
    "slope",
    ko="두 점은 x에서 얼마나 떨어져 있나요? x가 100일 때도 그만큼인가요?",
    en="How far are your two points from x? Is it still as far when x is 100?",
)
def step_as_large_as_x(f, x, h):
    step = h * np.maximum(1.0, np.abs(x))
    left, _, right = ends(f, x, step)
    return (right - left) / (2 * step)
