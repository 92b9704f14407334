"""Drawings that demonstration cells show beside the formulas; nothing here is ever graded.

Matplotlib is imported only when something is drawn, so importing this package is cheap.
"""

from autograder.figures.activations import draw_activations, draw_softmax, draw_vanishing
from autograder.figures.attention import draw_attention, draw_positions
from autograder.figures.autograd import draw_graph
from autograder.figures.backprop import (
    draw_chain,
    draw_fcn,
    draw_gradient_check,
    measured_gradients,
)
from autograder.figures.cnn import draw_drift, draw_feature_maps, draw_transfer
from autograder.figures.drawing import Drawing, once_solved
from autograder.figures.evaluation import (
    draw_confusion_matrix,
    draw_folds,
    draw_sales,
    draw_scaling,
    draw_split,
)
from autograder.figures.losses import draw_descents, draw_loss_shapes, draw_step_sizes
from autograder.figures.mlp import draw_network, draw_sigmoid, draw_update
from autograder.figures.mnist import draw_confusion, draw_digits, draw_learning_curve
from autograder.figures.normalization import (
    draw_batch_norm,
    draw_initialisation,
    draw_norm_axes,
)
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
from autograder.figures.regularization import (
    draw_dropout,
    draw_early_stopping,
    draw_fits,
    draw_votes,
    draw_weight_decay,
)
from autograder.figures.xor import draw_lines, draw_losses, draw_surfaces

__all__ = [
    "Drawing",
    "draw_activations",
    "draw_attention",
    "draw_batch_norm",
    "draw_batches",
    "draw_bias_correction",
    "draw_boundaries",
    "draw_chain",
    "draw_confusion",
    "draw_confusion_matrix",
    "draw_descents",
    "draw_digits",
    "draw_drift",
    "draw_dropout",
    "draw_early_stopping",
    "draw_fcn",
    "draw_feature_maps",
    "draw_feature_space",
    "draw_fit",
    "draw_fits",
    "draw_folds",
    "draw_gates",
    "draw_gd_and_sgd",
    "draw_gradient_check",
    "draw_graph",
    "draw_initialisation",
    "draw_learning_curve",
    "draw_lines",
    "draw_loss_shapes",
    "draw_losses",
    "draw_network",
    "draw_norm_axes",
    "draw_paths",
    "draw_positions",
    "draw_sales",
    "draw_scaling",
    "draw_sigmoid",
    "draw_softmax",
    "draw_split",
    "draw_step_sizes",
    "draw_surfaces",
    "draw_training",
    "draw_transfer",
    "draw_update",
    "draw_vanishing",
    "draw_votes",
    "draw_weight_decay",
    "measured_gradients",
    "once_solved",
]
