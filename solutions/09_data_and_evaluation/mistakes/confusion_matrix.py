"""Mistakes in confusion_matrix: axes turned, cells lost or counted once, shares for counts."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


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
    ko="i와 j가 번호의 배열일 때 C[i, j] += 1을 하면, 두 번 나온 칸에는 1이 몇 번 더해지나요?",
    en="If i and j are arrays of numbers and you write C[i, j] += 1, how many times is 1 added to "
    "a cell that appears twice?",
)
def each_cell_counted_once(y_true, y_pred, n_classes):
    counts = np.zeros((n_classes, n_classes), dtype=int)
    counts[np.asarray(y_true), np.asarray(y_pred)] += 1
    return counts


@mistakes.of(
    "confusion_matrix",
    ko="표의 크기를 데이터에 나온 가장 큰 레이블로 정하나요, n_classes로 정하나요?",
    en="Does the size of your table come from the largest label in the data, or from n_classes?",
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
    en="Are counts ints or floats? What kind of array does np.zeros make?",
)
def counts_as_floats(y_true, y_pred, n_classes):
    return counted(y_true, y_pred, n_classes).astype(float)


@mistakes.of(
    "confusion_matrix",
    ko="맞힌 예측은 어느 칸에 들어가나요? 대각선도 세었나요?",
    en="In which cells do you count the right predictions? Did you count the diagonal, too?",
)
def errors_only(y_true, y_pred, n_classes):
    counts = counted(y_true, y_pred, n_classes)
    np.fill_diagonal(counts, 0)
    return counts


@mistakes.of(
    "confusion_matrix",
    ko="틀린 예측은 어느 칸에 들어가나요?",
    en="In which cells do you count the wrong predictions?",
)
def hits_only(y_true, y_pred, n_classes):
    counts = counted(y_true, y_pred, n_classes)
    return np.diag(np.diag(counts))


@mistakes.of(
    "confusion_matrix",
    ko="TP를 왼쪽 위에 두었나요? 0번 부류는 몇 번째 행에 와야 하나요?",
    en="Did you put TP at the top left? Which row should class 0 have?",
)
def last_class_first(y_true, y_pred, n_classes):
    return counted(y_true, y_pred, n_classes)[::-1, ::-1].copy()
