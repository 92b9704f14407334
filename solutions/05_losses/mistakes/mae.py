"""Mistakes in mae: squares, lost absolute values, sums, medians and wrong divisors."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import errors

mistakes = Mistakes()


@mistakes.of(
    "mae",
    ko="오차를 제곱했나요, 절댓값을 취했나요?",
    en="Did you square the errors, or take their absolute values?",
)
def square_instead_of_absolute(y, y_hat):
    return np.mean(errors(y, y_hat) ** 2)


@mistakes.of(
    "mae",
    ko="절댓값을 더한 다음 무엇으로 나누어야 하나요?",
    en="After you add up the absolute values, what must you divide the sum by?",
)
def summed_absolute(y, y_hat):
    return np.sum(np.abs(errors(y, y_hat)))


@mistakes.of(
    "mae",
    ko="오차 +2와 -2가 서로 상쇄되어도 되나요?",
    en="Should errors of +2 and -2 cancel each other?",
)
def mean_without_absolute(y, y_hat):
    return np.mean(errors(y, y_hat))


@mistakes.of(
    "mae",
    ko="손실이 음수일 수 있나요? 오차 +2와 -2가 서로 상쇄되어도 되나요?",
    en="Can a loss be negative? Should errors of +2 and -2 cancel each other?",
)
def turned_mean_without_absolute(y, y_hat):
    return -np.mean(errors(y, y_hat))


@mistakes.of(
    "mae",
    ko="절댓값을 취하는 것은 평균을 내기 전인가요, 낸 다음인가요?",
    en="Do you take the absolute values before the mean, or after it?",
)
def absolute_of_the_mean(y, y_hat):
    return np.abs(np.mean(errors(y, y_hat)))


@mistakes.of(
    "mae",
    ko="가운데 값(중앙값)과 평균은 같은 것인가요?",
    en="Is the middle value (the median) the same as the mean?",
)
def median_absolute(y, y_hat):
    return np.median(np.abs(errors(y, y_hat)))


@mistakes.of(
    "mae",
    ko="y가 (n, k)이면 요소는 모두 몇 개인가요? len(y)는 얼마인가요?",
    en="If y is (n, k), how many elements are there in all? And what is len(y)?",
)
def absolute_divided_by_rows_only(y, y_hat):
    return np.sum(np.abs(errors(y, y_hat))) / len(y)


@mistakes.of(
    "mae",
    ko="식에 1/2이 있나요?",
    en="Is there a 1/2 in the formula?",
)
def half_absolute(y, y_hat):
    return np.mean(np.abs(errors(y, y_hat))) / 2


@mistakes.of(
    "mae",
    ko="정답과 예측에 먼저 절댓값을 취하고 나서 빼지 않았나요? 둘의 부호가 다르면 어떻게 되나요?",
    en="Did you take the absolute values of the answer and the prediction before you subtracted? "
    "What if their signs differ?",
)
def difference_of_absolutes(y, y_hat):
    return np.mean(np.abs(np.abs(y) - np.abs(y_hat)))
