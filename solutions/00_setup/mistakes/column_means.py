"""Mistakes in column_means: the other axis, sums left undivided, division by the wrong number."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "column_means",
    ko="돌려준 배열의 길이는 열의 수인가요? axis=1이면 어느 축이 사라지나요?",
    en="Is your array as long as there are columns? Which axis goes away with axis=1?",
)
def row_means(X):
    return np.asarray(X, dtype=float).mean(axis=1)


@mistakes.of(
    "column_means",
    ko="합을 구한 다음 무엇으로 나누어야 평균이 되나요?",
    en="What must a sum be divided by to become a mean?",
)
def column_sums(X):
    return np.asarray(X, dtype=float).sum(axis=0)


@mistakes.of(
    "column_means",
    ko="축을 주지 않으면 mean은 무엇의 평균인가요? 열마다 숫자 하나가 나와야 하지 않나요?",
    en="Without an axis, what is mean the mean of? Should there not be one number per column?",
)
def mean_of_everything(X):
    return np.asarray(X, dtype=float).mean()


@mistakes.of(
    "column_means",
    ko="한 열에 숫자가 몇 개 있나요? 행의 수와 열의 수 가운데 무엇으로 나누었나요?",
    en="How many numbers are there in one column? Did you divide by the rows or by the columns?",
)
def divided_by_the_columns(X):
    X = np.asarray(X, dtype=float)
    return X.sum(axis=0) / X.shape[1]


@mistakes.of(
    "column_means",
    ko="X.size는 무엇을 세나요? 한 열의 평균에는 그 열의 숫자만 들어가지 않나요?",
    en="What does X.size count? Are not the numbers of one column all that its mean is about?",
)
def divided_by_all_numbers(X):
    X = np.asarray(X, dtype=float)
    return X.sum(axis=0) / X.size


@mistakes.of(
    "column_means",
    ko="n으로 나누었나요, n - 1로 나누었나요? 식에는 무엇이 있나요?",
    en="Did you divide by n or by n - 1? Which is in the formula?",
)
def divided_by_one_less(X):
    X = np.asarray(X, dtype=float)
    return X.sum(axis=0) / max(len(X) - 1, 1)


@mistakes.of(
    "column_means",
    ko="모양이 (d,)인가요, (1, d)인가요? keepdims=True는 무엇을 남기나요?",
    en="Is the shape (d,) or (1, d)? What does keepdims=True keep?",
)
def keeps_a_row(X):
    return np.asarray(X, dtype=float).mean(axis=0, keepdims=True)


@mistakes.of(
    "column_means",
    ko="// 와 / 는 무엇이 다른가요? 3 // 2는 얼마인가요?",
    en="How do // and / differ? What is 3 // 2?",
)
def whole_division(X):
    X = np.asarray(X, dtype=float)
    return X.sum(axis=0) // len(X)


@mistakes.of(
    "column_means",
    ko="return은 for의 안에 있나요, 밖에 있나요? 둘째 열은 언제 계산되나요?",
    en="Does your return stand inside the for or after it? When is the second column reached?",
)
def returned_after_the_first_column(X):
    return float(np.asarray(X, dtype=float)[:, 0].mean())


@mistakes.of(
    "column_means",
    ko="돌려주는 것이 배열인가요, 리스트인가요?",
    en="Do you return an array or a list?",
)
def list_of_means(X):
    X = np.asarray(X, dtype=float)
    return [float(X[:, j].mean()) for j in range(X.shape[1])]


@mistakes.of(
    "column_means",
    ko="가운데 값(median)과 평균(mean)은 같은 것인가요? 1, 2, 9에서는 각각 얼마인가요?",
    en="Are the median and the mean the same? What is each for 1, 2, 9?",
)
def medians(X):
    return np.median(np.asarray(X, dtype=float), axis=0)


@mistakes.of(
    "column_means",
    ko="둘째 열로 넘어갈 때 total은 얼마인가요? 열마다 어디에서 다시 시작해야 하나요?",
    en="What is your total when the second column begins? Where should each column start again?",
)
def total_never_reset(X):
    return np.cumsum(np.asarray(X, dtype=float).mean(axis=0))
