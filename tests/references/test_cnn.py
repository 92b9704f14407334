"""Proves the references of 12_cnn: torch's own counterparts, worked numbers, and learning."""

from __future__ import annotations

import math
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from torch import nn

from autograder import simgpu
from autograder.grading.reference import load_solution
from autograder.mnist.datasets import mnist as digits

SOURCE = Path(__file__).parents[2] / "solutions" / "12_cnn" / "cnn.py"
cnn = SimpleNamespace(**load_solution(SOURCE))
simgpu.enable()  # now, before the first backward pass of any test

sides = st.integers(3, 9)
kernels = st.integers(1, 3)
few = st.integers(1, 3)


@pytest.fixture(autouse=True)
def one_thread():
    """As in a student process; more would only spin on tensors this small."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


class Fixed(nn.Module):
    """Returns the logits it was given, and remembers its input."""

    def __init__(self, logits: list[float]) -> None:
        super().__init__()
        self.logits = nn.Parameter(torch.tensor(logits))
        self.seen = torch.empty(0)

    def forward(self, x):
        self.seen = x.detach().cpu()
        return self.logits.expand(len(x), -1)


@settings(max_examples=60, deadline=None)
@given(st.data(), sides, sides, kernels, kernels, few, few, few, few, st.integers(0, 2))
def test_conv2d_is_torchs(data, h, w, kh, kw, n, c, o, stride, padding):
    seed = data.draw(st.integers(0, 2**32 - 1))
    rng = np.random.default_rng(seed)
    x, weight = rng.standard_normal((n, c, h, w)), rng.standard_normal((o, c, kh, kw))
    bias = rng.standard_normal(o) if data.draw(st.booleans()) else None
    own_bias = None if bias is None else torch.from_numpy(bias)
    tensors = torch.from_numpy(x), torch.from_numpy(weight), own_bias
    expected = F.conv2d(*tensors, stride=stride, padding=padding)
    found = cnn.conv2d(x, weight, bias, stride, padding)
    np.testing.assert_allclose(found, expected.numpy(), rtol=1e-10, atol=1e-10)


@settings(max_examples=60, deadline=None)
@given(sides, sides, few, few, kernels, st.one_of(st.none(), few), st.integers(0, 2**32 - 1))
def test_max_pool2d_is_torchs(h, w, n, c, size, stride, seed):
    x = np.random.default_rng(seed).standard_normal((n, c, h, w))
    expected = F.max_pool2d(torch.from_numpy(x), size, stride)
    np.testing.assert_array_equal(cnn.max_pool2d(x, size, stride), expected.numpy())


def test_worked_convolution():
    x, weight = np.arange(1, 10).reshape(1, 1, 3, 3), [[[[1, 2], [3, 4]]]]
    assert cnn.conv2d(x, weight).tolist() == [[[[37, 47], [67, 77]]]]


@pytest.mark.parametrize("k, p, s, side", [(3, 1, 1, 28), (5, 0, 2, 12)])
def test_worked_sizes(k, p, s, side):
    found = cnn.conv2d(np.zeros((1, 1, 28, 28)), np.zeros((1, 1, k, k)), None, s, p)
    assert found.shape == (1, 1, side, side)


def test_worked_pooling():
    x = [[[[1, 3, 2, 0], [4, 2, 1, 5], [0, 1, 7, 2], [6, 3, 2, 8]]]]
    assert cnn.max_pool2d(x).tolist() == [[[[4, 5], [6, 8]]]]


def test_worked_parameters():
    def count(model):
        return sum(p.numel() for p in model.parameters() if p.requires_grad)

    assert count(cnn.CNN()) == 20_490
    assert cnn.CNN().head.in_features == 1568
    assert count(cnn.freeze_backbone(cnn.CNN())) == 15_690
    assert sum(p.numel() for p in cnn.replace_head(cnn.CNN(), 5).head.parameters()) == 7_845


def test_cnn_is_our_own_convolutions():
    """The PyTorch model computes what exercises 1 and 2 compute."""
    torch.manual_seed(0)
    model = cnn.CNN((3, 4)).eval()
    x = torch.rand(2, 28, 28)
    maps = x.numpy()[:, None].astype(float)
    for layer in model.backbone:
        if isinstance(layer, nn.Conv2d):
            weight, bias = (p.detach().numpy() for p in layer.parameters())
            maps = cnn.max_pool2d(np.maximum(cnn.conv2d(maps, weight, bias, padding=1), 0))
    head = [p.detach().numpy() for p in (model.head.weight, model.head.bias)]
    expected = maps.reshape(2, -1) @ head[0].T + head[1]
    np.testing.assert_allclose(model(x).detach().numpy(), expected, rtol=1e-4, atol=1e-5)


def test_worked_shift(monkeypatch):
    drawn = iter([torch.tensor([[0], [2]])])  # down by 1, right by -1, where m is 1
    monkeypatch.setattr(torch, "randint", lambda *_, **__: next(drawn))
    image = torch.arange(1.0, 10).reshape(1, 3, 3)
    assert cnn.augment(image, 1).tolist() == [[[0, 0, 0], [2, 3, 0], [5, 6, 0]]]


def test_all_25_shifts_come_equally_often():
    images = torch.zeros(10_000, 5, 5)
    images[:, 2, 2] = 1
    moved = cnn.augment(images, 2, torch.Generator().manual_seed(0))
    assert torch.equal(moved.sum(dim=(1, 2)), torch.ones(10_000))
    counts = moved.sum(dim=0)
    assert counts.min() > 300 and counts.max() < 500


@pytest.mark.parametrize("paper", [0, 255])
def test_pixels_the_model_gets(paper, tmp_path):
    pixels = np.full((28, 28), paper, dtype=np.uint8)
    pixels[10:20, 10:14] = 255 - paper
    Image.fromarray(pixels).save(tmp_path / "digit.png")
    model = Fixed([0.0] * 8 + [1.0, 0.0])
    digit, confidence = cnn.predict_image(model, tmp_path / "digit.png", "cpu")
    assert digit == 8
    assert confidence == pytest.approx(math.e / (math.e + 9), rel=1e-6)
    assert model.seen.shape == (1, 1, 28, 28)
    assert model.seen.dtype == torch.float32
    assert model.seen.sum() == 40
    assert model.seen[0, 0, 10:20, 10:14].min() == 1


def test_confidence_prints_as_on_the_slide(tmp_path):
    logit = math.log(0.5983 * 9 / (1 - 0.5983))
    path = tmp_path / "digit.png"
    Image.new("L", (60, 60), 255).save(path)
    digit, confidence = cnn.predict_image(Fixed([0.0] * 8 + [logit, 0.0]), path, "cpu")
    assert f"Predicted Digit: {digit}, Confidence: {confidence:.2%}" == (
        "Predicted Digit: 8, Confidence: 59.83%"
    )


def test_worked_drift():
    actual = [0, 0, 1, 1, 2, 2, 3, 3, 8, 9]
    expected = 0.3 * math.log(1.6) - 0.3 * math.log(0.4)
    assert expected == pytest.approx(0.4158883, abs=5e-8)
    assert cnn.drift_score(np.arange(10), actual, 2) == pytest.approx(expected, rel=1e-12)


def test_drift_by_hand():
    """Four bins, an empty one among them: shares 1/4 each, and 1/2, 1/4, 1/4, none."""
    expected, actual = np.arange(8), [0, 0, 0, 1, 2, 3, 4, 5]
    e, a = [0.25] * 4, [0.5, 0.25, 0.25, 1e-4]
    psi = sum((now - then) * math.log(now / then) for then, now in zip(e, a, strict=True))
    assert cnn.drift_score(expected, actual, 4) == pytest.approx(psi, rel=1e-12)


def test_drift_of_normals_that_move():
    rng = np.random.default_rng(0)
    for shift, verdict in ((0.0, "none"), (0.3, "some"), (1.0, "much")):
        score = cnn.drift_score(rng.normal(0, 1, 20_000), rng.normal(shift, 1, 20_000))
        assert verdict == ("none" if score < 0.05 else "some" if score < 0.25 else "much")
        # For a normal distribution that moves by d, PSI tends to d².
        assert score == pytest.approx(shift**2, rel=0.15, abs=0.01)


@pytest.mark.parametrize("device", ["cpu", "simgpu:0"])
def test_transfers_from_low_to_high_digits(device):
    """A net that learned 0 to 2 here learns 3 to 5 with its backbone frozen, on either device."""
    data = digits("digits")
    x, y = torch.from_numpy(data.x_train), torch.from_numpy(data.y_train)
    x, y = x[y < 6][:240], y[y < 6][:240]
    torch.manual_seed(0)
    model = cnn.CNN((6, 12), 0.1, 3).to(device)
    learn(model, x[y < 3], y[y < 3], device, steps=25)
    frozen = {name: p.detach().cpu().clone() for name, p in model.backbone.named_parameters()}
    model = cnn.replace_head(cnn.freeze_backbone(model), 3)
    assert {p.device.type for p in model.parameters()} == {device.split(":")[0]}
    accuracy = learn(model, x[y >= 3], y[y >= 3] - 3, device, steps=25)
    assert accuracy > 0.8
    for name, parameter in model.backbone.named_parameters():
        assert torch.equal(parameter.detach().cpu(), frozen[name])


def learn(model: nn.Module, x: torch.Tensor, y: torch.Tensor, device: str, steps: int) -> float:
    """Training accuracy after so many steps over all of the (augmented) data."""
    x, y = x.to(device), y.to(device)
    weights = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.Adam(weights, lr=1e-2)
    generator = torch.Generator().manual_seed(0)
    model.train()
    for _ in range(steps):
        optimizer.zero_grad()
        F.cross_entropy(model(cnn.augment(x, 1, generator)), y).backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        return (model(x).argmax(dim=1) == y).float().mean().item()
