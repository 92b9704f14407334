"""Checks of 11_mnist: what training does to a model, seen on the CPU and on the simulated GPU.

Nothing here trains until it is good: a step from known weights has known results. Small seeded
networks stand for the model; what no value shows is seen through the probes' events.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from autograder.checks.draws import many_different, with_many_of_torch
from autograder.checks.expect import parts, repeated, require, same
from autograder.grading.checkpoint import CODE, DAMAGED, NO_FILE
from autograder.grading.compare import alike
from autograder.grading.remote import Remote
from autograder.sandbox.student_side.wire import TensorData, TorchRng

from ..shared.models import a_word, near, own_model

CPU, GPU = "cpu", "simgpu:0"
DEVICES = pytest.mark.parametrize("device", [CPU, GPU])
# float32 has 7 digits; a dozen operations cost two of them at most.
RTOL, ATOL = 1e-4, 1e-6
# A mean of losses loses one of the seven, and one rounded to four decimals must not pass.
LOSS_RTOL = 1e-5
SIZES = [6, 5, 3]
# What a loader does not give: the last, smaller batch, or all that a sampler passes over.
PART_OF_THE_DATA = pytest.mark.parametrize(
    "part", [{"drop_last": True}, {"rows": [6, 0, 2, 2, 5]}], ids=["drop_last", "sampler"]
)
A_NUMBER = 8  # bytes: what `.item()` brings back

Data = tuple[TensorData, TensorData]


def tensor(array: Any) -> TensorData:
    """A CPU tensor: float32, or int64 for whole numbers."""
    array = np.asarray(array)
    return TensorData(array.astype(np.int64 if array.dtype.kind in "iu" else np.float32))


def data(rng: np.random.Generator, n: int, classes: int = 3) -> Data:
    """n images of 2 by 3 pixels from 0 to 1, and labels."""
    labels = rng.permutation(np.arange(n) % classes)
    return tensor(rng.uniform(0, 1, (n, 2, 3)).round(3)), tensor(labels)


def size(*tensors: TensorData) -> int:
    """Bytes of all tensors together."""
    return sum(one.array.nbytes for one in tensors)


def numbers(named: dict[str, Any]) -> dict[str, np.ndarray]:
    """The arrays of named tensors, wherever these are."""
    return {name: value.array for name, value in named.items()}


def same_weights(got: Remote, expected: Remote, key: str = "weights") -> None:
    """Two models have the same parameters, to float32's precision."""
    same(numbers(got.parameters()), numbers(expected.parameters()), rtol=RTOL, atol=ATOL, key=key)


def same_model(
    got: Remote, expected: Remote, images: TensorData, key: str, device: str = CPU
) -> None:
    """As `same_weights`, and the two models give the same logits for these images."""
    same_weights(got, expected, key)
    same_logits((got, expected), images, key, device)


def same_logits(models: Sequence[Remote], images: TensorData, key: str, device: str = CPU) -> None:
    """Two models that were trained alike give the same logits; the first is on `device`.

    Sums cancel: what counts as near is measured by the largest logit, of 0.001 or of a million.
    """
    given = TensorData(images.array, device), images
    found, right = detached([model(one) for model, one in zip(models, given, strict=True)])
    same(found, right, rtol=1e-3, atol=1e-4 * np.abs(right).max(initial=1e-6), key=key)


def same_loss(got: Any, expected: float, key: str = "value") -> None:
    """A loss is one Python float of the right value."""
    require(not isinstance(got, TensorData), "still_a_tensor", got=got)
    same(got, expected, rtol=LOSS_RTOL, atol=ATOL, key=key)


def stays_on(model: Remote, device: str, images: TensorData | None = None) -> None:
    """Every parameter is on the device, and the model takes `images` there."""
    for name, parameter in model.parameters().items():
        require(
            parameter.device == device,
            "parameter_device",
            name=name,
            at=parameter.device,
            to=device,
        )
    if images is not None:
        model(TensorData(images.array, device))


def copies_only(watch: Remote, needed: int, steps: int) -> None:
    """What crossed to the device is the batches, once; what came back is single numbers."""
    copies = watch.transfers()
    up = [[number, bytes_] for number, (way, bytes_) in enumerate(copies) if way[0] == "h"]
    back = [[number, bytes_] for number, (way, bytes_) in enumerate(copies) if way[0] == "d"]
    large = [number for number, bytes_ in back if bytes_ > A_NUMBER]
    total = sum(bytes_ for _, bytes_ in up)
    if total > needed:
        largest = max(up, key=lambda copy: copy[1])[0]
        require(False, "copied_too_much", total=total, needed=needed, site=_site(watch, largest))
    if large:
        require(False, "copied_back", total=copies[large[0]][1], site=_site(watch, large[0]))
    require(len(back) <= 4 * steps, "copied_back_often", count=len(back), steps=steps)


def _site(watch: Remote, number: int) -> str:
    return watch.sites()[number]


def recorded_again(
    student: Any, models: list[Remote], images: TensorData, measure: Callable[[], Any]
) -> None:
    """After `measure`, the first model's logits are those that the second has with gradients on.

    And training can go on.
    """
    try:
        measure()
        logits = [detached([model(images)])[0] for model in models]
        same(logits[0], logits[1], rtol=RTOL, atol=ATOL, key="gradients_left_off")
        models[0].backward(images)
    finally:
        student.make("gradients_on")  # for the exercises to come


class TestGetDevice:
    exercise = "get_device"

    @pytest.mark.parametrize("devices, expected", [(0, "cpu"), (2, "cuda")])
    def test_default(self, student, devices, expected):
        """The default is CUDA where there is CUDA, and the CPU elsewhere."""
        same(told(student, devices), expected, key="which_device")

    @pytest.mark.parametrize("prefer", ["cuda", "cuda:1", "cpu", "simgpu:0"])
    def test_with_cuda(self, student, prefer):
        """Where there are two CUDA devices, one gets what one asks for."""
        same(told(student, 2, prefer), prefer.removesuffix(":0"), key="which_device")

    @pytest.mark.parametrize(
        "prefer, expected",
        [("cuda", "cpu"), ("cuda:1", "cpu"), ("cpu", "cpu"), ("simgpu", "simgpu")],
    )
    def test_without_cuda(self, student, prefer, expected):
        same(told(student, 0, prefer), expected, key="which_device")


def told(student: Any, devices: int, *args: str) -> Any:
    """The name of the device that get_device gives where there are so many CUDA devices."""
    student.make("cuda", devices)
    try:
        device = student.get_device(*args)
    finally:
        student.make("cuda", None)
    require(isinstance(device, dict) and "torch.device" in device, "not_a_device", got=device)
    # "cuda" and "cuda:0" are one device.
    return device["torch.device"].removesuffix(":0")


class TestMLP:
    exercise = "MLP"

    @pytest.mark.parametrize("hidden", [(5,), (5, 3), (4, 6, 3), (4, 4, 4), ()])
    def test_layers(self, student, reference, rng, hidden):
        """Every layer's weights and biases are the model's parameters, in the right shapes.

        The logits of known weights tell that these layers are there.
        """
        models = [one.MLP(hidden, 0.0) for one in (student, reference)]
        shapes, expected = (model.shapes() for model in models)
        require(shapes == expected, "layer_shapes", got=shapes, expected=expected)
        weights = parameters(rng, (784, *hidden, 10))
        for model in models:
            model.set_by_shape(weights)
            model.eval()
        images = tensor(rng.uniform(0, 1, (2, 784)).round(3))
        logits = [model(images) for model in models]
        same(*detached(logits), rtol=RTOL, atol=ATOL, key="logits")

    def test_defaults(self, student, reference, rng):
        """256 and 128 hidden values, which go on to the logits as they are told to."""
        models = []
        for one in (student, reference):
            one.seed(1)  # for what is random and should not be
            models.append(one.MLP())
        shapes, expected = (model.shapes() for model in models)
        require(shapes == expected, "layer_shapes", got=shapes, expected=expected)
        weights = parameters(rng, (784, 256, 128, 10))
        for model in models:
            model.set_by_shape(weights)
            model.eval()
        images = tensor(rng.uniform(0, 1, (2, 28, 28)).round(3))
        logits = [model(images) for model in models]
        same(*detached(logits), rtol=RTOL, atol=ATOL, key="logits")

    @pytest.mark.parametrize("shape", [(2, 28, 28), (2, 1, 28, 28), (3, 784), (1, 28, 28)])
    def test_logits(self, student, reference, rng, shape):
        """With known weights and no dropout, the outputs are known numbers."""
        weights = parameters(rng, (784, 5, 3, 10))
        models = [evaluated(one, (5, 3), weights) for one in (student, reference)]
        for _ in range(2):  # other images of the same shape
            images = tensor(rng.uniform(0, 1, shape).round(3))
            logits = [model(images) for model in models]
            same(*detached(logits), rtol=RTOL, atol=ATOL, key="logits")

    def test_gradients_flow(self, student, rng):
        """The output is computed from the parameters: it can be trained."""
        model = evaluated(student, (5, 3), parameters(rng, (784, 5, 3, 10)))
        logits = model(tensor(rng.uniform(0, 1, (2, 28, 28)).round(3)))
        require(isinstance(logits, TensorData) and logits.requires_grad, "not_trainable")

    def test_every_layer_learns(self, student, reference, rng):
        """After a step of training from known weights, the logits are known too."""
        weights = parameters(rng, (784, 12, 8, 10))
        images, labels = tensor(rng.standard_normal((8, 784)).round(3)), rng.integers(0, 10, 8)
        logits = []
        for one in (student, reference):
            model = evaluated(one, (12, 8), weights, 0.0)
            model(images)  # what is kept of this would be old after the step
            model.train()
            trained(one, model, images, tensor(labels), 0.05)
            model.eval()
            logits.append(model(images))
        same(*detached(logits), rtol=1e-3, atol=1e-4, key="logits_after_step")

    def test_every_layer_learns_with_dropout(self, student, reference, rng):
        """The same while nodes are dropped: of 200 hidden values, on average, no chance is left."""
        head = rng.uniform(1.8, 2.2) * np.linspace(-1, 1, 10)
        weights = [np.zeros((200, 784)), np.ones(200), np.full((10, 200), head[:, None] / 200)]
        images, labels = tensor(np.ones((64, 784))), tensor(np.arange(64) % 3)
        changes = []
        for one in (student, reference):
            one.seed(7)
            model = one.MLP((200,), 0.25)
            model.set_by_shape([tensor(weight) for weight in (*weights, np.zeros(10))])
            model.train()
            trained(one, model, images, labels, 0.01)
            model.eval()
            logits = model.drawn_call(tensor(np.ones((1, 784))))
            require(isinstance(logits, TensorData), "not_tensor", got=logits)
            changes.append(logits.array[0] - head)
        off = np.abs(changes[0] - changes[1]).max()
        require(off < 0.1 * np.abs(changes[1]).max(), "logits_after_step")

    def test_negative_logits(self, student, reference, rng):
        """A logit may be negative, and rows need not sum to 1: nothing follows the last layer.

        That holds for few images and for more than a usual batch has.
        """
        weights = parameters(rng, (784, 5, 10), bias=-3.0)
        models = [evaluated(one, (5,), weights) for one in (student, reference)]
        for n in (2, int(rng.integers(130, 200))):
            images = tensor(rng.uniform(0, 1, (n, 28, 28)).round(3))
            logits = [model(images) for model in models]
            same(*detached(logits), rtol=RTOL, atol=ATOL, key="logits")

    def test_dropout_while_training(self, student):
        """Each hidden unit is 0 with probability p, and 1 / (1 - p) times as large otherwise.

        All 200 hidden values are 1 here and the logits their mean, so a logit counts the kept.
        """
        logits = self.dropped(student, 0.25)
        kept = logits * 0.75 * 200
        require(np.ptp(logits) > 0, "no_dropout")
        require(np.allclose(kept, np.round(kept), atol=1e-2), "dropout_values")
        require(abs(logits.mean() - 1) < 0.05, "dropout_share", got=float(logits.mean()))

    def test_dropout_after_each_hidden_layer(self, student):
        """A value that goes through two hidden layers is dropped, or divided by 1 - p, twice."""
        logits = self.dropped(student, 0.25, passed_on=True)
        kept = logits * 0.75**2 * 200
        require(np.allclose(kept, np.round(kept), atol=1e-2), "dropout_missing")
        require(abs(logits.mean() - 1) < 0.05, "dropout_share", got=float(logits.mean()))

    def test_dropout_anew(self, student, rng):
        """Other nodes are dropped in each forward pass, and each for itself in every image."""
        student.seed(7)
        model = student.MLP((200,), 0.5)
        model.train()
        images = tensor(np.full((8, 28, 28), 0.5))
        first, again = detached([model(images), model(images)])
        require(not alike(first, again), "dropout_repeated")
        drawn_apart(self.masks(student, rng))

    def masks(self, student: Any, rng: np.random.Generator) -> np.ndarray:
        """Which of 120 hidden values that are 1 are kept, by image: (n, 120), True or False.

        Each logit adds up 12 of them, the k-th 2**k times, so that its bits are what is kept.
        """
        n, p = int(rng.integers(130, 200)), round(float(rng.uniform(0.4, 0.6)), 3)
        model = student.MLP((120,), p)
        weights = [np.zeros((120, 784)), np.ones(120), read_out(np.arange(120), 120), np.zeros(10)]
        model.set_by_shape([tensor(weight.astype(float)) for weight in weights])
        model.train()
        logits = model(tensor(np.full((n, 28, 28), 0.5)))
        require(isinstance(logits, TensorData), "not_tensor")
        require(logits.array.shape == (n, 10), "dropout_values")
        return bits(logits.array * (1 - p))

    def test_dropout_probability(self, student):
        """With p = 0 nothing is dropped."""
        same(self.dropped(student, 0.0), np.ones((64, 10)), rtol=RTOL, key="dropout_ignored")

    def dropped(self, student: Any, *p: float, passed_on: bool = False) -> np.ndarray:
        """Logits (64, 10) in training mode: the mean of 200 hidden values that are 1 or dropped.

        With `passed_on`, the values come from a first hidden layer of 300, and the second hands
        them on as they are.
        """
        hidden = (300, 200) if passed_on else (200,)
        student.seed(7)
        model = student.MLP(hidden, *p)
        weights = [np.zeros((hidden[0], 784)), np.ones(hidden[0])]
        weights += [np.eye(200, 300), np.zeros(200)] if passed_on else []
        weights += [np.full((10, 200), 1 / 200), np.zeros(10)]
        model.set_by_shape([tensor(weight.astype(float)) for weight in weights])
        model.train()
        student.seed(7)  # anew: in which order the weights were drawn is up to the student
        logits = model(tensor(np.full((64, 28, 28), 0.5)))
        require(isinstance(logits, TensorData), "not_tensor")
        return logits.array

    def test_default_dropout(self, student):
        """Unless another probability is asked for, it is 0.2."""
        logits = self.dropped(student)
        kept = logits * 0.8 * 200
        require(np.allclose(kept, np.round(kept), atol=1e-2), "dropout_values")
        require(abs(logits.mean() - 1) < 0.05, "dropout_share", got=float(logits.mean()))

    def test_no_dropout_in_evaluation(self, student, reference, rng):
        weights = parameters(rng, (784, 40, 10))
        images = tensor(rng.uniform(0, 1, (4, 28, 28)).round(3))
        logits = [evaluated(one, (40,), weights, 0.5)(images) for one in (student, reference)]
        same(*detached(logits), rtol=RTOL, atol=ATOL, key="dropout_in_eval")

    def test_no_dropout_without_hidden_layers(self, student, reference, rng):
        """Neither the pixels nor the logits are dropped."""
        weights = parameters(rng, (784, 10))
        images = tensor(rng.uniform(0, 1, (4, 28, 28)).round(3))
        model = evaluated(student, (), weights, 0.5)
        model.train()
        logits = model(images)
        expected = evaluated(reference, (), weights)(images)
        same(*detached([logits, expected]), rtol=RTOL, atol=ATOL, key="dropout_place")

    def test_on_the_device(self, student, reference, rng):
        """After `.to(device)` the whole model computes there."""
        weights = parameters(rng, (784, 5, 3, 10))
        images = tensor(rng.uniform(0, 1, (2, 28, 28)).round(3))
        model = evaluated(student, (5, 3), weights)
        model.method("to", GPU)
        stays_on(model, GPU)
        logits = model(TensorData(images.array, GPU))
        require(isinstance(logits, TensorData), "not_tensor", got=logits)
        require(logits.device == GPU, "output_device", at=logits.device, to=GPU)
        expected = evaluated(reference, (5, 3), weights)(images)
        same(*detached([logits, expected]), rtol=RTOL, atol=ATOL, key="logits")
        model = student.MLP((5, 3), 0.5)  # in training mode, where it drops
        model.method("to", GPU)
        logits = model.drawn_call(TensorData(images.array, GPU))
        require(isinstance(logits, TensorData), "not_tensor", got=logits)
        require(logits.device == GPU, "output_device", at=logits.device, to=GPU)


def read_out(places: np.ndarray, width: int) -> np.ndarray:
    """Weights (10, width) of a last layer whose logits tell which of 120 places hold a 1."""
    weights = np.zeros((10, width))
    weights[np.arange(120) // 12, places] = 2.0 ** (np.arange(120) % 12)
    return weights


def bits(logits: np.ndarray) -> np.ndarray:
    """(n, 120): the bits of such logits (n, 10), made up for what dropout multiplies by."""
    whole = np.round(logits)
    within = np.abs(logits - whole).max() < 0.05 and whole.min() >= 0 and whole.max() < 1 << 12
    require(bool(within), "dropout_values")
    return (whole.astype(np.int64)[:, :, None] >> np.arange(12) & 1).reshape(len(logits), 120) > 0


def drawn_apart(kept: np.ndarray) -> None:
    """No two images, and no two nodes, are dropped together: (n, 120), each kept by chance.

    The correlation of two rows of 120 fair draws with p from 0.4 to 0.6 exceeds 0.8 with a
    probability below 1e-17, that of two columns of 130 and more below 1e-18: of all the pairs of
    200 rows and 120 columns one does with a probability below 1e-12.
    """
    centred = (kept - kept.mean()) / max(float(kept.std()), 1e-9)
    for rows in (centred, centred.T):
        together = np.abs(rows @ rows.T) / rows.shape[1]
        np.fill_diagonal(together, 0)
        require(float(together.max()) < 0.8, "dropped_together")


def parameters(
    rng: np.random.Generator, sizes: tuple[int, ...], bias: float = 0.0
) -> list[TensorData]:
    """Weights and biases for layers of these sizes; `bias` is added to the last layer's."""
    found: list[TensorData] = []
    for fan_in, fan_out in itertools.pairwise(sizes):
        width = (2 / fan_in) ** 0.5
        found.append(tensor((width * rng.standard_normal((fan_out, fan_in))).round(4)))
        found.append(tensor((0.3 * rng.standard_normal(fan_out)).round(4)))
    found[-1].array[:] += bias
    return found


def evaluated(
    student: Any, hidden: tuple[int, ...], weights: list[TensorData], *dropout: float
) -> Remote:
    """An MLP with these weights, in evaluation mode."""
    student.seed(1)  # for weights that are not registered, and so not set here
    model = student.MLP(hidden, *dropout)
    model.set_by_shape(weights)
    model.eval()
    student.seed(1)  # for what is random and should not be
    return model


def trained(student: Any, model: Remote, images: TensorData, labels: TensorData, lr: float) -> None:
    """One step of training, of a model that can be trained."""
    logits = model.drawn_call(images)
    require(isinstance(logits, TensorData) and logits.requires_grad, "not_trainable")
    student.make("one_step", model, images, labels, lr)


def detached(tensors: list[Any]) -> list[Any]:
    """The tensors' arrays, wherever they are; anything else as it is."""
    return [one.array if isinstance(one, TensorData) else one for one in tensors]


@dataclass(frozen=True)
class Numbered:
    """Images (n, 2, 3) of random pixels, no two alike, and random labels (n,)."""

    images: TensorData
    labels: TensorData

    def rows(self, loader: Remote) -> list[int]:
        """One pass over a loader: the rows that its samples are, in order.

        Fails where an image is none of these, or has another's label.
        """
        row_of = {image.tobytes(): row for row, image in enumerate(self.images.array)}
        found: list[int] = []
        for batch in loader.batches():
            images, labels = parts(batch, "images", "labels")
            for one in (images, labels):
                require(isinstance(one, TensorData), "not_tensor", got=one)
            counts = [one.array.shape[:1] for one in (images, labels)]
            require(counts[0] and counts[0] == counts[1], "pairs_mixed")
            for image, label in zip(images.array, labels.array, strict=True):
                row = row_of.get(image.astype(np.float32).tobytes())
                if row is None:
                    require(False, "image_changed", got=image)
                    continue
                require(np.array_equal(label, self.labels.array[row]), "pairs_mixed")
                found.append(row)
        return found


def numbered(rng: np.random.Generator, n: int) -> Numbered:
    """n samples that can be told apart, and whose labels nothing but their own list tells."""
    images = tensor(rng.permuted(np.linspace(0, 1, 6 * n)).reshape(n, 2, 3))
    return Numbered(images, tensor(rng.integers(0, 10, n)))


class TestMakeLoaders:
    exercise = "make_loaders"

    def loaders(
        self, student: Any, given: Numbered, seed: int, own: int = 0, **more: Any
    ) -> tuple[Remote, Remote]:
        """Loaders of these samples."""
        student.seed(own)  # so that what ignores the generator can be told by what it does
        generator = TorchRng(seed)
        found = student.make_loaders(given.images, given.labels, generator=generator, **more)
        return parts(found, "train_loader", "val_loader")  # type: ignore[return-value]

    def test_every_sample_once(self, student, rng):
        """Training and validation have no sample in common, and none is lost."""
        given, seed = numbered(rng, 50), int(rng.integers(1000))
        train, val = self.loaders(student, given, seed, batch_size=8, val_fraction=0.2)
        trained, validated = given.rows(train), given.rows(val)
        both = sorted(set(trained) & set(validated))
        require(not both, "in_both", rows=both[:10], count=len(both))
        twice = repeated(trained)
        require(not twice, "data_twice_here", rows=twice[:10])
        lost = sorted(set(range(50)) - set(trained) - set(validated))
        require(not lost, "data_lost", rows=lost[:10], count=len(lost))
        require(len(validated) == 10, "val_size", got=len(validated), expected=10)

    @pytest.mark.parametrize("fraction", [0.25, 0.5])
    def test_batch_sizes(self, student, reference, rng, fraction):
        """Also the small last batch, and 64 in a batch unless another number is asked for."""
        given, seed = numbered(rng, 150), int(rng.integers(1000))
        for more in ({"batch_size": 7}, {}):
            expected = self.loaders(reference, given, seed, val_fraction=fraction, **more)
            right = [batch_sizes(one) for one in expected]
            loaders = self.loaders(student, given, seed, val_fraction=fraction, **more)
            for name, one, wanted in zip(("train", "val"), loaders, right, strict=True):
                sizes = batch_sizes(one)
                require(sizes == wanted, "batch_sizes_of", which=name, got=sizes, expected=wanted)

    @pytest.mark.parametrize("n, fraction", [(5, 0.1), (8, 0.0), (7, 0.9)])
    def test_small_shares(self, student, rng, n, fraction):
        """`int(n * val_fraction)` may be 0: then there is nothing to validate, and all to train."""
        self.divided(student, rng, n, int(n * fraction), val_fraction=fraction)

    def test_default_share(self, student, rng):
        """A tenth is for validation unless another fraction is asked for."""
        self.divided(student, rng, 60, 6)

    def divided(
        self, student: Any, rng: np.random.Generator, n: int, held_out: int, **more: Any
    ) -> None:
        """So many of n samples are for validation, all others for training."""
        loaders = self.loaders(student, numbered(rng, n), int(rng.integers(1000)), **more)
        found, expected = [sum(batch_sizes(one)) for one in loaders], [n - held_out, held_out]
        require(found == expected, "set_sizes", got=found, expected=expected)

    def test_without_generator(self, student, rng):
        """No generator need be given; then PyTorch's own seed decides, and the data are the same.

        Two fair splits of 40 into halves are one split with a probability below 1e-11.
        """
        given, own = numbered(rng, 40), int(rng.integers(1000))
        orders = []
        for seed in (own, own, own + 1):
            student.seed(seed)
            found = student.make_loaders(given.images, given.labels, 8, 0.5)
            train, val = parts(found, "train_loader", "val_loader")
            orders.append((given.rows(train), given.rows(val)))
            lost = sorted(set(range(40)) - set(orders[-1][0]) - set(orders[-1][1]))
            require(not lost, "data_lost", rows=lost[:10], count=len(lost))
        require(orders[0] == orders[1], "global_seed_not_enough")
        require(set(orders[0][1]) != set(orders[2][1]), "global_seed_ignored")
        student.seed(own)
        student.make(
            "linear", 9, 9
        )  # draws its weights: PyTorch's generator goes on, others do not
        found = student.make_loaders(given.images, given.labels, 8, 0.5)
        validated = given.rows(parts(found, "train_loader", "val_loader")[1])
        require(set(orders[0][1]) != set(validated), "global_seed_ignored")

    def test_pairs(self, student, rng):
        """Each image keeps its own label, and the types stay float32 and int64."""
        given = numbered(rng, 40)
        for loader in self.loaders(student, given, int(rng.integers(1000)), batch_size=6):
            for batch in loader.batches():
                images, labels = parts(batch, "images", "labels")
                for one in (images, labels):
                    require(isinstance(one, TensorData), "not_tensor", got=one)
                require(images.array.dtype == np.float32, "image_type", got=images)
                require(labels.array.dtype == np.int64, "label_type", got=labels)
                require(images.array.shape[1:] == (2, 3), "image_shape", got=images.array.shape)
                require(labels.array.ndim == 1, "label_shape", got=labels.array.shape)
            given.rows(loader)

    def test_shuffled_anew(self, student, rng):
        """Training batches come in another order each epoch; validation in the same.

        However many epochs there are, each holds the same data, shuffled.
        """
        given = numbered(rng, 60)
        train, val = self.loaders(student, given, int(rng.integers(1000)), batch_size=8)
        first = given.rows(train)
        orders = [sorted(first), first]
        once = given.rows(val)
        for _ in range(int(rng.integers(4, 8))):
            order, again = given.rows(train), given.rows(val)
            require(order not in orders[1:], "same_order", first=order[:8])
            twice = repeated(order)
            require(not twice, "data_twice_here", rows=twice[:10])
            lost = sorted(set(first) - set(order))
            require(not lost, "data_lost", rows=lost[:10], count=len(lost))
            require(once == again, "val_shuffled", first=once, second=again)
            orders.append(order)
        require(first != sorted(first), "in_order", first=first[:8])
        for before, after in itertools.pairwise(orders):
            require(shuffled(before, after), "not_shuffled", first=after[:8])

    def test_split_at_random(self, student, rng):
        """The validation data are neither the first nor the last, nor a block."""
        given = numbered(rng, 100)
        _, val = self.loaders(student, given, int(rng.integers(1000)), val_fraction=0.2)
        validated = sorted(given.rows(val))
        require(validated, "val_size", got=0, expected=20)
        block = validated[-1] - validated[0] + 1 == len(validated)
        require(not block, "val_is_a_block", low=validated[0], high=validated[-1])
        n = int(rng.integers(380, 420))
        given = numbered(rng, n)
        both = self.loaders(student, given, int(rng.integers(1000)), val_fraction=0.25)
        train, val = (given.rows(one) for one in both)
        lost = sorted(set(range(n)) - set(train) - set(val))
        require(not lost, "data_lost", rows=lost[:10], count=len(lost))
        found, expected = [len(train), len(val)], [n - int(n * 0.25), int(n * 0.25)]
        require(found == expected, "set_sizes", got=found, expected=expected)
        gaps = np.diff([*sorted(val), min(val) + n])
        # Of about 100 gaps a quarter are 1 by chance, and 65 are with a probability below 1e-14;
        # that all have one of three lengths has a probability below 1e-20.
        regular = np.bincount(gaps).max() > 0.65 * len(gaps) or len(set(gaps.tolist())) <= 3
        require(not regular, "val_regular", first=sorted(val)[:8])

    def test_generator(self, student, rng):
        """The generator alone decides: same seed, same order, whatever PyTorch's own seed is."""
        given, seed = numbered(rng, 40), int(rng.integers(1000))
        more = {"batch_size": 8, "val_fraction": 0.25}
        orders = []
        for own, its in ((1, seed), (2, seed), (1, seed + 1)):
            train, val = self.loaders(student, given, its, own, **more)
            orders.append((given.rows(train), given.rows(val)))
        same_val, same_train = orders[0][1] == orders[1][1], orders[0][0] == orders[1][0]
        require(same_val, "split_without_generator")
        require(same_train, "order_without_generator")
        require(orders[0] != orders[2], "generator_ignored")

    def test_many_generators(self, student, rng):
        """Of 40 data in two halves, which there are 1e11 of, and of the training order."""
        given = numbered(rng, 40)
        student.seed(1)

        def ask(generator: TorchRng) -> tuple[tuple[int, ...], tuple[int, ...]]:
            loaders = student.make_loaders(given.images, given.labels, 40, 0.5, generator)
            train, val = parts(loaders, "train_loader", "val_loader")
            return tuple(given.rows(train)), tuple(sorted(given.rows(val)))

        for found in zip(*with_many_of_torch(ask, rng), strict=True):
            many_different(found)

    def test_data_stay_on_the_cpu(self, student, rng):
        """Batches move in the training loop, one at a time."""
        train, _ = self.loaders(student, numbered(rng, 20), int(rng.integers(1000)))
        images, _ = parts(train.batches(1)[0], "images", "labels")
        require(images.device == CPU, "batch_device", at=images.device)


def shuffled(before: list[int], after: list[int]) -> bool:
    """Whether one order of the same numbers is no regular rearrangement of another.

    Regular is where a third of all steps, or of all moves, are of one length modulo n, as in a
    rotation, in blocks, or backwards; and where hardly anything moves far. Of 54 numbers in fair
    orders, 18 steps of one length come with a probability below 1e-13, and a correlation of
    places beyond 0.85 with one below 1e-14.
    """
    n = len(before)
    place = {number: at for at, number in enumerate(before)}
    places = np.array([place[number] for number in after])
    for differences in (np.diff(places), places - np.arange(n)):
        if np.bincount(differences % n).max() >= n / 3:
            return False
    return abs(float(np.corrcoef(places, np.arange(n))[0, 1])) < 0.85


def batch_sizes(loader: Remote) -> list[int]:
    """How many samples each batch of one pass has."""
    sizes = []
    for batch in loader.batches():
        images, _ = parts(batch, "images", "labels")
        require(isinstance(images, TensorData) and images.array.ndim, "not_tensor", got=images)
        sizes.append(len(images.array))
    return sizes


def learner(
    student: Any, device: str = CPU, *, lr: float = 0.5, seed: int = 3, **more: Any
) -> tuple[Remote, Remote]:
    """A small seeded network in training mode and an SGD optimizer for it."""
    model = student.make("net", SIZES, seed=seed, device=device, **more)
    return model, student.make("sgd", model, lr=lr)


OWN = (8,)  # hidden nodes of a submission's own MLP where other exercises use it


def other_models(
    student: Any, reference: Any, rng: np.random.Generator, dropout: float = 0.0
) -> Iterator[tuple[Remote, Remote]]:
    """Models for 28 by 28 images and 10 classes in training mode, and the reference's twins.

    First one of a class that nobody knows, then the submission's own MLP, where that one is right:
    where it is not, that is its own exercise's matter. Only that one has `dropout`, so that the two
    are twins in evaluation mode alone.
    """
    named = {"name": a_word(rng).title(), "inner": a_word(rng), "seed": late(rng)}
    found, right = (one.make("plain", [784, 12, 10], **named) for one in (student, reference))
    yield found, right
    weights = parameters(rng, (784, *OWN, 10))
    batches = [tensor(rng.uniform(0, 1, (3, 28, 28)).round(3)) for _ in range(2)]
    twin = evaluated(reference, OWN, weights, 0.0)
    yield from own_model(
        lambda: student.MLP(OWN, dropout), twin, weights, batches, near(RTOL, ATOL), training=True
    )


def ten_classes(rng: np.random.Generator, n: int) -> Data:
    """n images of 28 by 28 pixels of either sign, and labels of all ten classes."""
    labels = rng.permutation(np.arange(n) % 10)
    return tensor(rng.standard_normal((n, 28, 28)).round(2)), tensor(labels)


def adam(student: Any, model: Remote) -> Remote:
    """PyTorch's Adam, by which a gradient that rounding alone makes moves next to nothing."""
    return student.make("optimizer", model, "Adam", lr=0.05, eps=0.1)


def same_afterwards(models: Sequence[Remote], images: TensorData, key: str = "other_model") -> None:
    """Two models that were trained alike give the same logits in evaluation mode."""
    for model in models:
        model.eval()
    same_logits(models, images, key)


def in_words(events: list[list[Any]]) -> list[str]:
    """What happened, as one would write it; a step without gradients says so."""
    words = {"backward": "backward()", "step": "step()"}
    return [
        words[name] + ("" if not more or more[0] else " without gradients")
        for name, *more in events
    ]


class TestTrainStep:
    exercise = "train_step"

    @DEVICES
    def test_one_step(self, student, reference, rng, device):
        """Loss and weights after one step are those of D4's five steps."""
        images, labels = data(rng, 6)
        model, optimizer = learner(student, device)
        right, right_optimizer = learner(reference)
        model.events()
        loss = student.train_step(model, images, labels, optimizer, device)
        steps = model.events("backward", "step")
        require(steps == [["backward"], ["step", True]], "five_steps", steps=in_words(steps))
        expected = reference.train_step(right, images, labels, right_optimizer, CPU)
        same_loss(loss, expected)
        same_model(model, right, images, "weights_after_step", device)

    def test_old_gradients(self, student, reference, rng):
        """What an earlier batch left in the gradients must not count."""
        images, labels = data(rng, 4)
        model, optimizer = learner(student)
        right, right_optimizer = learner(reference)
        for leave in ("dirty", "one_step"):
            for one, its in ((student, model), (reference, right)):
                if leave == "dirty":
                    its.dirty(0.25)
                else:
                    one.make("one_step", its, images, labels, 0.1)
            student.train_step(model, images, labels, optimizer, CPU)
            reference.train_step(right, images, labels, right_optimizer, CPU)
            same_model(model, right, images, "old_gradients")

    def test_steep(self, student, reference, rng):
        """However large a gradient is, the step is made by all of it.

        Here its norm is some hundreds, up to some millions. Of twelve images, which are all
        bright ones, a network of random weights has not all of three labels right.
        """
        for factor in (1e3, round(float(10 ** rng.uniform(4, 5))), 1e7):
            self.steep(student, reference, rng, factor)

    def steep(self, student: Any, reference: Any, rng: np.random.Generator, factor: float) -> None:
        images, labels = data(rng, 12)
        bright = tensor(factor * images.array)
        model, optimizer = learner(student)
        right, right_optimizer = learner(reference)
        loss = student.train_step(model, bright, labels, optimizer, CPU)
        same_loss(loss, reference.train_step(right, bright, labels, right_optimizer, CPU))
        same_model(model, right, images, "weights_after_step")

    def test_other_models(self, student, reference, rng):
        """Any model and optimizer will do, and batches of any size with all ten digits."""
        batches = [ten_classes(rng, n) for n in (20, int(rng.integers(70, 130)))]
        for models in other_models(student, reference, rng):
            optimizers = [adam(*pair) for pair in zip((student, reference), models, strict=True)]
            for images, labels in batches:
                loss, expected = (
                    one.train_step(model, images, labels, optimizer, CPU)
                    for one, model, optimizer in zip(
                        (student, reference), models, optimizers, strict=True
                    )
                )
                same_loss(loss, expected)
            same_afterwards(models, batches[0][0])

    @DEVICES
    def test_three_steps(self, student, reference, rng, device):
        """Three batches one after the other, the last of a single sample."""
        model, optimizer = learner(student, device, scale=4.0, lr=0.1)
        right, right_optimizer = learner(reference, scale=4.0, lr=0.1)
        for n in (5, 4, 1):
            images, labels = data(rng, n)
            loss = student.train_step(model, images, labels, optimizer, device)
            expected = reference.train_step(right, images, labels, right_optimizer, CPU)
            same_loss(loss, expected)
        same_model(model, right, images, "weights_after_step", device)

    @pytest.mark.parametrize("training", [True, False])
    def test_mode_is_left_alone(self, student, reference, rng, training):
        """Training or evaluation mode is the caller's choice."""
        images, labels = data(rng, 5)
        model, optimizer = learner(student, dropout=True)
        right, right_optimizer = learner(reference, dropout=True)
        for one in (model, right):
            one.method("train", training)
        loss = student.train_step(model, images, labels, optimizer, CPU)
        same_loss(loss, reference.train_step(right, images, labels, right_optimizer, CPU))
        same(model.flags(), right.flags(), key="mode_changed")
        same_weights(model, right, "weights_after_step")
        after = [one(images) for one in (model, right)]  # the mode shows in these
        same(*detached(after), rtol=RTOL, atol=ATOL, key="mode_changed")

    def test_copies(self, student, rng):
        """The batch goes to the device once; only the loss comes back."""
        images, labels = data(rng, 6)
        model, optimizer = learner(student, GPU)
        watch = student.make("watch")
        student.train_step(model, images, labels, optimizer, GPU)
        copies_only(watch, size(images, labels), steps=1)
        stays_on(model, GPU, images)


class TestTrainEpoch:
    exercise = "train_epoch"
    needs = ("train_step",)

    @DEVICES
    def test_unequal_batches(self, student, reference, rng, device):
        """Batches of 3, 3 and 1: every sample counts, and all count alike."""
        images, labels = data(rng, 7)
        found = self.epoch(student, images, labels, device)
        right = self.epoch(reference, images, labels)
        same_loss(found[1], right[1], "mean_loss")
        same_model(found[0], right[0], images, "weights_after_epoch", device)

    @PART_OF_THE_DATA
    def test_part_of_the_data(self, student, reference, rng, part):
        """What counts is what the loader gives, and not how many data lie behind it."""
        images, labels = data(rng, 7)
        found = self.epoch(student, images, labels, part=part)
        right = self.epoch(reference, images, labels, part=part)
        same_loss(found[1], right[1], "mean_of_part")
        same_model(found[0], right[0], images, "weights_after_epoch")

    @pytest.mark.parametrize("before", [False, True])
    def test_training_mode(self, student, reference, rng, before):
        """Dropout must be on, also where an earlier evaluation left the model in its mode."""
        images, labels = data(rng, 8)
        model, optimizer = learner(student, dropout=True)
        model.method("train", before)
        model.events()
        loader = student.make("loader", images, labels, 4)
        loss = student.train_epoch(model, loader, optimizer, CPU)
        modes = [training for _, training, _ in model.events("forward")]
        require(modes and all(modes), "not_training_mode")
        right = self.epoch(reference, images, labels, dropout=True, batch_size=4)
        same_loss(loss, right[1], "mean_loss")
        same_weights(model, right[0], "weights_after_epoch")
        same_afterwards((model, right[0]), images, "weights_after_epoch")

    def test_other_models(self, student, reference, rng):
        """Any model and optimizer will do, and any number of batches with all ten digits."""
        batch_size = int(rng.integers(2, 4))
        images, labels = ten_classes(rng, 20 * batch_size + int(rng.integers(10, 30)))
        for models in other_models(student, reference, rng):
            loss, expected = (
                one.train_epoch(
                    model,
                    one.make("loader", images, labels, batch_size),
                    adam(one, model),
                    CPU,
                )
                for one, model in zip((student, reference), models, strict=True)
            )
            same_loss(loss, expected, "mean_loss")
            same_afterwards(models, images)

    def test_two_epochs(self, student, reference, rng):
        images, labels = data(rng, 9)
        found = self.epoch(student, images, labels, epochs=2, batch_size=4)
        right = self.epoch(reference, images, labels, epochs=2, batch_size=4)
        same_loss(found[1], right[1], "mean_loss")
        same_model(found[0], right[0], images, "weights_after_epoch")

    def test_copies(self, student, rng):
        """Each batch goes to the device once, and the model stays where it is."""
        images, labels = data(rng, 12)
        model, optimizer = learner(student, GPU)
        loader = student.make("loader", images, labels, 3)
        model.events()
        watch = student.make("watch")
        student.train_epoch(model, loader, optimizer, GPU)
        moves = len(model.events("moved"))
        require(moves < 4, "model_moved", count=moves, steps=4)
        copies_only(watch, size(images, labels), steps=4)
        stays_on(model, GPU, images)

    def epoch(
        self,
        student: Any,
        images: TensorData,
        labels: TensorData,
        device: str = CPU,
        epochs: int = 1,
        batch_size: int = 3,
        part: dict[str, Any] | None = None,
        **more: Any,
    ) -> tuple[Remote, Any]:
        """A model after so many epochs, and what the last returned."""
        model, optimizer = learner(student, device, **more)
        loader = student.make("loader", images, labels, batch_size, **part or {})
        loss = None
        for _ in range(epochs):
            loss = student.train_epoch(model, loader, optimizer, device)
        return model, loss


class TestEvaluate:
    exercise = "evaluate"

    @DEVICES
    def test_unequal_batches(self, student, reference, rng, device):
        """Batches of 4, 4 and 1: loss and accuracy are means over samples."""
        images, labels = data(rng, 9)
        found = [
            self.evaluation(student, images, labels, device),
            self.evaluation(reference, images, labels),
        ]
        self.compare(*found)

    @pytest.mark.parametrize("batch_size", [2, 5, 20])
    def test_any_batch_size(self, student, reference, rng, batch_size):
        """The result does not depend on how the data are cut."""
        images, labels = data(rng, 11)
        found = self.evaluation(student, images, labels, batch_size=batch_size)
        self.compare(found, self.evaluation(reference, images, labels, batch_size=batch_size))

    def test_many_right(self, student, reference, rng):
        """More right answers than a byte can count."""
        images, labels = data(rng, int(rng.integers(1_200, 1_500)))
        found = self.evaluation(student, images, labels, batch_size=400)
        self.compare(found, self.evaluation(reference, images, labels, batch_size=400))

    def test_sure_and_wrong(self, student, reference, rng):
        """Logits of hundreds, and answers that are not the largest: each costs that much."""
        images, labels = data(rng, 12)
        images = tensor(round(float(rng.uniform(500, 900))) * images.array)
        found = self.evaluation(student, images, labels)
        self.compare(found, self.evaluation(reference, images, labels))

    @PART_OF_THE_DATA
    def test_part_of_the_data(self, student, reference, rng, part):
        """What counts is what the loader gives, and not how many data lie behind it."""
        images, labels = data(rng, 7)
        found, right = (
            one.evaluate(learner(one)[0], one.make("loader", images, labels, 3, **part), CPU)
            for one in (student, reference)
        )
        for got, expected in zip(parts(found, "loss", "accuracy"), right, strict=True):
            same_loss(got, expected, "mean_of_part")

    def test_ties(self, student, rng):
        """Where all logits are equal, each of 61 samples is still read as one digit, any one.

        Some are right and some are not, with labels of all three classes; were each guessed by
        itself, none or all would be right with a probability below 1e-10.
        """
        images, labels = data(rng, 61)
        found = self.evaluation(student, images, labels, batch_size=20, scale=0.0)
        _, accuracy = parts(found, "loss", "accuracy")
        same(accuracy, 0.5, atol=1.0, key="accuracy")  # one number, whichever
        right = float(accuracy) * 61
        whole = abs(right - round(right)) < 1e-3
        require(whole and 0 < round(right) < 61, "one_digit_each", got=accuracy)

    def test_evaluation_mode(self, student, reference, rng):
        """Dropout is off, also right after training."""
        images, labels = data(rng, 6)
        model, right = (learner(one, dropout=True)[0] for one in (student, reference))
        for one in (model, right):
            one.train()
        same_logits((model, right), images, "other_model")
        model.events()
        found = student.evaluate(model, student.make("loader", images, labels, 4), CPU)
        seen = model.events("forward")
        require(seen and not any(training for _, training, _ in seen), "not_evaluation_mode")
        self.compare(found, self.evaluation(reference, images, labels, dropout=True))

    def test_no_gradients(self, student, reference, rng):
        """Nothing is recorded for a backward pass; where it is, the logits are others."""
        images, labels = data(rng, 6)
        factor = round(float(rng.uniform(1.5, 3)), 3)
        model, _ = learner(student, tracked=factor)
        model.events()
        found = student.evaluate(model, student.make("loader", images, labels, 4), CPU)
        seen = model.events("forward")
        require(seen and not any(tracked for _, _, tracked in seen), "gradients_tracked")
        self.compare(found, self.evaluation(reference, images, labels, tracked=factor))
        right, _ = learner(reference, tracked=factor)
        right.eval()
        after = [one(images) for one in (model, right)]  # where gradients are tracked again
        same(*detached(after), rtol=RTOL, atol=ATOL, key="gradients_left_off")

    def test_changes_nothing(self, student, reference, rng):
        """Weights and gradients are as they were, and so is what training makes of them."""
        images, labels = data(rng, 6)
        model, optimizer = learner(student)
        right, right_optimizer = learner(reference)
        for one in (model, right):
            one.dirty(0.5)
        reply = student.evaluate.observe(model, student.make("loader", images, labels, 4), CPU)
        require(not reply.left, "state_left", what=", ".join(reply.left))
        same_weights(model, right, "weights_changed")
        gradients = model.gradients()
        kept = all(value is not None and np.all(value.array == 0.5) for value in gradients.values())
        require(kept, "gradients_changed")
        frozen = sorted(name for name, on in model.trainable().items() if not on)
        require(not frozen, "frozen_after", names=frozen)
        for one, its, steps in ((student, model, optimizer), (reference, right, right_optimizer)):
            steps.method("step")
            one.make("one_step", its, images, labels, 0.5)
        same_logits((model, right), images, "gradients_changed")

    def test_gradients_on_again(self, student, reference, rng):
        """Afterwards gradients are recorded as before; where they are, the logits are others."""
        images, labels = data(rng, 6)
        factor = round(float(rng.uniform(1.5, 3)), 3)
        models = [learner(one, tracked=factor)[0] for one in (student, reference)]
        loader = student.make("loader", images, labels, 4)
        recorded_again(student, models, images, lambda: student.evaluate(models[0], loader, CPU))

    def test_other_models(self, student, reference, rng):
        """Any model will do, and any number of batches; each of ten digits may be read right."""
        for models in other_models(student, reference, rng, dropout=0.5):
            images, labels = ten_classes(rng, int(rng.integers(70, 90)))
            models[1].eval()
            guesses = detached([models[1](images)])[0].argmax(axis=1)
            wrong = rng.permutation(len(guesses)) % 3 == 0
            answers = tensor(np.where(wrong, labels.array, guesses))
            for batch_size in (2, int(rng.integers(66, 70))):
                found = [
                    one.evaluate(model, one.make("loader", images, answers, batch_size), CPU)
                    for one, model in zip((student, reference), models, strict=True)
                ]
                self.compare(*found)
            same_afterwards(models, images)

    def test_copies(self, student, rng):
        """Each batch goes to the device once; only numbers come back."""
        images, labels = data(rng, 12)
        model, _ = learner(student, GPU)
        loader = student.make("loader", images, labels, 3)
        model.events()
        watch = student.make("watch")
        student.evaluate(model, loader, GPU)
        moves = len(model.events("moved"))
        require(moves < 4, "model_moved", count=moves, steps=4)
        copies_only(watch, size(images, labels), steps=4)
        stays_on(model, GPU, images)

    def evaluation(
        self,
        student: Any,
        images: TensorData,
        labels: TensorData,
        device: str = CPU,
        batch_size: int = 4,
        **more: Any,
    ) -> Any:
        """What `evaluate` returns for a seeded network and these data."""
        model, _ = learner(student, device, **more)
        return student.evaluate(model, student.make("loader", images, labels, batch_size), device)

    def compare(self, found: Any, right: Any) -> None:
        """(loss, accuracy) are two floats with the right values."""
        loss, accuracy = parts(found, "loss", "accuracy")
        same_loss(loss, right[0], "mean_loss")
        same_loss(accuracy, right[1], "accuracy")


class TestFit:
    exercise = "fit"
    needs = ("train_epoch", "evaluate")

    @DEVICES
    def test_history(self, student, reference, rng, device):
        """Three numbers for each epoch: training loss, validation loss and accuracy."""
        train, val = data(rng, 8), data(rng, 5)
        found = self.fitted(student, train, val, device)
        right = self.fitted(reference, train, val)
        same(found[1], right[1], rtol=RTOL, atol=ATOL, key="history")
        same_model(found[0], right[0], train[0], "weights_after_fit", device)

    def test_best_weights_first(self, student, reference, rng):
        """Validation gets worse with every epoch, so the first epoch's weights are the best."""
        images, labels = data(rng, 8)
        others = tensor((labels.array + 1) % 3)
        found = self.fitted(student, (images, labels), (images, others), epochs=4)
        found[0].events("loaded")  # tells what was never put back from what was no copy
        right = self.fitted(reference, (images, labels), (images, others), epochs=4)
        same_model(found[0], right[0], images, "not_the_best_weights")

    def test_long_without_a_new_best(self, student, reference, rng):
        """The first of twelve epochs is the best, and all twelve are trained."""
        images, labels = data(rng, 4)
        others = tensor((labels.array + 1) % 3)
        found, right = (
            self.fitted(one, (images, labels), (images, others), epochs=12)
            for one in (student, reference)
        )
        same(found[1], right[1], rtol=RTOL, atol=ATOL, key="history")

    @pytest.mark.parametrize("seed, epochs", [(332, 6), (390, 6), (2353, 10)])
    def test_best_weights_between(self, student, reference, seed, epochs):
        """Fixed data on which validation gets better, worse, and better without a new best.

        With the first two seeds the second of six epochs has the smallest validation loss, with the
        third the sixth of ten. Every other way to choose (training loss, accuracy, the first or
        last of equals, the largest loss, a fall since the epoch before, the last epoch) ends with
        weights of its own in at least one.
        """
        train, val = turning_data(seed)
        found = self.fitted(student, train, val, epochs=epochs, lr=1.0)
        right = self.fitted(reference, train, val, epochs=epochs, lr=1.0)
        same_model(found[0], right[0], train[0], "not_the_best_weights")
        same(found[1], right[1], rtol=RTOL, atol=ATOL, key="history")

    def test_best_buffers(self, student, reference, rng):
        """The running means of the best epoch come back with its weights."""
        images, labels = data(rng, 8)
        others = tensor((labels.array + 1) % 3)
        found, right = (
            self.fitted(one, (images, labels), (images, others), epochs=3, norm=True)
            for one in (student, reference)
        )
        same_weights(found[0], right[0], "not_the_best_weights")
        kept, expected = (numbers(one[0].buffers()) for one in (found, right))
        same(kept, expected, rtol=RTOL, atol=ATOL, key="not_the_best_buffers")
        same_afterwards((found[0], right[0]), images, "not_the_best_buffers")

    def test_large_losses(self, student, reference, rng):
        """The best of several epochs is the best, however large its loss."""
        train, val = data(rng, 8), data(rng, 5)
        found, right = (
            self.fitted(one, train, val, scale=1e6, lr=1e-8) for one in (student, reference)
        )
        same_model(found[0], right[0], train[0], "not_the_best_weights")

    def test_large_losses_that_rise(self, student, reference):
        """Fixed data with losses from 1,000 on, of which the first is the smallest: it is kept."""
        images, labels = data(np.random.default_rng(3), 8)
        others = tensor((labels.array + 1) % 3)
        found, right = (
            self.fitted(one, (images, labels), (images, others), scale=1e4, lr=1e-5)
            for one in (student, reference)
        )
        same_model(found[0], right[0], images, "not_the_best_weights")

    def test_equal_losses(self, student, reference):
        """With fixed data and logits so large that a right answer costs exactly 0.

        The second and third of four epochs have it right: the second counts.
        """
        rng = np.random.default_rng(240)
        train, val = data(rng, 8), data(rng, 1)
        found, right = (
            self.fitted(one, train, val, epochs=4, scale=1e6, lr=3e-7)
            for one in (student, reference)
        )
        same_model(found[0], right[0], train[0], "not_the_best_weights")

    def test_small_improvements(self, student, reference):
        """Fixed data on which each epoch is better than the last by 0.000011: each is the best."""
        same_data = data(np.random.default_rng(0), 8)
        found, right = (
            self.fitted(one, same_data, same_data, epochs=4, scale=3e-3, lr=3.0)
            for one in (student, reference)
        )
        same_model(found[0], right[0], same_data[0], "not_the_best_weights")

    def test_scheduler(self, student, reference, rng):
        """The learning rate moves once per epoch, after the epoch's updates."""
        train, val = data(rng, 9), data(rng, 4)
        found = self.fitted(student, train, val, gamma=0.5)
        right = self.fitted(reference, train, val, gamma=0.5)
        rates = [float(one[2].groups()[0]["lr"]) for one in (found, right)]
        require(
            abs(rates[0] - rates[1]) < 1e-12, "scheduler_steps", got=rates[0], expected=rates[1]
        )
        same(found[1], right[1], rtol=RTOL, atol=ATOL, key="history")
        same_model(found[0], right[0], train[0], "weights_after_fit")
        gradient = round(float(rng.uniform(0.3, 0.9)), 3)
        for model, _, optimizer in (found, right):  # the rate at the end shows in one more step
            model.dirty(gradient)
            optimizer.method("step")
        same_model(found[0], right[0], train[0], "scheduler_steps")

    def test_other_models(self, student, reference, rng):
        """Any model and optimizer will do, and as many epochs as are asked for."""
        train, epochs = ten_classes(rng, 20), int(rng.integers(12, 20))
        for models in other_models(student, reference, rng):
            found, right = (
                one.fit(
                    model,
                    one.make("loader", *train, 7),
                    one.make("loader", *train, 9),
                    adam(one, model),
                    CPU,
                    epochs,
                )
                for one, model in zip((student, reference), models, strict=True)
            )
            same(found, right, rtol=1e-3, atol=1e-5, key="history")
            same_afterwards(models, train[0])

    def test_dropout(self, student, reference, rng):
        """On while training, off while evaluating, in every epoch."""
        train, val = data(rng, 8), data(rng, 5)
        found = self.fitted(student, train, val, dropout=True)
        right = self.fitted(reference, train, val, dropout=True)
        same(found[1], right[1], rtol=RTOL, atol=ATOL, key="history")

    def test_moves_the_model(self, student, reference, rng):
        """A model on the CPU goes to the device first; its optimizer stays valid."""
        train, val = data(rng, 6), data(rng, 5)
        found = self.fitted(student, train, val, GPU, start=CPU)
        stays_on(found[0], GPU)
        right = self.fitted(reference, train, val)
        same_model(found[0], right[0], train[0], "weights_after_fit", GPU)

    def fitted(
        self,
        student: Any,
        train: Data,
        val: Data,
        device: str = CPU,
        *,
        epochs: int = 3,
        start: str = "",
        gamma: float = 0.0,
        **more: Any,
    ) -> tuple[Remote, Any, Remote]:
        """The model after `fit`, what that returned, and the optimizer."""
        model, optimizer = learner(student, start or device, **more)
        loaders = student.make("loader", *train, 3), student.make("loader", *val, 2)
        scheduler = [student.make("exponential", optimizer, gamma)] if gamma else []
        model.events()
        history = student.fit(model, *loaders, optimizer, device, epochs, *scheduler)
        return model, history, optimizer


def turning_data(seed: int) -> tuple[Data, Data]:
    """Training and validation data that depend on nothing but the seed."""
    rng = np.random.default_rng(seed)
    return data(rng, 8), data(rng, 6)


class TestSaveCheckpoint:
    exercise = "save_checkpoint"

    @DEVICES
    def test_content(self, student, reference, rng, device):
        """The file holds the weights, the optimizer's state and the epoch, and no code."""
        seed, epoch = late(rng), int(rng.integers(1, 1000))
        model, optimizer = learner(student, device, seed=seed)
        saved = self.saved(student, model, optimizer, epoch)
        require(saved.get("") != CODE, "code_saved")
        missing = [key for key in ("model", "optimizer", "epoch") if key not in saved]
        require(not missing, "checkpoint_keys", missing=missing, got=sorted(saved))
        state = saved["optimizer"]
        require(
            isinstance(state, dict) and "param_groups" in state, "not_optimizer_state", got=state
        )
        require(saved["epoch"] == epoch, "saved_epoch", got=saved["epoch"], expected=epoch)
        weights = numbers(learner(reference, seed=seed)[0].parameters())
        same(self.tensors(saved), weights, rtol=RTOL, key="saved_weights")
        stays_on(model, device, data(rng, 2)[0])

    def test_optimizer_state(self, student, reference, rng):
        """After a step with momentum, every parameter has a state: its momentum."""
        value = round(float(rng.uniform(0.3, 0.9)), 3)
        model, optimizer = self.moved(student, value)
        state = self.saved(student, model, optimizer, 1).get("optimizer")
        require(
            isinstance(state, dict) and "param_groups" in state, "not_optimizer_state", got=state
        )
        each = (state or {}).get("state", [])
        kept = [one.get("momentum_buffer") for one in each if isinstance(one, dict)]
        right = detached(self.moved(reference, value)[1].momentum())
        require(len(kept) == len(right), "optimizer_state_lost", got=len(kept), expected=len(right))
        same(detached(kept), right, rtol=RTOL, key="optimizer_state_lost")

    def test_other_models(self, student, reference, rng):
        """Any model will do, and any optimizer: Adam keeps two averages and the steps it made."""
        gradients = [float(x) for x in rng.uniform(0.3, 0.9, 2).round(3)]
        named = {"name": a_word(rng).title(), "inner": a_word(rng), "seed": late(rng)}
        saved: list[dict[str, Any]] = []
        for one in (student, reference):
            model = one.make("plain", SIZES, **named)
            optimizer = one.make("optimizer", model, "Adam", lr=0.01)
            for gradient in gradients:
                model.dirty(gradient)
                optimizer.method("step")
            saved.append(self.saved(one, model, optimizer, 2))
        same(*(self.tensors(one) for one in saved), rtol=RTOL, atol=ATOL, key="saved_weights")
        found, right = (one.get("optimizer") for one in saved)
        state = found.get("state") if isinstance(found, dict) else None
        whole = isinstance(state, list) and all(isinstance(one, dict) for one in state)
        require(whole, "not_optimizer_state", got=found)
        states = [
            [dict(zip(one, detached(list(one.values())), strict=True)) for one in its["state"]]
            for its in (found or {}, right or {})
        ]
        names = [[sorted(one) for one in its] for its in states]
        require(names[0] == names[1], "adam_state_lost")
        for one, expected in zip(*states, strict=True):
            same(one, expected, rtol=RTOL, atol=1e-9, key="adam_state_lost")

    def test_buffers(self, student, reference, rng):
        """Values that no optimizer trains, such as running means, are part of a model."""
        images = data(rng, 6)[0]
        model, optimizer = learner(student, norm=True)
        right, _ = learner(reference, norm=True)
        for one in (model, right):
            one(images)
        saved = self.tensors(self.saved(student, model, optimizer, 2))
        buffers = numbers(right.buffers())
        missing = sorted(set(buffers) - set(saved))
        require(not missing, "buffers_lost", missing=missing)
        kept = {name: saved[name] for name in buffers}
        same(kept, buffers, rtol=RTOL, atol=ATOL, key="saved_weights")

    def test_model_unchanged(self, student, reference, rng):
        """Also after epoch 0, which is as good a number as any."""
        model, optimizer = learner(student)
        epoch = self.saved(student, model, optimizer, 0).get("epoch")
        require(epoch == 0 and epoch is not False, "saved_epoch", got=epoch, expected=0)
        same_model(model, learner(reference)[0], data(rng, 6)[0], "weights_changed")

    def test_two_files(self, student, reference, rng):
        """Each model is in the file that it was saved to, also once another one has been saved."""
        seeds, files = (late(rng), late(rng)), []
        for seed in seeds:
            model, optimizer = learner(student, seed=seed)
            files.append(student.make("file", f"{a_word(rng)}.pt"))
            student.save_checkpoint(files[-1], model, optimizer, 1)
        for seed, path in zip(seeds, files, strict=True):
            right = numbers(learner(reference, seed=seed)[0].parameters())
            same(self.tensors(self.read(path)), right, rtol=RTOL, key="saved_weights")

    def moved(self, student: Any, gradient: float) -> tuple[Remote, Remote]:
        """A model and an optimizer with momentum that has made one step."""
        model = student.make("net", SIZES, seed=3)
        optimizer = student.make("sgd", model, lr=0.1, momentum=0.9)
        model.dirty(gradient)
        optimizer.method("step")
        return model, optimizer

    def saved(self, student: Any, model: Remote, optimizer: Remote, epoch: int) -> dict[str, Any]:
        """What is in the file that `save_checkpoint` writes."""
        path = student.make("file", "digits.pt")
        student.save_checkpoint(path, model, optimizer, epoch)
        return self.read(path)

    def read(self, path: Remote) -> dict[str, Any]:
        """What is in a file."""
        saved = path.saved()
        require(saved.get("") != NO_FILE, "no_file")
        require(saved.get("") != DAMAGED, "file_unreadable")
        return saved

    def tensors(self, saved: dict[str, Any]) -> dict[str, Any]:
        """The arrays of the saved model."""
        model = saved.get("model")
        require(isinstance(model, dict), "not_a_state_dict", got=model)
        return dict(zip(model or {}, detached(list((model or {}).values())), strict=True))


def late(rng: np.random.Generator) -> int:
    """A seed for weights that nobody can have at hand."""
    return int(rng.integers(1 << 31))


class TestLoadCheckpoint:
    """The file comes from here, so that its values are known, and known here alone."""

    exercise = "load_checkpoint"

    def test_weights_and_epoch(self, student, reference, rng):
        """A model with other weights gets the saved ones; the epoch is returned."""
        seed, epoch = late(rng), int(rng.integers(1, 1000))
        path, old, _ = self.written(student, reference, epoch=epoch, seed=seed)
        model, optimizer = learner(student, seed=seed + 1)
        model.events()
        found = student.load_checkpoint(path, model, optimizer)
        model.events("loaded")
        same_model(model, old, data(rng, 6)[0], "loaded_weights")
        same(found, epoch, key="loaded_epoch")

    def test_optimizer(self, student, reference, rng):
        """Learning rate and momentum continue where they were, which another step shows."""
        lr, gradients = (float(x) for x in rng.uniform(0.02, 0.4, 2).round(3))
        path, right, old = self.written(student, reference, lr=lr, seed=late(rng))
        model = student.make("net", SIZES, seed=9)
        optimizer = student.make("sgd", model, lr=0.7, momentum=0.9)
        student.load_checkpoint(path, model, optimizer, CPU)
        rates = [float(one.groups()[0]["lr"]) for one in (optimizer, old)]
        require(rates[0] == rates[1], "loaded_rate", got=rates[0], expected=rates[1])
        found, kept = optimizer.momentum(), old.momentum()
        require(all(one is not None for one in found), "loaded_momentum")
        same(detached(found), detached(kept), rtol=RTOL, key="loaded_momentum")
        for one, its in ((model, optimizer), (right, old)):
            one.dirty(gradients)
            its.method("step")
        same_model(model, right, data(rng, 4)[0], "weights_after_step")

    def test_other_models(self, student, reference, rng):
        """Any model will do, and any optimizer: Adam goes on as if it had never stopped."""
        gradients = [float(x) for x in rng.uniform(0.3, 0.9, 3).round(3)]
        named = {"name": a_word(rng).title(), "inner": a_word(rng)}
        right = reference.make("plain", SIZES, seed=late(rng), **named)
        old = reference.make("optimizer", right, "Adam", lr=0.02)
        for gradient in gradients[:2]:
            right.dirty(gradient)
            old.method("step")
        path = reference.make("file", "digits.pt")
        reference.make("save", path, {"model": right, "optimizer": old, "epoch": 2})
        model = student.make("plain", SIZES, seed=9, **named)
        optimizer = student.make("optimizer", model, "Adam", lr=0.7)
        student.load_checkpoint(student.make("file", "digits.pt", path.file()), model, optimizer)
        images = data(rng, 4)[0]
        same_model(model, right, images, "loaded_weights")
        for one, its in ((model, optimizer), (right, old)):
            one.dirty(-gradients[2])
            its.method("step")
        same_model(model, right, images, "weights_after_step")

    def test_epoch_zero(self, student, reference, rng):
        """A checkpoint of epoch 0 is as whole as any: its optimizer counts, too."""
        path, right, old = self.written(student, reference, epoch=0, lr=0.25, seed=late(rng))
        model = student.make("net", SIZES, seed=9)
        optimizer = student.make("sgd", model, lr=0.7, momentum=0.9)
        found = student.load_checkpoint(path, model, optimizer)
        rates = [float(one.groups()[0]["lr"]) for one in (optimizer, old)]
        require(rates[0] == rates[1], "loaded_rate", got=rates[0], expected=rates[1])
        same(found, 0, key="loaded_epoch")
        gradients = round(float(rng.uniform(0.02, 0.4)), 3)
        for one, its in ((model, optimizer), (right, old)):
            one.dirty(gradients)
            its.method("step")
        same_model(model, right, data(rng, 4)[0], "weights_after_step")

    def test_without_optimizer(self, student, reference, rng):
        """For inference there is no optimizer."""
        epoch = int(rng.integers(1, 1000))
        path, old, _ = self.written(student, reference, epoch=epoch, seed=late(rng))
        model = student.make("net", SIZES, seed=9)
        found = student.load_checkpoint(path, model)
        same_model(model, old, data(rng, 4)[0], "loaded_weights")
        same(found, epoch, key="loaded_epoch")

    def test_buffers(self, student, reference, rng):
        """Running means, which no optimizer trains, are loaded with the weights."""
        path, old, _ = self.written(student, reference, images=data(rng, 6)[0])
        model, optimizer = learner(student, seed=9, norm=True)
        student.load_checkpoint(path, model, optimizer)
        found, saved = (numbers(one.buffers()) for one in (model, old))
        same(found, saved, rtol=RTOL, atol=ATOL, key="loaded_buffers")
        same_weights(model, old, "loaded_weights")
        same_afterwards((model, old), data(rng, 6)[0], "loaded_buffers")

    def test_two_files(self, student, reference, rng):
        """A model comes from the file that was named, also where there is a newer one."""
        names = [f"{a_word(rng)}.pt" for _ in range(2)]
        kept = [self.written(student, reference, seed=late(rng), name=name) for name in names]
        for path, old, _ in kept:
            model = student.make("net", SIZES, seed=9)
            student.load_checkpoint(path, model)
            same_model(model, old, data(rng, 4)[0], "loaded_weights")

    def test_from_gpu_to_cpu(self, student, reference, rng):
        """A file from a GPU opens on a computer that has none."""
        path, old, _ = self.written(student, reference, device=GPU, seed=late(rng))
        model = student.make("net", SIZES, seed=9)
        unplugged = student.make("unplug")
        try:
            student.load_checkpoint(path, model, device=CPU)
        finally:
            student.make("plug_in", unplugged)
        stays_on(model, CPU)
        old.method("to", CPU)
        same_model(model, old, data(rng, 4)[0], "loaded_weights")

    def test_from_cpu_to_gpu(self, student, reference, rng):
        """A model on the device stays there."""
        path, old, _ = self.written(student, reference, seed=late(rng))
        model, optimizer = learner(student, GPU, seed=9)
        student.load_checkpoint(path, model, optimizer, GPU)
        stays_on(model, GPU)
        same_model(model, old, data(rng, 4)[0], "loaded_weights", GPU)

    def written(
        self,
        student: Any,
        reference: Any,
        *,
        device: str = CPU,
        epoch: int = 5,
        lr: float = 0.1,
        seed: int = 3,
        images: TensorData | None = None,
        name: str = "digits.pt",
    ) -> tuple[Remote, Remote, Remote]:
        """The student's copy of a file with the asked-for content; its model, its optimizer here.

        With `images`, batch normalization has seen them.
        """
        more = {"device": device, "norm": images is not None}
        model = reference.make("net", SIZES, seed=seed, **more)
        if images is not None:
            model.train()
            model(images)
        optimizer = reference.make("sgd", model, lr=lr, momentum=0.9)
        model.dirty(0.5)
        optimizer.method("step")
        path = reference.make("file", "digits.pt")
        held = {"model": model, "optimizer": optimizer, "epoch": epoch}
        reference.make("save", path, held)
        return student.make("file", name, path.file()), model, optimizer


class TestPredict:
    exercise = "predict"

    @DEVICES
    def test_digit_and_confidence(self, student, reference, rng, device):
        """The place of the largest logit, and its probability."""
        for seed in (1, 2, 3):
            image = a_digit(rng)
            model, right = reader(student, seed, device), reader(reference, seed)
            self.compare(
                student.predict(model, image, device), reference.predict(right, image, CPU)
            )

    @pytest.mark.parametrize("scale", [6.0, 1000.0])
    def test_large_logits(self, student, reference, rng, scale):
        """A probability never exceeds 1, also where e to the logit is beyond float32."""
        image = a_digit(rng)
        found = student.predict(reader(student, 4, scale=scale), image, CPU)
        self.compare(found, reference.predict(reader(reference, 4, scale=scale), image, CPU))

    def test_evaluation_mode(self, student, reference, rng):
        """Dropout is off, even if the model was left in training mode."""
        image = a_digit(rng)
        model, right = (reader(one, 5, dropout=True) for one in (student, reference))
        for one in (model, right):
            one.train()
        same_logits((model, right), TensorData(image.array[None]), "other_model")
        model.events()
        found = student.predict(model, image, CPU)
        seen = model.events("forward")
        require(seen and not any(training for _, training, _ in seen), "not_evaluation_mode")
        self.compare(found, reference.predict(right, image, CPU))

    def test_no_gradients(self, student, reference, rng):
        """Where gradients are tracked, the logits are others."""
        image, factor = a_digit(rng), round(float(rng.uniform(1.5, 3)), 3)
        model = reader(student, 6, tracked=factor)
        model.events()
        found = student.predict(model, image, CPU)
        seen = model.events("forward")
        require(seen and not any(tracked for _, _, tracked in seen), "gradients_tracked")
        right = reader(reference, 6, tracked=factor)
        self.compare(found, reference.predict(right, image, CPU))

    def test_gradients_on_again(self, student, reference, rng):
        """Afterwards gradients are recorded as before; where they are, the logits are others."""
        image, factor = a_digit(rng), round(float(rng.uniform(1.5, 3)), 3)
        models = [reader(one, 6, tracked=factor) for one in (student, reference)]
        batch = TensorData(image.array[None])
        recorded_again(student, models, batch, lambda: student.predict(models[0], image, CPU))

    def test_other_models(self, student, reference, rng):
        """Any model will do."""
        for models in other_models(student, reference, rng, dropout=0.5):
            for _ in range(3):
                image = a_digit(rng)
                found, right = (
                    one.predict(model, image, CPU)
                    for one, model in zip((student, reference), models, strict=True)
                )
                self.compare(found, right)

    def test_image_stays(self, student, rng):
        """The image that was given keeps its shape and its numbers."""
        image = a_digit(rng)
        reply = student.predict.observe(reader(student, 8), image, CPU)
        after = list(reply.args_after or [None, None])[1]
        require(alike(image, after), "inputs_changed", got=after, expected=image)

    def test_copies(self, student, rng):
        """One image goes to the device, two numbers come back; the model stays."""
        image = a_digit(rng)
        model = reader(student, 7, GPU)
        watch = student.make("watch")
        student.predict(model, image, GPU)
        moved = [[way, bytes_] for way, bytes_ in watch.transfers() if way[0] == "h"]
        total = sum(bytes_ for _, bytes_ in moved)
        require(total <= size(image), "copied_too_much", total=total, needed=size(image), site="")
        stays_on(model, GPU, TensorData(image.array[None]))

    def compare(self, found: Any, right: Any) -> None:
        """(digit, confidence) are an int and a float with the right values."""
        digit, confidence = parts(found, "digit", "confidence")
        for one in (digit, confidence):
            require(not isinstance(one, TensorData), "still_a_tensor", got=one)
        same(digit, right[0], key="digit")
        same(confidence, right[1], rtol=RTOL, key="confidence")


def a_digit(rng: np.random.Generator) -> TensorData:
    """A 28 by 28 image."""
    return tensor(rng.uniform(0, 1, (28, 28)).round(3))


def reader(student: Any, seed: int, device: str = CPU, **more: Any) -> Remote:
    """A small network that reads 28 by 28 images, with weights by the seed."""
    return student.make("net", [784, 12, 10], seed=seed, device=device, **more)
