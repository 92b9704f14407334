"""Mistakes in tanh: overflows, lost signs, curves that are less steep or not stretched."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import bend, squash

mistakes = Mistakes()


@mistakes.of(
    "tanh",
    ko="x = 0일 때의 값은 0인가요, 0.5인가요? 아래쪽 끝은 얼마인가요?",
    en="Is the value at x = 0 equal to 0 or 0.5? What is it at the lower end?",
)
def sigmoid_instead(x):
    return squash(x)


@mistakes.of(
    "tanh",
    ko="2σ(2x) - 1에서 σ에 들어가는 것은 x인가요, 2x인가요?",
    en="In 2σ(2x) - 1, does x or 2x go into σ?",
)
def half_as_steep(x):
    return 2.0 * squash(x) - 1.0


@mistakes.of(
    "tanh",
    ko="시그모이드를 위아래로도 늘였나요? tanh의 가장 작은 값은 얼마인가요?",
    en="Is the sigmoid stretched up and down as well? What is the smallest value of tanh?",
)
def not_stretched(x):
    return squash(2.0 * np.asarray(x))


@mistakes.of(
    "tanh",
    ko="x가 음수이면 tanh의 부호는 무엇인가요? 절댓값을 쓴 뒤 부호를 돌려놓았나요?",
    en="What is the sign of tanh for a negative x? Was the sign put back after the absolute value?",
)
def sign_lost(x):
    return np.abs(bend(x))


@mistakes.of(
    "tanh",
    ko="분자와 분모는 각각 무엇인가요? x = 3일 때 1보다 커지지 않나요?",
    en="What is above the line and what below? Does the value exceed 1 at x = 3?",
)
def numerator_only(x):
    return np.sinh(np.clip(x, -300, 300))


@mistakes.of(
    "tanh",
    ko="-1과 1에서 딱 꺾이나요? tanh(0.5)는 0.5인가요?",
    en="Is there a sharp kink at -1 and 1? Is tanh(0.5) equal to 0.5?",
)
def hard_tanh(x):
    return np.clip(np.asarray(x, dtype=float), -1.0, 1.0)


@mistakes.of(
    "tanh",
    ko="e^x와 e^-x 가운데 어느 쪽에서 어느 쪽을 빼나요? x = 1일 때 양수인가요?",
    en="Which is subtracted from which, e^x or e^-x? Is the value at x = 1 positive?",
)
def tanh_turned(x):
    return -bend(x)
