"""Mistakes in relu: slopes at 0 and below it, values in place of slopes, other functions."""

from __future__ import annotations

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "relu",
    ko="a = 0에서의 기울기는 얼마로 약속했나요?",
    en="Which slope did we agree on at a = 0?",
)
def slope_one_at_zero(a):
    return max(0.0, a), (1.0 if a >= 0 else 0.0,)


@mistakes.of(
    "relu",
    ko="음수도 조금은 지나가지 않나요? 그런 활성화 함수는 무엇인가요?",
    en="Do negative numbers come through a little? Which activation function does that?",
)
def leaky(a):
    return max(0.1 * a, a), (1.0 if a > 0 else 0.1,)


@mistakes.of(
    "relu",
    ko="음수가 들어왔을 때 기울기는 얼마여야 하나요? 값만 막고 기울기는 그대로 보내지 않았나요?",
    en="What should the slope be for a negative number? Did you stop the value, but let the "
    "gradient pass?",
)
def gradient_always_passes(a):
    return max(0.0, a), (1.0,)


@mistakes.of(
    "relu",
    ko="기울기가 a의 크기에 따라 달라지나요? a = 3보다 a = 5에서 그래프가 더 가파른가요?",
    en="Does the slope depend on the size of a? Is the graph steeper at a = 5 than at a = 3?",
)
def value_as_slope(a):
    return max(0.0, a), (max(0.0, a),)


@mistakes.of(
    "relu",
    ko="음수를 넣으면 무엇이 나오나요? 부호만 사라지지는 않나요?",
    en="What comes out for a negative number? Does it only lose its sign?",
)
def absolute_value(a):
    return abs(a), (1.0 if a > 0 else -1.0 if a < 0 else 0.0,)


@mistakes.of(
    "relu",
    ko="1보다 큰 수는 그대로 나오나요?",
    en="Do numbers above 1 come out as they are?",
)
def step_function(a):
    return (1.0 if a > 0 else 0.0), (0.0,)
