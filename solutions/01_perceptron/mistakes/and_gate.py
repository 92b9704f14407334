"""Mistakes in and_gate: lines that cut off other points, answers on the line, other shapes."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "and_gate",
    ko="입력이 하나만 1일 때의 가중합은 얼마인가요? 이 직선은 어느 점들을 떼어 놓나요?",
    en="What is the weighted sum when only one input is 1? Which points does this line cut off?",
)
def weights_of_or():
    return np.array([1.0, 1.0]), -0.5


@mistakes.of(
    "and_gate",
    ko="입력이 모두 0이면 가중합은 b 뿐입니다. 그때 켜지지 않으려면 b의 부호는 무엇이어야 하나요?",
    en="With both inputs 0 only b is left. If the gate must stay off, which sign must b have?",
)
def positive_bias():
    return np.array([1.0, 1.0]), 1.5


@mistakes.of(
    "and_gate",
    ko="가중합이 꼭 0이면 답은 무엇인가요? (1, 0)의 가중합은 얼마인가요?",
    en="What is the answer when the weighted sum is exactly 0? What is the sum at (1, 0)?",
)
def zero_counts_as_off():
    return np.array([1.0, 1.0]), -1.0


@mistakes.of(
    "and_gate",
    ko="가중합이 꼭 0이면 답은 무엇인가요? 가중치가 0.5일 때 (0, 1)의 가중합은 얼마인가요?",
    en="What is the answer when the weighted sum is exactly 0? With weights of 0.5, what is the "
    "sum at (0, 1)?",
)
def half_weights_zero_counts_as_off():
    return np.array([0.5, 0.5]), -0.5


@mistakes.of(
    "and_gate",
    ko="입력이 둘 다 1일 때의 가중합을 구해 보세요. 0 이상인가요?",
    en="Work out the weighted sum when both inputs are 1. Is it 0 or more?",
)
def never_fires():
    return np.array([1.0, 1.0]), -2.5


@mistakes.of(
    "and_gate",
    ko="부호를 모두 바꾸면 직선의 어느 쪽이 1이 되나요?",
    en="If you change all the signs, which side of the line gets the 1?",
)
def turned_into_nand():
    return np.array([-1.0, -1.0]), 1.5


@mistakes.of(
    "and_gate",
    ko="돌려주는 두 값의 순서가 (w, b)인가요?",
    en="Are the two values returned in the order (w, b)?",
)
def and_bias_first():
    return -1.5, np.array([1.0, 1.0])


@mistakes.of(
    "and_gate",
    ko="w의 모양은 (2,)인가요? 퍼셉트론에서 X @ w의 모양은 어떻게 되나요?",
    en="Is the shape of w (2,)? What is the shape of X @ w in the perceptron then?",
)
def weights_as_column():
    return np.array([[1.0], [1.0]]), -1.5


@mistakes.of(
    "and_gate",
    ko="편향은 배열인가요, 숫자 하나인가요?",
    en="Is the bias an array, or one number?",
)
def bias_in_array():
    return np.array([1.0, 1.0]), np.array([-1.5])
