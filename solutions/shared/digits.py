"""Draws handwritten digits with their labels, for every assignment that reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.figures import style as s
from autograder.figures.drawing import drawing
from autograder.figures.style import Language

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_COLUMNS = 8


@drawing
def draw_digits(images: Any, labels: Any, *, language: Language = "en") -> tuple[Figure, str]:
    """Images with their labels above, eight in a row; (n, 28, 28) from 0 to 1, and (n,)."""
    from matplotlib.figure import Figure

    images, labels = np.asarray(images), np.asarray(labels)
    rows = -(-len(images) // _COLUMNS)
    figure = Figure(figsize=(11.4, 1.65 * rows), layout="constrained")
    grid = np.atleast_1d(figure.subplots(rows, _COLUMNS)).ravel()
    for axes in grid:
        axes.axis("off")
    for axes, image, label in zip(grid, images, labels, strict=False):
        axes.imshow(np.squeeze(image), cmap="gray_r", vmin=0, vmax=1)
        axes.set_title(str(int(label)), loc="center", pad=4)
    shown = ", ".join(str(int(label)) for label in labels)
    description = s.pick(language, ko=f"손글씨 숫자 {shown}", en=f"The handwritten digits {shown}")
    return figure, description
