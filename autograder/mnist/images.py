"""Reads an image of one digit and brings it into MNIST's form: size, colours, background."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.course.errors import CourseError

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIDE = 28
_DIGIT = 20  # MNIST's digits fit into 20 by 20 pixels, their centre of mass in the middle
_FAINT = 0.15  # of the strongest stroke: paper grain and JPEG's noise
_CONTRAST = 0.1
# Pillow opens by content whatever it can, EPS by running another program.
FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP")
MAX_PIXELS = 25_000_000  # a photograph; known from the header, before anything is unpacked
MAX_BYTES = 64 << 20


def read_digit(path: str | Path) -> NDArray[np.float32]:
    """The digit in an image file as `(28, 28)` float32 from 0 to 1, white on black and centred.

    Takes any size, grey, RGB or RGBA, dark strokes on light ground or light on dark.
    Raises CourseError with one sentence for a file that is missing, broken or empty.
    """
    grey = _grey(Path(path))
    border = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    ground = float(np.median(border))
    ink = ground - grey if ground > 0.5 else grey - ground
    strongest = float(ink.max(initial=0.0))
    if strongest < _CONTRAST:
        raise CourseError(
            f"{path}: no digit can be seen; draw one dark on light ground, or light on dark."
        )
    if grey.shape == (SIDE, SIDE) and ground <= 0.5:
        return grey  # as MNIST's own images are
    ink = np.clip(ink / strongest, 0, 1)
    return _centred(np.where(ink < _FAINT, 0, ink))


def _grey(path: Path) -> NDArray[np.float32]:
    try:
        from PIL import Image, UnidentifiedImageError
    except ImportError as error:
        raise CourseError(
            "Reading images needs Pillow; install it with: pip install pillow"
        ) from error
    if not path.is_file():
        raise CourseError(f"{path}: there is no such file.")
    if path.stat().st_size > MAX_BYTES:
        raise CourseError(f"{path} is larger than {MAX_BYTES >> 20} MiB; make it smaller first.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # we say it ourselves
            opened = Image.open(path, formats=FORMATS)
        with opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise CourseError(
                    f"{path} has {opened.width} by {opened.height} pixels, more than "
                    f"{MAX_PIXELS // 1_000_000} million; make it smaller first."
                )
            if opened.mode.startswith(("I", "F")):  # 16 or 32 bits of grey, which have no alpha
                deep = np.asarray(opened, dtype=np.float32)
                scale = 65_535 if deep.max(initial=0) > 255 else 255
                return (deep / scale).astype(np.float32)
            pixels = np.asarray(opened.convert("RGBA"), dtype=np.float32) / 255
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
    ) as error:
        raise CourseError(
            f"{path} cannot be read as an image; is it a complete PNG or JPEG file?"
        ) from error
    grey = pixels[..., :3] @ np.array([0.299, 0.587, 0.114], dtype=np.float32)
    alpha = pixels[..., 3]
    if alpha.min() < 1:
        # A drawing on nothing: put paper under it that its strokes can be seen on.
        drawn = grey[alpha > 0.5]
        paper = 0.0 if drawn.size and float(drawn.mean()) > 0.5 else 1.0
        grey = grey * alpha + paper * (1 - alpha)
    return grey.astype(np.float32)


def _centred(ink: NDArray[Any]) -> NDArray[np.float32]:
    """The digit cut out, its longer side made 20 pixels, its centre of mass in the middle."""
    from PIL import Image

    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    cut = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    scale = _DIGIT / max(cut.shape)
    height, width = (max(1, round(length * scale)) for length in cut.shape)
    resized = Image.fromarray((cut * 255).astype(np.uint8)).resize(
        (width, height), Image.Resampling.LANCZOS
    )
    small = np.asarray(resized, dtype=np.float32) / 255
    weight = max(float(small.sum()), 1e-6)
    middle = (SIDE - 1) / 2
    top = round(middle - float(small.sum(axis=1) @ np.arange(height)) / weight)
    left = round(middle - float(small.sum(axis=0) @ np.arange(width)) / weight)
    top, left = int(np.clip(top, 0, SIDE - height)), int(np.clip(left, 0, SIDE - width))
    image = np.zeros((SIDE, SIDE), dtype=np.float32)
    image[top : top + height, left : left + width] = small
    return image
