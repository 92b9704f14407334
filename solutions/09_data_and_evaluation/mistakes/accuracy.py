"""Mistakes in accuracy: counts for shares, errors for hits, what counts as right."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "accuracy",
    ko="돌려주는 것은 맞힌 개수인가요, 비율인가요?",
    en="Do you return the number of right predictions, or their share?",
)
def number_right(y_true, y_pred):
    return np.sum(np.equal(y_true, y_pred))


@mistakes.of(
    "accuracy",
    ko="정확도는 맞힌 비율인가요, 틀린 비율인가요?",
    en="Is accuracy the share that is right, or the share that is wrong?",
)
def error_rate(y_true, y_pred):
    return np.mean(np.not_equal(y_true, y_pred))


@mistakes.of(
    "accuracy",
    ko="정확도는 0과 1 사이인가요, 0과 100 사이인가요?",
    en="Is accuracy between 0 and 1, or between 0 and 100?",
)
def in_percent(y_true, y_pred):
    return 100 * np.mean(np.equal(y_true, y_pred))


@mistakes.of(
    "accuracy",
    ko="0을 0이라고 맞힌 것도 세었나요?",
    en="Did you count the zeros that were predicted as 0, too?",
)
def only_positives_counted(y_true, y_pred):
    return np.mean((np.asarray(y_true) == 1) & (np.asarray(y_pred) == 1))


@mistakes.of(
    "accuracy",
    ko="하나라도 틀리면 정확도는 0인가요? 데이터마다 따로 비교하고 있나요?",
    en="Is accuracy 0 as soon as one prediction is wrong? Do you compare each example by itself?",
)
def all_or_nothing(y_true, y_pred):
    return float(np.array_equal(y_true, y_pred))


@mistakes.of(
    "accuracy",
    ko="레이블끼리 뺀 값의 크기에 뜻이 있나요? 정답이 0일 때, 2라는 예측은 1이라는 예측보다 두 배 "
    "더 틀린 것인가요?",
    en="Does the difference of two labels mean anything? If the right label is 0, is a prediction "
    "of 2 twice as wrong as a prediction of 1?",
)
def one_minus_mean_difference(y_true, y_pred):
    return 1 - np.mean(np.abs(np.asarray(y_true) - np.asarray(y_pred)))
