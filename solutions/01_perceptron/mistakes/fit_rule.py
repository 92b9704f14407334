"""Mistakes in fit_rule: lines through the wrong points, other slopes, a bias lost or put first."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "fit_rule",
    ko="x = 0일 때 답이 꼭 0이어야 하나요? 평균을 빼지 않고 구한 직선은 어느 점을 반드시 지나나요?",
    en="Must the answer be 0 at x = 0? If no mean is subtracted, which point does the line have "
    "to go through?",
)
def through_the_origin(x, y):
    x, y = np.asarray(x), np.asarray(y)
    return x @ y / (x @ x), 0.0


@mistakes.of(
    "fit_rule",
    ko="평균의 비율 ȳ / x̄는 기울기와 같은가요? 직선이 원점을 지나지 않으면 어떻게 되나요?",
    en="Is the ratio of the means, ȳ / x̄, the slope? What if the line does not go through the "
    "origin?",
)
def ratio_of_means(x, y):
    return np.mean(y) / np.mean(x), 0.0


@mistakes.of(
    "fit_rule",
    ko="돌려주는 두 값의 순서가 어떻게 되어 있나요?",
    en="In which order should you return the two values?",
)
def bias_first(x, y):
    dx = np.asarray(x) - np.mean(x)
    w = dx @ y / (dx @ dx)
    return np.mean(y) - w * np.mean(x), w


@mistakes.of(
    "fit_rule",
    ko="분모에 있는 제곱합은 x의 것인가요, y의 것인가요? 오차는 x 방향과 y 방향 가운데 어느 "
    "쪽으로 재야 하나요?",
    en="Is the sum of squares in the denominator that of x or that of y? Should errors be "
    "measured along x or along y?",
)
def divided_by_spread_of_y(x, y):
    dx, dy = np.asarray(x) - np.mean(x), np.asarray(y) - np.mean(y)
    square = dy @ dy
    w = dx @ dy / square if square else 0.0
    return w, np.mean(y) - w * np.mean(x)


@mistakes.of(
    "fit_rule",
    ko="처음과 마지막 예제만 지나는 직선을 그을 때 나머지 예제는 어디에 쓰이나요?",
    en="If the line goes through the first and the last example only, where are the others used?",
)
def first_and_last_only(x, y):
    w = (y[-1] - y[0]) / (x[-1] - x[0])
    return w, y[0] - w * x[0]


@mistakes.of(
    "fit_rule",
    ko="분자는 무엇으로 나누었고 분모는 무엇으로 나누었나요? 하나는 n, 하나는 n - 1이지 않나요?",
    en="What was the numerator divided by, and what the denominator? Is one n and the other n - 1?",
)
def covariance_over_other_variance(x, y):
    w = np.cov(np.asarray(x, dtype=float), np.asarray(y, dtype=float))[0, 1] / np.var(x)
    return w, np.mean(y) - w * np.mean(x)


@mistakes.of(
    "fit_rule",
    ko="직선이 점 (x̄, ȳ)를 지나는지 확인해 보세요. b를 구할 때 x̄에는 무엇이 곱해져 있나요?",
    en="Does your line go through the point (x̄, ȳ)? When you compute b, what is x̄ multiplied by?",
)
def bias_without_slope(x, y):
    dx = np.asarray(x) - np.mean(x)
    return dx @ y / (dx @ dx), np.mean(y) - np.mean(x)


@mistakes.of(
    "fit_rule",
    ko="ȳ = w x̄ + b를 b에 대해 풀면 w x̄의 부호는 무엇인가요?",
    en="If you solve ȳ = w x̄ + b for b, what is the sign of w x̄?",
)
def bias_with_wrong_sign(x, y):
    dx = np.asarray(x) - np.mean(x)
    w = dx @ y / (dx @ dx)
    return w, np.mean(y) + w * np.mean(x)


@mistakes.of(
    "fit_rule",
    ko="슬라이드의 규칙은 예제에서 찾은 것인가요, 미리 알고 적은 것인가요?",
    en="Was the slide's rule found from the examples, or written down because you knew it?",
)
def rule_of_the_slide(x, y):
    return 1.0, 1.0


@mistakes.of(
    "fit_rule",
    ko="이웃한 두 예제 사이의 기울기를 모두 구해 평균하면, 가까이 붙은 두 예제의 잡음은 기울기를 "
    "얼마나 바꾸나요?",
    en="If you average the slopes between neighbouring examples, how much can noise change the "
    "slope between two examples that are close together?",
)
def mean_of_neighbouring_slopes(x, y):
    dx = np.diff(np.asarray(x, dtype=float))
    slopes = np.diff(np.asarray(y, dtype=float))[dx != 0] / dx[dx != 0]
    w = slopes.mean()
    return w, np.mean(y) - w * np.mean(x)


@mistakes.of(
    "fit_rule",
    ko="가장 큰 답과 가장 작은 답만 보고 기울기를 정하면, 사이에 있는 점들은 무엇을 하나요?",
    en="If the largest and the smallest answer decide on the slope, what do the points between "
    "them do?",
)
def slope_of_the_ranges(x, y):
    w = np.ptp(y) / np.ptp(x)
    return w, np.mean(y) - w * np.mean(x)
