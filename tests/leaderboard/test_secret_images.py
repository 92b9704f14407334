"""A secret task is a task: whoever learns can do it, and whoever knows the images cannot."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.leaderboard.declared import Drawn
from autograder.leaderboard.secret_images import LAID, distorted, secret_task
from autograder.mnist.datasets import mnist

PUBLIC = mnist("digits")
IMAGES = np.concatenate([PUBLIC.x_train, PUBLIC.x_test])
LABELS = np.concatenate([PUBLIC.y_train, PUBLIC.y_test])


def drawn(seed: int) -> Drawn:
    rng = np.random.default_rng(seed)
    return secret_task(IMAGES, LABELS, rng, learn=400, ask=200, decoys=60)


@pytest.fixture(scope="module")
def task() -> Drawn:
    return drawn(3)


def test_shapes_and_masks(task: Drawn) -> None:
    assert task.images.shape == (400, 28, 28) and task.images.dtype == np.float32
    assert task.questions.shape == (260, 28, 28) and task.questions.dtype == np.float32
    assert task.labels.dtype == task.answers.dtype == np.int64
    is_decoy = task.answers < 0
    assert is_decoy.sum() == 60
    assert np.array_equal(is_decoy, task.decoy_answers >= 0)
    assert not np.array_equal(is_decoy, np.sort(is_decoy))  # in any order
    assert set(task.labels) == set(range(10)) and task.classes == 10


def test_a_seed_draws_one_task_and_another_another(task: Drawn) -> None:
    again, other = drawn(3), drawn(4)
    assert np.array_equal(task.images, again.images)
    assert np.array_equal(task.answers, again.answers)
    assert not np.array_equal(task.answers, other.answers)


def test_known_images_are_found_among_the_decoys_alone(task: Drawn) -> None:
    known = {image.tobytes(): label for image, label in zip(IMAGES, LABELS, strict=True)}
    found = np.array([known.get(image.tobytes(), -1) for image in task.questions])
    assert np.array_equal(found >= 0, task.decoy_answers >= 0)
    # And by the names that everybody knows them by, not one is right.
    assert not np.any(found[found >= 0] == task.decoy_answers[found >= 0])
    assert not any(image.tobytes() in known for image in task.images)


def nearest(images: np.ndarray, known: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The nearest of `known` for each image, and how far it is."""
    images, known = images.reshape(len(images), -1), known.reshape(len(known), -1)
    far = (images**2).sum(1)[:, None] + (known**2).sum(1) - 2 * images @ known.T
    return far.argmin(axis=1), far.min(axis=1)


def test_labels_of_known_images_are_worth_no_more_than_guessing(task: Drawn) -> None:
    """The nearest known image, the public label: someone with all data and without learning."""
    said = LABELS[nearest(task.questions, IMAGES)[0]]
    asked = task.answers >= 0
    assert np.mean(said[asked] == task.answers[asked]) < 0.15
    assert np.mean(said[~asked] == task.decoy_answers[~asked]) == 0


@pytest.mark.parametrize("seed", range(3))
def test_whoever_brings_all_images_along_is_noticed(seed: int) -> None:
    """With all data (for which the code has no room), and clever enough to find the names."""
    task = drawn(seed)
    known = np.concatenate(
        [np.rot90(IMAGES[:, :, ::-1] if m else IMAGES, t, (1, 2)) for t, m in LAID]
    )
    images, _ = nearest(task.images, known)
    public = LABELS[images % len(IMAGES)]
    # The name of each digit: the most frequent among the images to learn from.
    names = np.array(
        [np.bincount(task.labels[public == k], minlength=10).argmax() for k in range(10)]
    )
    upright = names[LABELS[nearest(task.questions, IMAGES)[0]]]
    decoys = task.decoy_answers >= 0
    assert np.mean(upright[decoys] == task.decoy_answers[decoys]) > 0.85


def test_learning_helps(task: Drawn) -> None:
    said = task.labels[nearest(task.questions, task.images)[0]]
    asked = task.answers >= 0
    assert np.mean(said[asked] == task.answers[asked]) > 0.6
    assert np.mean(said[~asked] == task.decoy_answers[~asked]) < 0.7


def test_too_few_images_are_refused() -> None:
    with pytest.raises(ValueError, match="too few"):
        secret_task(IMAGES, LABELS, np.random.default_rng(0), learn=1700, ask=90, decoys=90)


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 2**32), side=st.integers(6, 40), count=st.integers(1, 5))
def test_an_image_is_moved_a_little(seed: int, side: int, count: int) -> None:
    rng = np.random.default_rng(seed)
    images = np.zeros((count, side, side), np.float32)
    middle = slice(side // 2 - 1, side // 2 + 1)
    images[:, middle, middle] = 1
    found = distorted(images, rng)
    assert found.shape == images.shape and found.dtype == np.float32
    assert found.min() >= 0 and found.max() <= 1
    # The spot is still there, not further away than images are moved.
    for image in found:
        down, right = np.unravel_index(image.argmax(), image.shape)
        assert abs(down - side / 2 + 0.5) <= 4 and abs(right - side / 2 + 0.5) <= 4
