"""Mistakes in fcn_gradients: lost paths and slopes, turned weights, results misordered."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import forward, sigma

mistakes = Mistakes()


def gradients(x, h, delta_h, delta_o):
    """The outer products that every pair of deltas gives."""
    return np.outer(x, delta_h), np.outer(h, delta_o)


def output_delta(o, t):
    """δ_o = (o - t) ⊙ o ⊙ (1 - o)."""
    return (o - np.asarray(t, float)) * o * (1 - o)


@mistakes.of(
    "fcn_gradients",
    ko="h1이 바뀌면 출력 몇 개가 바뀌나요? 그 경로들을 모두 더했나요?",
    en="If h1 changes, how many outputs change? Did you add up all these paths?",
)
def one_path_only(x, t, W_hidden, W_output):
    h, o = forward(x, W_hidden, W_output)
    delta_o, W = output_delta(o, t), np.asarray(W_output, float)
    return gradients(x, h, W[:, 0] * delta_o[0] * h * (1 - h), delta_o)


@mistakes.of(
    "fcn_gradients",
    ko="기울기를 구할 때의 오차는 출력에서 정답을 뺀 것인가요, 정답에서 출력을 뺀 것인가요?",
    en="For a gradient, is the error output minus target, or target minus output?",
)
def directions_of_d1(x, t, W_hidden, W_output):
    h, o = forward(x, W_hidden, W_output)
    delta_o = -output_delta(o, t)
    delta_h = (np.asarray(W_output, float) @ delta_o) * h * (1 - h)
    return gradients(x, h, delta_h, delta_o)


@mistakes.of(
    "fcn_gradients",
    ko="은닉층에도 시그모이드가 있습니다. 그 기울기는 δ_h의 어디에 있나요?",
    en="The hidden layer has a sigmoid, too. Where is its slope in δ_h?",
)
def no_slope_in_hidden_layer(x, t, W_hidden, W_output):
    h, o = forward(x, W_hidden, W_output)
    delta_o = output_delta(o, t)
    return gradients(x, h, np.asarray(W_output, float) @ delta_o, delta_o)


@mistakes.of(
    "fcn_gradients",
    ko="o를 z_o로 미분한 것은 δ_o의 어디에 있나요?",
    en="Where in δ_o is the derivative of o with respect to z_o?",
)
def no_slope_in_output_layer(x, t, W_hidden, W_output):
    h, o = forward(x, W_hidden, W_output)
    delta_o = o - np.asarray(t, float)
    delta_h = (np.asarray(W_output, float) @ delta_o) * h * (1 - h)
    return gradients(x, h, delta_h, delta_o)


@mistakes.of(
    "fcn_gradients",
    ko="은닉층으로 거슬러 올라가는 것은 오차 o - t인가요, 델타 δ_o인가요?",
    en="What goes back to the hidden layer: the error o - t, or the delta δ_o?",
)
def raw_error_sent_back(x, t, W_hidden, W_output):
    h, o = forward(x, W_hidden, W_output)
    delta_h = (np.asarray(W_output, float) @ (o - np.asarray(t, float))) * h * (1 - h)
    return gradients(x, h, delta_h, output_delta(o, t))


@mistakes.of(
    "fcn_gradients",
    ko="h1에서 나가는 가중치는 W_output의 행에 있나요, 열에 있나요?",
    en="Are the weights that start at h1 in a row of W_output, or in a column?",
)
def output_weights_the_wrong_way(x, t, W_hidden, W_output):
    h, o = forward(x, W_hidden, W_output)
    delta_o = output_delta(o, t)
    delta_h = (np.asarray(W_output, float).T @ delta_o) * h * (1 - h)
    return gradients(x, h, delta_h, delta_o)


@mistakes.of(
    "fcn_gradients",
    ko="기울기의 모양이 가중치와 같은가요? 외적에서 어느 벡터가 앞에 와야 하나요?",
    en="Does the gradient have the shape of its weights? Which vector should come first in the "
    "outer product?",
)
def gradients_transposed(x, t, W_hidden, W_output):
    h, o = forward(x, W_hidden, W_output)
    delta_o = output_delta(o, t)
    delta_h = (np.asarray(W_output, float) @ delta_o) * h * (1 - h)
    return np.outer(delta_h, x), np.outer(delta_o, h)


@mistakes.of(
    "fcn_gradients",
    ko="σ'에 넣은 h와 o는 이미 시그모이드를 지난 값이 아닌가요?",
    en="Have the h and o that you put into σ' already been through the sigmoid?",
)
def slopes_of_activations(x, t, W_hidden, W_output):
    h, o = forward(x, W_hidden, W_output)
    delta_o = (o - np.asarray(t, float)) * sigma(o) * (1 - sigma(o))
    delta_h = (np.asarray(W_output, float) @ delta_o) * sigma(h) * (1 - sigma(h))
    return gradients(x, h, delta_h, delta_o)


@mistakes.of(
    "fcn_gradients",
    ko="돌려줄 때 은닉층의 기울기와 출력층의 기울기 가운데 어느 것이 먼저인가요?",
    en="Which gradient comes first in what you return: the hidden layer's, or the output layer's?",
)
def output_gradient_first(x, t, W_hidden, W_output):
    h, o = forward(x, W_hidden, W_output)
    delta_o = output_delta(o, t)
    delta_h = (np.asarray(W_output, float) @ delta_o) * h * (1 - h)
    return gradients(x, h, delta_h, delta_o)[::-1]


@mistakes.of(
    "fcn_gradients",
    ko="돌려주는 것은 기울기인가요, 이미 고친 가중치인가요?",
    en="Do you return gradients, or weights that are already updated?",
)
def returns_new_weights(x, t, W_hidden, W_output):
    h, o = forward(x, W_hidden, W_output)
    delta_o = output_delta(o, t)
    delta_h = (np.asarray(W_output, float) @ delta_o) * h * (1 - h)
    dW_hidden, dW_output = gradients(x, h, delta_h, delta_o)
    return np.asarray(W_hidden, float) - dW_hidden, np.asarray(W_output, float) - dW_output
