"""Mistakes in fit_polynomial: powers misordered or missing, points left out, results."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def least_squares(columns, y):
    """argmin_w |y - columns w|²"""
    return np.linalg.lstsq(columns, np.asarray(y, dtype=float))[0]


@mistakes.of(
    "fit_polynomial",
    ko="돌려준 배열의 첫 값은 상수항인가요, 가장 높은 차수의 계수인가요?",
    en="Is the first value that you return the constant term, or the coefficient of the highest "
    "power?",
)
def highest_power_first(x, y, degree):
    return least_squares(np.vander(x, degree + 1), y)


@mistakes.of(
    "fit_polynomial",
    ko="차수가 2인 다항식에는 계수가 몇 개 있나요?",
    en="How many coefficients does a polynomial of degree 2 have?",
)
def one_power_short(x, y, degree):
    return least_squares(np.vander(x, max(degree, 1), increasing=True), y)


@mistakes.of(
    "fit_polynomial",
    ko="x = 0일 때 여러분의 다항식은 언제나 얼마가 되나요? 상수항은 어디에 있나요?",
    en="What value does your polynomial always have at x = 0? Where is the constant term?",
)
def no_constant(x, y, degree):
    powers = np.vander(x, degree + 1, increasing=True)
    powers = powers * (np.arange(degree + 1) > 0)
    return least_squares(powers, y)


@mistakes.of(
    "fit_polynomial",
    ko="배열 x에서 x ** 2와 2 * x는 같은 것인가요? 열마다 무엇이 커져야 하나요?",
    en="Are x ** 2 and 2 * x the same for an array x? What should increase from column to column?",
)
def multiples_instead_of_powers(x, y, degree):
    columns = np.outer(np.asarray(x, dtype=float), np.arange(degree + 1))
    columns[:, 0] = 1.0
    return least_squares(columns, y)


@mistakes.of(
    "fit_polynomial",
    ko="앞의 점 몇 개만 쓰고 있지 않나요? 점이 계수보다 많으면 나머지 점은 어디에 쓰이나요?",
    en="Do you use only the first few points? If there are more points than coefficients, where "
    "do you use the others?",
)
def first_points_only(x, y, degree):
    powers = np.vander(np.asarray(x)[: degree + 1], degree + 1, increasing=True)
    return least_squares(powers, np.asarray(y)[: degree + 1])


@mistakes.of(
    "fit_polynomial",
    ko="돌려주어야 하는 것은 계수인가요, 그 계수로 예측한 값인가요?",
    en="Should you return the coefficients, or the values predicted with them?",
)
def predictions_instead_of_coefficients(x, y, degree):
    powers = np.vander(x, degree + 1, increasing=True)
    return powers @ least_squares(powers, y)


@mistakes.of(
    "fit_polynomial",
    ko="제곱 오차에 벌점을 더하지 않았나요? 벌점을 더해도 답이 그대로인가요?",
    en="Did you add a penalty to the squared error? Is the answer still the same with it?",
)
def with_weight_decay(x, y, degree):
    powers = np.vander(np.asarray(x, dtype=float), degree + 1, increasing=True)
    return np.linalg.solve(powers.T @ powers + 1e-3 * np.eye(degree + 1), powers.T @ np.asarray(y))


@mistakes.of(
    "fit_polynomial",
    ko="np.linalg.lstsq는 값을 몇 개 돌려주나요? 그 가운데 계수는 어느 것인가요?",
    en="How many values does np.linalg.lstsq return? Which of them holds the coefficients?",
)
def residual_instead_of_coefficients(x, y, degree):
    powers = np.vander(x, degree + 1, increasing=True)
    return np.linalg.lstsq(powers, np.asarray(y, dtype=float))[1]
