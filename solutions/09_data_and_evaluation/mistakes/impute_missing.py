"""Mistakes in impute_missing: the wrong centers, NaN compared, rows deleted, zeros counted."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def filled(X, center):
    """Missing values filled by `center` of a column's known values, 0 where nothing is known."""
    X = np.array(X, dtype=float)
    for column in X.T:
        missing = np.isnan(column)
        column[missing] = 0 if missing.all() else center(column[~missing])
    return X


@mistakes.of(
    "impute_missing",
    ko="strategy가 'median'일 때와 'mean'일 때 여러분의 답은 다른가요?",
    en="Does your answer differ for the strategies 'median' and 'mean'?",
)
def always_the_mean(X, strategy):
    return filled(X, np.mean)


@mistakes.of(
    "impute_missing",
    ko="이상치가 있어도 거의 변하지 않는 것은 평균인가요, 중앙값인가요? 둘을 바꾸어 쓰지 않았나요?",
    en="Which one do outliers change less, the mean or the median? Did you swap the two?",
)
def strategies_swapped(X, strategy):
    return filled(X, np.mean if strategy == "median" else np.median)


@mistakes.of(
    "impute_missing",
    ko="nan == nan은 참인가요? nan이 하나라도 들어간 평균은 얼마인가요? 결과를 찍어 보았나요?",
    en="Is nan == nan true? What is the mean of numbers if one of them is nan? Did you print the "
    "result?",
)
def compared_with_nan(X, strategy):
    X = np.array(X, dtype=float)
    center = np.nanmedian if strategy == "median" else np.nanmean
    return np.where(np.equal(X, np.nan), center(X, axis=0), X)


@mistakes.of(
    "impute_missing",
    ko="평수의 빈칸을 층수와 매출까지 섞어 구한 평균으로 채워도 되나요?",
    en="May you fill a missing floor area with a mean that includes the number of floors and the "
    "sales?",
)
def one_center_for_the_table(X, strategy):
    X = np.array(X, dtype=float)
    center = np.median if strategy == "median" else np.mean
    known = X[~np.isnan(X)]
    X[np.isnan(X)] = center(known) if known.size else 0
    return X


@mistakes.of(
    "impute_missing",
    ko="평균이나 중앙값을 행마다 구하나요, 열마다 구하나요?",
    en="Do you take the mean or the median of each row, or of each column?",
)
def center_of_the_row(X, strategy):
    center = np.median if strategy == "median" else np.mean
    return filled(np.array(X, dtype=float).T, center).T


@mistakes.of(
    "impute_missing",
    ko="빈칸을 0으로 채우면 그 열의 평균은 어떻게 되나요?",
    en="If you fill missing values with 0, what happens to the mean of the column?",
)
def filled_with_zero(X, strategy):
    return np.nan_to_num(np.array(X, dtype=float))


@mistakes.of(
    "impute_missing",
    ko="평균을 구할 때 빈칸도 0이라는 데이터로 세지 않았나요?",
    en="When you took the mean, did you count the missing values as zeros?",
)
def holes_counted_as_zeros(X, strategy):
    X = np.array(X, dtype=float)
    center = np.median if strategy == "median" else np.mean
    return np.where(np.isnan(X), center(np.nan_to_num(X), axis=0), X)


@mistakes.of(
    "impute_missing",
    ko="빈칸이 있는 행을 지우면 표는 몇 행이 되나요?",
    en="If you delete the rows with missing values, how many rows does the table have?",
)
def rows_deleted(X, strategy):
    X = np.array(X, dtype=float)
    return X[~np.isnan(X).any(axis=1)]


@mistakes.of(
    "impute_missing",
    ko="아는 값이 하나도 없는 열은 무엇으로 채우기로 했나요?",
    en="What did we agree to put into a column that has no known value at all?",
)
def empty_column_left_empty(X, strategy):
    X = np.array(X, dtype=float)
    center = np.median if strategy == "median" else np.mean
    for column in X.T:
        missing = np.isnan(column)
        if not missing.all():
            column[missing] = center(column[~missing])
    return X


@mistakes.of(
    "impute_missing",
    ko="함수를 부른 뒤 부르는 쪽의 표에서도 빈칸이 사라지지 않나요?",
    en="After the call, are the missing values gone from the caller's table, too?",
)
def filled_in_place(X, strategy):
    result = filled(X, np.median if strategy == "median" else np.mean)
    if isinstance(X, np.ndarray) and X.dtype.kind == "f":
        X[...] = result
    return result
