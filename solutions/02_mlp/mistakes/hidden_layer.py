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
    ko="X가 모두 0이면 Z1은 얼마여야 하나요? 여러분의 식으로는 얼마가 나오나요?",
    en="If all of X is 0, what should Z1 be? What does your formula give?",
)
def bias_forgotten(X, W1, b1):
    X, W1 = floats(X, W1)
    return X @ W1, squash(X @ W1)


@mistakes.of(
    "hidden_layer",
    ko="A1의 값들은 0과 1 사이에 있나요? Z1은 어떤 함수를 거쳐야 A1이 되나요?",
    en="Are the values of A1 between 0 and 1? Which function turns Z1 into A1?",
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
    en="A1 is right, but is something missing in Z1? Which parts does the weighted input have?",
)
def bias_only_inside_the_sigmoid(X, W1, b1):
    X, W1 = floats(X, W1)
    return X @ W1, squash(X @ W1 + b1)


@mistakes.of(
    "hidden_layer",
    ko="W1의 모양은 (d, h)입니다. X의 열과 짝이 되는 것은 W1의 행인가요, 열인가요?",
    en="W1 is (d, h). Which of its axes goes with the columns of X: its rows, or its columns?",
)
def weights_transposed(X, W1, b1):
    X, W1 = floats(X, W1)
    Z1 = X @ W1.T + b1
    return Z1, squash(Z1)


@mistakes.of(
    "hidden_layer",
    ko="행렬곱에서 두 행렬의 순서를 바꾸어도 결과가 같나요? 데이터는 X의 행인가요, 열인가요?",
    en="Does a matrix product stay the same if you swap the two matrices? Is one example a row of "
    "X, or a column?",
)
def weights_first(X, W1, b1):
    X, W1 = floats(X, W1)
    Z1 = W1 @ X + b1
    return Z1, squash(Z1)


@mistakes.of(
    "hidden_layer",
    ko="X * W1과 X @ W1은 각각 무엇을 계산하나요? 노드 하나에는 입력이 몇 개 들어오나요?",
    en="What does X * W1 compute, and what does X @ W1 compute? How many inputs go into one node?",
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
    ko="Z1과 A1의 값이 똑같지 않나요? 두 값을 같은 이름에 넣지는 않았나요?",
    en="Are Z1 and A1 the same now? Did you store both under one name?",
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
    ko="이 층의 활성화 함수는 무엇인가요? A1에는 그 함수의 값이 들어 있나요, 기울기가 들어 있나요?",
    en="Which activation function does this layer have? Does your A1 hold its value, or its slope?",
)
def slope_as_activation(X, W1, b1):
    X, W1 = floats(X, W1)
    Z1 = X @ W1 + b1
    return Z1, slope(squash(Z1))
