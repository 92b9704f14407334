"""Mistakes in transpose: numbers refilled, turned or mirrored, shapes that were not swapped."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "transpose",
    ko="첫째 행이 첫째 열로 갔나요? reshape는 숫자를 어떤 순서로 다시 담나요?",
    en="Did the first row become the first column? In which order does reshape refill numbers?",
)
def refilled(A):
    A = np.asarray(A, dtype=float)
    return A.reshape(A.shape[::-1]).copy()


@mistakes.of(
    "transpose",
    ko="돌려준 것의 모양은 (d, n)인가요? 행과 열이 정말 바뀌었나요?",
    en="Does your result have the shape (d, n)? Did rows and columns really change places?",
)
def left_as_it_was(A):
    return np.array(A, dtype=float)


@mistakes.of(
    "transpose",
    ko="빈 표의 모양은 (d, n)인가요? A[i, j]에서 i는 n까지, j는 d까지 가고 있나요?",
    en="Is your empty table (d, n)? In A[i, j], does i go up to n and j up to d?",
)
def table_in_the_old_shape(A):
    A = np.asarray(A, dtype=float)
    result = np.zeros(A.shape)
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            result[j, i] = A[i, j]
    return result


@mistakes.of(
    "transpose",
    ko="표를 돌린 것과 전치한 것은 같은가요? 맨 왼쪽 위의 숫자는 어디로 가야 하나요?",
    en="Is turning a table the same as transposing it? Where should the top left number go?",
)
def turned(A):
    return np.rot90(np.asarray(A, dtype=float)).copy()


@mistakes.of(
    "transpose",
    ko="오른쪽으로 돌린 표에서 첫째 행은 어디에 있나요? 첫째 열에 있어야 하지 않나요?",
    en="In a table turned to the right, where is the first row? Should it not be the first column?",
)
def turned_to_the_right(A):
    return np.rot90(np.asarray(A, dtype=float), -1).copy()


@mistakes.of(
    "transpose",
    ko="행의 순서만 뒤집지 않았나요? 행이 열이 되었나요?",
    en="Did you only reverse the order of the rows? Have rows become columns?",
)
def upside_down(A):
    return np.asarray(A, dtype=float)[::-1].copy()


@mistakes.of(
    "transpose",
    ko="어느 대각선을 따라 접었나요? 맨 왼쪽 위의 숫자는 제자리에 있어야 하지 않나요?",
    en="Along which diagonal did you fold? Should the top left number not stay where it is?",
)
def along_the_other_diagonal(A):
    return np.asarray(A, dtype=float)[::-1, ::-1].T.copy()


@mistakes.of(
    "transpose",
    ko="답은 표인가요, 숫자를 한 줄로 늘어놓은 것인가요? 모양은 (d, n)인가요?",
    en="Is the answer a table, or numbers in one line? Is its shape (d, n)?",
)
def in_one_line(A):
    return np.asarray(A, dtype=float).T.ravel().copy()


@mistakes.of(
    "transpose",
    ko="돌려주는 것이 배열인가요, 리스트인가요?",
    en="Do you return an array or a list?",
)
def list_of_columns(A):
    return np.asarray(A, dtype=float).T.tolist()


@mistakes.of(
    "transpose",
    ko="return은 for의 안에 있나요, 밖에 있나요? 둘째 행은 언제 옮겨지나요?",
    en="Does your return stand inside the for or after it? When is the second row moved?",
)
def returned_after_the_first_row(A):
    A = np.asarray(A, dtype=float)
    result = np.zeros(A.shape[::-1])
    result[:, 0] = A[0]
    return result


@mistakes.of(
    "transpose",
    ko="빈 표를 정수로 만들지 않았나요? 거기에 0.7을 넣으면 무엇이 남나요?",
    en="Did you make the empty table one of integers? What is left of 0.7 in it?",
)
def kept_as_integers(A):
    return np.asarray(A, dtype=float).T.astype(int)
