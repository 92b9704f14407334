"""Mistakes in neuron_gradients: activations and biases left out, slopes of something else."""

from __future__ import annotations

import math

import numpy as np

from autograder.mistakes import Mistakes

from .common import sigma

mistakes = Mistakes()


def neuron(weights, bias, inputs):
    """Output, slope of the sigmoid there, and inputs as an array."""
    x = np.asarray(inputs, float)
    y = float(sigma(np.dot(np.asarray(weights, float), x) + bias))
    return y, y * (1 - y), x


@mistakes.of(
    "neuron_gradients",
    ko="가중합에 활성화 함수를 적용했나요?",
    en="Did you apply the activation function to the sum?",
)
def no_activation(weights, bias, inputs):
    x = np.asarray(inputs, float)
    return float(np.dot(weights, x) + bias), x.tolist(), 1.0


@mistakes.of(
    "neuron_gradients",
    ko="편향을 더했나요? 편향의 기울기가 0이라면, 편향은 그래프에 들어 있나요?",
    en="Did you add the bias? If its gradient is 0, is the bias in the graph at all?",
)
def bias_left_out(weights, bias, inputs):
    y, slope, x = neuron(weights, 0.0, inputs)
    return y, (slope * x).tolist(), 0.0


@mistakes.of(
    "neuron_gradients",
    ko="편향은 몇 번 더하나요? 입력마다 더하고 있지는 않나요?",
    en="How many times do you add the bias? Do you add it once for every input?",
)
def bias_for_every_input(weights, bias, inputs):
    y, slope, x = neuron(weights, bias * len(inputs), inputs)
    return y, (slope * x).tolist(), slope * len(x)


@mistakes.of(
    "neuron_gradients",
    ko="기울기는 가중치로 미분한 것인가요, 입력으로 미분한 것인가요?",
    en="Are these the derivatives with respect to the weights, or to the inputs?",
)
def by_the_inputs(weights, bias, inputs):
    y, slope, _ = neuron(weights, bias, inputs)
    return y, (slope * np.asarray(weights, float)).tolist(), slope


@mistakes.of(
    "neuron_gradients",
    ko="어느 활성화 함수를 써야 하나요? D1의 값과 비교해 보았나요?",
    en="Which activation function does the text ask for? Did you compare your result with D1's "
    "value?",
)
def tanh_neuron(weights, bias, inputs):
    x = np.asarray(inputs, float)
    y = math.tanh(float(np.dot(weights, x)) + bias)
    return y, ((1 - y * y) * x).tolist(), 1 - y * y


@mistakes.of(
    "neuron_gradients",
    ko="backward를 어느 값에서 불렀나요? 활성화 함수를 거치기 전의 합은 아닌가요?",
    en="On which value did you call backward? Was it the sum before the activation function?",
)
def gradients_of_the_sum(weights, bias, inputs):
    y, _, x = neuron(weights, bias, inputs)
    return y, x.tolist(), 1.0


@mistakes.of(
    "neuron_gradients",
    ko="마지막 값은 편향의 기울기인가요, 편향의 값인가요?",
    en="Is the last value the gradient of the bias, or the bias itself?",
)
def bias_itself(weights, bias, inputs):
    y, slope, x = neuron(weights, bias, inputs)
    return y, (slope * x).tolist(), float(bias)


@mistakes.of(
    "neuron_gradients",
    ko="값이 같은 가중치가 둘이면, 기울기를 값으로 찾을 때 어느 것이 나오나요?",
    en="If two weights have the same value and you look gradients up by the value, which one do "
    "you find?",
)
def gradients_by_the_weights_value(weights, bias, inputs):
    y, slope, x = neuron(weights, bias, inputs)
    found = dict(zip(map(float, weights), (slope * x).tolist(), strict=True))
    return y, [found[float(weight)] for weight in weights], slope
