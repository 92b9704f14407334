"""Known mistakes of 06_backprop: lost paths, wrong derivatives, batches averaged, keys misread."""

from __future__ import annotations

from autograder.mistakes import together
from autograder.mistakes.backprop import (
    fcn_forward,
    fcn_gradients,
    hadamard,
    layer,
    mlp_backward,
    mlp_forward,
    neuron,
    output_weight_gradient,
    sigmoid_chain_gradient,
)

mistakes = together(
    hadamard,
    neuron,
    layer,
    fcn_forward,
    output_weight_gradient,
    fcn_gradients,
    sigmoid_chain_gradient,
    mlp_forward,
    mlp_backward,
)
