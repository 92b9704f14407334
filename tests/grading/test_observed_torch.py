"""What a call does beside returning a value is seen of PyTorch's tensors and generator, too."""

from __future__ import annotations

import torch

from autograder.sandbox.student_side.observed import Surroundings, shared_with


def test_a_tensor_that_is_handed_back_shares_memory() -> None:
    images = torch.zeros(2, 3)
    assert shared_with(images, (1, images), {}) == ["2"]
    assert shared_with((images[:1], 0), (), {"images": images}) == ["images"]
    assert shared_with(images.clone(), (images,), {}) == []


def test_tensors_that_numpy_lacks_are_passed_over() -> None:
    narrow = torch.zeros(2, dtype=torch.bfloat16, requires_grad=True)
    assert shared_with(narrow, (narrow,), {}) == []


def test_the_global_generator_is_seen_to_move() -> None:
    quiet = Surroundings()
    torch.rand(3, generator=torch.Generator().manual_seed(1))
    assert quiet.moved() == []
    drawn = Surroundings()
    torch.rand(3)
    assert drawn.moved() == ["torch"]
