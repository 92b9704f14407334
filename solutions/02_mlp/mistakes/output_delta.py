"""Mistakes in output_delta: turned errors, the wrong slope, means and sums over the batch."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import floats, slope, squash

mistakes = Mistakes()


@mistakes.of(
    "output_delta",
    ko="ŷ가 정답보다 작으면 δ2의 부호는 무엇이어야 하나요? 이 과제의 오차 E는 무엇에서 무엇을 "
    "뺀 것인가요?",
    en="If ŷ is below the answer, what sign should δ2 have? In this assignment, what is subtracted "
    "from what in the error E?",
)
def error_sign_flipped(y, y_hat):
    y, y_hat = floats(y, y_hat)
    return (y_hat - y) * slope(y_hat)


@mistakes.of(
    "output_delta",
    ko="오차에 무엇을 곱해야 델타가 되나요?",
    en="What does the error have to be multiplied by to become a delta?",
)
def derivative_missing(y, y_hat):
    y, y_hat = floats(y, y_hat)
    return y - y_hat


@mistakes.of(
    "output_delta",
    ko="ŷ는 이미 시그모이드를 거친 값인가요? 그러면 σ'(ŷ)에서 σ를 다시 계산해야 할까요?",
    en="Has ŷ already been through the sigmoid? Do you then need σ once more to compute σ'(ŷ)?",
)
def derivative_of_the_weighted_input(y, y_hat):
    y, y_hat = floats(y, y_hat)
    return (y - y_hat) * slope(squash(y_hat))


@mistakes.of(
    "output_delta",
    ko="식의 ⊙는 어떤 곱셈인가요? np.dot이나 @ 와 같은 곱셈인가요?",
    en="Which product does ⊙ stand for? Is it the same as np.dot or @?",
)
def dot_for_hadamard(y, y_hat):
    y, y_hat = floats(y, y_hat)
    return np.dot(y - y_hat, slope(y_hat))


@mistakes.of(
    "output_delta",
    ko="y - ŷ * σ'(ŷ)에서는 곱셈과 뺄셈 가운데 무엇이 먼저 계산되나요?",
    en="In y - ŷ * σ'(ŷ), which comes first, the product or the difference?",
)
def error_without_parentheses(y, y_hat):
    y, y_hat = floats(y, y_hat)
    return y - y_hat * slope(y_hat)


@mistakes.of(
    "output_delta",
    ko="기울기는 어디에서 재야 하나요? 정답 y에서인가요, 예측 ŷ에서인가요?",
    en="Where should you take the slope: at the answer y, or at the prediction ŷ?",
)
def derivative_at_the_answer(y, y_hat):
    y, y_hat = floats(y, y_hat)
    return (y - y_hat) * slope(y)


@mistakes.of(
    "output_delta",
    ko="오차에 곱한 것은 ŷ인가요, ŷ에서의 기울기인가요?",
    en="Did you multiply the error by ŷ, or by the slope at ŷ?",
)
def prediction_for_derivative(y, y_hat):
    y, y_hat = floats(y, y_hat)
    return (y - y_hat) * y_hat


@mistakes.of(
    "output_delta",
    ko="E2는 오차의 제곱인가요? 제곱하면 오차의 부호는 어떻게 되나요?",
    en="Is E2 the square of the error? What happens to the sign of an error when it is squared?",
)
def error_squared(y, y_hat):
    y, y_hat = floats(y, y_hat)
    return (y - y_hat) ** 2 * slope(y_hat)


@mistakes.of(
    "output_delta",
    ko="절댓값을 취하면 예측이 정답보다 큰지 작은지 알 수 있나요?",
    en="With the absolute value, can you still tell whether the prediction is too high or too low?",
)
def error_without_sign(y, y_hat):
    y, y_hat = floats(y, y_hat)
    return np.abs(y - y_hat) * slope(y_hat)


@mistakes.of(
    "output_delta",
    ko="데이터 하나의 델타가 배치의 크기에 따라 달라져도 되나요? 여기서 평균을 내나요?",
    en="Should one example's delta depend on the size of the batch? Is there a mean in this "
    "formula?",
)
def delta_averaged(y, y_hat):
    y, y_hat = floats(y, y_hat)
    return (y - y_hat) * slope(y_hat) / len(y)


@mistakes.of(
    "output_delta",
    ko="δ2는 숫자 하나인가요, 데이터와 노드마다 하나씩인가요?",
    en="Is δ2 a single number, or one for every example and node?",
)
def delta_summed(y, y_hat):
    y, y_hat = floats(y, y_hat)
    return np.sum((y - y_hat) * slope(y_hat))


@mistakes.of(
    "output_delta",
    ko="δ2를 반올림하면 δ1과 업데이트는 정확한 값으로 계산되나요?",
    en="If you round δ2, are δ1 and the update computed from the exact value?",
)
def rounded_delta(y, y_hat):
    y, y_hat = floats(y, y_hat)
    return np.round((y - y_hat) * slope(y_hat), 4)


@mistakes.of(
    "output_delta",
    ko="함수를 부른 뒤에도 y는 원래의 정답 그대로인가요? y -= ŷ는 어디에 값을 쓰나요?",
    en="After the call, does y still hold the answers? Where does y -= ŷ write?",
)
def changes_y(y, y_hat):
    y, y_hat = floats(y, y_hat)
    y -= y_hat
    return y * slope(y_hat)
