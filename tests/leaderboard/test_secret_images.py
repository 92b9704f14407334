"""A secret task is a task: whoever learns can do it, and whoever knows the images cannot."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from autograder.leaderboard.declared import Drawn
from autograder.leaderboard.secret_images import ORIENTATIONS, bending, distorted, secret_task
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


def test_whoever_knows_the_names_knows_the_decoys(task: Drawn) -> None:
    known = {image.tobytes(): label for image, label in zip(IMAGES, LABELS, strict=True)}
    decoys = task.decoy_answers >= 0
    digits = [known[image.tobytes()] for image in task.questions[decoys]]
    pairs = set(zip(digits, task.decoy_answers[decoys].tolist(), strict=True))
    assert len(pairs) == len(set(digits)) == len({name for _, name in pairs})


def test_all_images_by_heart_are_worth_less_than_learning(task: Drawn) -> None:
    """With all data (for which the code has no room), laid down all ways, and the names found."""
    known = np.concatenate(
        [np.rot90(IMAGES[:, :, ::-1] if m else IMAGES, t, (1, 2)) for t, m in ORIENTATIONS]
    )
    asked = task.answers >= 0

    def digits(images: np.ndarray) -> np.ndarray:
        return LABELS[nearest(images, known)[0] % len(IMAGES)]

    # Which digit has which name: the pairing under which most of the images to learn from agree.
    together = np.zeros((10, 10))
    np.add.at(together, (digits(task.images), task.labels), 1)
    names = linear_sum_assignment(-together)[1]
    by_heart = np.mean(names[digits(task.questions[asked])] == task.answers[asked])
    said = task.labels[nearest(task.questions[asked], task.images)[0]]
    assert by_heart < np.mean(said == task.answers[asked]) - 0.1


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


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 2**32), side=st.integers(6, 40))
def test_bending_folds_nothing(seed: int, side: int) -> None:
    down, right = bending(side, np.random.default_rng(seed))
    assert down.shape == right.shape == (side, side)
    # Where a pixel comes from goes on in the order of the pixels.
    stretch = (np.diff(down, axis=0)[:, :-1] + 1) * (np.diff(right, axis=1)[:-1] + 1)
    turn = np.diff(down, axis=1)[:-1] * np.diff(right, axis=0)[:, :-1]
    assert np.all(stretch - turn > 0)


def test_a_task_is_bent_alike(task: Drawn) -> None:
    first, other = (bending(28, np.random.default_rng(seed)) for seed in (1, 2))
    assert np.abs(first - other).max() > 1
    spot = np.zeros((2, 28, 28), np.float32)
    spot[:, 13:15, 13:15] = 1
    bent = distorted(spot, np.random.default_rng(5), first)
    straight = distorted(spot, np.random.default_rng(5))
    moved = [
        np.subtract(*(np.argwhere(i > 0.5).mean(0) for i in pair))
        for pair in zip(bent, straight, strict=True)
    ]
    assert np.allclose(moved[0], moved[1], atol=1.5) and np.abs(moved).max() > 0.5
