"""Known mistakes of 12_cnn: kernels turned round, windows cut wrong, heads, shifts, files, bins."""

from __future__ import annotations

from autograder.mistakes import together
from autograder.mistakes.cnn import (
    augment,
    cnn,
    conv2d,
    drift_score,
    freeze_backbone,
    max_pool2d,
    predict_image,
    replace_head,
)

mistakes = together(
    conv2d, max_pool2d, cnn, augment, freeze_backbone, replace_head, predict_image, drift_score
)
