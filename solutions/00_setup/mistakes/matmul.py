"""Mistakes in matmul: the other product, sums lost or carried on, tables in the wrong order."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def floats(A, B):
    """Both tables as float arrays."""
    return np.asarray(A, dtype=float), np.asarray(B, dtype=float)


@mistakes.of(
    "matmul",
    ko="*와 @ 는 같은 곱인가요? 답의 한 칸은 숫자 몇 개를 곱하고 더해서 나오나요?",
    en="Are * and @ the same product? How many products are added up for one place?",
)
def elementwise(A, B):
    A, B = floats(A, B)
    return A * B


@mistakes.of(
    "matmul",
    ko="어느 행렬이 앞에 오나요? A @ B와 B @ A는 같은가요?",
    en="Which matrix comes first? Are A @ B and B @ A the same?",
)
def wrong_order(A, B):
    A, B = floats(A, B)
    return B @ A


@mistakes.of(
    "matmul",
    ko="B에서 k는 행의 번호인가요, 열의 번호인가요? B[k, j]와 B[j, k]는 어떻게 다른가요?",
    en="In B, does k number the rows or the columns? How do B[k, j] and B[j, k] differ?",
)
def second_transposed(A, B):
    A, B = floats(A, B)
    return A @ B.T


@mistakes.of(
    "matmul",
    ko="A에서 k는 행의 번호인가요, 열의 번호인가요? A[i, k]와 A[k, i]는 어떻게 다른가요?",
    en="In A, does k number the rows or the columns? How do A[i, k] and A[k, i] differ?",
)
def first_transposed(A, B):
    A, B = floats(A, B)
    return A.T @ B


@mistakes.of(
    "matmul",
    ko="C[i, j]에 넣을 때 앞에서 구한 것에 더했나요, 덮어썼나요?",
    en="When you store into C[i, j], is it added to what was there, or written over it?",
)
def overwritten(A, B):
    A, B = floats(A, B)
    return np.outer(A[:, -1], B[-1])


@mistakes.of(
    "matmul",
    ko="다음 칸으로 넘어갈 때 total은 얼마인가요? 칸마다 어디에서 다시 시작해야 하나요?",
    en="What is your total when the next place begins? Where should each place start again?",
)
def total_never_reset(A, B):
    A, B = floats(A, B)
    product = A @ B
    return np.cumsum(product.ravel()).reshape(product.shape)


@mistakes.of(
    "matmul",
    ko="total = 0은 for j의 안에 있나요, 밖에 있나요? 한 행 안에서 합이 이어지고 있지 않나요?",
    en="Does total = 0 stand inside the for over j or before it? Do sums run on within a row?",
)
def total_reset_for_each_row_only(A, B):
    A, B = floats(A, B)
    return np.cumsum(A @ B, axis=1)


@mistakes.of(
    "matmul",
    ko="답의 모양은 (n, p)인가요, (p, n)인가요? C[i, j]의 i는 어느 행렬의 행인가요?",
    en="Is your answer (n, p) or (p, n)? Of which matrix is i in C[i, j] a row?",
)
def answer_transposed(A, B):
    A, B = floats(A, B)
    return (A @ B).T.copy()


@mistakes.of(
    "matmul",
    ko="k는 어디까지 가야 하나요? range(m - 1)의 마지막 수는 무엇인가요?",
    en="How far must k go? What is the last number of range(m - 1)?",
)
def last_product_forgotten(A, B):
    A, B = floats(A, B)
    return A[:, :-1] @ B[:-1]


@mistakes.of(
    "matmul",
    ko="파이썬에서 첫째 열의 번호는 몇 번인가요? k는 어디에서 시작해야 하나요?",
    en="Which number does the first column have in Python? Where must k start?",
)
def first_product_forgotten(A, B):
    A, B = floats(A, B)
    return A[:, 1:] @ B[1:]


@mistakes.of(
    "matmul",
    ko="답은 숫자 하나인가요? 더하기는 칸마다 따로 해야 하지 않나요?",
    en="Is the answer one number? Should not every place have a sum of its own?",
)
def all_in_one_number(A, B):
    A, B = floats(A, B)
    return float((A @ B).sum())


@mistakes.of(
    "matmul",
    ko="return은 for의 안에 있나요, 밖에 있나요? 둘째 행은 언제 계산되나요?",
    en="Does your return stand inside the for or after it? When is the second row reached?",
)
def returned_after_the_first_row(A, B):
    A, B = floats(A, B)
    result = np.zeros((A.shape[0], B.shape[1]))
    result[0] = A[0] @ B
    return result


@mistakes.of(
    "matmul",
    ko="돌려주는 것이 배열인가요, 리스트인가요?",
    en="Do you return an array or a list?",
)
def list_of_lists(A, B):
    A, B = floats(A, B)
    return (A @ B).tolist()


@mistakes.of(
    "matmul",
    ko="답을 담을 표를 정수로 만들지 않았나요? 거기에 0.7을 더하면 무엇이 남나요?",
    en="Did you make the table for the answer one of integers? What is left of 0.7 in it?",
)
def kept_as_integers(A, B):
    A, B = floats(A, B)
    return (A @ B).astype(int)
