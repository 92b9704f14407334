"""Mistakes in standardize: leaks, deviations of the wrong kind or axis, divisions by zero."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import not_zero, scaled

mistakes = Mistakes()


@mistakes.of(
    "standardize",
    ko="테스트 데이터의 평균을 미리 알고 있어도 되나요? 새 손님이 한 사람뿐이면 어떻게 하나요?",
    en="Are you allowed to know the mean of the test data? What if there is only one new customer?",
)
def each_by_its_own(X_train, X_test):
    def alone(X):
        X = np.asarray(X, dtype=float)
        return (X - X.mean(axis=0)) / not_zero(X.std(axis=0))

    return alone(X_train), alone(X_test)


@mistakes.of(
    "standardize",
    ko="평균을 구할 때 테스트 데이터도 섞지 않았나요?",
    en="Did you include the test data when you took the mean?",
)
def statistics_from_both(X_train, X_test):
    both = np.concatenate([np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)])
    mean, std = both.mean(axis=0), not_zero(both.std(axis=0))
    return (X_train - mean) / std, (X_test - mean) / std


@mistakes.of(
    "standardize",
    ko="표준편차를 구할 때 제곱의 합을 n으로 나누었나요, n - 1로 나누었나요?",
    en="In the standard deviation, did you divide the sum of squares by n or by n - 1?",
)
def deviation_by_n_minus_one(X_train, X_test):
    X_train = np.asarray(X_train, dtype=float)
    mean = X_train.mean(axis=0)
    std = X_train.std(axis=0, ddof=1) if len(X_train) > 1 else np.ones(X_train.shape[1])
    return (X_train - mean) / not_zero(std), (X_test - mean) / not_zero(std)


@mistakes.of(
    "standardize",
    ko="표준편차를 구할 때 제곱의 합을 n으로 나누었나요, n - 1로 나누었나요? 데이터가 하나뿐이면 "
    "어떻게 되나요?",
    en="In the standard deviation, did you divide the sum of squares by n or by n - 1? What if "
    "there is only one example?",
)
def deviation_by_n_minus_one_even_of_one(X_train, X_test):
    mean, std = np.mean(X_train, axis=0), not_zero(np.std(X_train, axis=0, ddof=1))
    return (X_train - mean) / std, (X_test - mean) / std


@mistakes.of(
    "standardize",
    ko="특징이 여럿이면 평균은 몇 개여야 하나요? axis를 주었나요?",
    en="If there are several features, how many means should there be? Did you give an axis?",
)
def one_mean_for_the_table(X_train, X_test):
    mean, std = np.mean(X_train), not_zero(np.std(X_train))
    return (X_train - mean) / std, (X_test - mean) / std


@mistakes.of(
    "standardize",
    ko="평균을 행마다 구하나요, 열마다 구하나요?",
    en="Do you take the mean of each row, or of each column?",
)
def rows_standardized(X_train, X_test):
    def alone(X):
        X = np.asarray(X, dtype=float)
        mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
        return (X - mean) / not_zero(std)

    return alone(X_train), alone(X_test)


@mistakes.of(
    "standardize",
    ko="분산으로 나누나요, 표준편차로 나누나요?",
    en="Do you divide by the variance, or by the standard deviation?",
)
def divided_by_the_variance(X_train, X_test):
    mean, var = np.mean(X_train, axis=0), not_zero(np.var(X_train, axis=0))
    return (X_train - mean) / var, (X_test - mean) / var


@mistakes.of(
    "standardize",
    ko="열의 값이 모두 같으면 무엇으로 나누게 되나요?",
    en="What do you divide by when all values of a column are equal?",
)
def constant_column_divided_by_zero(X_train, X_test):
    mean, std = np.mean(X_train, axis=0), np.std(X_train, axis=0)
    return (X_train - mean) / std, (X_test - mean) / std


@mistakes.of(
    "standardize",
    ko="값이 모두 같은 열에서 아주 작은 수로 나누면, 그 열의 새 값은 얼마나 커지나요?",
    en="If you divide by a tiny number in a column with a single value, how large does a new "
    "value of that column become?",
)
def tiny_number_added(X_train, X_test):
    mean, std = np.mean(X_train, axis=0), np.std(X_train, axis=0) + 1e-8
    return (X_train - mean) / std, (X_test - mean) / std


@mistakes.of(
    "standardize",
    ko="값의 차이가 아주 작은 열을 값이 모두 같은 열처럼 다루어도 되나요?",
    en="May you treat a column whose values differ only a little like a column with a single "
    "value?",
)
def small_deviation_taken_for_none(X_train, X_test):
    mean, std = np.mean(X_train, axis=0), np.std(X_train, axis=0)
    std = np.where(std < 1e-2, 1, std)
    return (X_train - mean) / std, (X_test - mean) / std


@mistakes.of(
    "standardize",
    ko="σ가 1보다 작은 열도 σ로 나누었나요?",
    en="If σ is below 1 in a column, do you divide by that σ, too?",
)
def never_divided_by_less_than_one(X_train, X_test):
    mean, std = np.mean(X_train, axis=0), np.maximum(np.std(X_train, axis=0), 1)
    return (X_train - mean) / std, (X_test - mean) / std


@mistakes.of(
    "standardize",
    ko="평균을 빼는 것과 σ로 나누는 것 가운데 무엇을 먼저 하나요?",
    en="Which comes first: subtracting the mean, or dividing by σ?",
)
def divided_first(X_train, X_test):
    mean, std = np.mean(X_train, axis=0), not_zero(np.std(X_train, axis=0))
    return X_train / std - mean, X_test / std - mean


@mistakes.of(
    "standardize",
    ko="테스트 데이터는 표준화하지 않아도 되나요? 모델은 어떤 값들을 보고 배웠나요?",
    en="Can you leave the test data as they are? What kind of values did the model learn from?",
)
def test_data_left_alone(X_train, X_test):
    return scaled(X_train, X_test)[0], np.asarray(X_test, dtype=float)


@mistakes.of(
    "standardize",
    ko="평균만 뺐나요, 값의 크기도 맞추었나요?",
    en="Did you only subtract the mean, or adjust the scale as well?",
)
def centred_only(X_train, X_test):
    mean = np.mean(X_train, axis=0)
    return X_train - mean, X_test - mean
