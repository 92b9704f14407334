"""Mistakes in tanh: overflows, lost signs, curves that are less steep or not stretched."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import bend, squash

mistakes = Mistakes()


@mistakes.of(
    "tanh",
    ko="x = 0일 때의 값은 0인가요, 0.5인가요? x가 -10, -100으로 갈 때는 어떤 값에 다가가나요?",
    en="Is the value at x = 0 equal to 0 or 0.5? Which value does it come close to as x goes to "
    "-10 and -100?",
)
def sigmoid_instead(x):
    return squash(x)


@mistakes.of(
    "tanh",
    ko="2σ(2x) - 1에서 σ에 들어가는 것은 x인가요, 2x인가요?",
    en="In 2σ(2x) - 1, do you put x or 2x into σ?",
)
def half_as_steep(x):
    return 2.0 * squash(x) - 1.0


@mistakes.of(
    "tanh",
    ko="시그모이드를 위아래로도 늘였나요? tanh는 얼마까지 작아질 수 있나요?",
    en="Did you stretch the sigmoid up and down as well? How small can tanh become?",
)
def not_stretched(x):
    return squash(2.0 * np.asarray(x))


@mistakes.of(
    "tanh",
    ko="x가 음수이면 tanh의 부호는 무엇인가요? 절댓값을 쓴 뒤 부호를 돌려놓았나요?",
    en="What is the sign of tanh for a negative x? Did you put the sign back after taking the "
    "absolute value?",
)
def sign_lost(x):
    return np.abs(bend(x))


@mistakes.of(
    "tanh",
    ko="분자와 분모는 각각 무엇인가요? x = 3일 때 1보다 커지지 않나요?",
    en="What is the numerator, and what is the denominator? Is your value at x = 3 larger than 1?",
)
def numerator_only(x):
    return np.sinh(np.clip(x, -300, 300))


@mistakes.of(
    "tanh",
    ko="그래프가 -1과 1에서 뾰족하게 꺾이나요? tanh(0.5)는 0.5인가요?",
    en="Is there a sharp kink at -1 and 1? Is tanh(0.5) equal to 0.5?",
)
def hard_tanh(x):
    return np.clip(np.asarray(x, dtype=float), -1.0, 1.0)


@mistakes.of(
    "tanh",
    ko="e^x와 e^-x 가운데 어느 쪽에서 어느 쪽을 빼나요? x = 1일 때 양수인가요?",
    en="Do you subtract e^-x from e^x, or the other way round? Is the value at x = 1 positive?",
)
def tanh_turned(x):
    return -bend(x)
