"""Known mistakes of 03_xor: draws in another order, losses at other epochs, changed parameters."""

from __future__ import annotations

from autograder.mistakes import together
from autograder.mistakes.xor import (
    backward,
    best_linear_accuracy,
    forward,
    init_parameters,
    predict,
    train,
    xor_dataset,
)

mistakes = together(
    xor_dataset, init_parameters, forward, backward, train, predict, best_linear_accuracy
)
