"""Mistakes in xor_dataset: other gates, answers and rows in another shape, order or type."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()

SQUARE = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]


@mistakes.of(
    "xor_dataset",
    ko="y.shape를 출력해 보세요. (4,)와 (4, 1)은 y - y_hat에서 무엇이 다른가요?",
    en="What does y.shape print? How do (4,) and (4, 1) differ in y - y_hat?",
)
def flat_y():
    return np.array(SQUARE), np.array([0.0, 1.0, 1.0, 0.0])


@mistakes.of(
    "xor_dataset",
    ko="데이터 하나의 정답은 y의 한 행인가요, 한 열인가요?",
    en="Is the answer of one example a row of y, or a column?",
)
def y_as_a_row():
    return np.array(SQUARE), np.array([[0.0, 1.0, 1.0, 0.0]])


@mistakes.of(
    "xor_dataset",
    ko="입력이 둘 다 1일 때 XOR의 답은 무엇인가요?",
    en="What does XOR answer when both inputs are 1?",
)
def or_table():
    return np.array(SQUARE), np.array([[0.0], [1.0], [1.0], [1.0]])


@mistakes.of(
    "xor_dataset",
    ko="입력 하나만 1일 때 XOR의 답은 무엇인가요? 여러분의 표는 어떤 게이트의 것인가요?",
    en="What does XOR answer when just one input is 1? Which gate does your table show?",
)
def and_table():
    return np.array(SQUARE), np.array([[0.0], [0.0], [0.0], [1.0]])


@mistakes.of(
    "xor_dataset",
    ko="XOR은 두 입력이 같을 때 1인가요, 다를 때 1인가요?",
    en="Is XOR 1 when the inputs are equal, or when they differ?",
)
def xnor_table():
    return np.array(SQUARE), np.array([[1.0], [0.0], [0.0], [1.0]])


@mistakes.of(
    "xor_dataset",
    ko="함수는 X와 y를 어떤 순서로 돌려주나요?",
    en="In which order does the function return X and y?",
)
def y_returned_first():
    return np.array([[0.0], [1.0], [1.0], [0.0]]), np.array(SQUARE)


@mistakes.of(
    "xor_dataset",
    ko="X의 한 행은 무엇인가요? 모양이 (4, 2)인가요?",
    en="What is one row of X? Is its shape (4, 2)?",
)
def x_transposed():
    return np.array(SQUARE).T, np.array([[0.0], [1.0], [1.0], [0.0]])


@mistakes.of(
    "xor_dataset",
    ko="리스트끼리 X @ W1이나 y - y_hat을 계산할 수 있나요?",
    en="Can you compute X @ W1 or y - y_hat with lists?",
)
def plain_lists():
    return SQUARE, [[0.0], [1.0], [1.0], [0.0]]


@mistakes.of(
    "xor_dataset",
    ko="슬라이드에서 행의 순서는 어떻게 되어 있나요? 둘째 행의 입력은 무엇인가요?",
    en="In which order does the slide list the rows? What are the inputs of the second one?",
)
def rows_in_another_order():
    return np.array([SQUARE[i] for i in (0, 2, 1, 3)]), np.array([[0.0], [1.0], [1.0], [0.0]])


@mistakes.of(
    "xor_dataset",
    ko="슬라이드에서 거짓은 0인가요, -1인가요? 시그모이드의 값이 -1이 될 수 있나요?",
    en="On the slide, is false 0 or -1? Can a sigmoid ever give -1?",
)
def minus_one_for_false():
    return 2 * np.array(SQUARE) - 1, np.array([[-1.0], [1.0], [1.0], [-1.0]])


@mistakes.of(
    "xor_dataset",
    ko="y의 dtype은 무엇인가요? True - True를 NumPy로 계산하면 어떻게 되나요?",
    en="What is the dtype of y? What happens if you compute True - True with NumPy?",
)
def answers_as_booleans():
    return np.array(SQUARE), np.array([[False], [True], [True], [False]])


@mistakes.of(
    "xor_dataset",
    ko="출력 노드는 몇 개인가요? y의 열은 몇 개여야 하나요?",
    en="How many output nodes are there? How many columns should y have, then?",
)
def one_hot_answers():
    return np.array(SQUARE), np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 1.0], [1.0, 0.0]])
