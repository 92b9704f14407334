"""Known mistakes of 05_losses: lost factors, wrong axes, turned signs, logarithms of 0."""

from __future__ import annotations

from autograder.mistakes import together
from autograder.mistakes.losses import (
    binary_cross_entropy,
    binary_cross_entropy_gradient,
    cross_entropy,
    cross_entropy_with_logits,
    gradient_descent,
    half_squared_error,
    log_softmax,
    mae,
    mse,
    mse_gradient,
    numerical_gradient,
    softmax_cross_entropy_gradient,
)

mistakes = together(
    mse,
    mae,
    half_squared_error,
    mse_gradient,
    binary_cross_entropy,
    binary_cross_entropy_gradient,
    cross_entropy,
    log_softmax,
    cross_entropy_with_logits,
    softmax_cross_entropy_gradient,
    numerical_gradient,
    gradient_descent,
)
