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
    ko="C[i, j] += 1을 배열 번호로 한꺼번에 하면 같은 칸이 두 번 나올 때 몇 번 더해지나요?",
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
