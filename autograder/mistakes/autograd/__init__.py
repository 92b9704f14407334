"""Known mistakes of 07_autograd: overwritten gradients, wrong orders, operators reversed."""

from __future__ import annotations

from autograder.mistakes import together
from autograder.mistakes.autograd import (
    add,
    backward,
    exp,
    gradients,
    mlp_gradients,
    multiply,
    neuron_gradients,
    power,
    relu,
    sigmoid,
    tanh,
    topological_order,
    train_step,
)

mistakes = together(
    add,
    multiply,
    power,
    exp,
    tanh,
    sigmoid,
    relu,
    topological_order,
    backward,
    gradients,
    neuron_gradients,
    mlp_gradients,
    train_step,
)
