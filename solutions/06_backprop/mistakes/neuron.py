"""Mistakes in neuron: biases and activations lost or misplaced, products not summed."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import sigma

mistakes = Mistakes()


@mistakes.of(
    "neuron",
    ko="편향은 활성화 함수에 들어가기 전에 더하나요, 나온 다음에 더하나요?",
    en="Is the bias added before the activation function, or after it?",
)
def bias_after_activation(x, w, b):
    return sigma(np.dot(x, w)) + b


@mistakes.of(
    "neuron",
    ko="마지막 단계인 활성화 함수는 어디에 있나요?",
    en="Where is the last step, the activation function?",
)
def linear_neuron(x, w, b):
    return np.dot(x, w) + b


@mistakes.of(
    "neuron",
    ko="편향을 더했나요?",
    en="Did you add the bias?",
)
def neuron_without_bias(x, w, b):
    return sigma(np.dot(x, w))


@mistakes.of(
    "neuron",
    ko="노드 하나의 출력은 숫자 몇 개인가요? 곱한 값들을 더했나요?",
    en="How many numbers should one node give? Did you add up the products?",
)
def products_not_summed(x, w, b):
    return sigma(np.asarray(x) * np.asarray(w) + b)


@mistakes.of(
    "neuron",
    ko="편향은 몇 번 더하나요? 입력마다 더하고 있지는 않나요?",
    en="How many times do you add the bias? Do you add it once for every input?",
)
def bias_for_every_input(x, w, b):
    return sigma(np.sum(np.asarray(x) * np.asarray(w) + b))


@mistakes.of(
    "neuron",
    ko="입력이 네 개가 아니면 어떻게 되나요?",
    en="What happens if there are not four inputs?",
)
def four_inputs_only(x, w, b):
    return sigma(x[0] * w[0] + x[1] * w[1] + x[2] * w[2] + x[3] * w[3] + b)


@mistakes.of(
    "neuron",
    ko="지수의 부호를 보면, z'이 클 때 σ(z')은 1에 가까워지나요, 0에 가까워지나요?",
    en="Look at the sign of the exponent: for a large z', is σ(z') close to 1 or close to 0?",
)
def sign_of_exponent(x, w, b):
    return 1 / (1 + np.exp(np.dot(x, w) + b))
