"""Proves the references of 11_mnist: worked numbers, torch's own counterparts, and learning."""

from __future__ import annotations

import math
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from autograder import simgpu
from autograder.grading.reference import load_solution
from autograder.mnist.datasets import mnist as digits

SOURCE = Path(__file__).parents[2] / "solutions" / "11_mnist" / "mnist.py"
mnist = SimpleNamespace(**load_solution(SOURCE))
simgpu.enable()  # now, before the first backward pass of any test


class Fixed(nn.Module):
    """Returns the logits it was given, whatever the input."""

    def __init__(self, logits: list[float]) -> None:
        super().__init__()
        self.logits = nn.Parameter(torch.tensor(logits))

    def forward(self, x):
        return self.logits.expand(len(x), -1)


def zeros(n: int, batch_size: int) -> DataLoader:
    """A loader over n empty images with the label 0."""
    data = TensorDataset(torch.zeros(n, 28, 28), torch.zeros(n, dtype=torch.long))
    return DataLoader(data, batch_size=batch_size)


def test_parameters_of_the_default_mlp():
    assert sum(p.numel() for p in mnist.MLP().parameters()) == 235_146


def test_batches_of_a_thousand():
    images, labels = torch.zeros(1000, 28, 28), torch.zeros(1000, dtype=torch.long)
    train, val = mnist.make_loaders(images, labels, 64, 0.1, torch.Generator().manual_seed(0))
    assert [len(y) for _, y in train] == [64] * 14 + [4]
    assert [len(y) for _, y in val] == [64, 36]


def test_loss_of_equal_logits_is_ln_10():
    model = Fixed([0.0] * 10)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.0)
    labels = torch.tensor([3, 7])
    loss = mnist.train_step(model, torch.zeros(2, 28, 28), labels, optimizer, "cpu")
    assert loss == pytest.approx(math.log(10), rel=1e-6)


def test_mean_is_per_sample():
    model = Fixed([1.0] + [0.0] * 9)
    loss, accuracy = mnist.evaluate(model, zeros(7, 3), "cpu")
    assert loss == pytest.approx(math.log(math.e + 9) - 1, rel=1e-6)
    assert accuracy == 1.0


def test_worked_confidence():
    digit, confidence = mnist.predict(
        Fixed([2.0, 1.0, 0.1] + [-9.0] * 7), torch.zeros(28, 28), "cpu"
    )
    assert digit == 0
    assert confidence == pytest.approx(0.659, abs=1e-3)


@pytest.mark.parametrize("device", ["cpu", "simgpu:0"])
def test_learns_the_embedded_digits(device, tmp_path):
    data = digits("digits")
    torch.manual_seed(0)
    generator = torch.Generator().manual_seed(0)
    images, labels = torch.from_numpy(data.x_train), torch.from_numpy(data.y_train)
    loaders = mnist.make_loaders(images, labels, 128, 0.1, generator)
    model = mnist.MLP((64,), 0.1)
    optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
    history = mnist.fit(model, *loaders, optimizer, torch.device(device), 5)
    assert {p.device.type for p in model.parameters()} == {device.split(":")[0]}
    assert history["val_loss"][-1] < 0.5 * history["val_loss"][0]
    test = DataLoader(
        TensorDataset(torch.from_numpy(data.x_test), torch.from_numpy(data.y_test)), 100
    )
    _, accuracy = mnist.evaluate(model, test, device)
    assert accuracy > 0.85
    path = tmp_path / "digits.pt"
    mnist.save_checkpoint(path, model, optimizer, 5)
    other = mnist.MLP((64,), 0.1)
    assert mnist.load_checkpoint(path, other, device="cpu") == 5
    image = torch.from_numpy(data.x_test[0])
    found, expected = mnist.predict(other, image, "cpu"), mnist.predict(model, image, device)
    assert found[0] == expected[0]
    assert found[1] == pytest.approx(expected[1], rel=1e-4)


def test_same_numbers_on_cpu_and_simulated_gpu():
    images, labels = torch.rand(9, 28, 28), torch.arange(9)
    found = []
    for device in ("cpu", "simgpu:0"):
        torch.manual_seed(1)
        model = mnist.MLP((8,), 0.0)
        optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
        data = DataLoader(TensorDataset(images, labels), 4)
        history = mnist.fit(model, data, data, optimizer, device, 3)
        found.append([history[key] for key in ("train_loss", "val_loss", "val_accuracy")])
    np.testing.assert_allclose(found[0], found[1], rtol=1e-5)
