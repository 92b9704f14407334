"""Mistakes in mlp_backward: signs, lost slopes, averages, wrong axes, weights changed too early."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import layers, sigma

mistakes = Mistakes()


def backward(params, X, y, *, slope=None, error=None, back=None, w=None, b=None):
    """The right backward pass with one of its pieces exchanged."""
    slope = slope or (lambda a, last: a * (1 - a))
    error = error or (lambda y_hat, y: y_hat - y)
    back = back or (lambda delta, W: delta @ W.T)
    w = w or (lambda a, delta: a.T @ delta)
    b = b or (lambda delta: delta.sum(axis=0))
    a = layers(params, X)
    upstream, found = error(a[-1], np.asarray(y, float)), {}
    for number in reversed(range(1, len(a))):
        delta = upstream * slope(a[number], number == len(a) - 1)
        found[f"W{number}"], found[f"b{number}"] = w(a[number - 1], delta), b(delta)
        upstream = back(delta, np.asarray(params[f"W{number}"], float))
    return found


@mistakes.of(
    "mlp_backward",
    ko="기울기를 구할 때의 오차는 예측에서 정답을 뺀 것인가요, 정답에서 예측을 뺀 것인가요? 02와 "
    "무엇이 다른가요?",
    en="For a gradient, is the error prediction minus answer, or answer minus prediction? How "
    "does this differ from 02?",
)
def mlp_directions_of_d1(params, X, y):
    return backward(params, X, y, error=lambda y_hat, y: y - y_hat)


@mistakes.of(
    "mlp_backward",
    ko="이 과제의 손실은 배치의 합인가요, 평균인가요?",
    en="Is this assignment's loss a sum over the batch, or a mean?",
)
def mean_over_the_batch(params, X, y):
    n = len(X)
    return backward(params, X, y, error=lambda y_hat, y: (y_hat - y) / n)


@mistakes.of(
    "mlp_backward",
    ko="편향의 기울기만 평균을 내지는 않았나요? W의 기울기는 행들을 더한 것인가요, 평균한 "
    "것인가요?",
    en="Did you average only the gradients of the biases? Do the gradients of the weights add up "
    "the rows or average them?",
)
def biases_averaged(params, X, y):
    return backward(params, X, y, b=lambda delta: delta.mean(axis=0))


@mistakes.of(
    "mlp_backward",
    ko="편향의 기울기는 편향과 모양이 같은가요?",
    en="Does the bias's gradient have the shape of the bias?",
)
def bias_keeps_its_axis(params, X, y):
    return backward(params, X, y, b=lambda delta: delta.sum(axis=0, keepdims=True))


@mistakes.of(
    "mlp_backward",
    ko="편향의 기울기를 구할 때 더하는 것은 행들인가요, 열들인가요?",
    en="For the gradient of a bias, do you add up the rows, or the columns?",
)
def bias_over_the_wrong_axis(params, X, y):
    return backward(params, X, y, b=lambda delta: delta.sum(axis=1))


@mistakes.of(
    "mlp_backward",
    ko="출력층의 시그모이드도 미분했나요?",
    en="Did you differentiate the sigmoid of the output layer, too?",
)
def no_slope_at_the_output(params, X, y):
    return backward(params, X, y, slope=lambda a, last: 1.0 if last else a * (1 - a))


@mistakes.of(
    "mlp_backward",
    ko="은닉층의 시그모이드도 미분했나요?",
    en="Did you differentiate the sigmoids of the hidden layers, too?",
)
def no_slope_in_hidden_layers(params, X, y):
    return backward(params, X, y, slope=lambda a, last: a * (1 - a) if last else 1.0)


@mistakes.of(
    "mlp_backward",
    ko="활성화 값은 이미 σ를 거친 값입니다. 그 값을 σ'에 그대로 넣으면 σ를 모두 몇 번 거치게 "
    "되나요?",
    en="An activation has already been through σ. If you put it into σ' as it is, how many times "
    "is σ applied?",
)
def mlp_slope_of_activation(params, X, y):
    return backward(params, X, y, slope=lambda a, last: sigma(a) * (1 - sigma(a)))


@mistakes.of(
    "mlp_backward",
    ko="델타를 이전 층으로 보낼 때 W를 전치했나요? 모양이 우연히 맞지는 않나요?",
    en="Did you transpose W when you sent the delta back to the layer before? Do the shapes fit "
    "only by chance?",
)
def back_without_transpose(params, X, y):
    return backward(params, X, y, back=lambda delta, W: delta @ W)


@mistakes.of(
    "mlp_backward",
    ko="W_l로 들어온 값은 A_l인가요, A_{l-1}인가요? 첫 층에는 무엇이 들어왔나요?",
    en="Which values go into W_l: A_l or A_{l-1}? And which go into the first layer?",
)
def inputs_of_ones(params, X, y):
    return backward(params, X, y, w=lambda a, delta: np.ones_like(a).T @ delta)


@mistakes.of(
    "mlp_backward",
    ko="이전 층의 델타는 고치기 전의 W로 구하나요, 고친 W로 구하나요?",
    en="Do you compute the delta of the layer before with the old W, or with the updated W?",
)
def corrected_weights_sent_back(params, X, y):
    a = layers(params, X)
    upstream, found = a[-1] - np.asarray(y, float), {}
    for number in reversed(range(1, len(a))):
        delta = upstream * a[number] * (1 - a[number])
        found[f"W{number}"], found[f"b{number}"] = a[number - 1].T @ delta, delta.sum(axis=0)
        upstream = delta @ (params[f"W{number}"] - found[f"W{number}"]).T
    return found


@mistakes.of(
    "mlp_backward",
    ko="½ (ŷ - y)²를 미분하면 무엇인가요? 여러분의 식에 남은 2는 없나요?",
    en="What is the derivative of ½ (ŷ - y)²? Is there a 2 left over in your formula?",
)
def mlp_two_left_over(params, X, y):
    return backward(params, X, y, error=lambda y_hat, y: 2 * (y_hat - y))


@mistakes.of(
    "mlp_backward",
    ko="첫 층의 기울기도 딕셔너리에 있나요? 반복은 어디에서 멈추나요?",
    en="Are the first layer's gradients in the dictionary? Where does the loop stop?",
)
def stops_before_the_first_layer(params, X, y):
    found = backward(params, X, y)
    return {name: value for name, value in found.items() if name not in ("W1", "b1")}


@mistakes.of(
    "mlp_backward",
    ko="돌려주는 것은 기울기인가요, 이미 고친 파라미터인가요?",
    en="Do you return gradients, or parameters that are already updated?",
)
def returns_new_parameters(params, X, y):
    found = backward(params, X, y)
    return {name: params[name] - found[name] for name in params}
