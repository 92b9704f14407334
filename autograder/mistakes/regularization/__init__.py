"""Known mistakes of 10_regularization: wrong scales, wrong axes, wrong statistics."""

from __future__ import annotations

from autograder.mistakes import together
from autograder.mistakes.regularization import (
    batch_norm_backward,
    batch_norm_forward,
    dropout,
    early_stopping,
    fit_polynomial,
    he_init,
    l2_gradient,
    l2_penalty,
    layer_norm,
    majority_vote,
    xavier_init,
)

mistakes = together(
    fit_polynomial,
    l2_penalty,
    l2_gradient,
    dropout,
    majority_vote,
    early_stopping,
    xavier_init,
    he_init,
    batch_norm_forward,
    batch_norm_backward,
    layer_norm,
)
