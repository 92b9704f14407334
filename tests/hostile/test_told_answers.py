"""No known mistake earns a point by what is only told, told as the right solution would tell it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from best_liar import BestLiar

from autograder.accuracy.harness import Harness
from autograder.course.load import load_course

pytestmark = pytest.mark.hostile
COURSE = load_course(Path(__file__).resolve().parents[2])
WITH_OBJECTS = ("07_autograd", "11_mnist", "12_cnn", "13_attention", "14_gpt")
EXERCISES = [(name, one) for name in WITH_OBJECTS for one in COURSE.assignment(name).exercises]

# What is left, as docs/security.md says: copies between host and device, and what a part is called
# or of which type, where all that is computed is right.
SPARED = {
    ("11_mnist", "train_step"): {"batch_moved_twice", "loss_on_the_cpu"},
    ("11_mnist", "train_epoch"): {"model_moved_every_step"},
    ("11_mnist", "evaluate"): {"logits_brought_back"},
    ("12_cnn", "CNN"): {"backbone_as_a_method", "head_in_a_sequential"},
    ("12_cnn", "augment"): {"to_the_cpu_and_back", "to_the_cpu_and_back_image_by_image"},
    ("14_gpt", "CharTokenizer"): {"vocabulary_as_a_list"},
}


@cache
def harness(name: str) -> Harness:
    return Harness(COURSE, COURSE.assignment(name))


@pytest.mark.parametrize(("name", "exercise"), EXERCISES)
def test_no_mistake_is_spared_by_what_is_told(name: str, exercise: str) -> None:
    found = harness(name)
    right = found.solution
    assert found.judge(exercise, BestLiar(right, right))[0]
    spared = {
        mistake.name
        for mistake in found.mistakes.for_exercise(exercise)
        if found.judge(exercise, BestLiar({**right, exercise: mistake.function}, right))[0]
    }
    assert spared == SPARED.get((name, exercise), set())
