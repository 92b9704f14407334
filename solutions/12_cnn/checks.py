"""Checks of 12_cnn: convolution by hand, a CNN's parts, transfer, images from files, and drift.

The NumPy exercises are compared with the reference; what involves PyTorch is seen on the CPU and
on the simulated GPU, by what a small seeded network does afterwards.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from autograder.checks.battery import Battery
from autograder.checks.draws import many_different, with_many_of_torch
from autograder.checks.expect import drawn_anew, inputs_unchanged, parts, require, same
from autograder.checks.fresh import fresh
from autograder.grading.compare import alike
from autograder.grading.failure import StudentFault
from autograder.grading.remote import Remote
from autograder.sandbox.student_side.wire import TensorData, TorchRng

from ..shared.models import a_word, near, own_model, ready

CPU, GPU = "cpu", "simgpu:0"
DEVICES = pytest.mark.parametrize("device", [CPU, GPU])
RTOL, ATOL = 1e-4, 1e-5  # float32, after sums over some hundred products
PARTS = ("backbone", "head")
A_FEW_NUMBERS = 800  # bytes: shifts may come back, images not


def numbers(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Values of either sign with three decimals, float64."""
    return rng.standard_normal(shape).round(3)


def tensor(array: Any) -> TensorData:
    """A CPU tensor: float32, or int64 for whole numbers."""
    array = np.asarray(array)
    return TensorData(array.astype(np.int64 if array.dtype.kind in "iu" else np.float32))


def detached(value: Any) -> Any:
    """A tensor's array, wherever it is; anything else as it is."""
    return value.array if isinstance(value, TensorData) else value


def arrays(named: dict[str, Any]) -> dict[str, np.ndarray]:
    """The arrays of named tensors."""
    return {name: value.array for name, value in named.items()}


def stays_on(model: Remote, device: str) -> None:
    """Every parameter is on the device."""
    for name, parameter in model.parameters().items():
        at = parameter.device
        require(at == device, "parameter_device", name=name, at=at, to=device)


def larger_convolution(rng: np.random.Generator) -> tuple[Any, ...]:
    """Everything above what the other checks take: images, channels, kernels, steps and lines."""
    n, c, o, height, width, stride, padding = rng.integers(
        [5, 7, 6, 5, 6, 4, 3], [8, 20, 12, 8, 10, 8, 6], 7
    ).tolist()
    x = numbers(rng, n, c, *rng.integers(14, 24, 2).tolist())
    return x, numbers(rng, o, c, height, width), numbers(rng, o), stride, padding


def larger_pooling(rng: np.random.Generator) -> tuple[Any, ...]:
    """Windows of 5 to 9 pixels, steps of 4 to 10, in more and larger images and channels."""
    n, c, size, stride = rng.integers([4, 4, 5, 4], [8, 10, 10, 11], 4).tolist()
    return numbers(rng, n, c, *rng.integers(18, 34, 2).tolist()), size, stride


def larger_drift(rng: np.random.Generator) -> tuple[Any, ...]:
    """Thousands of values in dozens of bins, none of whose edges is a value."""
    n, m, bins = rng.integers([1500, 1000, 21], [4000, 3000, 60], 3).tolist()
    while math.gcd(n - 1, bins) > 1:
        n += 1
    return rng.standard_normal(n), 1.2 * rng.standard_normal(m) + 0.3, bins


class TestConv2d:
    exercise = "conv2d"
    battery = Battery(
        lambda rng, image=2, channel=4, kernel=3: (
            numbers(rng, image, channel, 5, 6),
            numbers(rng, kernel, channel, 3, 2),
        ),
        options={"bias": np.array([0.5, -1.25, 2.0]), "stride": 2, "padding": 1},
        cases={"all_larger": larger_convolution},
    )

    def test_worked_example(self, student, reference):
        """3 by 3 pixels and a kernel of 2 by 2, the text's numbers."""
        x, weight = np.arange(1.0, 10).reshape(1, 1, 3, 3), np.arange(1.0, 5).reshape(1, 1, 2, 2)
        same(student.conv2d(x, weight), reference.conv2d(x, weight))

    @pytest.mark.parametrize("n, c, o", [(1, 1, 1), (2, 3, 1), (1, 2, 4), (3, 2, 2)])
    def test_channels(self, student, reference, rng, n, c, o):
        """Every image, every input channel and every kernel counts, and each in its place."""
        args = numbers(rng, n, c, 5, 6), numbers(rng, o, c, 3, 3), numbers(rng, o)
        same(student.conv2d(*args), reference.conv2d(*args))

    @pytest.mark.parametrize("kernel", [(1, 1), (2, 3), (3, 2), (5, 1), (4, 4)])
    def test_kernel_sizes(self, student, reference, rng, kernel):
        """Height and width of image and kernel differ."""
        args = numbers(rng, 2, 2, 5, 7), numbers(rng, 3, 2, *kernel), numbers(rng, 3)
        same(student.conv2d(*args), reference.conv2d(*args))

    @pytest.mark.parametrize("stride, padding", [(1, 1), (2, 0), (2, 1), (3, 2), (1, 2)])
    def test_stride_and_padding(self, student, reference, rng, stride, padding):
        """Also where the last step leaves lines over."""
        args = numbers(rng, 2, 2, 6, 8), numbers(rng, 3, 2, 3, 3), numbers(rng, 3)
        args = (*args, stride, padding)
        same(student.conv2d(*args), reference.conv2d(*args))

    def test_without_bias(self, student, reference, rng):
        args = numbers(rng, 2, 2, 4, 4), numbers(rng, 3, 2, 3, 3)
        for more in ({}, {"bias": None, "padding": 1}, {"stride": 2}):
            same(student.conv2d(*args, **more), reference.conv2d(*args, **more))

    def test_ints(self, student, reference, rng):
        """Whole pixels under kernels of fractions, and under whole ones."""
        x = rng.integers(0, 9, (2, 2, 4, 4))
        for weight in (numbers(rng, 3, 2, 2, 2), rng.integers(-3, 4, (3, 2, 2, 2))):
            for bias in ([1, 0, -2], [0, 1, -2], [0.5, -1.25, 2.0]):
                args = x, weight, np.array(bias)
                same(student.conv2d(*args), reference.conv2d(*args))


class TestMaxPool2d:
    exercise = "max_pool2d"
    battery = Battery(
        lambda rng, image=2, channel=3: (numbers(rng, image, channel, 5, 6),),
        options={"size": 3, "stride": 1},
        cases={"all_larger": larger_pooling},
    )

    def test_worked_example(self, student, reference):
        x = np.array([[[[1, 3, 2, 0], [4, 2, 1, 5], [0, 1, 7, 2], [6, 3, 2, 8.0]]]])
        same(student.max_pool2d(x), reference.max_pool2d(x))

    @pytest.mark.parametrize("n, c", [(1, 3), (2, 1), (3, 2)])
    def test_channels(self, student, reference, rng, n, c):
        """Each image and each channel by itself."""
        x = numbers(rng, n, c, 4, 6)
        same(student.max_pool2d(x), reference.max_pool2d(x))

    @pytest.mark.parametrize("size", [2, 3, 4])
    def test_lines_left_over(self, student, reference, rng, size):
        """Where the window does not fit whole, nothing is computed."""
        x = numbers(rng, 2, 2, 7, 9)
        same(student.max_pool2d(x, size), reference.max_pool2d(x, size))

    def test_negative_values(self, student, reference, rng):
        """Nothing comes in from outside: no zero, and no number that is thought to be small."""
        x = -1 - np.abs(numbers(rng, 2, 2, 5, 5))
        for args in ((x, 2), (x, 3, 2), (1e12 * x, 2)):
            same(student.max_pool2d(*args), reference.max_pool2d(*args))

    @pytest.mark.parametrize("size, stride", [(3, 1), (3, 2), (2, 3), (1, 2)])
    def test_stride(self, student, reference, rng, size, stride):
        """Windows that overlap, and windows with gaps between them."""
        x = numbers(rng, 2, 2, 7, 8)
        same(student.max_pool2d(x, size, stride), reference.max_pool2d(x, size, stride))

    def test_windows_of_one_pixel(self, student, rng):
        """Nothing changes, and yet the result is a new array."""
        x = numbers(rng, 2, 2, 3, 4)
        same(fresh(student.max_pool2d, x, 1), x)


class TestCNN:
    exercise = "CNN"

    @pytest.mark.parametrize("channels", [(4,), (4, 6), (2, 3, 5), (2, 3, 4, 6)])
    def test_layers(self, student, reference, rng, channels):
        """Every layer's weights and biases are the model's parameters, in the right shapes."""
        has_layers(student.CNN(channels, 0.0), reference.CNN(channels, 0.0), rng)

    def test_defaults(self, student, reference, rng):
        has_layers(student.CNN(), reference.CNN(), rng)

    def test_classes(self, student, reference, rng):
        """The head has as many outputs as there are classes."""
        model, right = (one.CNN((4,), 0.0, 5) for one in (student, reference))
        has_layers(model, right, rng)

    @pytest.mark.parametrize("channels", [(4, 6), (2, 3, 5)])
    def test_logits(self, student, reference, rng, channels):
        """With known weights and no dropout, the outputs are known numbers."""
        weights = weights_of(rng, channels)
        models = [evaluated(one, channels, weights) for one in (student, reference)]
        for _ in range(2):  # other images of the same shape
            images = a_batch(rng, 2)
            same(*(detached(one(images)) for one in models), rtol=RTOL, atol=ATOL, key="logits")

    def test_without_channel_axis(self, student, reference, rng):
        """(n, 28, 28) is taken for grey images, also a batch of one."""
        weights = weights_of(rng, (4, 6))
        models = [evaluated(one, (4, 6), weights) for one in (student, reference)]
        for n in (1, 3):
            images = tensor(rng.uniform(0, 1, (n, 28, 28)).round(3))
            same(*(detached(one(images)) for one in models), rtol=RTOL, atol=ATOL, key="logits")

    def test_negative_logits(self, student, reference, rng):
        """A logit may be negative, and rows need not sum to 1: nothing follows the head.

        That holds for few images and for more than a usual batch has.
        """
        weights = weights_of(rng, (4,), bias=-3.0)
        models = [evaluated(one, (4,), weights) for one in (student, reference)]
        for n in (2, int(rng.integers(70, 140))):
            images = a_batch(rng, n)
            same(*(detached(one(images)) for one in models), rtol=RTOL, atol=ATOL, key="logits")

    def test_parts(self, student, reference, rng):
        """`head` is one Linear layer; `backbone` gives (n, f), and the two together the logits."""
        weights = weights_of(rng, (4, 6))
        model = evaluated(student, (4, 6), weights)
        head, backbone = model.get("head"), model.get("backbone")
        kind = head.type_name if isinstance(head, Remote) else type(head).__name__
        require(kind.split(".")[-1] == "Linear", "head_not_linear", kind=kind)
        require(isinstance(backbone, Remote), "no_backbone")
        inside: list[list[int]] = []
        with contextlib.suppress(StudentFault):  # a method has no parameters
            inside = backbone.shapes()
        require(inside, "backbone_without_parameters", kind=backbone.type_name.split(".")[-1])
        found, expected = sorted(inside + head.shapes()), model.shapes()
        require(found == expected, "parts_incomplete", got=found, expected=expected)
        images = a_batch(rng, 2)
        features = backbone(images)
        shape = list(detached(features).shape) if isinstance(features, TensorData) else []
        require(shape == [2, 294], "feature_shape", got=shape, expected=[2, 294])
        same(detached(head(features)), detached(model(images)), rtol=RTOL, atol=ATOL, key="parts")
        right = evaluated(reference, (4, 6), weights).get("head")
        others = tensor(numbers(rng, 2, 294))  # features that no image has
        found = [detached(one(others)) for one in (head, right)]
        same(*found, rtol=RTOL, atol=ATOL, key="head_of_other_features")

    def test_gradients_flow(self, student, rng):
        """The output is computed from the parameters: it can be trained."""
        logits = evaluated(student, (4, 6), weights_of(rng, (4, 6)))(a_batch(rng, 2))
        require(isinstance(logits, TensorData) and logits.requires_grad, "not_trainable")

    def test_every_layer_learns(self, student, reference, rng):
        """After a step of training from known weights, the logits are known too."""
        weights, labels = weights_of(rng, (4, 6)), tensor(rng.integers(0, 10, 6))
        images, logits = tensor(numbers(rng, 6, 1, 28, 28)), []
        for one in (student, reference):
            model = evaluated(one, (4, 6), weights, 0.0)
            model(images)  # what is kept of this would be old after the step
            model.train()
            trained(one, model, images, labels, 0.02)
            model.eval()
            logits.append(detached(model(images)))
        same(*logits, rtol=1e-3, atol=1e-4, key="logits_after_step")

    def test_every_layer_learns_with_dropout(self, student, reference, rng):
        """The same while features are dropped: of 784, on average, no chance is left."""
        head = rng.uniform(1.8, 2.2) * np.linspace(-1, 1, 10)
        weights = [np.zeros((4, 1, 3, 3)), np.ones(4), np.full((10, 784), head[:, None] / 784)]
        images, labels = tensor(np.full((48, 1, 28, 28), 4.0)), tensor(np.arange(48) % 3)
        changes = []
        for one in (student, reference):
            one.seed(7)
            model = one.CNN((4,), 0.25)
            model.set_by_shape([tensor(weight) for weight in (*weights, np.zeros(10))])
            model.train()
            trained(one, model, images, labels, 0.003)
            model.eval()
            logits = model.drawn_call(tensor(np.full((1, 1, 28, 28), 4.0)))
            require(isinstance(logits, TensorData), "not_tensor", got=logits)
            changes.append(logits.array[0] - head)
        off = np.abs(changes[0] - changes[1]).max()
        require(off < 0.1 * np.abs(changes[1]).max(), "logits_after_step")

    def test_dropout_while_training(self, student):
        """Each feature is 0 with probability p, and 1 / (1 - p) times as large otherwise.

        All 784 features are 1 here and the logits their mean, so a logit counts the kept.
        """
        logits = self.dropped(student, 0.25)
        kept = logits * 0.75 * 784
        require(np.ptp(logits) > 0, "no_dropout")
        require(np.allclose(kept, np.round(kept), atol=2e-2), "dropout_values")
        require((np.ptp(logits, axis=1) < 1e-4).all(), "dropout_place")
        require(not np.all(np.round(kept) % 196 == 0), "whole_channels_dropped")
        require(abs(logits.mean() - 1) < 0.02, "dropout_share", got=float(logits.mean()))

    def test_dropout_anew(self, student, rng):
        """Other features are dropped in each forward pass, each for itself in every image."""
        student.seed(7)
        model = student.CNN((4,), 0.5)
        model.train()
        images = tensor(np.full((4, 1, 28, 28), 0.5))
        first, again = (detached(model(images)) for _ in range(2))
        require(not alike(first, again), "dropout_repeated")
        drawn_apart(self.masks(student, rng))

    def masks(self, student: Any, rng: np.random.Generator) -> np.ndarray:
        """Which of 120 features that are 1 are kept, by image: (n, 120), True or False.

        They are those of 30 places in each of the four channels. Each logit adds up 12 of them,
        the k-th 2**k times, so that its bits are what is kept.
        """
        n, p = int(rng.integers(130, 200)), round(float(rng.uniform(0.4, 0.6)), 3)
        places = np.arange(4)[:, None] * 196 + rng.integers(0, 160) + np.arange(30)
        head = np.zeros((10, 784))
        head[np.arange(120) // 12, places.ravel()] = 2.0 ** (np.arange(120) % 12)
        model = student.CNN((4,), p)
        weights = [np.zeros((4, 1, 3, 3)), np.ones(4), head, np.zeros(10)]
        model.set_by_shape([tensor(weight.astype(float)) for weight in weights])
        model.train()
        logits = model(tensor(np.full((n, 1, 28, 28), 0.5)))
        require(isinstance(logits, TensorData), "not_tensor")
        require(logits.array.shape == (n, 10), "dropout_values")
        sums = logits.array * (1 - p)
        whole = np.round(sums)
        within = np.abs(sums - whole).max() < 0.05 and whole.min() >= 0 and whole.max() < 1 << 12
        require(bool(within), "dropout_values")
        return (whole.astype(np.int64)[:, :, None] >> np.arange(12) & 1).reshape(n, 120) > 0

    def test_dropout_between_stages(self, student):
        """Only the features are dropped: what one stage hands to the next is whole.

        Every number is 1 in both stages, so that a logit counts the kept of 294 features.
        """
        student.seed(7)
        model = student.CNN((4, 6), 0.25)
        second = np.zeros((6, 4, 3, 3))
        second[:, :, 1, 1] = 1 / 4  # the mean of the first stage's channels, in each place
        weights = [np.zeros((4, 1, 3, 3)), np.ones(4), second, np.zeros(6)]
        weights += [np.full((10, 294), 1 / 294), np.zeros(10)]
        model.set_by_shape([tensor(weight.astype(float)) for weight in weights])
        model.train()
        logits = model(tensor(np.full((16, 1, 28, 28), 0.5)))
        require(isinstance(logits, TensorData), "not_tensor")
        kept = logits.array * 0.75 * 294
        require(np.allclose(kept, np.round(kept), atol=2e-2), "dropout_between_stages")

    def test_dropout_probability(self, student):
        """With p = 0 nothing is dropped."""
        same(self.dropped(student, 0.0), np.ones((64, 10)), rtol=RTOL, key="dropout_ignored")

    def test_default_dropout(self, student):
        """Unless another probability is asked for, it is 0.25."""
        logits = self.dropped(student)
        kept = logits * 0.75 * 784
        require(np.allclose(kept, np.round(kept), atol=2e-2), "dropout_values")
        require(abs(logits.mean() - 1) < 0.02, "dropout_share", got=float(logits.mean()))

    def dropped(self, student: Any, *p: float) -> np.ndarray:
        """Logits (64, 10) in training mode: the mean of features that are 1 or dropped."""
        student.seed(7)
        model = student.CNN((4,), *p)
        weights = [np.zeros((4, 1, 3, 3)), np.ones(4), np.full((10, 784), 1 / 784), np.zeros(10)]
        model.set_by_shape([tensor(weight.astype(float)) for weight in weights])
        model.train()
        logits = model(tensor(np.full((64, 1, 28, 28), 0.5)))
        require(isinstance(logits, TensorData), "not_tensor")
        return logits.array

    def test_no_dropout_in_evaluation(self, student, reference, rng):
        weights, images = weights_of(rng, (4,)), a_batch(rng, 3)
        logits = [evaluated(one, (4,), weights, 0.5)(images) for one in (student, reference)]
        same(*map(detached, logits), rtol=RTOL, atol=ATOL, key="dropout_in_eval")

    def test_on_the_device(self, student, reference, rng):
        """After `.to(device)` the whole model computes there."""
        weights, images = weights_of(rng, (4, 6)), a_batch(rng, 2)
        model = evaluated(student, (4, 6), weights)
        model.method("to", GPU)
        stays_on(model, GPU)
        logits = model(TensorData(images.array, GPU))
        require(isinstance(logits, TensorData), "not_tensor", got=logits)
        require(logits.device == GPU, "output_device", at=logits.device, to=GPU)
        expected = evaluated(reference, (4, 6), weights)(images)
        same(*map(detached, (logits, expected)), rtol=RTOL, atol=ATOL, key="logits")
        model = student.CNN((4, 6), 0.5)  # in training mode, where it drops
        model.method("to", GPU)
        logits = model.drawn_call(TensorData(images.array, GPU))
        require(isinstance(logits, TensorData), "not_tensor", got=logits)
        require(logits.device == GPU, "output_device", at=logits.device, to=GPU)


def drawn_apart(kept: np.ndarray) -> None:
    """No two images, and no two features, are dropped together: (n, 120), each kept by chance.

    The correlation of two rows of 120 fair draws with p from 0.4 to 0.6 exceeds 0.8 with a
    probability below 1e-17, that of two columns of 130 and more below 1e-18: of all the pairs of
    200 rows and 120 columns one does with a probability below 1e-12.
    """
    centred = (kept - kept.mean()) / max(float(kept.std()), 1e-9)
    for rows in (centred, centred.T):
        together = np.abs(rows @ rows.T) / rows.shape[1]
        np.fill_diagonal(together, 0)
        require(float(together.max()) < 0.8, "dropped_together")


def has_layers(model: Remote, right: Remote, rng: np.random.Generator) -> None:
    """A model has parameters of the right shapes, and computes its logits with them."""
    shapes, expected = shapes_of(model), right.shapes()
    require(shapes == expected, "layer_shapes", got=shapes, expected=expected)
    weights = [
        tensor(numbers(rng, *shape) / max(math.prod(shape[1:]), 4) ** 0.5) for shape in shapes
    ]
    images, logits = a_batch(rng, 2), []
    for one in (model, right):
        one.set_by_shape(weights)
        one.eval()
        logits.append(detached(one.drawn_call(images)))  # by chance where dropout is never off
    same(*logits, rtol=RTOL, atol=ATOL, key="logits")


def shapes_of(model: Remote) -> list[list[int]]:
    """The shapes of a new model's parameters; fails where a layer still waits for its own."""
    try:
        return model.shapes()
    except StudentFault as failed:
        require("uninitialized parameter" not in failed.fault.message, "lazy_layers")
        raise


def a_batch(rng: np.random.Generator, n: int) -> TensorData:
    """n grey images (n, 1, 28, 28) from 0 to 1."""
    return tensor(rng.uniform(0, 1, (n, 1, 28, 28)).round(3))


def weights_of(
    rng: np.random.Generator, channels: tuple[int, ...], bias: float = 0.0
) -> list[TensorData]:
    """Weights and biases of a CNN with 10 classes; `bias` is added to the head's."""
    shapes = [
        (after, before, 3, 3) for before, after in zip((1, *channels), channels, strict=False)
    ]
    side = 28 >> len(channels)
    found: list[TensorData] = []
    for shape in (*shapes, (10, channels[-1] * side * side)):
        width = (2 / np.prod(shape[1:])) ** 0.5
        found.append(tensor((width * rng.standard_normal(shape)).round(4)))
        found.append(tensor((0.3 * rng.standard_normal(shape[0])).round(4)))
    found[-1].array[:] += bias
    return found


def evaluated(
    student: Any, channels: tuple[int, ...], weights: list[TensorData], *dropout: float
) -> Remote:
    """A CNN with these weights, in evaluation mode."""
    student.seed(1)  # for what is random and should not be
    model = student.CNN(channels, *dropout)
    model.set_by_shape(weights)
    model.eval()
    return model


def trained(student: Any, model: Remote, images: TensorData, labels: TensorData, lr: float) -> None:
    """One step of training, of a model that can be trained."""
    logits = model.drawn_call(images)
    require(isinstance(logits, TensorData) and logits.requires_grad, "not_trainable")
    student.make("one_step", model, images, labels, lr)


class TestAugment:
    exercise = "augment"

    @pytest.mark.parametrize(
        "shape", [(6, 8, 9), (4, 1, 8, 9), (3, 2, 9, 7), (1, 8, 9), (1, 1, 9, 8)]
    )
    def test_each_image_is_moved(self, student, rng, shape):
        """All pixels of an image move together, by at most `max_shift`; the rest is 0."""
        for _ in range(2):  # other images of the same shape
            images = told_apart(rng, shape)
            found = self.moved(student, images, 2, int(rng.integers(1000)))
            shifts_of(found, images.array, 2)

    def test_default_shift(self, student, rng):
        """Up to 2 pixels unless another number is asked for."""
        n = int(rng.integers(150, 200))
        images = told_apart(rng, (n, 5, 6))
        student.seed(5)
        generator = TorchRng(int(rng.integers(1000)))
        found = shifts_of(student.augment(images, generator=generator), images.array, 2)
        reach = [int(np.abs(found).max())]
        require(reach == [2], "shift_range", low=int(found.min()), high=int(found.max()), m=2)
        counts = np.bincount(found.ravel() + 2, minlength=5)
        even = 2 * n / 5  # 7.2 standard deviations: beyond them with a probability below 1e-11
        require(max(abs(counts - even)) < 6.5 * even**0.5, "shifts_uneven", counts=counts.tolist())
        drawn_freely(found, 2)

    @pytest.mark.parametrize("m, n", [(1, 400), (3, 150)])
    def test_all_shifts_occur(self, student, rng, m, n):
        """From -m to m, each as often as any other, down and to the right independently."""
        images = told_apart(rng, (n, 4, 5))
        found = self.moved(student, images, m, int(rng.integers(1000)))
        shifts = shifts_of(found, images.array, m)
        low, high = int(shifts.min()), int(shifts.max())
        require((low, high) == (-m, m), "shift_range", low=low, high=high, m=m)
        where = {tuple(one) for one in shifts.tolist()}
        together = len(where)
        # Of 9 shifts a fair draw misses one of 400 times with a probability below 1e-19.
        require(m > 1 or (0, 0) in where, "never_stays")
        require(together > 4 * m + 1, "shifts_dependent", count=together, possible=(2 * m + 1) ** 2)
        counts = np.bincount(shifts.ravel() + m, minlength=2 * m + 1)
        even = 2 * n / (2 * m + 1)  # the ends of rounded uniform numbers come half as often
        spread = 5 * even**0.5
        require(max(abs(counts - even)) < spread, "shifts_uneven", counts=counts.tolist())
        drawn_freely(shifts, m)

    def test_images_move_apart(self, student, rng):
        """One batch holds many shifts, not one for all."""
        images = told_apart(rng, (30, 5, 6))
        found = self.moved(student, images, 2, int(rng.integers(1000)))
        shifts = {tuple(one) for one in shifts_of(found, images.array, 2).tolist()}
        require(len(shifts) > 1, "one_shift_for_all", shift=list(next(iter(shifts))))

    def test_no_shift(self, student, rng):
        """With `max_shift` 0 the images stay as they are."""
        images = told_apart(rng, (3, 6, 7))
        found = fresh(student.augment, images, 0, TorchRng(1))
        same(detached(found), images.array, key="moved_by_nothing")

    def test_without_generator(self, student, rng):
        """No generator need be given; images move by at most 2 pixels all the same.

        Twice the same shifts of 20 images come of fair draws with a probability below 1e-27.
        """
        images = told_apart(rng, (20, 5, 6))
        student.seed(5)
        first, second = (shifts_of(student.augment(images), images.array, 2) for _ in "ab")
        require(not np.array_equal(first, second), "same_shifts_again")

    def test_generator(self, student, rng):
        """The generator alone decides: same seed, same shifts, whatever PyTorch's own seed is."""
        images, seed = told_apart(rng, (20, 5, 6)), int(rng.integers(1000))
        found = []
        for own, given in ((1, seed), (2, seed), (1, seed + 1)):
            student.seed(own)
            moved = self.moved(student, images, 2, given, seed_first=False)
            found.append(shifts_of(moved, images.array, 2).tolist())
        require(found[0] == found[1], "rng_ignored.shifts")
        require(found[0] != found[2], "rng_ignored.here")

    def test_many_generators(self, student, rng):
        """Of nine images, which may have moved in 4e12 ways."""
        images = told_apart(rng, (9, 5, 6))
        student.seed(5)
        many = with_many_of_torch(lambda one: student.augment(images, 2, one), rng)
        many_different(shifts_of(one, images.array, 2).tobytes() for one in many)

    def test_one_generator(self, student, rng):
        """Given again, a generator goes on: each time the images move otherwise."""
        student.seed(5)
        drawn_anew(
            student.augment, told_apart(rng, (20, 5, 6)), 2, TorchRng(int(rng.integers(1000)))
        )

    def test_inputs_unchanged(self, student, rng):
        student.seed(5)
        inputs_unchanged(student.augment, told_apart(rng, (5, 8, 8)), 2, TorchRng(3))
        moved = ", ".join(student.log[-1].reply.moved)
        require(not moved, "global_random", generators=moved)

    def test_on_the_device(self, student, rng):
        """Images on the device stay there; only the shifts may come from the CPU."""
        images = told_apart(rng, (12, 1, 10, 10))
        watch = student.make("watch")
        found = self.moved(student, TensorData(images.array, GPU), 2, int(rng.integers(1000)))
        copies = watch.transfers()
        require(isinstance(found, TensorData), "not_tensor", got=found)
        require(found.device == GPU, "output_device", at=found.device, to=GPU)
        back = [bytes_ for way, bytes_ in copies if way[0] == "d" and bytes_ > A_FEW_NUMBERS]
        require(not back, "copied_back_here", total=sum(back))
        shifts_of(found, images.array, 2)

    def moved(
        self, student: Any, images: TensorData, m: int, seed: int, seed_first: bool = True
    ) -> Any:
        """What `augment` returns for these images."""
        if seed_first:
            student.seed(5)  # for what ignores the generator
        return student.augment(images, m, TorchRng(seed))


def drawn_freely(shifts: np.ndarray, m: int) -> None:
    """Down and right do not depend on each other, nor an image's shift (n, 2) on the last one's.

    With n of 150 and more, fair draws give as few as 4 m + 1 pairs, or as few as 2 (2 m + 1)**2
    successions of two pairs, with a probability below 1e-20; and two in five of all images have
    the shift of the image so many places before, for some distance that leaves 50 images, with
    one below 1e-12 if m is 2 or more.
    """
    side = 2 * m + 1
    pairs = (shifts[:, 0] + m) * side + shifts[:, 1] + m
    count = len(set(pairs.tolist()))
    require(count > 4 * m + 1, "shifts_dependent", count=count, possible=side**2)
    follow = len(set(zip(pairs.tolist(), pairs[1:].tolist(), strict=False)))
    require(follow > min(2 * side**2, len(pairs) // 2), "shifts_in_order")
    if m > 1:
        for distance in range(1, len(pairs) - 50):
            again = float(np.mean(pairs[distance:] == pairs[:-distance]))
            require(again < 0.5, "shifts_in_order")


def told_apart(rng: np.random.Generator, shape: tuple[int, ...]) -> TensorData:
    """Images of random pixels between 0 and 1, no two of which are alike in the whole batch."""
    count = int(np.prod(shape))
    return tensor(rng.permuted(np.linspace(0, 1, count + 2)[1:-1]).reshape(shape))


def shifts_of(found: Any, images: np.ndarray, m: int) -> np.ndarray:
    """(down, right) of each image: where its pixels are now, less where they were, (n, 2).

    images: no two pixels alike. Fails where an image was not moved as a whole, too far, or not
    filled up with 0.
    """
    require(isinstance(found, TensorData), "not_tensor", got=found)
    moved = found.array
    require(moved.shape == images.shape, "shape_changed", got=moved.shape, expected=images.shape)
    require(moved.dtype == np.float32, "type_changed", dtype=str(moved.dtype))
    size = images.shape[-2:]
    known = np.sort(images, axis=None)
    shifts = []
    for number, (image, before) in enumerate(zip(moved, images, strict=True)):
        layers, were = image.reshape(-1, *size), before.reshape(-1, *size)
        filled = np.argwhere(layers != 0)
        require(len(filled), "image_lost", number=number)
        values = layers[tuple(filled.T)]
        order = np.argsort(were, axis=None)
        ranks = np.searchsorted(were.ravel()[order], values).clip(max=were.size - 1)
        places = order[ranks]
        own = np.isclose(were.ravel()[places], values, rtol=0, atol=1e-6)
        if not own.all():
            strange = values[~own]
            nearest = known[np.searchsorted(known, strange).clip(max=known.size - 1)]
            of_others = np.isclose(nearest, strange, rtol=0, atol=1e-6).all()
            require(False, "pixels_of_another" if of_others else "values_changed", number=number)
        came_from = np.stack(np.unravel_index(places, were.shape), axis=1)
        steps = np.unique(filled - came_from, axis=0)
        if len(steps) > 1:
            off = np.abs(steps - steps[0]).max(axis=0)
            wrapped = tuple(off % (len(layers), *size)) == (0, 0, 0) and not off[0]
            require(False, "wraps_around" if wrapped else "torn_apart", number=number)
        _, down, right = steps[0]
        require(not steps[0][0], "torn_apart", number=number)
        kept = np.subtract(size, [abs(down), abs(right)]).prod()
        require(len(filled) == len(layers) * kept, "pixels_lost", number=number)
        far = max(abs(down), abs(right))
        require(far <= m, "moved_too_far", number=number, down=down, right=right, m=m)
        shifts.append(steps[0][1:])
    return np.stack(shifts)


class TestFreezeBackbone:
    exercise = "freeze_backbone"

    @DEVICES
    def test_what_is_trainable(self, student, device):
        """No parameter of the backbone asks for a gradient; the head's still do."""
        model = student.make("convnet", device=device)
        student.freeze_backbone(model)
        asked = model.trainable()
        thawed = [name for name, wanted in asked.items() if wanted and "backbone" in name]
        require(not thawed, "still_trainable", names=thawed)
        frozen = [name for name, wanted in asked.items() if not wanted and "head" in name]
        require(not frozen, "head_frozen", names=frozen)

    @DEVICES
    def test_training_after(self, student, reference, rng, device):
        """A step of training moves the head, and the head alone."""
        images, labels = a_batch(rng, 4), tensor(rng.integers(0, 5, 4))
        models, logits = [], []
        for one, at in ((student, device), (reference, CPU)):
            model = one.make("convnet", seed=2, device=at)
            one.freeze_backbone(model)
            one.make("one_step", model, images, labels, 0.5)
            models.append(arrays(model.parameters()))
            logits.append(detached(model(TensorData(images.array, at))))
        same(*models, rtol=RTOL, atol=ATOL, key="weights_after_step")
        same(*logits, rtol=RTOL, atol=ATOL, key="weights_after_step")

    def test_values_and_modes(self, student, reference, rng):
        """Freezing changes no value and no mode, and so no output."""
        images = a_batch(rng, 2)
        for training in (True, False):
            models = [one.make("convnet", seed=3, dropout=True) for one in (student, reference)]
            for model in models:
                model.method("train", training)
            student.freeze_backbone(models[0])
            found, right = (arrays(model.parameters()) for model in models)
            same(found, right, key="weights_changed")
            same(models[0].flags(), models[1].flags(), key="mode_changed")
            outputs = [detached(model(images)) for model in models]
            same(*outputs, rtol=RTOL, atol=ATOL, key="mode_changed")

    def test_frozen_head(self, student, reference, rng):
        """A head that was frozen before stays so, which a step of training shows."""
        images, labels, logits = a_batch(rng, 4), tensor(rng.integers(0, 5, 4)), []
        for one in (student, reference):
            model = one.make("convnet", seed=4)
            model.get("head").method("requires_grad_", False)
            one.freeze_backbone(model)
            asked = model.trainable().items()
            thawed = [name for name, wanted in asked if wanted and "head" in name]
            require(not thawed, "head_thawed", names=thawed)
            model.get("backbone").method("requires_grad_", True)  # or there were nothing to learn
            one.make("one_step", model, images, labels, 0.5)
            logits.append(detached(model(images)))
        same(*logits, rtol=RTOL, atol=ATOL, key="weights_after_step")

    def test_returns_the_model(self, student):
        model = student.make("convnet")
        returned(student.freeze_backbone(model), model)

    def test_other_models(self, student, reference, rng):
        """Any class, any number of layers, and a second call changes nothing more.

        A step of training behind it shows what has learned.
        """
        pairs = [
            (one.make("convnet", (4, 3), 10, seed=5, mixed=mixed) for one in (student, reference))
            for mixed in (0, 1)
        ]
        images, labels = a_batch(rng, 4), tensor(rng.integers(0, 10, 4))
        for model, right in (*pairs, *other_models(student, reference, rng)):
            for one, its in ((student, model), (reference, right)):
                for _ in range(2):
                    one.freeze_backbone(its)
            asked = model.trainable()
            wrong = [name for name, wanted in asked.items() if wanted == (not in_head(name))]
            require(not wrong, "wrongly_trainable", names=wrong)
            logits = []
            for one, its in ((student, model), (reference, right)):
                one.make("one_step", its, images, labels, 0.5)
                its.eval()
                logits.append(detached(its(images)))
            same(*logits, rtol=RTOL, atol=ATOL, key="weights_after_step")


def other_models(
    student: Any, reference: Any, rng: np.random.Generator, dropout: float = 0.0
) -> Iterator[tuple[Remote, Remote]]:
    """Models with `backbone`, `head` and 10 classes, and the reference's twins.

    First one of a class that nobody knows, then the submission's own CNN, where that one is right:
    where it is not, that is its own exercise's matter. Only that one has `dropout`, so that the two
    are twins in evaluation mode alone.
    """
    name = a_word(rng).title()
    seed = int(rng.integers(1 << 31))
    found, right = (
        one.make("plain", [147, 10], (2, 3), seed=seed, name=name) for one in (student, reference)
    )
    yield found, right
    weights, batches = weights_of(rng, (2, 3)), [a_batch(rng, 3) for _ in range(2)]
    twin = evaluated(reference, (2, 3), weights, 0.0)
    yield from own_model(
        lambda: student.CNN((2, 3), dropout),
        twin,
        weights,
        batches,
        near(RTOL, ATOL),
        training=False,
        fits=lambda model: all(part.split(".")[0] in PARTS for part in model.trainable()),
    )


def in_head(name: str) -> bool:
    """Whether a parameter is the head's, by its name."""
    return name.startswith("head.")


def returned(found: Any, model: Remote) -> None:
    """The function gave back the very model that it was given."""
    kind = found.type_name if isinstance(found, Remote) else type(found).__name__
    if isinstance(found, Remote):  # what it is like tells a changed copy from an unchanged model
        with contextlib.suppress(StudentFault):
            found.trainable()
            found.shapes()
    there = isinstance(found, Remote) and found.handle.id == model.handle.id
    require(there, "not_the_same_model", kind=kind.split(".")[-1])


def late_head(right: Remote, rng: np.random.Generator) -> dict[str, TensorData]:
    """Numbers for the parameters of a model's head, which nobody can have at hand."""
    named = right.described().items()
    shapes = {name: shape for name, (shape, _, _) in named if name.startswith("head")}
    return {name: tensor(numbers(rng, *shape)) for name, shape in shapes.items()}


class TestReplaceHead:
    exercise = "replace_head"

    @pytest.mark.parametrize("classes", [1, 3, 12])
    def test_shapes(self, student, rng, classes):
        """(n_classes, features) and (n_classes,), for any number of features; logits follow."""
        for channels in ((2, 4, 3), (2, 2, 3, 5)):
            model = self.replaced(student, classes, channels)
            shapes = {name: list(p.array.shape) for name, p in model.parameters().items()}
            head = {name: shape for name, shape in shapes.items() if name.startswith("head")}
            side = 28 >> len(channels)
            expected = {
                "head.weight": [classes, channels[-1] * side * side],
                "head.bias": [classes],
            }
            require(head == expected, "head_shapes", got=head, expected=expected)
            logits = model(a_batch(rng, 2))
            shape = list(detached(logits).shape)
            require(shape == [2, classes], "logits_shape", got=shape, expected=[2, classes])

    @DEVICES
    def test_device(self, student, rng, device):
        """The new head is where the old one was, and the model computes there."""
        model = self.replaced(student, 4, device=device)
        stays_on(model, device)
        logits = model(TensorData(a_batch(rng, 2).array, device))
        require(isinstance(logits, TensorData), "not_tensor", got=logits)
        require(logits.device == device, "output_device", at=logits.device, to=device)

    @DEVICES
    @pytest.mark.parametrize("frozen", [("backbone",), (), ("backbone", "head")])
    def test_backbone_is_left_alone(self, student, reference, rng, frozen, device):
        """Its values and what of it is trained stay; the new head is trained."""
        models, places = [], (device, CPU)
        for one, at in zip((student, reference), places, strict=True):
            one.seed(11)
            model = one.make("convnet", seed=4, device=at)
            for part in frozen:
                model.get(part).method("requires_grad_", False)
            one.replace_head(model, 6)
            models.append(model)
        model, right = models
        asked = model.trainable()
        wrong = [name for name, on in asked.items() if on != (not frozen or "head" in name)]
        require(not wrong, "wrongly_trainable", names=wrong)
        kept = backbone_of(model)
        same(kept, backbone_of(right), key="backbone_changed")
        known, logits = late_head(right, rng), []
        images, labels = a_batch(rng, 6), tensor(rng.integers(0, 6, 6))
        for one, its, at in zip((student, reference), (model, right), places, strict=True):
            its.set_parameters(known)
            one.make("one_step", its, images, labels, 0.5)
            logits.append(detached(its(TensorData(images.array, at))))
        same(*logits, rtol=RTOL, atol=ATOL, key="logits_of_new_head")

    def test_other_models(self, student, reference, rng):
        """Any class: the head is new and used, and the backbone is the one that was there."""
        classes = int(rng.integers(4, 9))
        for model, twin in other_models(student, reference, rng):
            for one, its in ((student, model), (reference, twin)):
                one.seed(11)
                one.replace_head(its, classes)
            shapes = [list(p.array.shape) for n, p in model.parameters().items() if in_head(n)]
            expected = [[classes], [classes, 147]]
            require(sorted(shapes) == expected, "head_shapes", got=shapes, expected=expected)
            known = late_head(twin, rng)
            for its in (model, twin):
                its.set_parameters(known)
            images = a_batch(rng, 3)
            logits = [detached(its(images)) for its in (model, twin)]
            same(*logits, rtol=RTOL, atol=ATOL, key="logits_of_new_head")

    def test_fresh(self, student, rng):
        """The new head knows nothing of the old one, neither by its numbers nor by its logits."""
        self.fresh(student, rng, 5)
        self.fresh(student, rng, int(rng.integers(6, 20)))

    def fresh(self, student: Any, rng: np.random.Generator, classes: int) -> None:
        """No row of a head of so many classes is one of the old head's five."""
        model, images = self.replaced(student, classes, seed=6), a_batch(rng, 2)
        logits = [detached(model.drawn_call(images))]  # before anything is said of it
        old = student.make("convnet", seed=6).parameters()["head.weight"].array
        told = head_of(model)
        new = told["head.weight"].array
        shapes = [list(new.shape), [classes, old.shape[1]]]
        require(shapes[0] == shapes[1], "head_shapes", got=shapes[:1], expected=shapes[1:])
        require(not np.isclose(new[: len(old)], old).any(axis=1).all(), "old_weights_kept")
        ready(told, "head_start")
        model.set_parameters(told)  # to what they are said to be: nothing changes
        logits.append(detached(model.drawn_call(images)))
        same(logits[0], logits[1], rtol=RTOL, atol=ATOL, key="old_weights_kept")

    def test_a_linear_layer(self, student):
        head = self.replaced(student, 3).get("head")
        kind = head.type_name if isinstance(head, Remote) else type(head).__name__
        require(kind.split(".")[-1] == "Linear", "head_not_linear", kind=kind)

    def test_returns_the_model(self, student):
        student.seed(11)
        model = student.make("convnet")
        returned(student.replace_head(model, 3), model)

    @DEVICES
    def test_it_can_be_trained(self, student, rng, device):
        """After freezing and replacing, a step moves the head alone."""
        student.seed(11)
        model = student.make("convnet", seed=8, device=device)
        model.get("backbone").method("requires_grad_", False)
        student.replace_head(model, 3)
        before = arrays(model.parameters())
        student.make("one_step", model, a_batch(rng, 6), tensor(np.arange(6) % 3), 0.5)
        after = arrays(model.parameters())
        moved = [name for name in after if not np.array_equal(before[name], after[name])]
        expected = ["head.bias", "head.weight"]
        require(sorted(moved) == expected, "what_moved", got=sorted(moved), expected=expected)

    def test_with_known_numbers(self, student, reference, rng):
        """With known numbers in the new head, the logits before and after a step are known too."""
        images, labels = a_batch(rng, 6), tensor(rng.integers(0, 3, 6))
        models = [self.replaced(one, 3, seed=8) for one in (student, reference)]
        known = late_head(models[1], rng)
        for step in range(2):
            for one, model in zip((student, reference), models, strict=True):
                if step:
                    one.make("one_step", model, images, labels, 0.5)
                else:
                    model.set_parameters(known)
            logits = [detached(model(images)) for model in models]
            same(*logits, rtol=RTOL, atol=ATOL, key="logits_of_new_head")

    def replaced(
        self,
        student: Any,
        classes: int,
        channels: tuple[int, ...] = (2, 3, 4),
        device: str = CPU,
        seed: int = 0,
    ) -> Remote:
        """A seeded network with its head replaced."""
        student.seed(11)
        model = student.make("convnet", channels, 5, seed=seed, device=device)
        student.replace_head(model, classes)
        return model


def head_of(model: Remote) -> dict[str, TensorData]:
    """The parameters of a model's head, by name, as data to be set."""
    found = model.drawn_parameters().items()
    return {name: tensor(p.array) for name, p in found if name.startswith("head")}


def backbone_of(model: Remote) -> dict[str, np.ndarray]:
    """The arrays of a model's backbone, by name."""
    return {n: p for n, p in arrays(model.parameters()).items() if n.startswith("backbone")}


class TestPredictImage:
    exercise = "predict_image"

    @DEVICES
    def test_light_on_dark(self, student, reference, rng, device):
        """28 by 28 pixels as MNIST has them: white strokes on black."""
        for seed in (1, 2):
            self.compare(student, reference, strokes(rng), seed, device)

    @DEVICES
    def test_dark_on_light(self, student, reference, rng, device):
        """Black strokes on white paper are turned round first."""
        self.compare(student, reference, 255 - strokes(rng), 13, device)

    def test_grey_paper(self, student, reference, rng):
        """Light and dark are told by the mean of all pixels, not by a few or their median."""
        paper = (200 - 0.6 * strokes(rng)).astype(np.uint8)
        self.compare(student, reference, paper, 4)
        dim = (0.3 * strokes(rng) + 20).astype(np.uint8)
        self.compare(student, reference, dim, 4)
        framed = np.full((28, 28), 60, dtype=np.uint8)  # neither the median nor the border
        framed[5:23, 5:23] = 255 - strokes(rng)[5:23, 5:23] // 8
        self.compare(student, reference, framed, 4)

    @pytest.mark.parametrize("mean", [0.46, 0.49, 0.51, 0.54])
    def test_means_near_a_half(self, student, reference, rng, mean):
        """Paper is dark up to a mean of 0.5 and light beyond it, and not from some other mean."""
        for seed in (1, 2, 3):
            pixels = strokes(rng) // 8 + rng.integers(0, 12, (28, 28)).astype(np.uint8)
            pixels = pixels + np.uint8(round(255 * mean - pixels.mean()))
            self.compare(student, reference, pixels, seed)

    def test_mean_of_a_half(self, student, reference, rng):
        """Half of the pixels black and half of them white: that is not above 0.5."""
        pixels = rng.permutation(np.repeat([0, 255], 392)).reshape(28, 28).astype(np.uint8)
        for seed in (1, 2):
            self.compare(student, reference, pixels, seed)

    def test_coloured_strokes(self, student, reference, rng):
        """Grey is what Pillow's `convert` makes of colours, which count differently."""
        for seed, weights in ((5, (1.0, 0.3, 0.0)), (6, (0.1, 0.2, 1.0))):
            pixels = (strokes(rng)[..., None] * np.array(weights)).astype(np.uint8)
            self.compare(student, reference, pixels, seed)

    def test_corner(self, student, reference, rng):
        """A light corner does not make light paper, nor a dark one dark paper."""
        pixels = strokes(rng)
        pixels[:3, :3] = 255
        self.compare(student, reference, pixels, 5)
        self.compare(student, reference, 255 - pixels, 5)

    @pytest.mark.parametrize("side", [20, 56])
    def test_sharp_edges(self, student, reference, rng, side):
        """Larger or smaller, the pixels at an edge are those of bilinear scaling.

        Rounding to whole grey values changes a confidence by 0.5 percent at most, another filter
        that of most images by 2 and more.
        """
        for _ in range(6):
            pixels = strokes(rng, side)
            found, right = (
                one.predict_image(
                    one.make("net", [784, 10], seed=12, scale=3.0), one.make("png", pixels), CPU
                )
                for one in (student, reference)
            )
            _, confidence = parts(found, "digit", "confidence")
            same(confidence, right[1], rtol=0.015, key="scaled_otherwise")

    @pytest.mark.parametrize(
        "shape", [(56, 56), (140, 140), (40, 60), (14, 14), (56, 28), (28, 56)]
    )
    def test_other_sizes(self, student, reference, rng, shape):
        """Images of any size are scaled to 28 by 28."""
        self.compare(student, reference, smooth(rng, shape), 5, loose=True)

    def test_exactly_784_pixels(self, student, rng):
        """A network without convolutions takes 28 by 28 pixels, no more and no fewer."""
        path = student.make("png", smooth(rng, (50, 60)))
        model = student.make("net", [784, 10], seed=9)
        parts(student.predict_image(model, path, CPU), "digit", "confidence")

    @pytest.mark.parametrize("channels", [3, 4])
    def test_colours(self, student, reference, rng, channels):
        """RGB and RGBA are made grey; the last channel of RGBA is not a colour."""
        pixels = np.repeat(strokes(rng)[..., None], channels, axis=2)
        pixels[..., 3:] = 255
        self.compare(student, reference, pixels, 6)

    def test_evaluation_mode(self, student, reference, rng):
        """Dropout is off, even if the model was left in training mode."""
        pixels, images = strokes(rng), a_batch(rng, 2)
        model, right = (
            one.make("convnet", (2, 3, 4), 10, seed=7, dropout=True) for one in (student, reference)
        )
        for one in (model, right):
            one.train()
        logits = [detached(one(images)) for one in (model, right)]
        same(*logits, rtol=RTOL, atol=ATOL, key="not_evaluation_mode")
        model.events()
        found = student.predict_image(model, student.make("png", pixels), CPU)
        seen = model.events("forward")
        require(seen and not any(training for _, training, _ in seen), "not_evaluation_mode")
        expected = reference.predict_image(right, reference.make("png", pixels), CPU)
        same(found, expected, rtol=RTOL, key="not_evaluation_mode")

    def test_no_gradients(self, student, reference, rng):
        """Where gradients are tracked, the logits are others."""
        pixels, factor = strokes(rng), round(float(rng.uniform(1.5, 3)), 3)
        found = []
        for one in (student, reference):
            model = one.make("convnet", (2, 3, 4), 10, seed=7, tracked=factor)
            if one is student:
                model.events()
            found.append(one.predict_image(model, one.make("png", pixels), CPU))
            if one is student:
                seen = model.events("forward")
                tracked = any(tracked for _, _, tracked in seen)
                require(seen and not tracked, "gradients_tracked")
        same(found[0], found[1], rtol=RTOL, key="gradients_tracked")

    def test_gradients_on_again(self, student, reference, rng):
        """Afterwards gradients are recorded as before; where they are, the logits are others."""
        pixels, factor = strokes(rng), round(float(rng.uniform(1.5, 3)), 3)
        models = [
            one.make("convnet", (2, 3, 4), 10, seed=7, tracked=factor)
            for one in (student, reference)
        ]
        try:
            student.predict_image(models[0], student.make("png", pixels), CPU)
            images = tensor(pixels[None, None] / 255)
            logits = [detached(model(images)) for model in models]
            same(*logits, rtol=RTOL, atol=ATOL, key="gradients_left_off")
            models[0].backward(images)  # as training would go on
        finally:
            student.make("gradients_on")  # for the exercises to come

    def test_other_models(self, student, reference, rng):
        """Any model will do, for a photo that is far larger, too."""
        shape = rng.integers(150, 330, 2).tolist()
        photo = smooth(rng, (shape[0], shape[1]))
        for models in other_models(student, reference, rng, dropout=0.5):
            for one in models:
                one.train()
            for pixels, rtol in ((strokes(rng), RTOL), (photo, 0.02), (255 - photo, 0.02)):
                found, right = (
                    one.predict_image(model, one.make("png", pixels), CPU)
                    for one, model in zip((student, reference), models, strict=True)
                )
                digit, confidence = parts(found, "digit", "confidence")
                same(digit, right[0], key="digit")
                same(confidence, right[1], rtol=rtol, key="confidence")

    def test_the_model_stays(self, student, rng):
        """The image goes to the model's device, not the model to the image's."""
        path = student.make("png", strokes(rng))
        model = student.make("convnet", (2, 3, 4), 10, seed=8, device=GPU)
        watch = student.make("watch")
        student.predict_image(model, path, GPU)
        moved = sum(bytes_ for way, bytes_ in watch.transfers() if way[0] == "h")
        stays_on(model, GPU)
        one_image = 28 * 28 * 4
        require(moved <= one_image, "copied_too_much", total=moved, needed=one_image, site="")
        model(TensorData(a_batch(rng, 2).array, GPU))  # it computes where it is said to be

    def compare(
        self,
        student: Any,
        reference: Any,
        pixels: np.ndarray,
        seed: int,
        device: str = CPU,
        loose: bool = False,
    ) -> None:
        """(digit, confidence) of one image, an int and a float with the right values.

        The submission is asked for the first of two files: the one it is named.
        """
        asked = []
        for one, at in ((student, device), (reference, CPU)):
            model = one.make("convnet", (2, 3, 4), 10, seed=seed, device=at, grey=False)
            asked.append((one, model, one.make("png", pixels), at))
        student.make("png", np.rot90(pixels, 2))
        found, right = (one.predict_image(*args) for one, *args in asked)
        digit, confidence = parts(found, "digit", "confidence")
        for one in (digit, confidence):
            require(not isinstance(one, TensorData), "still_a_tensor", got=one)
        same(digit, right[0], key="digit")
        same(confidence, right[1], rtol=0.02 if loose else RTOL, key="confidence")


def strokes(rng: np.random.Generator, side: int = 28) -> np.ndarray:
    """Something like a digit: two bright bars on black, uint8 (side, side)."""
    image = np.zeros((side, side), dtype=np.uint8)
    for axis in range(2):
        start, at = (int(rng.integers(4, side // 2)) for _ in range(2))
        bar = image if axis else image.T
        bar[start : start + 12, at : at + 3] = rng.integers(150, 256, (min(12, side - start), 3))
    return image


def smooth(rng: np.random.Generator, shape: tuple[int, int]) -> np.ndarray:
    """A soft bright spot on black, uint8: any sensible way of scaling gives nearly the same."""
    y, x = (np.linspace(-1, 1, n) for n in shape)
    middle = rng.uniform(-0.3, 0.3, 2)
    far = (y[:, None] - middle[0]) ** 2 + (x[None, :] - middle[1]) ** 2 / 2
    return (240 * np.exp(-5 * far)).astype(np.uint8)


class TestDriftScore:
    exercise = "drift_score"
    battery = Battery(
        lambda rng: (numbers(rng, 60), numbers(rng, 45)),
        dtype="",
        options={"bins": 4, "floor": 0.2},
        cases={"all_larger": larger_drift},
    )

    def test_worked_example(self, student, reference):
        args = np.arange(10.0), np.array([0, 0, 1, 1, 2, 2, 3, 3, 8, 9.0]), 2
        same(student.drift_score(*args), reference.drift_score(*args))

    @pytest.mark.parametrize("bins", [2, 5, 10, 20])
    def test_shifted(self, student, reference, rng, bins):
        """Another mean, another width, and another number of values."""
        expected, actual = numbers(rng, 300), 1.3 * numbers(rng, 170) + 0.4
        args = expected, actual, bins
        same(student.drift_score(*args), reference.drift_score(*args))

    def test_no_change(self, student, rng):
        """The same values, in another order, score 0."""
        values = numbers(rng, 200)
        same(student.drift_score(values, rng.permutation(values)), 0.0, atol=1e-12)

    def test_default_bins(self, student, reference, rng):
        """Ten bins of equal counts."""
        args = rng.exponential(1, 400).round(3), rng.exponential(1.5, 250).round(3)
        same(student.drift_score(*args), reference.drift_score(*args))

    def test_values_outside(self, student, reference, rng):
        """Values beyond all that was expected belong to the outer bins."""
        expected = rng.uniform(0, 1, 100).round(3)
        actual = np.concatenate([expected[:60], [-5.0] * 15, [7.0] * 25])
        for args in ((expected, actual), (expected, actual, 4)):
            same(student.drift_score(*args), reference.drift_score(*args))

    def test_empty_bins(self, student, reference, rng):
        """A bin that nothing falls into counts as `floor`."""
        expected = rng.uniform(0, 1, 80).round(3)
        args = expected, np.full(30, 0.5) + rng.uniform(-0.04, 0.04, 30).round(3)
        same(student.drift_score(*args), reference.drift_score(*args))
        for floor in (1e-2, 1e-6, 0.11):  # the last is above most shares that are not 0
            found = student.drift_score(*args, floor=floor)
            same(found, reference.drift_score(*args, floor=floor))

    def test_values_on_an_edge(self, student, reference):
        """They belong to the bin on the right."""
        expected = np.array([0, 1, 2, 3, 4, 5, 6, 7, 8.0])  # edges 2, 4, 6 with 4 bins
        actual = np.array([2, 2, 4, 4, 4, 6, 0, 1, 8.0])
        same(student.drift_score(expected, actual, 4), reference.drift_score(expected, actual, 4))

    def test_equal_edges(self, student, reference):
        """Most pixels are 0: several quantiles fall together."""
        expected = np.array([0.0] * 14 + [0.2, 0.4, 0.5, 0.7, 0.9, 1.0])
        actual = np.array([0.0] * 7 + [0.1, 0.3, 0.6, 0.8, 1.0])
        same(student.drift_score(expected, actual), reference.drift_score(expected, actual))

    def test_any_shape(self, student, reference, rng):
        """Images count by their pixels; whole numbers are values like others."""
        args = rng.uniform(0, 1, (6, 4, 4)).round(3), rng.uniform(0, 0.8, (3, 2, 4, 4)).round(3)
        same(student.drift_score(*args, 5), reference.drift_score(*args, 5))
        ints = np.array([1, 2, 3, 4, 5, 6, 7, 8]), np.array([2, 2, 3, 5, 8, 8]), 4
        same(student.drift_score(*ints), reference.drift_score(*ints))
