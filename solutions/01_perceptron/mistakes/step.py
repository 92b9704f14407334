"""Mistakes in step: what happens at 0 and below it, other functions, input overwritten."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import fires

mistakes = Mistakes()


@mistakes.of(
    "step",
    ko="x가 꼭 0일 때의 답은 무엇이라고 약속했나요?",
    en="What did we agree the answer is when x is exactly 0?",
)
def zero_at_zero(x):
    return np.where(np.asarray(x) > 0, 1.0, 0.0)


@mistakes.of(
    "step",
    ko="0보다 작은 값에서 계단함수의 답은 0인가요, -1인가요?",
    en="Below zero, is the answer of the step function 0 or -1?",
)
def minus_one_below(x):
    return np.where(np.asarray(x) >= 0, 1.0, -1.0)


@mistakes.of(
    "step",
    ko="np.sign이 내는 세 가지 값은 무엇인가요? 계단함수의 값은 몇 가지인가요?",
    en="Which three values does np.sign give? How many values does the step function have?",
)
def sign_function(x):
    return np.sign(x)


@mistakes.of(
    "step",
    ko="비교 연산의 결과는 어떤 종류의 값인가요? 그런 값으로 나중에 빼기를 할 수 있나요?",
    en="What kind of value does a comparison give? Can you subtract with it later?",
)
def booleans(x):
    return np.asarray(x) >= 0


@mistakes.of(
    "step",
    ko="배열 전체를 if에 넣으면 참인가요, 거짓인가요? 요소마다 고르려면 무엇을 쓰면 될까요?",
    en="Is a whole array true or false in an `if`? What can you use to choose for each element?",
)
def one_number_only(x):
    return 1 if x >= 0 else 0


@mistakes.of(
    "step",
    ko="문턱은 0인가요, 0.5인가요?",
    en="Is the threshold 0 or 0.5?",
)
def threshold_at_half(x):
    return np.where(np.asarray(x) >= 0.5, 1.0, 0.0)


@mistakes.of(
    "step",
    ko="x가 큰 양수이면 신호를 보내야 하나요, 막아야 하나요?",
    en="When x is a large positive number, should the signal pass or be stopped?",
)
def turned_around(x):
    return np.where(np.asarray(x) >= 0, 0.0, 1.0)


@mistakes.of(
    "step",
    ko="계단함수가 0.5나 2 같은 값을 가질 수 있나요?",
    en="Can a step function have a value such as 0.5 or 2?",
)
def ramp(x):
    return np.maximum(np.asarray(x), 0)


@mistakes.of(
    "step",
    ko="σ(0.5)의 값은 0이나 1인가요? 계단이 부드러운 곡선이 되지는 않았나요?",
    en="Is σ(0.5) either 0 or 1? Is your step still a jump, or a smooth curve?",
)
def smooth_step(x):
    return 1.0 / (1.0 + np.exp(-np.asarray(x, dtype=float)))


@mistakes.of(
    "step",
    ko="함수를 부른 뒤, 인자로 준 배열에는 무엇이 들어 있나요?",
    en="After the call, what is in the array that was given to the function?",
)
def in_place(x):
    if not isinstance(x, np.ndarray):
        return fires(x)
    fired = x >= 0
    x[fired], x[~fired] = 1, 0
    return x


@mistakes.of(
    "step",
    ko="0보다 아주 조금 작은 수도 0이 되나요? 계산하는 동안 그 작은 차이가 사라지지는 않나요?",
    en="Does a number that is very little below 0 become 0, or does the small difference get lost "
    "on the way?",
)
def rounded_up_to_the_step(x):
    x = np.asarray(x)
    return np.floor(1 + x / (1 + np.abs(x)))


@mistakes.of(
    "step",
    ko="가파르지만 매끄러운 곡선을 내림하면, 0보다 아주 조금 작은 수도 0이 되나요?",
    en="If you round down a curve that is steep but smooth, does a number very little below 0 "
    "become 0?",
)
def steep_curve_rounded_down(x):
    return np.floor(np.tanh(1e6 * np.clip(np.asarray(x, dtype=float), -1, 1)) * 0.5 + 1)
