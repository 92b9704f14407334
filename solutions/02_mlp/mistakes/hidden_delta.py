"""Mistakes in hidden_delta: W2 turned or left out, the wrong slope, products of the wrong kind."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import floats, slope, squash

mistakes = Mistakes()


@mistakes.of(
    "hidden_delta",
    ko="δ2는 (n, k), W2는 (h, k)입니다. 거꾸로 갈 때 W2는 어떤 모양이어야 곱할 수 있나요?",
    en="δ2 is (n, k) and W2 is (h, k). Which shape must W2 have on the way back, so that you can "
    "multiply?",
)
def w2_not_transposed(delta2, W2, A1):
    delta2, W2 = floats(delta2, W2)
    return delta2 @ W2 * slope(A1)


@mistakes.of(
    "hidden_delta",
    ko="E1까지는 구했습니다. δ1이 되려면 무엇을 더 곱해야 하나요?",
    en="You have E1. What must you multiply it by to get δ1?",
)
def hidden_derivative_missing(delta2, W2, A1):
    delta2, W2 = floats(delta2, W2)
    return delta2 @ W2.T


@mistakes.of(
    "hidden_delta",
    ko="A1은 이미 활성화 값입니다. σ'(A1)을 구할 때 σ를 한 번 더 계산하지 않았나요?",
    en="A1 is already an activation. When you compute σ'(A1), do you apply σ once more?",
)
def hidden_derivative_of_the_weighted_input(delta2, W2, A1):
    delta2, W2 = floats(delta2, W2)
    return delta2 @ W2.T * slope(squash(A1))


@mistakes.of(
    "hidden_delta",
    ko="E1에 곱한 것은 A1인가요, A1에서의 기울기인가요?",
    en="Did you multiply E1 by A1, or by the slope at A1?",
)
def activation_for_derivative(delta2, W2, A1):
    delta2, W2, A1 = floats(delta2, W2, A1)
    return delta2 @ W2.T * A1


@mistakes.of(
    "hidden_delta",
    ko="출력 노드가 둘 이상이면 은닉 노드 하나에는 델타가 몇 개 돌아오나요? 그 델타들을 모두 "
    "더했나요?",
    en="With two or more output nodes, how many deltas come back to one hidden node? Do you add "
    "them up?",
)
def elementwise_with_w2(delta2, W2, A1):
    delta2, W2 = floats(delta2, W2)
    return delta2 * W2.T * slope(A1)


@mistakes.of(
    "hidden_delta",
    ko="E1과 σ'(A1)은 모양이 같습니다. ⊙는 어떤 곱셈을 뜻하나요?",
    en="E1 and σ'(A1) have the same shape. Which kind of product does ⊙ stand for?",
)
def dot_with_derivative(delta2, W2, A1):
    delta2, W2 = floats(delta2, W2)
    return np.dot(delta2 @ W2.T, slope(A1).T)


@mistakes.of(
    "hidden_delta",
    ko="행렬곱의 순서를 바꾸지 않았나요? 결과에서 데이터는 행인가요, 열인가요?",
    en="Did you change the order of the matrix product? In the result, is an example a row or a "
    "column?",
)
def w2_first(delta2, W2, A1):
    delta2, W2 = floats(delta2, W2)
    return W2 @ delta2.T * slope(A1)


@mistakes.of(
    "hidden_delta",
    ko="δ1의 모양은 A1과 같은가요, A1을 전치한 것과 같은가요?",
    en="Does δ1 have the shape of A1, or that of A1 transposed?",
)
def result_transposed(delta2, W2, A1):
    delta2, W2 = floats(delta2, W2)
    return (delta2 @ W2.T * slope(A1)).T


@mistakes.of(
    "hidden_delta",
    ko="오차의 부호를 어디에선가 한 번 더 뒤집지 않았나요?",
    en="Did you change the sign of the error once more somewhere?",
)
def hidden_sign_flipped(delta2, W2, A1):
    delta2, W2 = floats(delta2, W2)
    return -(delta2 @ W2.T) * slope(A1)


@mistakes.of(
    "hidden_delta",
    ko="데이터 하나의 δ1이 배치에 있는 다른 데이터의 수에 따라 달라지나요?",
    en="Does one example's δ1 depend on how many others are in the batch?",
)
def hidden_delta_averaged(delta2, W2, A1):
    delta2, W2 = floats(delta2, W2)
    return delta2 @ W2.T * slope(A1) / len(delta2)


@mistakes.of(
    "hidden_delta",
    ko="슬라이드의 0.0024는 반올림한 값입니다. 코드에서도 반올림해야 할까요?",
    en="The slide's 0.0024 is rounded. Should your code round as well?",
)
def rounded_hidden_delta(delta2, W2, A1):
    delta2, W2 = floats(delta2, W2)
    return np.round(delta2 @ W2.T * slope(A1), 4)


@mistakes.of(
    "hidden_delta",
    ko="은닉층의 오차는 출력층의 가중치를 거쳐 돌아옵니다. 여러분의 식에 W2가 있나요?",
    en="The hidden layer's error comes back through the output layer's weights. Is W2 in your "
    "formula?",
)
def w2_left_out(delta2, W2, A1):
    (delta2,) = floats(delta2)
    return delta2.sum(axis=1, keepdims=True) * slope(A1)
