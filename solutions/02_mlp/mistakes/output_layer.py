"""Mistakes in output_layer: biases and sigmoids lost or late, sigmoids twice, turned products."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import floats, squash

mistakes = Mistakes()


@mistakes.of(
    "output_layer",
    ko="돌려주는 두 값의 순서가 (Z2, ŷ)인가요?",
    en="Are the two values you return in the order (Z2, ŷ)?",
)
def output_order_swapped(A1, W2, b2):
    A1, W2 = floats(A1, W2)
    Z2 = A1 @ W2 + b2
    return squash(Z2), Z2


@mistakes.of(
    "output_layer",
    ko="예측값만 돌려주면 되나요? 이 함수가 돌려주어야 하는 두 가지는 무엇인가요?",
    en="Is it enough to return the prediction? Which two things should this function return?",
)
def only_y_hat(A1, W2, b2):
    A1, W2 = floats(A1, W2)
    return squash(A1 @ W2 + b2)


@mistakes.of(
    "output_layer",
    ko="슬라이드의 1.9042는 세 수의 합입니다. 여러분의 Z2에는 무엇이 빠졌나요?",
    en="The slide's 1.9042 is a sum of three numbers. Which one is missing from your Z2?",
)
def output_bias_forgotten(A1, W2, b2):
    A1, W2 = floats(A1, W2)
    return A1 @ W2, squash(A1 @ W2)


@mistakes.of(
    "output_layer",
    ko="ŷ는 0과 1 사이의 값인가요? 출력층에도 활성화 함수가 있나요?",
    en="Is ŷ between 0 and 1? Does the output layer have an activation function, too?",
)
def output_activation_forgotten(A1, W2, b2):
    A1, W2 = floats(A1, W2)
    Z2 = A1 @ W2 + b2
    return Z2, Z2


@mistakes.of(
    "output_layer",
    ko="A1은 이미 시그모이드를 거쳤나요? 여기에 또 시그모이드를 취해야 할까요?",
    en="Has A1 already been through the sigmoid? Does it need another one here?",
)
def sigmoid_of_a1_again(A1, W2, b2):
    (W2,) = floats(W2)
    Z2 = squash(A1) @ W2 + b2
    return Z2, squash(Z2)


@mistakes.of(
    "output_layer",
    ko="ŷ를 만들 때 시그모이드를 몇 번 취했나요?",
    en="How many times do you apply the sigmoid to get ŷ?",
)
def sigmoid_twice(A1, W2, b2):
    A1, W2 = floats(A1, W2)
    Z2 = A1 @ W2 + b2
    return Z2, squash(squash(Z2))


@mistakes.of(
    "output_layer",
    ko="편향 b2는 시그모이드 안에 있나요, 밖에 있나요?",
    en="Does the bias b2 stand inside the sigmoid, or outside?",
)
def output_bias_after_activation(A1, W2, b2):
    A1, W2 = floats(A1, W2)
    return A1 @ W2, squash(A1 @ W2) + b2


@mistakes.of(
    "output_layer",
    ko="ŷ는 맞는데, Z2는 편향까지 더한 값인가요?",
    en="ŷ is right, but does Z2 include the bias as well?",
)
def output_bias_only_inside_the_sigmoid(A1, W2, b2):
    A1, W2 = floats(A1, W2)
    return A1 @ W2, squash(A1 @ W2 + b2)


@mistakes.of(
    "output_layer",
    ko="(n, h)와 (h, k)를 곱할 때 전치가 필요한가요?",
    en="To multiply (n, h) by (h, k), do you need a transpose?",
)
def output_weights_transposed(A1, W2, b2):
    A1, W2 = floats(A1, W2)
    Z2 = A1 @ W2.T + b2
    return Z2, squash(Z2)


@mistakes.of(
    "output_layer",
    ko="요소마다 곱하기만 하면 은닉 노드들의 값은 언제 더해지나요?",
    en="If you only multiply element by element, when are the hidden nodes' values added up?",
)
def output_elementwise_product(A1, W2, b2):
    A1, W2 = floats(A1, W2)
    Z2 = A1 * W2 + b2
    return Z2, squash(Z2)


@mistakes.of(
    "output_layer",
    ko="ŷ는 0.87 같은 값입니다. 여기서 미리 0이나 1로 바꾸면 오차는 얼마가 되나요?",
    en="ŷ is a value like 0.87. If you turn it into 0 or 1 here, how large is the error then?",
)
def decided_too_early(A1, W2, b2):
    A1, W2 = floats(A1, W2)
    Z2 = A1 @ W2 + b2
    return Z2, (squash(Z2) > 0.5).astype(int)


@mistakes.of(
    "output_layer",
    ko="출력 노드가 여럿일 때 한 노드의 값이 다른 노드에 따라 달라져야 하나요? 여기서 쓰기로 한 "
    "활성화 함수는 무엇인가요?",
    en="With several output nodes, should the value of one node depend on the others? Which "
    "activation function does the text ask for here?",
)
def softmax_output(A1, W2, b2):
    A1, W2 = floats(A1, W2)
    Z2 = A1 @ W2 + b2
    e = np.exp(Z2 - Z2.max(axis=1, keepdims=True))
    return Z2, e / e.sum(axis=1, keepdims=True)


@mistakes.of(
    "output_layer",
    ko="슬라이드는 읽기 쉽게 반올림했습니다. 코드에서도 반올림해야 할까요?",
    en="The slide rounds so that it is easy to read. Does the code have to round, too?",
)
def rounded_output(A1, W2, b2):
    A1, W2 = floats(A1, W2)
    Z2 = A1 @ W2 + b2
    return np.round(Z2, 4), np.round(squash(Z2), 3)
