"""Known mistakes of 04_activations: overflows, kinks, wrong axes, slopes of the wrong thing."""

from __future__ import annotations

from autograder.mistakes import together
from autograder.mistakes.activations import (
    dead_units,
    elu,
    leaky_relu,
    max_gradient,
    maxout,
    prelu,
    prelu_slope_gradient,
    relu,
    relu_derivative,
    sigmoid_prime,
    softmax,
    tanh,
    tanh_derivative,
)

mistakes = together(
    tanh,
    tanh_derivative,
    sigmoid_prime,
    relu,
    relu_derivative,
    leaky_relu,
    prelu,
    prelu_slope_gradient,
    elu,
    maxout,
    softmax,
    max_gradient,
    dead_units,
)
