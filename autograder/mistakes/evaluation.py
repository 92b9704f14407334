"""Known mistakes of 09_data_and_evaluation: leaks, lost data, wrong axes, the wrong divisor."""

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


def not_zero(spread):
    """The divisor, with 1 for a column that has a single value."""
    return np.where(spread == 0, 1, spread)


def scaled(X_train, X_test):
    """`standardize`, for mistakes that are made after it."""
    X_train, X_test = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
    mean, std = X_train.mean(axis=0), not_zero(X_train.std(axis=0))
    return (X_train - mean) / std, (X_test - mean) / std


# impute_missing


@mistakes.of(
    "impute_missing",
    ko="strategy가 'median'일 때와 'mean'일 때 여러분의 답은 다른가요?",
    en="Does your answer differ between the strategies 'median' and 'mean'?",
)
def always_the_mean(X, strategy):
    return filled(X, np.mean)


@mistakes.of(
    "impute_missing",
    ko="이상치에 흔들리지 않는 것은 평균인가요, 중앙값인가요? 둘을 바꾸어 쓰지 않았나요?",
    en="Which one do outliers not sway, the mean or the median? Have the two changed places?",
)
def strategies_swapped(X, strategy):
    return filled(X, np.mean if strategy == "median" else np.median)


@mistakes.of(
    "impute_missing",
    ko="nan == nan은 참인가요? nan이 하나라도 들어간 평균은 얼마인가요? 결과를 찍어 보았나요?",
    en="Is nan == nan true? What is a mean that has a single nan in it? Have you printed the "
    "result?",
)
def compared_with_nan(X, strategy):
    X = np.array(X, dtype=float)
    center = np.nanmedian if strategy == "median" else np.nanmean
    return np.where(np.equal(X, np.nan), center(X, axis=0), X)


@mistakes.of(
    "impute_missing",
    ko="평수의 빈칸을 층수와 매출의 평균으로 채워도 되나요?",
    en="May a hole in the floor area be filled with a mean over floors and sales?",
)
def one_center_for_the_table(X, strategy):
    X = np.array(X, dtype=float)
    center = np.median if strategy == "median" else np.mean
    known = X[~np.isnan(X)]
    X[np.isnan(X)] = center(known) if known.size else 0
    return X


@mistakes.of(
    "impute_missing",
    ko="가운데 값을 행에서 구하나요, 열에서 구하나요?",
    en="Is the centre taken along a row or down a column?",
)
def center_of_the_row(X, strategy):
    center = np.median if strategy == "median" else np.mean
    return filled(np.array(X, dtype=float).T, center).T


@mistakes.of(
    "impute_missing",
    ko="빈칸을 0 으로 채우면 그 열의 평균은 어떻게 되나요?",
    en="If holes are filled with 0, what becomes of the column's mean?",
)
def filled_with_zero(X, strategy):
    return np.nan_to_num(np.array(X, dtype=float))


@mistakes.of(
    "impute_missing",
    ko="평균을 구할 때 빈칸도 데이터 하나로 세지 않았나요?",
    en="When the mean was taken, did the holes count as data?",
)
def holes_counted_as_zeros(X, strategy):
    X = np.array(X, dtype=float)
    center = np.median if strategy == "median" else np.mean
    return np.where(np.isnan(X), center(np.nan_to_num(X), axis=0), X)


@mistakes.of(
    "impute_missing",
    ko="빈칸이 있는 행을 지우면 표는 몇 행이 되나요?",
    en="If rows with holes are deleted, how many rows has the table?",
)
def rows_deleted(X, strategy):
    X = np.array(X, dtype=float)
    return X[~np.isnan(X).any(axis=1)]


@mistakes.of(
    "impute_missing",
    ko="아는 값이 하나도 없는 열은 무엇으로 채우기로 했나요?",
    en="What did we agree to fill a column with in which nothing is known?",
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
    ko="부르는 쪽의 표에서도 빈칸이 사라지지 않나요?",
    en="Do the holes vanish from the caller's table, too?",
)
def filled_in_place(X, strategy):
    result = filled(X, np.median if strategy == "median" else np.mean)
    if isinstance(X, np.ndarray) and X.dtype.kind == "f":
        X[...] = result
    return result


# clip_outliers


def clipped(X, low, high):
    return np.clip(np.asarray(X, dtype=float), low, high)


@mistakes.of(
    "clip_outliers",
    ko="울타리는 Q1 과 Q3 에 있나요, 거기에서 더 나가 있나요?",
    en="Are the fences at Q1 and Q3, or further out?",
)
def fences_at_the_quartiles(X):
    return clipped(X, *np.percentile(X, [25, 75], axis=0))


@mistakes.of(
    "clip_outliers",
    ko="IQR의 몇 배까지를 보통으로 보나요?",
    en="How many times the IQR still counts as ordinary?",
)
def reach_of_one_iqr(X):
    q1, q3 = np.percentile(X, [25, 75], axis=0)
    return clipped(X, q1 - (q3 - q1), q3 + (q3 - q1))


@mistakes.of(
    "clip_outliers",
    ko="울타리는 중앙값에서부터 재나요, Q1 과 Q3 에서부터 재나요?",
    en="Are the fences measured from the median, or from Q1 and Q3?",
)
def measured_from_the_median(X):
    q1, middle, q3 = np.percentile(X, [25, 50, 75], axis=0)
    return clipped(X, middle - 1.5 * (q3 - q1), middle + 1.5 * (q3 - q1))


@mistakes.of(
    "clip_outliers",
    ko="모든 열이 울타리 하나를 나누어 쓰나요? 연봉과 층수의 울타리가 같아도 되나요?",
    en="Do all columns share one fence? May income and floors have the same?",
)
def one_fence_for_the_table(X):
    q1, q3 = np.percentile(X, [25, 75])
    return clipped(X, q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1))


@mistakes.of(
    "clip_outliers",
    ko="사분위수를 한 행의 여러 특징에서 구하고 있지 않나요?",
    en="Are the quartiles taken over the features of one row?",
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
    ko="이상치를 울타리로 당겨 오나요, 빈칸이나 중앙값으로 바꾸나요?",
    en="Are outliers pulled back to the fence, or replaced by the median?",
)
def replaced_by_the_median(X):
    values = np.asarray(X, dtype=float)
    q1, middle, q3 = np.percentile(values, [25, 50, 75], axis=0)
    outside = (values < q1 - 1.5 * (q3 - q1)) | (values > q3 + 1.5 * (q3 - q1))
    return np.where(outside, middle, values)


@mistakes.of(
    "clip_outliers",
    ko="행을 지우면 나머지 특징과 y 의 짝은 어떻게 되나요?",
    en="If rows are deleted, what becomes of their other features and their pairs in y?",
)
def outlying_rows_deleted(X):
    X = np.asarray(X, dtype=float)
    q1, q3 = np.percentile(X, [25, 75], axis=0)
    inside = (q1 - 1.5 * (q3 - q1) <= X) & (q3 + 1.5 * (q3 - q1) >= X)
    return X[inside.all(axis=1)]


@mistakes.of(
    "clip_outliers",
    ko="이상치 하나가 표준편차를 얼마나 키우나요? 이 규칙은 사분위수를 쓰나요, 표준편차를 쓰나요?",
    en="How much does one outlier inflate the standard deviation? Does this rule use quartiles or "
    "deviations?",
)
def three_deviations(X):
    mean, std = np.mean(X, axis=0), np.std(X, axis=0)
    return clipped(X, mean - 3 * std, mean + 3 * std)


@mistakes.of(
    "clip_outliers",
    ko="np.percentile의 둘째 인자는 0 에서 1 까지인가요, 0 에서 100 까지인가요?",
    en="Does the second argument of np.percentile go from 0 to 1, or from 0 to 100?",
)
def percentiles_as_shares(X):
    q1, q3 = np.percentile(X, [0.25, 0.75], axis=0)
    return clipped(X, q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1))


@mistakes.of(
    "clip_outliers",
    ko="10 % 와 90 % 자리에 있는 것은 무엇인가요? 사분위수의 자리는 어디인가요?",
    en="What is at 10 % and at 90 %? Where are the quartiles?",
)
def deciles(X):
    low, high = np.percentile(X, [10, 90], axis=0)
    return clipped(X, low - 1.5 * (high - low), high + 1.5 * (high - low))


# standardize


@mistakes.of(
    "standardize",
    ko="평가 데이터의 평균을 알고 있어도 되나요? 새 손님이 한 사람뿐이면 어떻게 하나요?",
    en="May you know the mean of the test data? What if there is a single new customer?",
)
def each_by_its_own(X_train, X_test):
    def alone(X):
        X = np.asarray(X, dtype=float)
        return (X - X.mean(axis=0)) / not_zero(X.std(axis=0))

    return alone(X_train), alone(X_test)


@mistakes.of(
    "standardize",
    ko="평균을 구한 데이터에 평가 데이터도 섞여 있지 않나요?",
    en="Are the test data among those from which the mean was taken?",
)
def statistics_from_both(X_train, X_test):
    both = np.concatenate([np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)])
    mean, std = both.mean(axis=0), not_zero(both.std(axis=0))
    return (X_train - mean) / std, (X_test - mean) / std


@mistakes.of(
    "standardize",
    ko="표준편차의 합은 n 으로 나누었나요, n - 1 로 나누었나요?",
    en="Was the sum in the deviation divided by n or by n - 1?",
)
def deviation_by_n_minus_one(X_train, X_test):
    X_train = np.asarray(X_train, dtype=float)
    mean = X_train.mean(axis=0)
    std = X_train.std(axis=0, ddof=1) if len(X_train) > 1 else np.ones(X_train.shape[1])
    return (X_train - mean) / not_zero(std), (X_test - mean) / not_zero(std)


@mistakes.of(
    "standardize",
    ko="표준편차의 합은 n 으로 나누었나요, n - 1 로 나누었나요? 데이터가 하나뿐이면 어떻게 되나요?",
    en="Was the sum in the deviation divided by n or by n - 1? What if there is a single datum?",
)
def deviation_by_n_minus_one_even_of_one(X_train, X_test):
    mean, std = np.mean(X_train, axis=0), not_zero(np.std(X_train, axis=0, ddof=1))
    return (X_train - mean) / std, (X_test - mean) / std


@mistakes.of(
    "standardize",
    ko="특징이 여럿이면 평균도 여럿이어야 하지 않나요? axis를 주었나요?",
    en="With several features, should there not be several means? Is an axis given?",
)
def one_mean_for_the_table(X_train, X_test):
    mean, std = np.mean(X_train), not_zero(np.std(X_train))
    return (X_train - mean) / std, (X_test - mean) / std


@mistakes.of(
    "standardize",
    ko="평균을 한 행에서 구하나요, 한 열에서 구하나요?",
    en="Is the mean taken along a row or down a column?",
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
    ko="아주 작은 수로 나누면 값이 하나뿐인 열의 새 값은 얼마나 커지나요?",
    en="If you divide by a tiny number, how large does a new value of a constant column become?",
)
def tiny_number_added(X_train, X_test):
    mean, std = np.mean(X_train, axis=0), np.std(X_train, axis=0) + 1e-8
    return (X_train - mean) / std, (X_test - mean) / std


@mistakes.of(
    "standardize",
    ko="값이 조금만 다른 열과 값이 하나뿐인 열은 같은 열인가요?",
    en="Is a column whose values differ only a little the same as one with a single value?",
)
def small_deviation_taken_for_none(X_train, X_test):
    mean, std = np.mean(X_train, axis=0), np.std(X_train, axis=0)
    std = np.where(std < 1e-2, 1, std)
    return (X_train - mean) / std, (X_test - mean) / std


@mistakes.of(
    "standardize",
    ko="σ 가 1 보다 작은 열도 σ 로 나누었나요?",
    en="Is a column whose σ is below 1 divided by its σ, too?",
)
def never_divided_by_less_than_one(X_train, X_test):
    mean, std = np.mean(X_train, axis=0), np.maximum(np.std(X_train, axis=0), 1)
    return (X_train - mean) / std, (X_test - mean) / std


@mistakes.of(
    "standardize",
    ko="평균을 빼는 것과 나누는 것 가운데 무엇을 먼저 하나요?",
    en="Which comes first, subtracting the mean or dividing?",
)
def divided_first(X_train, X_test):
    mean, std = np.mean(X_train, axis=0), not_zero(np.std(X_train, axis=0))
    return X_train / std - mean, X_test / std - mean


@mistakes.of(
    "standardize",
    ko="평가 데이터는 아무것도 하지 않고 두어도 되나요? 모델은 어떤 크기의 값을 보고 배웠나요?",
    en="May the test data stay as they are? What scale of values did the model learn from?",
)
def test_data_left_alone(X_train, X_test):
    return scaled(X_train, X_test)[0], np.asarray(X_test, dtype=float)


@mistakes.of(
    "standardize",
    ko="평균은 빼기만 했나요, 크기도 맞추었나요?",
    en="Was only the mean subtracted, or was the size set right as well?",
)
def centred_only(X_train, X_test):
    mean = np.mean(X_train, axis=0)
    return X_train - mean, X_test - mean


# min_max_scale


@mistakes.of(
    "min_max_scale",
    ko="평가 데이터의 최솟값을 알고 있어도 되나요?",
    en="May you know the minimum of the test data?",
)
def each_by_its_own_range(X_train, X_test):
    def alone(X):
        X = np.asarray(X, dtype=float)
        return (X - X.min(axis=0)) / not_zero(np.ptp(X, axis=0))

    return alone(X_train), alone(X_test)


@mistakes.of(
    "min_max_scale",
    ko="최솟값과 최댓값을 구한 데이터에 평가 데이터도 섞여 있지 않나요?",
    en="Are the test data among those from which minimum and maximum were taken?",
)
def range_of_both(X_train, X_test):
    both = np.concatenate([np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)])
    low, span = both.min(axis=0), not_zero(np.ptp(both, axis=0))
    return (X_train - low) / span, (X_test - low) / span


@mistakes.of(
    "min_max_scale",
    ko="최댓값으로만 나누면 최솟값은 어디로 가나요?",
    en="If you divide by the maximum alone, where does the minimum go?",
)
def divided_by_the_maximum(X_train, X_test):
    high = not_zero(np.max(X_train, axis=0))
    return X_train / high, X_test / high


@mistakes.of(
    "min_max_scale",
    ko="최솟값을 뺀 다음 나누는 수는 최댓값인가요, 최댓값과 최솟값의 차이인가요?",
    en="After the minimum is subtracted, is the divisor the maximum, or maximum minus minimum?",
)
def shifted_but_divided_by_the_maximum(X_train, X_test):
    low, high = np.min(X_train, axis=0), not_zero(np.max(X_train, axis=0))
    return (X_train - low) / high, (X_test - low) / high


@mistakes.of(
    "min_max_scale",
    ko="평가 데이터가 0 보다 작거나 1 보다 커지면 어떻게 하기로 했나요?",
    en="What did we agree to do with test data below 0 or above 1?",
)
def test_data_clipped(X_train, X_test):
    low, span = np.min(X_train, axis=0), not_zero(np.ptp(X_train, axis=0))
    return (X_train - low) / span, np.clip((X_test - low) / span, 0, 1)


@mistakes.of(
    "min_max_scale",
    ko="모든 열이 최솟값 하나를 나누어 쓰나요?",
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
    ko="값이 조금만 다른 열과 값이 하나뿐인 열은 같은 열인가요?",
    en="Is a column whose values differ only a little the same as one with a single value?",
)
def small_range_taken_for_none(X_train, X_test):
    low, span = np.min(X_train, axis=0), np.ptp(X_train, axis=0)
    span = np.where(span < 1e-2, 1, span)
    return (X_train - low) / span, (X_test - low) / span


@mistakes.of(
    "min_max_scale",
    ko="범위가 1 보다 좁은 열에서도 최댓값이 1 이 되나요?",
    en="Does the maximum become 1 in a column whose range is narrower than 1, too?",
)
def never_divided_by_a_range_below_one(X_train, X_test):
    low, span = np.min(X_train, axis=0), np.maximum(np.ptp(X_train, axis=0), 1)
    return (X_train - low) / span, (X_test - low) / span


@mistakes.of(
    "min_max_scale",
    ko="최솟값은 0 이 되나요, -1 이 되나요?",
    en="Does the minimum become 0 or -1?",
)
def from_minus_one_to_one(X_train, X_test):
    low, span = np.min(X_train, axis=0), not_zero(np.ptp(X_train, axis=0))
    return 2 * (X_train - low) / span - 1, 2 * (X_test - low) / span - 1


@mistakes.of(
    "min_max_scale",
    ko="정규화와 표준화를 바꾸어 쓰지 않았나요?",
    en="Have normalising and standardizing changed places?",
)
def standardized_instead(X_train, X_test):
    return scaled(X_train, X_test)


@mistakes.of(
    "min_max_scale",
    ko="데이터에서 빼는 것은 최솟값인가요, 평균인가요?",
    en="Is it the minimum or the mean that is subtracted?",
)
def mean_subtracted(X_train, X_test):
    mean, span = np.mean(X_train, axis=0), not_zero(np.ptp(X_train, axis=0))
    return (X_train - mean) / span, (X_test - mean) / span


# one_hot


@mistakes.of(
    "one_hot",
    ko="부류는 몇 개인가요? 데이터에 나오지 않은 부류의 열도 있나요?",
    en="How many classes are there? Has a class its column that is not among the data?",
)
def only_classes_that_appear(labels, n_classes):
    labels = np.asarray(labels)
    return (labels[:, np.newaxis] == np.unique(labels)).astype(float)


@mistakes.of(
    "one_hot",
    ko="열의 수를 레이블의 최댓값으로 정하지 않았나요? 가장 큰 부류가 나오지 않으면요?",
    en="Is the number of columns taken from the largest label? What if the last class is absent?",
)
def columns_from_the_largest_label(labels, n_classes):
    return np.eye(np.max(labels) + 1)[labels]


@mistakes.of(
    "one_hot",
    ko="행은 데이터인가요, 부류인가요?",
    en="Is a row a datum or a class?",
)
def classes_as_rows(labels, n_classes):
    return np.eye(n_classes)[:, labels]


@mistakes.of(
    "one_hot",
    ko="레이블은 0 부터 세나요, 1 부터 세나요?",
    en="Do labels count from 0 or from 1?",
)
def labels_from_one(labels, n_classes):
    return np.eye(n_classes)[np.asarray(labels) - 1]


@mistakes.of(
    "one_hot",
    ko="돌려주는 배열의 종류는 숫자인가요, 참과 거짓인가요?",
    en="Are numbers returned, or true and false?",
)
def booleans(labels, n_classes):
    return np.asarray(labels)[:, np.newaxis] == np.arange(n_classes)


@mistakes.of(
    "one_hot",
    ko="해당하는 자리에 쓰는 것은 1 인가요, 레이블의 값인가요?",
    en="What is written in the place: a 1, or the label itself?",
)
def label_in_its_place(labels, n_classes):
    return np.eye(n_classes)[labels] * np.asarray(labels)[:, np.newaxis]


@mistakes.of(
    "one_hot",
    ko="1 과 0 의 자리가 뒤바뀌지 않았나요?",
    en="Have the places of 1 and 0 been exchanged?",
)
def one_cold(labels, n_classes):
    return 1 - np.eye(n_classes)[labels]


@mistakes.of(
    "one_hot",
    ko="Y[:, labels] = 1 은 어느 행들을 바꾸나요? 행의 번호는 어디에 있나요?",
    en="Which rows does Y[:, labels] = 1 change? Where is the row's own number?",
)
def every_row_marked(labels, n_classes):
    Y = np.zeros((len(labels), n_classes))
    Y[:, labels] = 1
    return Y


@mistakes.of(
    "one_hot",
    ko="1 은 레이블까지의 모든 자리에 있나요, 한 자리에만 있나요?",
    en="Is there a 1 in every place up to the label, or in one place only?",
)
def thermometer(labels, n_classes):
    return (np.arange(n_classes) <= np.asarray(labels)[:, np.newaxis]).astype(float)


# train_val_test_split


def cut(X, y, order, sizes):
    """Three pairs of the rows in a given order, for mistakes in order and sizes."""
    X, y = np.asarray(X), np.asarray(y)
    first, second = sizes[0], sizes[0] + sizes[1]
    return tuple((X[rows], y[rows]) for rows in np.split(order, [first, second]))


def right_sizes(n, fractions):
    n_val, n_test = round(fractions[1] * n), round(fractions[2] * n)
    return n - n_val - n_test, n_val, n_test


@mistakes.of(
    "train_val_test_split",
    ko="파일이 부류 순으로 되어 있다면 마지막 20 % 에는 무엇이 들어 있나요?",
    en="If a file is in order of class, what is in its last 20 %?",
)
def split_not_shuffled(X, y, fractions, rng):
    return cut(X, y, np.arange(len(X)), right_sizes(len(X), fractions))


@mistakes.of(
    "train_val_test_split",
    ko="섞은 다음에도 X의 첫 행과 y의 첫 행은 같은 데이터의 것인가요?",
    en="After shuffling, do the first row of X and the first row of y still belong together?",
)
def shuffled_separately(X, y, fractions, rng):
    n, sizes = len(X), right_sizes(len(X), fractions)
    X_sets = cut(X, X, rng.permutation(n), sizes)
    y_sets = cut(y, y, rng.permutation(n), sizes)
    return tuple((X_s[0], y_s[0]) for X_s, y_s in zip(X_sets, y_sets, strict=True))


@mistakes.of(
    "train_val_test_split",
    ko="X를 섞었다면 y는 어떤 순서여야 하나요?",
    en="Once X is shuffled, in which order must y be?",
)
def only_x_shuffled(X, y, fractions, rng):
    X = np.asarray(X)
    return cut(X[rng.permutation(len(X))], y, np.arange(len(X)), right_sizes(len(X), fractions))


@mistakes.of(
    "train_val_test_split",
    ko="같은 데이터가 학습 세트와 평가 세트에 함께 들어갈 수 있나요?",
    en="Can the same datum be both in the training set and in the test set?",
)
def drawn_with_replacement(X, y, fractions, rng):
    n = len(X)
    return cut(X, y, rng.integers(0, n, n), right_sizes(n, fractions))


@mistakes.of(
    "train_val_test_split",
    ko="세 세트를 따로따로 뽑으면 서로 겹치지 않나요?",
    en="If the three sets are drawn one by one, may they overlap?",
)
def each_set_drawn_anew(X, y, fractions, rng):
    X, y, n = np.asarray(X), np.asarray(y), len(X)
    rows = [rng.permutation(n)[:size] for size in right_sizes(n, fractions)]
    return tuple((X[r], y[r]) for r in rows)


@mistakes.of(
    "train_val_test_split",
    ko="2.6 개는 2 개인가요, 3 개인가요? 0.29 × 100 은 컴퓨터에서 정확히 29 인가요?",
    en="Is 2.6 two or three? Is 0.29 × 100 exactly 29 on a computer?",
)
def sizes_rounded_down(X, y, fractions, rng):
    n = len(X)
    n_val, n_test = int(fractions[1] * n), int(fractions[2] * n)
    return cut(X, y, rng.permutation(n), (n - n_val - n_test, n_val, n_test))


@mistakes.of(
    "train_val_test_split",
    ko="세 크기를 모두 따로 내림하면 더해서 n 이 되나요? 남은 데이터는 어디에 있나요?",
    en="If all three sizes are rounded down, do they add up to n? Where is the rest?",
)
def rest_dropped(X, y, fractions, rng):
    X, y, n = np.asarray(X), np.asarray(y), len(X)
    order = rng.permutation(n)
    ends = np.cumsum([int(share * n) for share in fractions])
    sets = np.split(order[: ends[-1]], ends[:2])
    return tuple((X[rows], y[rows]) for rows in sets)


@mistakes.of(
    "train_val_test_split",
    ko="반올림하고 남은 것은 어느 세트로 가기로 했나요? 학습 세트의 크기를 먼저 정했나요?",
    en="Which set takes what rounding leaves over? Was the training set's size settled first?",
)
def rest_to_the_test_set(X, y, fractions, rng):
    n = len(X)
    n_train, n_val = round(fractions[0] * n), round(fractions[1] * n)
    return cut(X, y, rng.permutation(n), (n_train, n_val, n - n_train - n_val))


@mistakes.of(
    "train_val_test_split",
    ko="세트의 순서는 학습, 검증, 평가인가요?",
    en="Are the sets in the order training, validation, test?",
)
def test_before_validation(X, y, fractions, rng):
    train, val, test = cut(X, y, rng.permutation(len(X)), right_sizes(len(X), fractions))
    return train, test, val


@mistakes.of(
    "train_val_test_split",
    ko="돌려주는 것은 짝 셋인가요, 배열 여섯인가요?",
    en="Do you return three pairs or six arrays?",
)
def six_arrays(X, y, fractions, rng):
    train, val, test = cut(X, y, rng.permutation(len(X)), right_sizes(len(X), fractions))
    return train[0], val[0], test[0], train[1], val[1], test[1]


@mistakes.of(
    "train_val_test_split",
    ko="다른 rng를 주어도 같은 데이터가 평가 세트에 들어가나요? 난수는 어디에서 뽑고 있나요?",
    en="Are the same data in the test set with another rng? Where do the random numbers come from?",
)
def split_by_its_own_generator(X, y, fractions, rng):
    order = np.random.default_rng(0).permutation(len(X))
    return cut(X, y, order, right_sizes(len(X), fractions))


@mistakes.of(
    "train_val_test_split",
    ko="먼저 나누고 나서 세트 안에서만 섞으면, 마지막 데이터가 학습 세트에 들어갈 수 있나요?",
    en="If you split first and shuffle within the sets, can the last datum ever be in training?",
)
def shuffled_within_the_sets(X, y, fractions, rng):
    sizes = right_sizes(len(X), fractions)
    starts = np.cumsum([0, *sizes[:2]])
    order = [start + rng.permutation(size) for start, size in zip(starts, sizes, strict=True)]
    return cut(X, y, np.concatenate(order), sizes)


@mistakes.of(
    "train_val_test_split",
    ko="레이블이 0, 1, 2 같은 정수라면 나눈 뒤에도 정수인가요?",
    en="If labels are integers like 0, 1, 2, are they still integers after the split?",
)
def split_labels_as_floats(X, y, fractions, rng):
    y = np.asarray(y, dtype=float)
    return cut(X, y, rng.permutation(len(X)), right_sizes(len(X), fractions))


@mistakes.of(
    "train_val_test_split",
    ko="rng.shuffle은 무엇을 바꾸나요? 부르는 쪽의 X도 섞이지 않나요?",
    en="What does rng.shuffle change? Is the caller's X shuffled as well?",
)
def split_shuffles_in_place(X, y, fractions, rng):
    order = rng.permutation(len(X))
    rows = np.asarray(X)[order], np.asarray(y)[order]
    for given, shuffled in zip((X, y), rows, strict=True):
        if isinstance(given, np.ndarray):
            given[...] = shuffled
    return cut(*rows, np.arange(len(order)), right_sizes(len(order), fractions))


# k_fold_indices


def around(order, folds):
    """(train, val) for each fold of an order."""
    return [(np.setdiff1d(order, fold), fold) for fold in folds]


@mistakes.of(
    "k_fold_indices",
    ko="데이터가 부류 순으로 되어 있다면 첫 폴드에는 무엇이 들어 있나요?",
    en="If the data are in order of class, what is in the first fold?",
)
def folds_not_shuffled(n, k, rng):
    return around(np.arange(n), np.array_split(np.arange(n), k))


@mistakes.of(
    "k_fold_indices",
    ko="k 칸씩 건너뛰며 뽑으면 섞은 것인가요? 데이터에 주기가 있다면요?",
    en="Is taking every k-th row a shuffle? What if the data repeat in cycles?",
)
def every_kth_row(n, k, rng):
    return around(np.arange(n), [np.arange(start, n, k) for start in range(k)])


@mistakes.of(
    "k_fold_indices",
    ko="11 개를 4 폴드로 나누면 나머지 3 개는 어느 폴드에 있나요? 폴드의 크기를 적어 보세요.",
    en="With 11 data in 4 folds, where are the 3 left over? What are the folds' sizes?",
)
def rest_in_the_last_fold(n, k, rng):
    order = rng.permutation(n)
    cuts = [n // k * i for i in range(1, k)]
    return around(order, np.split(order, cuts))


@mistakes.of(
    "k_fold_indices",
    ko="나누어떨어지지 않을 때 남은 데이터는 언제 검증에 쓰이나요?",
    en="When it does not divide evenly, when are the data left over used to validate?",
)
def rest_never_validates(n, k, rng):
    order = rng.permutation(n)
    return around(order, [order[n // k * i : n // k * (i + 1)] for i in range(k)])


@mistakes.of(
    "k_fold_indices",
    ko="검증할 데이터로 학습도 하고 있지 않나요?",
    en="Are the data that validate also used to train?",
)
def trains_on_everything(n, k, rng):
    order = rng.permutation(n)
    return [(order.copy(), fold) for fold in np.array_split(order, k)]


@mistakes.of(
    "k_fold_indices",
    ko="폴드마다 새로 섞으면 한 데이터가 두 번 검증에 쓰일 수 있나요?",
    en="If every fold is shuffled anew, can one datum validate twice?",
)
def shuffled_for_every_fold(n, k, rng):
    found = []
    for number in range(k):
        order = rng.permutation(n)
        fold = np.array_split(order, k)[number]
        found.append((np.setdiff1d(order, fold), fold))
    return found


@mistakes.of(
    "k_fold_indices",
    ko="튜플의 순서가 (train, val)인가요? 어느 쪽이 더 커야 하나요?",
    en="Is the order in a tuple (train, val)? Which of the two should be larger?",
)
def validation_first(n, k, rng):
    order = rng.permutation(n)
    return [(val, train) for train, val in around(order, np.array_split(order, k))]


@mistakes.of(
    "k_fold_indices",
    ko="폴드 하나하나에는 학습할 행도 있어야 하지 않나요?",
    en="Should there not be rows to train on, beside each fold?",
)
def folds_alone(n, k, rng):
    return np.array_split(rng.permutation(n), k)


@mistakes.of(
    "k_fold_indices",
    ko="검증 폴드 하나를 뺀 나머지 폴드는 몇 개인가요? 모두 학습에 쓰고 있나요?",
    en="How many folds are left beside the one that validates? Are all of them trained on?",
)
def trains_on_the_next_fold(n, k, rng):
    folds = np.array_split(rng.permutation(n), k)
    return [(folds[(i + 1) % k], fold) for i, fold in enumerate(folds)]


@mistakes.of(
    "k_fold_indices",
    ko="다른 rng를 주어도 같은 폴드가 나오나요? 난수는 어디에서 뽑고 있나요?",
    en="Does another rng give the same folds? Where are the random numbers drawn from?",
)
def folds_by_their_own_generator(n, k, rng):
    order = np.random.default_rng(0).permutation(n)
    return around(order, np.array_split(order, k))


@mistakes.of(
    "k_fold_indices",
    ko="참과 거짓의 배열은 행 번호인가요?",
    en="Is an array of true and false an array of row numbers?",
)
def masks(n, k, rng):
    order = rng.permutation(n)
    return [
        (~np.isin(np.arange(n), fold), np.isin(np.arange(n), fold))
        for fold in np.array_split(order, k)
    ]


@mistakes.of(
    "k_fold_indices",
    ko="폴드마다 따로 뽑은 번호들을 모으면 전체가 되나요?",
    en="If numbers are drawn for each fold by itself, do they add up to everything?",
)
def folds_drawn_with_replacement(n, k, rng):
    everything = np.arange(n)
    sizes = [len(fold) for fold in np.array_split(everything, k)]
    return around(everything, [rng.integers(0, n, size) for size in sizes])


# accuracy


@mistakes.of(
    "accuracy",
    ko="돌려주는 것은 맞힌 개수인가요, 비율인가요?",
    en="Is what you return the number that was right, or the share?",
)
def number_right(y_true, y_pred):
    return np.sum(np.equal(y_true, y_pred))


@mistakes.of(
    "accuracy",
    ko="정확도는 맞힌 비율인가요, 틀린 비율인가요?",
    en="Is accuracy the share that was right, or the share that was wrong?",
)
def error_rate(y_true, y_pred):
    return np.mean(np.not_equal(y_true, y_pred))


@mistakes.of(
    "accuracy",
    ko="정확도는 0 과 1 사이인가요, 0 과 100 사이인가요?",
    en="Does accuracy lie between 0 and 1, or between 0 and 100?",
)
def in_percent(y_true, y_pred):
    return 100 * np.mean(np.equal(y_true, y_pred))


@mistakes.of(
    "accuracy",
    ko="0 을 0 이라고 맞힌 것도 세었나요?",
    en="Do zeros that were predicted 0 count as well?",
)
def only_positives_counted(y_true, y_pred):
    return np.mean((np.asarray(y_true) == 1) & (np.asarray(y_pred) == 1))


@mistakes.of(
    "accuracy",
    ko="하나라도 틀리면 정확도는 0 인가요? 데이터마다 따로 비교하고 있나요?",
    en="Is accuracy 0 as soon as one is wrong? Is each datum compared by itself?",
)
def all_or_nothing(y_true, y_pred):
    return float(np.array_equal(y_true, y_pred))


@mistakes.of(
    "accuracy",
    ko="레이블끼리 뺀 크기가 뜻이 있나요? 0 을 2 로 틀린 것은 1 로 틀린 것의 두 배로 나쁜가요?",
    en="Does a difference of labels mean anything? Is taking 0 for 2 twice as wrong as for 1?",
)
def one_minus_mean_difference(y_true, y_pred):
    return 1 - np.mean(np.abs(np.asarray(y_true) - np.asarray(y_pred)))


# confusion_matrix


def counted(rows, columns, size):
    counts = np.zeros((size, size), dtype=int)
    np.add.at(counts, (np.asarray(rows), np.asarray(columns)), 1)
    return counts


@mistakes.of(
    "confusion_matrix",
    ko="행은 실제 정답인가요, 예측인가요?",
    en="Are the rows the right answers, or the predictions?",
)
def predictions_as_rows(y_true, y_pred, n_classes):
    return counted(y_pred, y_true, n_classes)


@mistakes.of(
    "confusion_matrix",
    ko="C[i, j] += 1 을 배열 번호로 한꺼번에 하면 같은 칸이 두 번 나올 때 몇 번 더해지나요?",
    en="If C[i, j] += 1 is done with arrays of numbers, how often is a cell counted that appears "
    "twice?",
)
def each_cell_counted_once(y_true, y_pred, n_classes):
    counts = np.zeros((n_classes, n_classes), dtype=int)
    counts[np.asarray(y_true), np.asarray(y_pred)] += 1
    return counts


@mistakes.of(
    "confusion_matrix",
    ko="표의 크기는 나온 부류의 수인가요, n_classes인가요?",
    en="Is the table as large as the number of classes that appear, or as n_classes?",
)
def size_from_the_data(y_true, y_pred, n_classes):
    size = int(max(np.max(y_true), np.max(y_pred))) + 1
    return counted(y_true, y_pred, size)


@mistakes.of(
    "confusion_matrix",
    ko="칸에 있는 것은 개수인가요, 비율인가요?",
    en="Do the cells hold counts, or shares?",
)
def shares_of_all(y_true, y_pred, n_classes):
    return counted(y_true, y_pred, n_classes) / len(y_true)


@mistakes.of(
    "confusion_matrix",
    ko="개수는 정수인가요, 실수인가요? np.zeros는 어떤 종류의 배열을 만드나요?",
    en="Are counts ints or floats? Which kind of array does np.zeros make?",
)
def counts_as_floats(y_true, y_pred, n_classes):
    return counted(y_true, y_pred, n_classes).astype(float)


@mistakes.of(
    "confusion_matrix",
    ko="맞힌 것은 어느 칸에 들어가나요? 대각선을 세었나요?",
    en="Which cells hold what was right? Has the diagonal been counted?",
)
def errors_only(y_true, y_pred, n_classes):
    counts = counted(y_true, y_pred, n_classes)
    np.fill_diagonal(counts, 0)
    return counts


@mistakes.of(
    "confusion_matrix",
    ko="틀린 것은 어느 칸에 들어가나요?",
    en="Which cells hold what was wrong?",
)
def hits_only(y_true, y_pred, n_classes):
    counts = counted(y_true, y_pred, n_classes)
    return np.diag(np.diag(counts))


@mistakes.of(
    "confusion_matrix",
    ko="TP가 왼쪽 위에 있나요? 0 번 부류는 몇 번째 행인가요?",
    en="Is TP at the top left? Which row belongs to class 0?",
)
def last_class_first(y_true, y_pred, n_classes):
    return counted(y_true, y_pred, n_classes)[::-1, ::-1].copy()


# precision, recall, f1


def cells(y_true, y_pred, positive):
    """(TP, FP, FN, TN) as floats."""
    truth, guess = np.asarray(y_true) == positive, np.asarray(y_pred) == positive
    pairs = (truth & guess, ~truth & guess, truth & ~guess, ~truth & ~guess)
    return tuple(float(np.sum(pair)) for pair in pairs)


def ratio(above, below):
    return above / below if below else 0.0


@mistakes.of(
    "precision",
    ko="분모는 양성이라고 예측한 것인가요, 정말 양성인 것인가요?",
    en="Is what stands below the line what was predicted positive, or what is positive?",
)
def recall_instead_of_precision(y_true, y_pred, positive=1):
    tp, _, fn, _ = cells(y_true, y_pred, positive)
    return ratio(tp, tp + fn)


@mistakes.of(
    "precision",
    ko="정밀도의 분모는 데이터 전체인가요?",
    en="Is all of the data below the line of precision?",
)
def accuracy_instead_of_precision(y_true, y_pred, positive=1):
    tp, fp, fn, tn = cells(y_true, y_pred, positive)
    return (tp + tn) / (tp + fp + fn + tn)


@mistakes.of(
    "precision",
    ko="양성이라고 예측한 것이 하나도 없으면 분모는 얼마인가요? 그때의 답은 무엇이기로 했나요?",
    en="If nothing was predicted positive, what is below the line? What did we agree on then?",
)
def precision_divides_by_zero(y_true, y_pred, positive=1):
    tp, fp, _, _ = cells(y_true, y_pred, positive)
    return np.float64(tp) / (tp + fp)


@mistakes.of(
    "precision",
    ko="양성이라고 예측한 것이 하나도 없을 때 답은 1 인가요, 0 인가요?",
    en="When nothing was predicted positive, is the answer 1 or 0?",
)
def one_without_predictions(y_true, y_pred, positive=1):
    tp, fp, _, _ = cells(y_true, y_pred, positive)
    return tp / (tp + fp) if tp + fp else 1.0


@mistakes.of(
    "precision",
    ko="양성인 레이블은 언제나 1 인가요? positive는 어디에 쓰이나요?",
    en="Is the positive label always 1? Where is `positive` used?",
)
def precision_of_label_one(y_true, y_pred, positive=1):
    tp, fp, _, _ = cells(y_true, y_pred, 1)
    return ratio(tp, tp + fp)


@mistakes.of(
    "precision",
    ko="TP는 양성을 양성이라고 한 것인가요, 맞힌 것 전부인가요?",
    en="Is TP what is positive and was called so, or everything that was right?",
)
def hits_of_every_class(y_true, y_pred, positive=1):
    guess = np.asarray(y_pred) == positive
    return ratio(float(np.sum(np.equal(y_true, y_pred))), float(np.sum(guess)))


@mistakes.of(
    "precision",
    ko="레이블의 합은 양성의 개수인가요? 레이블이 2 나 3 이면 어떻게 되나요?",
    en="Is the sum of labels the number of positives? What if labels are 2 or 3?",
)
def sums_of_labels(y_true, y_pred, positive=1):
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    return ratio(float(np.sum(y_true * y_pred)), float(np.sum(y_pred)))


@mistakes.of(
    "precision",
    ko="음성이라고 맞힌 비율을 세고 있지 않나요?",
    en="Is it the share of right negatives that you count?",
)
def precision_of_the_negatives(y_true, y_pred, positive=1):
    _, _, fn, tn = cells(y_true, y_pred, positive)
    return ratio(tn, tn + fn)


@mistakes.of(
    "recall",
    ko="분모는 정말 양성인 것인가요, 양성이라고 예측한 것인가요?",
    en="Is what stands below the line what is positive, or what was predicted positive?",
)
def precision_instead_of_recall(y_true, y_pred, positive=1):
    tp, fp, _, _ = cells(y_true, y_pred, positive)
    return ratio(tp, tp + fp)


@mistakes.of(
    "recall",
    ko="정말 양성인 것이 하나도 없으면 분모는 얼마인가요? 그때의 답은 무엇이기로 했나요?",
    en="If nothing is positive, what is below the line? What did we agree on then?",
)
def recall_divides_by_zero(y_true, y_pred, positive=1):
    tp, _, fn, _ = cells(y_true, y_pred, positive)
    return np.float64(tp) / (tp + fn)


@mistakes.of(
    "recall",
    ko="정말 양성인 것이 하나도 없을 때 답은 1 인가요, 0 인가요?",
    en="When nothing is positive, is the answer 1 or 0?",
)
def one_without_positives(y_true, y_pred, positive=1):
    tp, _, fn, _ = cells(y_true, y_pred, positive)
    return tp / (tp + fn) if tp + fn else 1.0


@mistakes.of(
    "recall",
    ko="양성인 레이블은 언제나 1 인가요? positive는 어디에 쓰이나요?",
    en="Is the positive label always 1? Where is `positive` used?",
)
def recall_of_label_one(y_true, y_pred, positive=1):
    tp, _, fn, _ = cells(y_true, y_pred, 1)
    return ratio(tp, tp + fn)


@mistakes.of(
    "recall",
    ko="재현율은 음성을 음성이라고 한 비율(특이도)인가요?",
    en="Is recall the share of negatives that were called negative (specificity)?",
)
def specificity(y_true, y_pred, positive=1):
    _, fp, _, tn = cells(y_true, y_pred, positive)
    return ratio(tn, tn + fp)


@mistakes.of(
    "recall",
    ko="재현율의 분모는 데이터 전체인가요?",
    en="Is all of the data below the line of recall?",
)
def accuracy_instead_of_recall(y_true, y_pred, positive=1):
    tp, fp, fn, tn = cells(y_true, y_pred, positive)
    return (tp + tn) / (tp + fp + fn + tn)


@mistakes.of(
    "recall",
    ko="데이터 전체에서 양성을 찾은 비율과, 양성 가운데 찾은 비율은 같은가요?",
    en="Is the share found among all data the same as the share found among the positives?",
)
def found_among_all(y_true, y_pred, positive=1):
    tp, fp, fn, tn = cells(y_true, y_pred, positive)
    return tp / (tp + fp + fn + tn)


@mistakes.of(
    "f1",
    ko="F1은 보통의 평균인가요, 조화평균인가요?",
    en="Is F1 the plain mean, or the harmonic one?",
)
def arithmetic_mean(y_true, y_pred, positive=1):
    tp, fp, fn, _ = cells(y_true, y_pred, positive)
    return (ratio(tp, tp + fp) + ratio(tp, tp + fn)) / 2


@mistakes.of(
    "f1",
    ko="정밀도와 재현율이 모두 1 일 때 여러분의 F1은 얼마인가요? 2 는 어디로 갔나요?",
    en="When precision and recall are both 1, what is your F1? Where is the 2?",
)
def f1_without_two(y_true, y_pred, positive=1):
    tp, fp, fn, _ = cells(y_true, y_pred, positive)
    p, r = ratio(tp, tp + fp), ratio(tp, tp + fn)
    return ratio(p * r, p + r)


@mistakes.of(
    "f1",
    ko="조화평균과 기하평균은 같은 것인가요? 식에 제곱근이 있나요?",
    en="Are the harmonic and the geometric mean the same? Is there a square root in the formula?",
)
def geometric_mean(y_true, y_pred, positive=1):
    tp, fp, fn, _ = cells(y_true, y_pred, positive)
    return float(np.sqrt(ratio(tp, tp + fp) * ratio(tp, tp + fn)))


@mistakes.of(
    "f1",
    ko="정밀도와 재현율이 모두 0 이면 분모는 얼마인가요?",
    en="If precision and recall are both 0, what is below the line?",
)
def f1_divides_by_zero(y_true, y_pred, positive=1):
    tp, fp, fn, _ = cells(y_true, y_pred, positive)
    p, r = np.float64(ratio(tp, tp + fp)), np.float64(ratio(tp, tp + fn))
    return 2 * p * r / (p + r)


@mistakes.of(
    "f1",
    ko="정밀도와 재현율을 구할 때 positive를 넘겨주었나요?",
    en="Did you hand `positive` on when you asked for precision and recall?",
)
def positive_not_handed_on(y_true, y_pred, positive=1):
    tp, fp, fn, _ = cells(y_true, y_pred, 1)
    return ratio(2 * tp, 2 * tp + fp + fn)


@mistakes.of(
    "f1",
    ko="분모는 정밀도와 재현율의 합인가요, 곱인가요?",
    en="Is it the sum or the product of precision and recall that stands below the line?",
)
def product_alone(y_true, y_pred, positive=1):
    tp, fp, fn, _ = cells(y_true, y_pred, positive)
    return ratio(tp, tp + fp) * ratio(tp, tp + fn)


@mistakes.of(
    "f1",
    ko="둘 가운데 작은 쪽이 곧 F1인가요?",
    en="Is F1 simply the smaller of the two?",
)
def smaller_of_the_two(y_true, y_pred, positive=1):
    tp, fp, fn, _ = cells(y_true, y_pred, positive)
    return min(ratio(tp, tp + fp), ratio(tp, tp + fn))


# predict_sales


def fitted(Z, y):
    """Weights and bias by least squares, the smallest where there are several."""
    solution = np.linalg.lstsq(np.column_stack([Z, np.ones(len(Z))]), np.asarray(y))[0]
    return solution[:-1], solution[-1]


@mistakes.of(
    "predict_sales",
    ko="새 가게의 특징도 표준화했나요? 가중치는 어떤 크기의 값에서 배운 것인가요?",
    en="Were the new shops' features standardized, too? On what scale were the weights learnt?",
)
def new_data_not_scaled(X_train, y_train, X_new):
    w, b = fitted(scaled(X_train, X_new)[0], y_train)
    return np.asarray(X_new) @ w + b


@mistakes.of(
    "predict_sales",
    ko="새 가게를 표준화한 평균은 누구의 평균인가요?",
    en="Whose mean were the new shops standardized with?",
)
def new_data_scaled_by_themselves(X_train, y_train, X_new):
    w, b = fitted(scaled(X_train, X_train)[0], y_train)
    return scaled(X_new, X_new)[0] @ w + b


@mistakes.of(
    "predict_sales",
    ko="편향 b는 어디에 있나요? 특징이 모두 평균과 같은 가게의 매출은 0 인가요?",
    en="Where is the bias b? Does a shop that is average in everything sell nothing?",
)
def no_bias(X_train, y_train, X_new):
    Z, Z_new = scaled(X_train, X_new)
    return Z_new @ np.linalg.lstsq(Z, np.asarray(y_train))[0]


@mistakes.of(
    "predict_sales",
    ko="데이터가 특징보다 적을 때 ZᵀZ의 역행렬이 있나요?",
    en="With fewer data than features, is there an inverse of ZᵀZ?",
)
def inverse_that_need_not_exist(X_train, y_train, X_new):
    Z, Z_new = scaled(X_train, X_new)
    with_one = np.column_stack([Z, np.ones(len(Z))])
    solution = np.linalg.solve(with_one.T @ with_one, with_one.T @ np.asarray(y_train))
    return Z_new @ solution[:-1] + solution[-1]


@mistakes.of(
    "predict_sales",
    ko="표준화하지 않은 값에서 가장 작은 가중치는 표준화한 값에서도 가장 작은가요?",
    en="Are the smallest weights for raw values also the smallest for standardized ones?",
)
def not_standardized(X_train, y_train, X_new):
    w, b = fitted(np.asarray(X_train, dtype=float), y_train)
    return np.asarray(X_new) @ w + b


@mistakes.of(
    "predict_sales",
    ko="모든 가게의 예측이 같지는 않나요? 특징은 어디에 쓰였나요?",
    en="Do you predict the same for all shops? Where were their features used?",
)
def always_the_mean_sales(X_train, y_train, X_new):
    return np.full(len(X_new), np.mean(y_train))


@mistakes.of(
    "predict_sales",
    ko="예측해야 하는 것은 학습한 가게인가요, 새 가게인가요?",
    en="Is it the shops of the training data that you should predict, or the new ones?",
)
def training_data_predicted(X_train, y_train, X_new):
    Z, _ = scaled(X_train, X_new)
    w, b = fitted(Z, y_train)
    return Z @ w + b


@mistakes.of(
    "predict_sales",
    ko="돌려주는 것은 예측한 매출인가요, 가중치인가요?",
    en="Do you return the predicted sales, or the weights?",
)
def weights_returned(X_train, y_train, X_new):
    return fitted(scaled(X_train, X_new)[0], y_train)[0]


@mistakes.of(
    "predict_sales",
    ko="새 가게의 값까지 알고서 평균을 구하지 않았나요?",
    en="Did the mean already know the new shops?",
)
def scaled_with_the_new_shops(X_train, y_train, X_new):
    both = np.concatenate([np.asarray(X_train, dtype=float), np.asarray(X_new, dtype=float)])
    Z, _ = scaled(both, both)
    w, b = fitted(Z[: len(X_train)], y_train)
    return Z[len(X_train) :] @ w + b


@mistakes.of(
    "predict_sales",
    ko="예측값의 모양은 (m,) 인가요, (m, 1) 인가요?",
    en="Is the shape of the predictions (m,) or (m, 1)?",
)
def sales_as_column(X_train, y_train, X_new):
    Z, Z_new = scaled(X_train, X_new)
    w, b = fitted(Z, y_train)
    return (Z_new @ w + b).reshape(-1, 1)


# predict_purchase


def logistic(
    X_train,
    y_train,
    X_new,
    lr,
    epochs,
    *,
    scale=scaled,
    sign=1.0,
    divide=True,
    bias=1.0,
    again=False,
    slope=False,
    threshold=0.5,
    start=0.0,
    last=None,
):
    """Logistic regression by gradient descent with one thing changed."""
    (Z, Z_new), y = scale(X_train, X_new), np.asarray(y_train, dtype=float)
    w, b = np.full(Z.shape[1], start), 0.0
    n = len(y) if divide else 1
    for _ in range(epochs):
        p = sigmoid(Z @ w + b)
        error = (p - y) * (p * (1 - p) if slope else 1)
        w = w - sign * lr * Z.T @ error / n
        if again:
            error = sigmoid(Z @ w + b) - y
        b = b - sign * bias * lr * error.sum() / n
    p = (last or sigmoid)(Z_new @ w + b)
    return p, (p >= threshold).astype(int)


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


@mistakes.of(
    "predict_purchase",
    ko="기울기를 더하나요, 빼나요? 걸음마다 손실이 줄어드나요?",
    en="Is the gradient added or subtracted? Does the loss fall with every step?",
)
def climbs(X_train, y_train, X_new, lr, epochs):
    return logistic(X_train, y_train, X_new, lr, epochs, sign=-1.0)


@mistakes.of(
    "predict_purchase",
    ko="z 가 아주 크면 exp(z) 는 얼마인가요? 그것을 그것보다 1 큰 수로 나누면 무엇이 되나요?",
    en="How large is exp(z) when z is very large? What is that, divided by 1 more than that?",
)
def exponential_above_and_below(X_train, y_train, X_new, lr, epochs):
    def quotient(z):
        return np.exp(z) / (1 + np.exp(z))

    return logistic(X_train, y_train, X_new, lr, epochs, last=quotient)


@mistakes.of(
    "predict_purchase",
    ko="기울기는 데이터의 합인가요, 평균인가요?",
    en="Is the gradient a sum over the data, or a mean?",
)
def sum_instead_of_mean(X_train, y_train, X_new, lr, epochs):
    return logistic(X_train, y_train, X_new, lr, epochs, divide=False)


@mistakes.of(
    "predict_purchase",
    ko="편향도 걸음마다 움직이나요?",
    en="Does the bias move with every step, too?",
)
def bias_never_moves(X_train, y_train, X_new, lr, epochs):
    return logistic(X_train, y_train, X_new, lr, epochs, bias=0.0)


@mistakes.of(
    "predict_purchase",
    ko="w 를 고친 다음 b 를 고칠 때의 p 는 고치기 전의 것인가요, 다시 구한 것인가요?",
    en="After w was corrected, is the p used for b the one from before, or a new one?",
)
def bias_with_the_new_weights(X_train, y_train, X_new, lr, epochs):
    return logistic(X_train, y_train, X_new, lr, epochs, again=True)


@mistakes.of(
    "predict_purchase",
    ko="교차 엔트로피의 기울기에 σ'가 있나요? 제곱 오차의 기울기를 쓰고 있지 않나요?",
    en="Is there a σ' in the gradient of cross-entropy? Is yours that of the squared error?",
)
def gradient_of_squared_error(X_train, y_train, X_new, lr, epochs):
    return logistic(X_train, y_train, X_new, lr, epochs, slope=True)


@mistakes.of(
    "predict_purchase",
    ko="연봉이 6800 이면 p 는 어떤 값에 붙나요? 표준화는 어디에서 하나요?",
    en="With an income of 6800, where does p get stuck? Where do you standardize?",
)
def purchases_not_standardized(X_train, y_train, X_new, lr, epochs):
    def untouched(X, N):
        return np.asarray(X, dtype=float), np.asarray(N, dtype=float)

    return logistic(X_train, y_train, X_new, lr, epochs, scale=untouched)


@mistakes.of(
    "predict_purchase",
    ko="새 손님을 표준화한 평균은 누구의 평균인가요?",
    en="Whose mean were the new customers standardized with?",
)
def customers_scaled_by_themselves(X_train, y_train, X_new, lr, epochs):
    def apart(X, N):
        return scaled(X, X)[0], scaled(N, N)[0]

    return logistic(X_train, y_train, X_new, lr, epochs, scale=apart)


@mistakes.of(
    "predict_purchase",
    ko="몇 걸음을 걸었나요? epochs는 어디에 쓰이나요?",
    en="How many steps did you take? Where is `epochs` used?",
)
def one_step_only(X_train, y_train, X_new, lr, epochs):
    return logistic(X_train, y_train, X_new, lr, min(epochs, 1))


@mistakes.of(
    "predict_purchase",
    ko="학습률 lr은 식의 어디에 들어가나요?",
    en="Where in the formula is the learning rate lr?",
)
def learning_rate_ignored(X_train, y_train, X_new, lr, epochs):
    return logistic(X_train, y_train, X_new, 1.0, epochs)


@mistakes.of(
    "predict_purchase",
    ko="w 는 처음에 얼마에서 시작하기로 했나요?",
    en="What did we agree w starts from?",
)
def starts_from_ones(X_train, y_train, X_new, lr, epochs):
    return logistic(X_train, y_train, X_new, lr, epochs, start=1.0)


@mistakes.of(
    "predict_purchase",
    ko="p 가 꼭 0.5 이면 답은 무엇이라고 약속했나요?",
    en="What did we agree the answer is when p is exactly 0.5?",
)
def half_is_a_no(X_train, y_train, X_new, lr, epochs):
    return logistic(X_train, y_train, X_new, lr, epochs, threshold=np.nextafter(0.5, 1))


@mistakes.of(
    "predict_purchase",
    ko="확률이 0 과 1 사이인가요? 시그모이드는 어디에 있나요?",
    en="Are the probabilities between 0 and 1? Where is the sigmoid?",
)
def no_sigmoid_at_the_end(X_train, y_train, X_new, lr, epochs):
    p, labels = logistic(X_train, y_train, X_new, lr, epochs)
    return np.log(p / (1 - p)), labels


@mistakes.of(
    "predict_purchase",
    ko="돌려주는 순서가 (p, labels)인가요?",
    en="Is the order of what you return (p, labels)?",
)
def labels_first(X_train, y_train, X_new, lr, epochs):
    p, labels = logistic(X_train, y_train, X_new, lr, epochs)
    return labels, p


@mistakes.of(
    "predict_purchase",
    ko="레이블은 0 과 1 인가요, 참과 거짓인가요?",
    en="Are the labels 0 and 1, or true and false?",
)
def labels_as_booleans(X_train, y_train, X_new, lr, epochs):
    p, labels = logistic(X_train, y_train, X_new, lr, epochs)
    return p, labels == 1
