"""Mistakes in half_squared_error: the half lost or misplaced, means, absolute values, no sum."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import errors

mistakes = Mistakes()


@mistakes.of(
    "half_squared_error",
    ko="Σ 앞에 붙은 수는 무엇인가요?",
    en="Which number is in front of the Σ?",
)
def without_the_half(y, y_hat):
    return np.sum(errors(y, y_hat) ** 2)


@mistakes.of(
    "half_squared_error",
    ko="식의 1/2은 평균의 1/N과 같은 것인가요? 출력이 셋이면 값이 어떻게 되나요?",
    en="Is the 1/2 of the formula the 1/N of a mean? What is the value for three outputs?",
)
def mean_squared_error_instead(y, y_hat):
    return np.mean(errors(y, y_hat) ** 2)


@mistakes.of(
    "half_squared_error",
    ko="이 손실은 합인가요, 평균인가요?",
    en="Is this loss a sum or a mean?",
)
def half_of_the_mean_instead(y, y_hat):
    return np.mean(errors(y, y_hat) ** 2) / 2


@mistakes.of(
    "half_squared_error",
    ko="1/2은 제곱하기 전의 오차에 곱했나요, 제곱을 더한 것에 곱했나요?",
    en="Do you multiply the error by 1/2 before you square it, or the sum of squares?",
)
def half_inside_the_square(y, y_hat):
    return np.sum((errors(y, y_hat) / 2) ** 2)


@mistakes.of(
    "half_squared_error",
    ko="데이터의 수로 나누라는 말이 D2의 식에 있나요?",
    en="Does D2's formula say to divide by the number of examples?",
)
def half_per_row(y, y_hat):
    return np.sum(errors(y, y_hat) ** 2) / 2 / len(y)


@mistakes.of(
    "half_squared_error",
    ko="오차를 제곱했나요?",
    en="Did you square the errors?",
)
def half_of_absolutes(y, y_hat):
    return np.sum(np.abs(errors(y, y_hat))) / 2


@mistakes.of(
    "half_squared_error",
    ko="숫자 하나가 나와야 합니다. 더하는 것을 잊지 않았나요?",
    en="The result should be one number. Did you forget to add up?",
)
def not_added_up(y, y_hat):
    return errors(y, y_hat) ** 2 / 2
