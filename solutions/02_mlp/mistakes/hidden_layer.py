"""Mistakes in hidden_layer: biases and sigmoids lost or late, turned products, Z1 and A1 mixed."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import floats, slope, squash

mistakes = Mistakes()


@mistakes.of(
    "hidden_layer",
    ko="슬라이드에서 먼저 구하는 것은 Z1인가요, A1인가요? 돌려주는 순서도 그런가요?",
    en="Which comes first on the slide, Z1 or A1? Is that the order in which you return them?",
)
def order_swapped(X, W1, b1):
    X, W1 = floats(X, W1)
    Z1 = X @ W1 + b1
    return squash(Z1), Z1


@mistakes.of(
    "hidden_layer",
    ko="이 함수는 값을 몇 개 돌려주어야 하나요?",
    en="How many values should this function return?",
)
def only_a1(X, W1, b1):
    X, W1 = floats(X, W1)
    return squash(X @ W1 + b1)


@mistakes.of(
    "hidden_layer",
    ko="X가 모두 0이면 Z1은 얼마여야 하나요? 여러분의 식에서는요?",
    en="If X were 0 throughout, what should Z1 be? And in your formula?",
)
def bias_forgotten(X, W1, b1):
    X, W1 = floats(X, W1)
    return X @ W1, squash(X @ W1)


@mistakes.of(
    "hidden_layer",
    ko="A1의 값들은 0과 1 사이에 있나요? Z1은 어떤 함수를 거쳐야 A1이 되나요?",
    en="Do the values of A1 lie between 0 and 1? Which function does Z1 pass through on its way?",
)
def activation_forgotten(X, W1, b1):
    X, W1 = floats(X, W1)
    Z1 = X @ W1 + b1
    return Z1, Z1


@mistakes.of(
    "hidden_layer",
    ko="편향은 활성화 함수를 거치기 전에 더하나요, 거친 다음에 더하나요?",
    en="Is the bias added before the activation function, or after it?",
)
def bias_after_activation(X, W1, b1):
    X, W1 = floats(X, W1)
    return X @ W1, squash(X @ W1) + b1


@mistakes.of(
    "hidden_layer",
    ko="A1은 맞는데 Z1에 빠진 것이 있나요? 가중 입력의 식에는 무엇이 들어가나요?",
    en="A1 is right: is something missing in Z1? What does the weighted input consist of?",
)
def bias_only_inside_the_sigmoid(X, W1, b1):
    X, W1 = floats(X, W1)
    return X @ W1, squash(X @ W1 + b1)


@mistakes.of(
    "hidden_layer",
    ko="W1의 모양은 (d, h)입니다. X의 열과 맞닿는 것은 W1의 행인가요, 열인가요?",
    en="W1 is (d, h). Do the columns of X meet the rows of W1, or its columns?",
)
def weights_transposed(X, W1, b1):
    X, W1 = floats(X, W1)
    Z1 = X @ W1.T + b1
    return Z1, squash(Z1)


@mistakes.of(
    "hidden_layer",
    ko="행렬곱은 순서를 바꾸어도 같은가요? 데이터는 X의 행인가요, 열인가요?",
    en="May the factors of a matrix product be swapped? Is one example a row of X, or a column?",
)
def weights_first(X, W1, b1):
    X, W1 = floats(X, W1)
    Z1 = W1 @ X + b1
    return Z1, squash(Z1)


@mistakes.of(
    "hidden_layer",
    ko="X * W1과 X @ W1은 각각 무엇을 계산하나요? 노드 하나에는 입력이 몇 개 들어오나요?",
    en="What does X * W1 compute, and what X @ W1? How many inputs come into one node?",
)
def elementwise_product(X, W1, b1):
    X, W1 = floats(X, W1)
    Z1 = X * W1 + b1
    return Z1, squash(Z1)


@mistakes.of(
    "hidden_layer",
    ko="b1의 값 하나는 노드 하나의 것인가요, 데이터 하나의 것인가요? 열 벡터로 바꿔야 할까요?",
    en="Does one value of b1 belong to one node, or to one example? Should it be a column?",
)
def bias_as_a_column(X, W1, b1):
    X, W1, b1 = floats(X, W1, b1)
    Z1 = X @ W1 + b1.reshape(-1, 1)
    return Z1, squash(Z1)


@mistakes.of(
    "hidden_layer",
    ko="Z1이 A1과 똑같은 값이 되지 않았나요? 같은 이름에 두 번 넣지는 않았나요?",
    en="Has Z1 become the same as A1? Did you store both under one name?",
)
def z1_overwritten(X, W1, b1):
    X, W1 = floats(X, W1)
    A1 = squash(X @ W1 + b1)
    return A1, A1


@mistakes.of(
    "hidden_layer",
    ko="코드 안에서 반올림하면 다음 층에는 정확한 값이 들어가나요?",
    en="If you round in the code, does the next layer get the exact value?",
)
def rounded_hidden(X, W1, b1):
    X, W1 = floats(X, W1)
    Z1 = X @ W1 + b1
    return Z1, np.round(squash(Z1), 3)


@mistakes.of(
    "hidden_layer",
    ko="이 층의 활성화 함수는 무엇이라고 했나요? 함수값인가요, 그 기울기인가요?",
    en="Which activation function does this layer have? Its value, or its slope?",
)
def slope_as_activation(X, W1, b1):
    X, W1 = floats(X, W1)
    Z1 = X @ W1 + b1
    return Z1, slope(squash(Z1))
