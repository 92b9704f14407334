"""Known mistakes of 11_mnist: steps left out or out of order, modes, means, devices and copies."""

from __future__ import annotations

from autograder.mistakes import together
from autograder.mistakes.mnist import (
    evaluate,
    fit,
    get_device,
    load_checkpoint,
    make_loaders,
    mlp,
    predict,
    save_checkpoint,
    train_epoch,
    train_step,
)

mistakes = together(
    get_device,
    mlp,
    make_loaders,
    train_step,
    train_epoch,
    evaluate,
    fit,
    save_checkpoint,
    load_checkpoint,
    predict,
)
