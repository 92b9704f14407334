"""Mistakes in row_sums: the other axis, no axis, another average, totals that go on growing."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "row_sums",
    ko="돌려준 배열의 길이는 행의 수인가요, 열의 수인가요? axis=0이면 어느 축이 사라지나요?",
    en="Is your array as long as there are rows, or columns? Which axis goes away with axis=0?",
)
def column_sums(X):
    return np.asarray(X, dtype=float).sum(axis=0)


@mistakes.of(
    "row_sums",
    ko="축을 주지 않으면 sum은 무엇을 모두 더하나요? 행마다 숫자 하나가 나와야 하지 않나요?",
    en="Without an axis, what does sum add up? Should there not be one number for each row?",
)
def sum_of_everything(X):
    return np.asarray(X, dtype=float).sum()


@mistakes.of(
    "row_sums",
    ko="구하는 것이 합인가요, 평균인가요?",
    en="Is a sum asked for, or a mean?",
)
def row_means(X):
    return np.asarray(X, dtype=float).mean(axis=1)


@mistakes.of(
    "row_sums",
    ko="모양이 (n,)인가요, (n, 1)인가요? keepdims=True는 무엇을 남기나요?",
    en="Is the shape (n,) or (n, 1)? What does keepdims=True keep?",
)
def keeps_a_column(X):
    return np.asarray(X, dtype=float).sum(axis=1, keepdims=True)


@mistakes.of(
    "row_sums",
    ko="둘째 행으로 넘어갈 때 total은 얼마인가요? 행마다 어디에서 다시 시작해야 하나요?",
    en="What is your total when the second row begins? Where should each row start again?",
)
def total_never_reset(X):
    return np.cumsum(np.asarray(X, dtype=float).sum(axis=1))


@mistakes.of(
    "row_sums",
    ko="return은 for의 안에 있나요, 밖에 있나요? 둘째 행은 언제 계산되나요?",
    en="Does your return stand inside the for or after it? When is the second row reached?",
)
def returned_after_the_first_row(X):
    return float(np.asarray(X, dtype=float)[0].sum())


@mistakes.of(
    "row_sums",
    ko="range(d - 1)은 어디까지 가나요? 마지막 열도 더해졌나요?",
    en="How far does range(d - 1) go? Was the last column added, too?",
)
def last_column_forgotten(X):
    return np.asarray(X, dtype=float)[:, :-1].sum(axis=1)


@mistakes.of(
    "row_sums",
    ko="파이썬에서 첫째 열의 번호는 몇 번인가요? range(1, d)는 어디에서 시작하나요?",
    en="Which number does the first column have in Python? Where does range(1, d) start?",
)
def first_column_forgotten(X):
    return np.asarray(X, dtype=float)[:, 1:].sum(axis=1)


@mistakes.of(
    "row_sums",
    ko="total = X[i, j]는 앞의 값에 더하나요, 앞의 값을 지우나요?",
    en="Does total = X[i, j] add to the value before, or replace it?",
)
def last_number_instead_of_the_sum(X):
    return np.array(X, dtype=float)[:, -1]


@mistakes.of(
    "row_sums",
    ko="돌려주는 것이 배열인가요, 리스트인가요? 리스트를 배열로 만드는 함수는 무엇이었나요?",
    en="Do you return an array or a list? Which function makes an array from a list?",
)
def list_of_sums(X):
    return [float(np.sum(row)) for row in X]


@mistakes.of(
    "row_sums",
    ko="합만 나와야 하나요, 더해 가는 중간 값도 모두 나와야 하나요?",
    en="Should only the sum come out, or all the values on the way to it?",
)
def running_sums(X):
    return np.cumsum(np.asarray(X, dtype=float), axis=1)


@mistakes.of(
    "row_sums",
    ko="결과를 담을 배열을 정수로 만들지 않았나요? 거기에 0.7을 넣으면 무엇이 남나요?",
    en="Did you make the array for the results one of integers? What is left of 0.7 in it?",
)
def kept_as_integers(X):
    return np.asarray(X, dtype=float).sum(axis=1).astype(int)
