"""Known mistakes of 01_perceptron: wrong lines, wrong sides, wrong order of learning."""

from __future__ import annotations

from autograder.mistakes import together
from autograder.mistakes.perceptron import (
    and_gate,
    fit_rule,
    or_gate,
    perceptron,
    step,
    train_perceptron,
    xor,
)

mistakes = together(fit_rule, step, perceptron, and_gate, or_gate, xor, train_perceptron)
