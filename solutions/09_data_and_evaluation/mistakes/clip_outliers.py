"""Mistakes in clip_outliers: fences in the wrong place or of the wrong numbers, other repairs."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def clipped(X, low, high):
    return np.clip(np.asarray(X, dtype=float), low, high)


@mistakes.of(
    "clip_outliers",
    ko="울타리는 Q1과 Q3에 있나요, 그보다 더 바깥에 있나요?",
    en="Are the fences at Q1 and Q3, or further out?",
)
def fences_at_the_quartiles(X):
    return clipped(X, *np.percentile(X, [25, 75], axis=0))


@mistakes.of(
    "clip_outliers",
    ko="Q1과 Q3에서 IQR의 몇 배까지를 보통 값으로 보나요?",
    en="Up to how many times the IQR beyond Q1 and Q3 does a value count as ordinary?",
)
def reach_of_one_iqr(X):
    q1, q3 = np.percentile(X, [25, 75], axis=0)
    return clipped(X, q1 - (q3 - q1), q3 + (q3 - q1))


@mistakes.of(
    "clip_outliers",
    ko="울타리의 위치는 중앙값에서부터 재나요, Q1과 Q3에서부터 재나요?",
    en="Do you measure the fences from the median, or from Q1 and Q3?",
)
def measured_from_the_median(X):
    q1, middle, q3 = np.percentile(X, [25, 50, 75], axis=0)
    return clipped(X, middle - 1.5 * (q3 - q1), middle + 1.5 * (q3 - q1))


@mistakes.of(
    "clip_outliers",
    ko="모든 열이 같은 울타리를 쓰나요? 연봉과 층수의 울타리가 같아도 되나요?",
    en="Do all columns share one fence? Can income and the number of floors have the same fence?",
)
def one_fence_for_the_table(X):
    q1, q3 = np.percentile(X, [25, 75])
    return clipped(X, q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1))


@mistakes.of(
    "clip_outliers",
    ko="사분위수를 한 행의 여러 특징에서 구하고 있지 않나요?",
    en="Do you take the quartiles over the features of one row?",
)
def fences_of_the_row(X):
    q1, q3 = np.percentile(X, [25, 75], axis=1, keepdims=True)
    return clipped(X, q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1))


@mistakes.of(
    "clip_outliers",
    ko="너무 작은 값도 이상치가 될 수 있나요?",
    en="Can a value that is too small be an outlier as well?",
)
def upper_fence_only(X):
    q1, q3 = np.percentile(X, [25, 75], axis=0)
    return np.minimum(np.asarray(X, dtype=float), q3 + 1.5 * (q3 - q1))


@mistakes.of(
    "clip_outliers",
    ko="이상치를 울타리의 값으로 바꾸나요, 중앙값으로 바꾸나요?",
    en="Do you replace an outlier by the value of the fence, or by the median?",
)
def replaced_by_the_median(X):
    values = np.asarray(X, dtype=float)
    q1, middle, q3 = np.percentile(values, [25, 50, 75], axis=0)
    outside = (values < q1 - 1.5 * (q3 - q1)) | (values > q3 + 1.5 * (q3 - q1))
    return np.where(outside, middle, values)


@mistakes.of(
    "clip_outliers",
    ko="행을 지우면 그 행의 나머지 특징과, 짝이 되는 y는 어떻게 되나요?",
    en="If you delete a row, what happens to its other features and to the y that belongs to it?",
)
def outlying_rows_deleted(X):
    X = np.asarray(X, dtype=float)
    q1, q3 = np.percentile(X, [25, 75], axis=0)
    inside = (q1 - 1.5 * (q3 - q1) <= X) & (q3 + 1.5 * (q3 - q1) >= X)
    return X[inside.all(axis=1)]


@mistakes.of(
    "clip_outliers",
    ko="이상치 하나가 표준편차를 얼마나 키우나요? 이 문제의 규칙은 사분위수를 쓰나요, 표준편차를 "
    "쓰나요?",
    en="How much can one outlier increase the standard deviation? Does the rule of this exercise "
    "use quartiles or standard deviations?",
)
def three_deviations(X):
    mean, std = np.mean(X, axis=0), np.std(X, axis=0)
    return clipped(X, mean - 3 * std, mean + 3 * std)


@mistakes.of(
    "clip_outliers",
    ko="np.percentile의 둘째 인자는 0에서 1까지인가요, 0에서 100까지인가요?",
    en="Does the second argument of np.percentile go from 0 to 1, or from 0 to 100?",
)
def percentiles_as_shares(X):
    q1, q3 = np.percentile(X, [0.25, 0.75], axis=0)
    return clipped(X, q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1))


@mistakes.of(
    "clip_outliers",
    ko="사분위수는 몇 % 자리에 있는 값인가요? 10 %와 90 %인가요?",
    en="At which percentages are the quartiles? At 10 % and 90 %?",
)
def deciles(X):
    low, high = np.percentile(X, [10, 90], axis=0)
    return clipped(X, low - 1.5 * (high - low), high + 1.5 * (high - low))


@mistakes.of(
    "clip_outliers",
    ko="열이 정수여도 울타리는 소수일 수 있지 않나요? 결과를 다시 정수로 바꾸면 무엇이 사라지나요?",
    en="Can a fence be a fraction even if the column holds ints? What is lost when you turn the "
    "result back into ints?",
)
def fences_cut_to_whole_numbers(X):
    X = np.asarray(X)
    q1, q3 = np.percentile(X, [25, 75], axis=0)
    return clipped(X, q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1)).astype(X.dtype)
