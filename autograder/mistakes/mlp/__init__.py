"""Known mistakes of 02_mlp: signs, transposes, the wrong derivative, sums over the wrong axis."""

from __future__ import annotations

from autograder.mistakes import together
from autograder.mistakes.mlp import (
    hidden_delta,
    hidden_layer,
    output_delta,
    output_layer,
    sigmoid,
    sigmoid_derivative,
    train_step,
    update,
)

mistakes = together(
    sigmoid,
    sigmoid_derivative,
    hidden_layer,
    output_layer,
    output_delta,
    hidden_delta,
    update,
    train_step,
)
