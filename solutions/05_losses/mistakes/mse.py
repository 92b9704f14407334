"""Mistakes in mse: lost or wrong divisors, absolute values, squares taken at the wrong time."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import errors

mistakes = Mistakes()


@mistakes.of(
    "mse",
    ko="오차의 제곱을 더한 다음 무엇으로 나누어야 하나요?",
    en="After you add up the squared errors, what must you divide the sum by?",
)
def summed_squares(y, y_hat):
    return np.sum(errors(y, y_hat) ** 2)


@mistakes.of(
    "mse",
    ko="식의 앞에 1/2이 있나요? 1/2은 어느 손실의 식에 있나요?",
    en="Is there a 1/2 in front of the formula? Which loss does it belong to?",
)
def half_of_the_mean(y, y_hat):
    return np.mean(errors(y, y_hat) ** 2) / 2


@mistakes.of(
    "mse",
    ko="D2의 손실과 D4의 손실은 앞에 붙는 수가 어떻게 다른가요? 오차가 세 개이면 그 수는 "
    "얼마인가요?",
    en="How do the numbers in front of D2's and D4's loss differ? What are they for three errors?",
)
def half_of_the_sum(y, y_hat):
    return np.sum(errors(y, y_hat) ** 2) / 2


@mistakes.of(
    "mse",
    ko="y가 (n, k)이면 요소는 모두 몇 개인가요? len(y)는 얼마인가요?",
    en="If y is (n, k), how many elements are there in all? And what is len(y)?",
)
def divided_by_rows_only(y, y_hat):
    return np.sum(errors(y, y_hat) ** 2) / len(y)


@mistakes.of(
    "mse",
    ko="마지막에 제곱근을 취하라는 말이 식에 있나요?",
    en="Does the formula have a square root at the end?",
)
def root_mean_square(y, y_hat):
    return np.sqrt(np.mean(errors(y, y_hat) ** 2))


@mistakes.of(
    "mse",
    ko="오차를 제곱했나요, 절댓값을 취했나요?",
    en="Did you square the errors, or take their absolute values?",
)
def absolute_instead_of_square(y, y_hat):
    return np.mean(np.abs(errors(y, y_hat)))


@mistakes.of(
    "mse",
    ko="오차 +2와 -2가 서로 상쇄되어도 되나요?",
    en="Should errors of +2 and -2 cancel each other?",
)
def mean_error(y, y_hat):
    return np.mean(errors(y, y_hat))


@mistakes.of(
    "mse",
    ko="평균을 먼저 내고 제곱했나요, 제곱하고 평균을 냈나요?",
    en="Did you square the mean, or take the mean of the squares?",
)
def square_of_the_mean(y, y_hat):
    return np.mean(errors(y, y_hat)) ** 2


@mistakes.of(
    "mse",
    ko="숫자 하나가 나와야 합니다. 한 축만 따라 평균을 내지 않았나요?",
    en="The result should be one number. Did you take the mean along one axis only?",
)
def mean_per_column(y, y_hat):
    return np.mean(errors(y, y_hat) ** 2, axis=0)


@mistakes.of(
    "mse",
    ko="오차를 제곱했나요, 아니면 정답과 예측을 따로 제곱했나요?",
    en="Did you square the error, or the answer and the prediction each by itself?",
)
def difference_of_squares(y, y_hat):
    return np.mean(np.square(y) - np.square(y_hat))
