"""Mistakes in hadamard: shapes that are compared too little, and other products in its place."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


# Those that compare too little come first: they are told from one that compares nothing.


@mistakes.of(
    "hadamard",
    ko="len은 무엇을 세나요? 행의 수만 같으면 같은 모양인가요? (2, 3)과 (2, 1)은 어떤가요?",
    en="What does len count? Do (2, 3) and (2, 1) have the same shape because they have as many "
    "rows?",
)
def compares_lengths_only(A, B):
    A, B = np.asarray(A, float), np.asarray(B, float)
    if len(A) != len(B):
        raise ValueError("lengths")
    return A * B


@mistakes.of(
    "hadamard",
    ko="요소의 수만 같으면 같은 모양인가요? (3,)과 (1, 3)은 어떤가요?",
    en="Is the same number of elements enough for two shapes to be the same? What about (3,) and "
    "(1, 3)?",
)
def compares_sizes_only(A, B):
    A, B = np.asarray(A, float), np.asarray(B, float)
    if A.size != B.size:
        raise ValueError("sizes")
    return A * B


@mistakes.of(
    "hadamard",
    ko="축의 수만 같으면 같은 모양인가요? (2, 2)와 (1, 2)는 어떤가요?",
    en="Is the same number of axes enough for two shapes to be the same? What about (2, 2) and "
    "(1, 2)?",
)
def compares_axes_only(A, B):
    A, B = np.asarray(A, float), np.asarray(B, float)
    if A.ndim != B.ndim:
        raise ValueError("axes")
    return A * B


@mistakes.of(
    "hadamard",
    ko="(3,)과 (3, 1)을 곱하면 무엇이 나오나요? 모양을 확인하는 줄이 있나요?",
    en="What do you get from (3,) times (3, 1)? Is there a line that checks the shapes?",
)
def broadcasts_silently(A, B):
    return np.asarray(A, float) * np.asarray(B, float)


@mistakes.of(
    "hadamard",
    ko="@ 와 * 가운데 같은 자리끼리 곱하는 것은 어느 것인가요?",
    en="Which of @ and * multiplies elements in the same place?",
)
def matrix_product(A, B):
    A, B = np.asarray(A, float), np.asarray(B, float)
    if A.shape != B.shape:
        raise ValueError("shapes")
    return A @ B


@mistakes.of(
    "hadamard",
    ko="정사각 행렬일 때만 다른 곱셈을 하지 않나요? 2행 2열에서 @ 와 *는 같은가요?",
    en="Do you use another product for square matrices? Are @ and * the same for 2 rows and 2 "
    "columns?",
)
def matrix_product_of_squares(A, B):
    A, B = np.asarray(A, float), np.asarray(B, float)
    if A.shape != B.shape:
        raise ValueError("shapes")
    return A @ B if A.ndim == 2 and A.shape[0] == A.shape[1] else A * B


@mistakes.of(
    "hadamard",
    ko="결과의 모양은 A와 같아야 하나요? 곱한 다음에 더하지는 않았나요?",
    en="Should the result have the shape of A? Did you add up the products?",
)
def sum_of_products(A, B):
    A, B = np.asarray(A, float), np.asarray(B, float)
    if A.shape != B.shape:
        raise ValueError("shapes")
    return np.sum(A * B)


@mistakes.of(
    "hadamard",
    ko="모양이 다르면 어떤 예외를 일으키기로 했나요? assert는 무엇을 일으키나요?",
    en="Which exception did we agree to raise for different shapes? Which one does assert raise?",
)
def asserts_shapes(A, B):
    A, B = np.asarray(A, float), np.asarray(B, float)
    assert A.shape == B.shape
    return A * B


@mistakes.of(
    "hadamard",
    ko="인자로 준 배열 A도 바뀌지 않았나요? *= 는 어디에 값을 쓰나요?",
    en="Did the array A that was given change, too? Where does *= write?",
)
def multiplies_in_place(A, B):
    if np.shape(A) != np.shape(B):
        raise ValueError("shapes")
    A *= np.asarray(B)
    return A


@mistakes.of(
    "hadamard",
    ko="A_ij와 곱하는 것은 B_ij인가요, B_ji인가요?",
    en="By what do you multiply A_ij: B_ij, or B_ji?",
)
def transposes_second(A, B):
    A, B = np.asarray(A, float), np.asarray(B, float)
    if A.shape != B.shape:
        raise ValueError("shapes")
    return A * B.T
