"""Drawings that demonstration cells show beside the formulas; nothing here is ever graded.

Matplotlib is imported only when something is drawn, so importing this package is cheap.
"""

from autograder.figures.backprop import (
    draw_chain,
    draw_fcn,
    draw_gradient_check,
    measured_gradients,
)
from autograder.figures.drawing import Drawing, once_solved
from autograder.figures.mlp import draw_network, draw_sigmoid, draw_update
from autograder.figures.optimizers import (
    draw_batches,
    draw_bias_correction,
    draw_gd_and_sgd,
    draw_paths,
)
from autograder.figures.perceptron import (
    draw_boundaries,
    draw_feature_space,
    draw_fit,
    draw_gates,
    draw_training,
)
from autograder.figures.xor import draw_lines, draw_losses, draw_surfaces

__all__ = [
    "Drawing",
    "draw_batches",
    "draw_bias_correction",
    "draw_boundaries",
    "draw_chain",
    "draw_fcn",
    "draw_feature_space",
    "draw_fit",
    "draw_gates",
    "draw_gd_and_sgd",
    "draw_gradient_check",
    "draw_lines",
    "draw_losses",
    "draw_network",
    "draw_paths",
    "draw_sigmoid",
    "draw_surfaces",
    "draw_training",
    "draw_update",
    "measured_gradients",
    "once_solved",
]
