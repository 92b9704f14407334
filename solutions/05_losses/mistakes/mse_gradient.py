"""Mistakes in mse_gradient: turned signs, lost factors, wrong divisors, the loss in its place."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import errors

mistakes = Mistakes()


@mistakes.of(
    "mse_gradient",
    ko="예측이 정답보다 크면 기울기의 부호는 무엇이어야 하나요? 02의 E를 그대로 쓰지 않았나요?",
    en="If the prediction is too large, which sign should the gradient have? Did you keep the E "
    "of 02?",
)
def turned_sign(y, y_hat):
    return -2 * errors(y, y_hat) / np.size(y)


@mistakes.of(
    "mse_gradient",
    ko="제곱을 미분하면 앞으로 무엇이 내려오나요?",
    en="When you differentiate a square, what comes down in front?",
)
def without_the_two(y, y_hat):
    return errors(y, y_hat) / np.size(y)


@mistakes.of(
    "mse_gradient",
    ko="손실이 평균이면 기울기도 무엇으로 나누어야 하나요?",
    en="If the loss is a mean, what must the gradient be divided by?",
)
def without_the_mean(y, y_hat):
    return 2 * errors(y, y_hat)


@mistakes.of(
    "mse_gradient",
    ko="돌려준 것은 mse의 기울기인가요, half_squared_error의 기울기인가요?",
    en="Do you return the gradient of mse, or that of half_squared_error?",
)
def gradient_of_half_squared_error(y, y_hat):
    return errors(y, y_hat)


@mistakes.of(
    "mse_gradient",
    ko="y가 (n, k)이면 N은 n인가요, nk인가요?",
    en="If y is (n, k), is N equal to n or to nk?",
)
def gradient_divided_by_rows_only(y, y_hat):
    return 2 * errors(y, y_hat) / len(y)


@mistakes.of(
    "mse_gradient",
    ko="예측마다 기울기가 하나씩 나와야 하지 않나요? 돌려준 것의 모양이 y_hat과 같은가요?",
    en="Should each prediction have its own gradient? Does your result have the shape of y_hat?",
)
def averaged_to_one_number(y, y_hat):
    return np.mean(2 * errors(y, y_hat))


@mistakes.of(
    "mse_gradient",
    ko="돌려준 것은 손실인가요, 손실을 미분한 것인가요?",
    en="Do you return the loss, or its derivative?",
)
def squared_not_differentiated(y, y_hat):
    return errors(y, y_hat) ** 2 / np.size(y)


@mistakes.of(
    "mse_gradient",
    ko="절댓값을 미분하지는 않았나요? 오차가 크면 기울기도 커야 하나요?",
    en="Did you differentiate the absolute value? Should a larger error have a larger gradient?",
)
def sign_of_the_error(y, y_hat):
    return 2 * np.sign(errors(y, y_hat)) / np.size(y)
