"""Mistakes in min_max_scale: leaks, ranges of the wrong kind or axis, divisions by zero."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import not_zero, scaled

mistakes = Mistakes()


@mistakes.of(
    "min_max_scale",
    ko="테스트 데이터의 최솟값과 최댓값을 미리 알고 있어도 되나요?",
    en="Are you allowed to know the minimum and maximum of the test data?",
)
def each_by_its_own_range(X_train, X_test):
    def alone(X):
        X = np.asarray(X, dtype=float)
        return (X - X.min(axis=0)) / not_zero(np.ptp(X, axis=0))

    return alone(X_train), alone(X_test)


@mistakes.of(
    "min_max_scale",
    ko="최솟값과 최댓값을 구할 때 테스트 데이터도 섞지 않았나요?",
    en="Did you include the test data when you took the minimum and maximum?",
)
def range_of_both(X_train, X_test):
    both = np.concatenate([np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)])
    low, span = both.min(axis=0), not_zero(np.ptp(both, axis=0))
    return (X_train - low) / span, (X_test - low) / span


@mistakes.of(
    "min_max_scale",
    ko="최댓값으로 나누기만 하면 최솟값은 얼마가 되나요?",
    en="If you only divide by the maximum, what does the minimum become?",
)
def divided_by_the_maximum(X_train, X_test):
    high = not_zero(np.max(X_train, axis=0))
    return X_train / high, X_test / high


@mistakes.of(
    "min_max_scale",
    ko="최솟값을 뺀 다음 나누는 수는 최댓값인가요, 최댓값과 최솟값의 차이인가요?",
    en="After you subtract the minimum, do you divide by the maximum, or by maximum minus minimum?",
)
def shifted_but_divided_by_the_maximum(X_train, X_test):
    low, high = np.min(X_train, axis=0), not_zero(np.max(X_train, axis=0))
    return (X_train - low) / high, (X_test - low) / high


@mistakes.of(
    "min_max_scale",
    ko="테스트 데이터가 0보다 작거나 1보다 크면 어떻게 하기로 했나요?",
    en="What did we agree to do with test values below 0 or above 1?",
)
def test_data_clipped(X_train, X_test):
    low, span = np.min(X_train, axis=0), not_zero(np.ptp(X_train, axis=0))
    return (X_train - low) / span, np.clip((X_test - low) / span, 0, 1)


@mistakes.of(
    "min_max_scale",
    ko="모든 열이 최솟값 하나를 함께 쓰나요?",
    en="Do all columns share one minimum?",
)
def one_range_for_the_table(X_train, X_test):
    low, span = np.min(X_train), not_zero(np.ptp(X_train))
    return (X_train - low) / span, (X_test - low) / span


@mistakes.of(
    "min_max_scale",
    ko="열의 값이 모두 같으면 무엇으로 나누게 되나요?",
    en="What do you divide by when all values of a column are equal?",
)
def constant_column_has_no_range(X_train, X_test):
    low, span = np.min(X_train, axis=0), np.ptp(X_train, axis=0)
    return (X_train - low) / span, (X_test - low) / span


@mistakes.of(
    "min_max_scale",
    ko="값의 차이가 아주 작은 열을 값이 모두 같은 열처럼 다루어도 되나요?",
    en="May you treat a column whose values differ only a little like a column with a single "
    "value?",
)
def small_range_taken_for_none(X_train, X_test):
    low, span = np.min(X_train, axis=0), np.ptp(X_train, axis=0)
    span = np.where(span < 1e-2, 1, span)
    return (X_train - low) / span, (X_test - low) / span


@mistakes.of(
    "min_max_scale",
    ko="최댓값과 최솟값의 차이가 1보다 작은 열에서도 최댓값이 1이 되나요?",
    en="If maximum minus minimum is below 1 in a column, does its maximum become 1, too?",
)
def never_divided_by_a_range_below_one(X_train, X_test):
    low, span = np.min(X_train, axis=0), np.maximum(np.ptp(X_train, axis=0), 1)
    return (X_train - low) / span, (X_test - low) / span


@mistakes.of(
    "min_max_scale",
    ko="최솟값은 0이 되어야 하나요, -1이 되어야 하나요?",
    en="Should the minimum become 0 or -1?",
)
def from_minus_one_to_one(X_train, X_test):
    low, span = np.min(X_train, axis=0), not_zero(np.ptp(X_train, axis=0))
    return 2 * (X_train - low) / span - 1, 2 * (X_test - low) / span - 1


@mistakes.of(
    "min_max_scale",
    ko="정규화와 표준화를 바꾸어 쓰지 않았나요?",
    en="Did you swap min-max scaling and standardizing?",
)
def standardized_instead(X_train, X_test):
    return scaled(X_train, X_test)


@mistakes.of(
    "min_max_scale",
    ko="데이터에서 빼는 것은 최솟값인가요, 평균인가요?",
    en="Do you subtract the minimum, or the mean?",
)
def mean_subtracted(X_train, X_test):
    mean, span = np.mean(X_train, axis=0), not_zero(np.ptp(X_train, axis=0))
    return (X_train - mean) / span, (X_test - mean) / span
