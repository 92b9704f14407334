"""The drawings of 10_regularization: capacity, and the size of values from layer to layer."""

from .capacity import (
    draw_dropout,
    draw_early_stopping,
    draw_fits,
    draw_votes,
    draw_weight_decay,
)
from .normalization import draw_batch_norm, draw_initialisation, draw_norm_axes

__all__ = [
    "draw_batch_norm",
    "draw_dropout",
    "draw_early_stopping",
    "draw_fits",
    "draw_initialisation",
    "draw_norm_axes",
    "draw_votes",
    "draw_weight_decay",
]
