"""Mistakes in fcn_forward: turned weights, linear layers, weighted inputs in place of outputs."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import forward, sigma

mistakes = Mistakes()


@mistakes.of(
    "fcn_forward",
    ko="o1과 o2의 값이 언제나 같지는 않나요? 슬라이드의 z_o2 식에서 가중치의 번호는 맞나요?",
    en="Are o1 and o2 always the same? Are the numbers of the weights in the slide's z_o2 right?",
)
def as_on_the_slide(x, W_hidden, W_output):
    W = np.asarray(W_output, float)
    return forward(x, W_hidden, np.repeat(W[:, :1], W.shape[1], axis=1))


@mistakes.of(
    "fcn_forward",
    ko="w8은 h1에서 나가나요, h2에서 나가나요? 행렬의 몇 행 몇 열에 있나요?",
    en="Does w8 start at h1 or at h2? In which row and column of the matrix is it?",
)
def output_weights_transposed(x, W_hidden, W_output):
    return forward(x, W_hidden, np.transpose(W_output))


@mistakes.of(
    "fcn_forward",
    ko="은닉층에 활성화 함수를 썼나요?",
    en="Did you apply the activation function in the hidden layer?",
)
def linear_hidden_layer(x, W_hidden, W_output):
    h = np.asarray(x, float) @ np.asarray(W_hidden, float)
    return h, sigma(h @ np.asarray(W_output, float))


@mistakes.of(
    "fcn_forward",
    ko="출력층에 활성화 함수를 썼나요?",
    en="Did you apply the activation function in the output layer?",
)
def linear_output_layer(x, W_hidden, W_output):
    h, _ = forward(x, W_hidden, W_output)
    return h, h @ np.asarray(W_output, float)


@mistakes.of(
    "fcn_forward",
    ko="돌려주는 것은 가중 입력 z인가요, 활성화 값인가요?",
    en="Do you return weighted inputs z, or activations?",
)
def returns_weighted_inputs(x, W_hidden, W_output):
    z_h = np.asarray(x, float) @ np.asarray(W_hidden, float)
    return z_h, sigma(z_h) @ np.asarray(W_output, float)


@mistakes.of(
    "fcn_forward",
    ko="출력층에 넣는 것은 활성화 값 h인가요, 가중 입력 z_h인가요?",
    en="What do you put into the output layer: the activations h, or the weighted inputs z_h?",
)
def weighted_inputs_passed_on(x, W_hidden, W_output):
    z_h = np.asarray(x, float) @ np.asarray(W_hidden, float)
    return sigma(z_h), sigma(z_h @ np.asarray(W_output, float))


@mistakes.of(
    "fcn_forward",
    ko="돌려줄 때 은닉층과 출력층 가운데 어느 것이 먼저인가요?",
    en="Which comes first in what you return: the hidden layer, or the output layer?",
)
def output_first(x, W_hidden, W_output):
    return forward(x, W_hidden, W_output)[::-1]
