"""Makes a secret task from known images: new split, renamed classes, turned and distorted images.

Nobody who has seen the images before knows these, or can find one again byte by byte.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from autograder.leaderboard.declared import Drawn

if TYPE_CHECKING:
    from numpy.typing import NDArray

MAX_TURN = np.deg2rad(12)
SCALE = 0.1
SHEAR = 0.15
SHIFT = 2.0  # pixels
NOISE = 0.05
# How far, in shares of the side, an image is bent as a whole, and over which length at least: so
# that nothing folds, since the slope of a wave is 2π · height / length.
BEND, WAVE = 0.1, 1.2
FAINTEST, BOLDEST = 0.7, 1.4  # exponents of the pixels
# Of the eight ways to lay a square down, the seven in which it does not lie as it did.
ORIENTATIONS = tuple((turns, mirrored) for turns in range(4) for mirrored in (False, True))[1:]


def secret_task(
    images: NDArray[np.float32],
    labels: NDArray[np.int64],
    rng: np.random.Generator,
    *,
    learn: int,
    ask: int,
    decoys: int,
) -> Drawn:
    """Draw `learn` images to learn from, `ask` others to be asked about, `decoys` others as decoys.

    images: float32 from 0 to 1, `(n, s, s)`; labels: whole numbers from 0, `(n,)`.
    Everything but a decoy is moved a little, one by one, then bent and laid down another way, all
    alike; classes have new names. A decoy is the image as everybody knows it. Questions are in any
    order.
    Raises ValueError where there are too few images.
    """
    if learn + ask + decoys > len(images):
        raise ValueError(f"{len(images)} images are too few")
    classes = int(labels.max()) + 1
    order = rng.permutation(len(images))
    learned, asked, known = np.split(order[: learn + ask + decoys], [learn, learn + ask])
    names = _new_names(classes, rng)
    turns, mirrored = ORIENTATIONS[rng.integers(len(ORIENTATIONS))]
    bend = bending(images.shape[-1], rng)

    def laid(rows: NDArray[np.intp]) -> NDArray[np.float32]:
        moved = distorted(images[rows], rng, bend)
        moved = moved[:, :, ::-1] if mirrored else moved
        return np.ascontiguousarray(np.rot90(moved, turns, axes=(1, 2)))

    nobody = np.full(decoys, -1)
    shuffled = rng.permutation(ask + decoys)
    return Drawn(
        images=laid(learned),
        labels=names[labels[learned]],
        questions=np.concatenate([laid(asked), images[known]])[shuffled],
        answers=np.concatenate([names[labels[asked]], nobody])[shuffled],
        decoy_answers=np.concatenate([np.full(ask, -1), names[labels[known]]])[shuffled],
        classes=classes,
    )


def _new_names(classes: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """A new number for each class, for none of them its own (with one class there is no other)."""
    while True:
        names = rng.permutation(classes)
        if classes < 2 or not np.any(names == np.arange(classes)):
            return names.astype(np.int64)


def bending(side: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """Where each pixel of a bent image comes from: steps down and to the right, `(2, s, s)`.

    One long wave across the image for each of the two, so that nothing is torn or folded.
    """
    down, right = np.meshgrid(np.arange(side) / side, np.arange(side) / side, indexing="ij")
    steps = []
    for _ in range(2):
        angle, start = rng.uniform(0, 2 * np.pi, 2)
        along = np.cos(angle) * down + np.sin(angle) * right
        steps.append(np.sin(2 * np.pi * along / WAVE + start))
    return BEND * side * np.stack(steps)


def distorted(
    images: NDArray[np.float32], rng: np.random.Generator, bend: NDArray[np.float64] | float = 0.0
) -> NDArray[np.float32]:
    """Each image turned, stretched, slanted, moved, made fainter or bolder, and noisy.

    All so little that a person still reads the same digit; float32 from 0 to 1, `(n, s, s)` as
    given.
    bend: for all of them alike, see `bending`.
    """
    count, side = len(images), images.shape[-1]
    angle = rng.uniform(-MAX_TURN, MAX_TURN, count)
    scale = rng.uniform(1 - SCALE, 1 + SCALE, (2, count))
    slant = rng.uniform(-SHEAR, SHEAR, count)
    move = rng.uniform(-SHIFT, SHIFT, (2, count))
    cos, sin = np.cos(angle), np.sin(angle)
    # Where each pixel of the new image comes from, seen from the middle.
    centre = (side - 1) / 2
    grid = np.arange(side) - centre
    down, right = np.stack(np.meshgrid(grid, grid, indexing="ij")) + bend
    down, right = down[None] - move[0, :, None, None], right[None] - move[1, :, None, None]
    right = right + slant[:, None, None] * down
    from_down = (cos[:, None, None] * down - sin[:, None, None] * right) * scale[0, :, None, None]
    from_right = (sin[:, None, None] * down + cos[:, None, None] * right) * scale[1, :, None, None]
    taken = _between_pixels(images, from_down + centre, from_right + centre)
    strength = np.exp(rng.uniform(np.log(FAINTEST), np.log(BOLDEST), count))[:, None, None]
    noise = rng.normal(0, NOISE, taken.shape)
    return np.clip(np.clip(taken, 0, 1) ** strength + noise, 0, 1).astype(np.float32)


def _between_pixels(
    images: NDArray[np.float32], down: NDArray[np.float64], right: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Values at places between pixels, bilinear; outside of the image there is 0."""
    side = images.shape[-1]
    padded = np.pad(images, ((0, 0), (1, 1), (1, 1)))
    down, right = np.clip(down + 1, 0, side + 1), np.clip(right + 1, 0, side + 1)
    top = np.minimum(down.astype(int), side)
    left = np.minimum(right.astype(int), side)
    low, far = down - top, right - left
    row = np.arange(len(images))[:, None, None]
    return (
        padded[row, top, left] * (1 - low) * (1 - far)
        + padded[row, top, left + 1] * (1 - low) * far
        + padded[row, top + 1, left] * low * (1 - far)
        + padded[row, top + 1, left + 1] * low * far
    )
