"""Known mistakes of 08_optimizers: lost batches, old states, ε and corrections out of place."""

from __future__ import annotations

from autograder.mistakes import together
from autograder.mistakes.optimizers import (
    adagrad,
    adam,
    adam_as_in_deck,
    adamw,
    gd,
    iterations_per_epoch,
    minibatches,
    momentum,
    nesterov,
    rmsprop,
)

mistakes = together(
    iterations_per_epoch,
    minibatches,
    gd,
    momentum,
    nesterov,
    adagrad,
    rmsprop,
    adam_as_in_deck,
    adam,
    adamw,
)
