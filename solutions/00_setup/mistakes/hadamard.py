"""Mistakes in hadamard: the other product, sums that nobody asked for, inputs written over."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def floats(A, B):
    """Both arrays as float arrays."""
    return np.asarray(A, dtype=float), np.asarray(B, dtype=float)


@mistakes.of(
    "hadamard",
    ko="@ 와 * 가운데 어느 것이 요소별 곱인가요? 요소별 곱에서 더하는 일이 있나요?",
    en="Which of @ and * is the elementwise product? Is anything added in it?",
)
def matrix_product(A, B):
    A, B = floats(A, B)
    return A @ B


@mistakes.of(
    "hadamard",
    ko="곱한 다음 더해야 하나요? 답의 모양은 받은 배열과 같아야 하지 않나요?",
    en="Is there anything to add up afterwards? Should the shape not stay as it was?",
)
def summed_up(A, B):
    A, B = floats(A, B)
    return float(np.sum(A * B))


@mistakes.of(
    "hadamard",
    ko="행마다 더하지 않았나요? 답의 모양은 받은 배열과 같아야 하지 않나요?",
    en="Did you add up each row? Should the shape not stay as it was?",
)
def rows_summed_up(A, B):
    A, B = floats(A, B)
    return (A * B).sum(axis=-1)


@mistakes.of(
    "hadamard",
    ko="⊙은 곱인가요, 합인가요?",
    en="Does ⊙ multiply or add?",
)
def added(A, B):
    A, B = floats(A, B)
    return A + B


@mistakes.of(
    "hadamard",
    ko="A의 모든 요소가 B의 모든 요소와 곱해져야 하나요, 같은 칸끼리만 곱해져야 하나요?",
    en="Should every element of A meet every element of B, or only the one in its place?",
)
def every_pair(A, B):
    A, B = floats(A, B)
    return np.outer(A, B)


@mistakes.of(
    "hadamard",
    ko="B를 전치해야 하나요? A[i, j]는 B의 어느 칸과 곱해지나요?",
    en="Does B have to be transposed? With which place of B is A[i, j] multiplied?",
)
def second_transposed(A, B):
    A, B = floats(A, B)
    return A * B.T


@mistakes.of(
    "hadamard",
    ko="함수가 끝난 뒤 받은 A에는 무엇이 들어 있나요? *= 는 어디에 값을 쓰나요?",
    en="What is in the A you were given when the function is over? Where does *= write?",
)
def written_over(A, B):
    A *= B
    return A


@mistakes.of(
    "hadamard",
    ko="둘째 배열은 어디에 쓰이나요? A * A를 돌려주고 있지 않나요?",
    en="Where does the second array come in? Do you return A * A?",
)
def squared(A, B):
    A, _ = floats(A, B)
    return A * A


@mistakes.of(
    "hadamard",
    ko="답의 모양은 받은 배열과 같은가요? 한 줄로 펴지지 않았나요?",
    en="Does your answer have the shape of the arrays you were given, or is it one long line?",
)
def in_one_line(A, B):
    A, B = floats(A, B)
    return (A * B).ravel()


@mistakes.of(
    "hadamard",
    ko="return은 for의 안에 있나요, 밖에 있나요? 둘째 행은 언제 계산되나요?",
    en="Does your return stand inside the for or after it? When is the second row reached?",
)
def returned_after_the_first_row(A, B):
    A, B = floats(A, B)
    result = np.zeros(A.shape)
    result[0] = A[0] * B[0]
    return result


@mistakes.of(
    "hadamard",
    ko="np.zeros_like(A)는 A가 정수이면 무엇을 담을 수 있나요? 거기에 0.7을 넣으면요?",
    en="If A holds integers, what can np.zeros_like(A) hold? What becomes of 0.7 in it?",
)
def kept_in_the_type_of_the_first(A, B):
    result = np.zeros_like(A)
    result[...] = np.asarray(A) * B
    return result
