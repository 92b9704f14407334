"""Mistakes in or_gate: lines that cut off other points, turned signs, weights of other gates."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "or_gate",
    ko="입력이 하나만 1일 때의 가중합은 얼마인가요? 그때 켜져야 하나요?",
    en="What is the weighted sum when only one input is 1? Should the gate be on then?",
)
def weights_of_and():
    return np.array([1.0, 1.0]), -1.5


@mistakes.of(
    "or_gate",
    ko="(0, 0)의 가중합은 얼마이고, 그때 계단함수의 값은 무엇인가요?",
    en="What is the weighted sum at (0, 0), and what does the step function give there?",
)
def no_bias_at_all():
    return np.array([1.0, 1.0]), 0.0


@mistakes.of(
    "or_gate",
    ko="입력이 모두 0이면 가중합은 b 뿐입니다. 그때 켜지지 않으려면 b의 부호는 무엇이어야 하나요?",
    en="With both inputs 0 only b is left. If the gate must stay off, which sign must b have?",
)
def or_positive_bias():
    return np.array([1.0, 1.0]), 0.5


@mistakes.of(
    "or_gate",
    ko="부호를 모두 바꾸면 직선의 어느 쪽이 1이 되나요?",
    en="If you change all the signs, which side of the line gets the 1?",
)
def turned_into_nor():
    return np.array([-1.0, -1.0]), 0.5


@mistakes.of(
    "or_gate",
    ko="두 입력 가운데 바꾸어도 답이 달라지지 않는 것이 있지 않나요?",
    en="Is there an input that does not change the answer?",
)
def only_first_input():
    return np.array([1.0, 0.0]), -0.5


@mistakes.of(
    "or_gate",
    ko="돌려주는 두 값의 순서가 (w, b)인가요?",
    en="Are the two values returned in the order (w, b)?",
)
def or_bias_first():
    return -0.5, np.array([1.0, 1.0])
