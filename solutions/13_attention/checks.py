"""Checks of 13_attention: values against the reference, on the CPU and on the simulated GPU.

Nearly all is compared in float64, and layers in float32 as well. Layers get known weights by
name, so their outputs, and the gradients of each parameter, are known numbers.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder.checks.expect import parts, pure, require, same
from autograder.checks.fresh import own_memory
from autograder.grading.compare import alike
from autograder.grading.remote import Remote
from autograder.grading.student import StudentFunction
from autograder.sandbox.student_side.wire import TensorData

from ..shared.layers import (
    CPU,
    GPU,
    Inputs,
    Weights,
    begins,
    however_asked,
    moved,
    same_after_a_step,
    tensor,
)
from ..shared.models import ready

DEVICES = pytest.mark.parametrize("device", [CPU, GPU])
ATTENTION = ("output", "weights")
FOUND = ("indices", "scores")
PROJECTIONS = ("q_proj", "k_proj", "v_proj", "out_proj")

# Far more than what small checks ask, so that no table and no limit is enough.
MANY = 40

Shape = tuple[int, ...]


def normal(rng: np.random.Generator, *shape: int, scale: float = 1.0) -> np.ndarray:
    """Standard normal numbers of four decimals, times `scale`."""
    return (scale * rng.standard_normal(shape)).round(4)


def late(rng: np.random.Generator, low: int, high: int) -> int:
    """A size that no list holds, from `low` up to `high` itself."""
    return int(rng.integers(low, high + 1))


def tensors(got: Any, *names: str) -> tuple[TensorData, ...]:
    """The returned tuple's tensors; fails where one is anything else."""
    found = parts(got, *names)
    for one, name in zip(found, names, strict=True):
        require(isinstance(one, TensorData), "attention.not_tensor", got=one, which=name)
    return found


def same_layer(got: Any, right: Any, key: str = "value") -> None:
    """A layer's numbers are right.

    It is moved to float64 once it is made, so a constant that it holds may have float32's 7 digits.
    """
    same(got, right, rtol=1e-5, atol=1e-6, key=key)


def connected(got: Any, which: str) -> None:
    """A gradient can flow from the result back to the inputs."""
    require(isinstance(got, TensorData) and got.requires_grad, "attention.cut_off", which=which)


def same_slopes(student: Any, reference: Any, rng: np.random.Generator, *which: str) -> None:
    """What the last calls of both send back to their arguments is the same."""
    results = reference.log[-1].reply.value
    shapes = [one.array.shape for one in (results if isinstance(results, tuple) else [results])]
    above = [tensor(normal(rng, *shape)) for shape in shapes]
    found, right = (one.slopes(*above) for one in (student, reference))
    require(len(found) == len(right), "attention.cut_off", which=", ".join(which))
    for slope, name in zip(found, which, strict=True):
        require(slope is not None, "attention.no_gradient", which=name)
    named, expected = (dict(zip(which, one, strict=True)) for one in (found, right))
    same(named, expected, key="attention.gradient")


def keeps_type(got: Any, dtype: str, which: str) -> None:
    """A tensor has the data type of the inputs."""
    require(got.array.dtype == np.dtype(dtype), "attention.dtype", got=got, which=which, to=dtype)


def leaves_alone(student: Any, module: Remote, *inputs: TensorData) -> None:
    """Calling a layer leaves its inputs as they were, and gives the same a second time."""
    reply = StudentFunction(student, "@call").observe(module, *inputs)
    for before, after in zip(inputs, list(reply.args_after or [])[1:], strict=True):
        require(alike(before, after), "inputs_changed", got=after, expected=before)
    again = module(*inputs)
    require(alike(reply.value, again), "not_pure", got=again, expected=reply.value)


def new_each_time(function: StudentFunction, *args: Any) -> None:
    """Two calls give the same, the second in memory of its own."""
    pure(function, *args)
    own_memory(function.observe(*args))


class TestScaledDotProductAttention:
    exercise = "scaled_dot_product_attention"

    def ask(self, one: Any, *arrays: Any, mask: Any = None, device: str = CPU, **how: Any) -> Any:
        """What attention gives for these query, key and value, all on one device."""
        more = () if mask is None else (tensor(mask, device, "bool"),)
        given = [tensor(array, device, **how) for array in arrays]
        return one.scaled_dot_product_attention(*given, *more)

    def compare(self, student: Any, reference: Any, *arrays: Any, **how: Any) -> None:
        got = self.ask(student, *arrays, **how)
        right = self.ask(reference, *arrays, **how | {"device": CPU})
        same(got, moved(right, how.get("device", CPU)), names=ATTENTION)

    def qkv(self, rng: np.random.Generator, front: Shape = (2,), d: int = 4) -> list[np.ndarray]:
        """Query (…, 3, d), key (…, 5, d) and value (…, 5, 6)."""
        return [normal(rng, *front, *shape) for shape in ((3, d), (5, d), (5, 6))]

    def test_worked_example(self, student, reference):
        """The weights are 3/4 and 1/4, the output is [3, 2]."""
        keys = [[np.log(3), 0, 0, 0], [0, 1, 0, 0]]
        self.compare(student, reference, [[2, 0, 0, 0]], keys, [[4, 0], [0, 8]])

    @pytest.mark.parametrize("front", [(), (2,), (2, 3), (1, 2, 2)])
    def test_any_axes_in_front(self, student, reference, rng, front):
        """Neither batch nor heads, one of them, or more."""
        self.compare(student, reference, *self.qkv(rng, front))

    @pytest.mark.parametrize("d", [1, 2, 9, 64])
    def test_any_width(self, student, reference, rng, d):
        """Scores are divided by the root of the query's own width."""
        self.compare(student, reference, *self.qkv(rng, d=d))

    @pytest.mark.parametrize("n, m", [(1, 1), (4, 1), (1, 6), (5, 5)])
    def test_any_number_of_positions(self, student, reference, rng, n, m):
        """One query, one key, as many of both; a mask of every place in its own right."""
        more = late(rng, 7, MANY), late(rng, 7, MANY)
        for queries, keys, d in ((n, m, 4), (*more, late(rng, 4, 24))):
            shapes = (queries, d), (keys, d), (keys, 3)
            arrays = [normal(rng, 2, *shape) for shape in shapes]
            mask = rng.random((2, queries, keys)) < 0.6
            mask[..., 0] = True
            self.compare(student, reference, *arrays)
            self.compare(student, reference, *arrays, mask=mask)

    def test_rows_sum_to_one(self, student, rng):
        """Each query shares out exactly 1 among the keys."""
        _, weights = tensors(self.ask(student, *self.qkv(rng)), *ATTENTION)
        require(weights.array.shape == (2, 3, 5), "attention.weights_shape", got=weights)
        sums = weights.array.sum(axis=-1)
        require(np.allclose(sums, 1), "attention.row_sums", got=sums)

    def test_mask(self, student, reference, rng):
        """Where the mask is False no weight falls, and the others sum to 1."""
        mask = rng.random((3, 5)) < 0.5
        mask[np.arange(3), rng.integers(0, 5, 3)] = True
        arrays = self.qkv(rng)
        _, weights = tensors(self.ask(student, *arrays, mask=mask), *ATTENTION)
        right = self.ask(reference, *arrays, mask=mask)[1]
        require(weights.array.shape == right.array.shape, "attention.weights_shape", got=weights)
        seen = np.abs(weights.array * ~mask).max()
        require(seen < 1e-9, "attention.forbidden", got=weights, mask=mask)
        sums = weights.array.sum(axis=-1)
        require(np.allclose(sums, 1), "attention.row_sums_masked", got=sums)
        self.compare(student, reference, *arrays, mask=mask)

    @pytest.mark.parametrize("shape", [(5,), (3, 5), (2, 1, 5), (2, 3, 5)])
    def test_masks_broadcast(self, student, reference, rng, shape):
        """One mask for all, or one for each sequence of the batch."""
        mask = rng.random(shape) < 0.6
        mask[..., 2] = True
        self.compare(student, reference, *self.qkv(rng), mask=mask)

    def test_nothing_to_look_at(self, student, reference, rng):
        """A query that may look nowhere gets zeros, not nan; the other queries are as ever."""
        mask = np.ones((3, 5), bool)
        mask[1] = False
        self.compare(student, reference, *self.qkv(rng), mask=mask)
        self.compare(student, reference, *self.qkv(rng), mask=np.zeros((3, 5), bool))

    def test_large_scores(self, student, reference, rng):
        """Scores in the thousands neither overflow nor become nan, with a mask or without."""
        query, key, value = self.qkv(rng)
        mask = np.arange(5) < 4
        self.compare(student, reference, 100 * query, 100 * key, value)
        self.compare(student, reference, 100 * query, 100 * key, value, mask=mask)

    def test_scores_far_below_zero(self, student, reference, rng):
        """However low the allowed scores are, no weight falls on a hidden key.

        They are around -8.6e9, and of few binary digits, so that float64 holds them exactly.
        """
        query, key = (rng.integers(-24, 25, (2, n, 4)) / 16 for n in (3, 5))
        query[..., 0], key[..., 0] = 2.0**17, -(2.0**17)
        arrays, mask = (query, key, normal(rng, 2, 5, 6)), np.tri(3, 5)
        got, right = (self.ask(one, *arrays, mask=mask) for one in (student, reference))
        same(got, right, rtol=1e-4, names=ATTENTION)

    def test_inputs_unchanged(self, student, rng):
        """The inputs stay as they were, the mask too, and the result is the same again."""
        mask = tensor(np.tri(3, 5), dtype="bool")
        given = [tensor(array) for array in self.qkv(rng)]
        pure(student.scaled_dot_product_attention, *given)
        pure(student.scaled_dot_product_attention, *given, mask)

    @pytest.mark.parametrize("dtype", ["float32", "float64"])
    def test_data_type(self, student, reference, rng, dtype):
        """float32 in, float32 out; float64 in, float64 out."""
        n, m, d = late(rng, 7, MANY), late(rng, 7, MANY), late(rng, 4, 24)
        arrays = [normal(rng, 2, *shape) for shape in ((n, d), (m, d), (m, 3))]
        mask = np.tri(n, m)
        got = self.ask(student, *arrays, mask=mask, dtype=dtype)
        for one, name in zip(tensors(got, *ATTENTION), ATTENTION, strict=True):
            keeps_type(one, dtype, name)
        same(got, self.ask(reference, *arrays, mask=mask), names=ATTENTION, rtol=1e-4, atol=1e-5)

    def test_gradients_flow(self, student, rng):
        got = self.ask(student, *self.qkv(rng), grad=True)
        for one, name in zip(tensors(got, *ATTENTION), ATTENTION, strict=True):
            connected(one, name)

    @pytest.mark.parametrize("masked", [False, True])
    def test_gradients(self, student, reference, rng, masked):
        """Query, key and value get the reference's gradients, by output and weights."""
        n, m = late(rng, 3, 12), late(rng, 7, 20)
        arrays = [normal(rng, 2, *shape) for shape in ((n, 4), (m, 4), (m, 6))]
        mask = None
        if masked:
            mask = rng.random((n, m)) < 0.6
            mask[:, 2] = True
        got = self.ask(student, *arrays, mask=mask, grad=True)
        for one, name in zip(tensors(got, *ATTENTION), ATTENTION, strict=True):
            connected(one, name)
        same(got, self.ask(reference, *arrays, mask=mask, grad=True), names=ATTENTION)
        same_slopes(student, reference, rng, "query", "key", "value")

    def test_on_the_device(self, student, reference, rng):
        """Everything that is made on the way is made where the inputs are."""
        self.compare(student, reference, *self.qkv(rng), device=GPU)
        mask = np.tri(3, 5)
        mask[0] = False
        self.compare(student, reference, *self.qkv(rng), mask=mask, device=GPU)


class TestCausalMask:
    exercise = "causal_mask"

    @pytest.mark.parametrize("n", [3, 1, 2, 6])
    def test_values(self, student, reference, n):
        """Row i is True up to column i."""
        same(student.causal_mask(n), reference.causal_mask(n))

    def test_any_size(self, student, reference, rng):
        """Sizes that no table holds."""
        for n in (*rng.integers(7, 40, 3).tolist(), late(rng, 41, 130)):
            same(student.causal_mask(n), reference.causal_mask(n))

    @DEVICES
    def test_device(self, student, reference, rng, device):
        """The mask is made on the device that is asked for."""
        n = int(rng.integers(3, 7))
        same(student.causal_mask(n), reference.causal_mask(n))  # remembered, it is on the CPU
        same(student.causal_mask(n, device), moved(reference.causal_mask(n), device))
        same(student.causal_mask(n, device=device), moved(reference.causal_mask(n), device))

    def test_again(self, student):
        new_each_time(student.causal_mask, 4)


def weights_of(rng: np.random.Generator, dim: int, scale: float = 0.6) -> dict[str, TensorData]:
    """Weights and biases for the four projections."""
    found = {}
    for name in PROJECTIONS:
        found[f"{name}.weight"] = tensor(normal(rng, dim, dim, scale=scale))
        found[f"{name}.bias"] = tensor(normal(rng, dim, scale=0.3))
    return found


def plain_weights(dim: int, *zero: str) -> dict[str, TensorData]:
    """Projections that change nothing, but those named, which give zero."""
    found = {}
    for name in PROJECTIONS:
        weight = np.zeros((dim, dim)) if name in zero else np.eye(dim)
        found[f"{name}.weight"] = tensor(weight)
        found[f"{name}.bias"] = tensor(np.zeros(dim))
    return found


def has_parameters(module: Remote, names: set[str]) -> None:
    """A layer has the parameters that weights are given to."""
    missing = sorted(names - set(module.described()))
    require(not missing, "attention.parameter_names", names=missing)


def same_parameters(got: Remote, right: Remote) -> None:
    """The parameters have the names and shapes that they should have, and there are no others."""
    found, expected = got.described(), right.described()
    has_parameters(got, set(expected))
    extra = sorted(set(found) - set(expected))
    require(not extra, "attention.more_parameters", names=extra)
    for name, (shape, _, _) in expected.items():
        require(found[name][0] == shape, "attention.parameter_shape", which=name, to=shape)


class TestMultiHeadAttention:
    exercise = "MultiHeadAttention"
    needs = ("scaled_dot_product_attention",)

    def layer(
        self, one: Any, heads: int, weights: dict[str, TensorData], device: str = CPU
    ) -> Remote:
        """A layer with these weights, on the device."""
        module = one.MultiHeadAttention(len(weights["q_proj.bias"].array), heads)
        has_parameters(module, set(weights))
        module.method("double")  # so that only mistakes, and no rounding, can be seen
        module.set_parameters(weights)
        if device != CPU:
            module.method("to", device)
        return module

    def compare(
        self,
        student: Any,
        reference: Any,
        heads: int,
        weights: dict[str, TensorData],
        x: Any,
        *,
        context: Any = None,
        mask: Any = None,
        device: str = CPU,
    ) -> None:
        """Same output as the reference."""
        found = []
        for one, place in ((student, device), (reference, CPU)):
            more: dict[str, Any] = {}
            if context is not None:
                more["context"] = tensor(context, place)
            if mask is not None:
                more["mask"] = tensor(mask, place, "bool")
            module = self.layer(one, heads, weights, place)
            found.append(module(tensor(x, place), **more))
        same_layer(found[0], moved(found[1], device))

    @pytest.mark.parametrize("dim, heads", [(8, 2), (6, 3), (4, 1)])
    def test_parameters(self, student, reference, dim, heads):
        """Four layers with the agreed names, each with weight and bias, and nothing else."""
        same_parameters(
            student.MultiHeadAttention(dim, heads), reference.MultiHeadAttention(dim, heads)
        )

    def test_new_layer(self, student, rng):
        """It starts with small random numbers, from which it can be trained."""
        student.seed(5)
        inputs = [tensor(normal(rng, 2, 3, 8), dtype="float32") for _ in "ab"]
        begins(student.MultiHeadAttention(8, 2), inputs, "attention.new_layer")

    def test_worked_example(self, student, reference):
        """A query of zeros: both words count alike, or, causally, the first sees only itself."""
        x = [[[1, 2, 3, 4], [3, 2, 1, 0]]]
        weights = plain_weights(4, "q_proj")
        self.compare(student, reference, 2, weights, x)
        self.compare(student, reference, 2, weights, x, mask=np.tri(2))

    @pytest.mark.parametrize("heads", [1, 2, 4, 8])
    def test_heads(self, student, reference, rng, heads):
        """Each run of features is one head, for any number of heads."""
        x = normal(rng, 2, 5, 8)
        self.compare(student, reference, heads, weights_of(rng, 8), x)

    def test_features_of_a_head(self, student, reference, rng):
        """Without projections: the first features look by the first features alone."""
        x = normal(rng, 1, 3, 6)
        self.compare(student, reference, 3, plain_weights(6), x)

    @pytest.mark.parametrize("name", PROJECTIONS)
    def test_each_projection(self, student, reference, rng, name):
        """What happens where one of the four gives zeros."""
        weights = plain_weights(6, name) | {"v_proj.bias": tensor(normal(rng, 6))}
        self.compare(student, reference, 2, weights, normal(rng, 2, 4, 6))

    def test_context(self, student, reference, rng):
        """Queries come from x; keys and values from the context, which may be longer."""
        x = normal(rng, 2, 3, 6)
        for length in (5, 3):
            context = normal(rng, 2, length, 6)
            self.compare(student, reference, 2, weights_of(rng, 6), x, context=context)
        self.compare(student, reference, 2, weights_of(rng, 6), x, context=0 * context)

    def test_masks(self, student, reference, rng):
        """One mask for all heads, or one for each sequence of the batch."""
        weights, x = weights_of(rng, 6), normal(rng, 3, 4, 6)
        padding = np.arange(4) < np.array([2, 4, 3])[:, None, None, None]
        self.compare(student, reference, 2, weights, x, mask=np.tri(4))
        self.compare(student, reference, 2, weights, x, mask=padding)

    @pytest.mark.parametrize(
        "shape", [(4,), (2, 1, 4), (2, 4, 4), (1, 2, 4, 4), (3, 2, 1, 4), (3, 2, 4, 4)]
    )
    def test_a_mask_for_each_head(self, student, reference, rng, shape):
        """Whatever broadcasts to (batch, heads, n, m): heads may look at different places."""
        mask = rng.random(shape) < 0.5
        mask[..., 1] = True
        x = normal(rng, 3, 4, 6)
        self.compare(student, reference, 2, weights_of(rng, 6), x, mask=mask)

    @pytest.mark.parametrize("batch, n", [(1, 1), (3, 1), (1, 4)])
    def test_small_batches(self, student, reference, rng, batch, n):
        """A single sequence, a single word."""
        self.compare(student, reference, 2, weights_of(rng, 4), normal(rng, batch, n, 4))

    def test_nowhere_to_look(self, student, reference, rng):
        """Where a head may look nowhere it adds nothing, and nothing is nan."""
        mask = rng.random((2, 2, 3, 3)) < 0.6
        mask[0, 1, 2] = mask[1, :, 0] = False
        self.compare(student, reference, 2, weights_of(rng, 4), normal(rng, 2, 3, 4), mask=mask)

    def test_context_and_mask(self, student, reference, rng):
        x, context = normal(rng, 2, 3, 4), normal(rng, 2, 5, 4)
        mask = rng.random((3, 5)) < 0.6
        mask[:, 1] = True
        self.compare(student, reference, 2, weights_of(rng, 4), x, context=context, mask=mask)

    def test_gradients(self, student, reference, rng):
        """Every parameter, and the input, gets the reference's gradient, in either mode."""
        weights = weights_of(rng, 6)
        for training, n in ((True, 4), (False, late(rng, 7, 20))):
            x = tensor(normal(rng, 2, n, 6), grad=True)
            module, right = (self.layer(one, 2, weights) for one in (student, reference))
            module.method("train", training)
            connected(module(x), "output")
            slopes, expected = module.backward(x), right.backward(x)
            same_gradients(module, right)
            require(slopes[0] is not None, "attention.no_gradient", which="x")
            same_layer(slopes, expected, key="attention.gradient")
            pairs = (student, module), (reference, right)
            same_after_a_step(*pairs, x, "attention.after_a_step")

    def test_however_asked(self, student, reference, rng):
        """In both modes and data types, with gradients and without, one input after another."""
        dim, heads = 8, int(rng.choice([2, 4]))

        def ask() -> list[Inputs]:
            batch, n, m = late(rng, 2, 4), late(rng, 7, MANY), late(rng, 7, MANY)
            x, other = (normal(rng, batch, n, dim) for _ in range(2))
            context, another = (normal(rng, batch, m, dim) for _ in range(2))
            mask = rng.random((n, m)) < 0.6
            mask[:, 1] = True
            causal = np.tri(n, dtype=bool)
            return [
                *({"x": one} for one in (x, other)),
                {"x": other, "mask": causal},
                {"x": x, "context": context},
                {"x": other, "context": another, "mask": mask},
            ]

        def build(one: Any) -> Remote:
            return self.layer(one, heads, weights_of(rng, dim))

        however_asked(
            student, reference, build, lambda: weights_of(rng, dim), ask, "attention.settings"
        )

    def test_gradients_with_context(self, student, reference, rng):
        """The same where keys and values come from a context, and a mask holds some back."""
        weights = weights_of(rng, 6)
        x, context = (tensor(normal(rng, 2, n, 6), grad=True) for n in (3, 5))
        mask = rng.random((3, 5)) < 0.6
        mask[:, 1] = True
        more = {"context": context, "mask": tensor(mask, dtype="bool")}
        module, right = (self.layer(one, 2, weights) for one in (student, reference))
        for one in (module, right):
            one.eval()
        got = module(x, **more)
        connected(got, "output")
        same_layer(got, right(x, **more))
        slopes, expected = (one.backward(x, **more) for one in (module, right))
        same_gradients(module, right)
        for slope, name in zip(slopes, ("x", "context"), strict=False):
            require(slope is not None, "attention.no_gradient", which=name)
        same_layer(slopes, expected, key="attention.gradient")

    def test_inputs_unchanged(self, student, rng):
        x, context = (tensor(normal(rng, 2, 3, 4)) for _ in range(2))
        leaves_alone(student, self.layer(student, 2, weights_of(rng, 4)), x, context)

    def test_on_the_device(self, student, reference, rng):
        """After `.to(device)` the whole layer computes there, with mask and context."""
        weights, x, context = weights_of(rng, 6), normal(rng, 2, 3, 6), normal(rng, 2, 5, 6)
        self.compare(student, reference, 2, weights, x, device=GPU)
        mask = np.tri(3, 5)
        self.compare(student, reference, 2, weights, x, context=context, mask=mask, device=GPU)


def same_gradients(got: Remote, right: Remote) -> None:
    """Each parameter has the gradient that it should have; None where it should have none."""
    found, expected = got.gradients(), right.gradients()
    for name, slope in expected.items():
        if slope is None:
            require(found.get(name) is None, "attention.gradient_of_frozen", which=name)
        else:
            require(found.get(name) is not None, "attention.no_gradient", which=name)
            same_layer({name: found[name]}, {name: slope}, key="attention.gradient")


class TestPositionalEncoding:
    exercise = "positional_encoding"

    def test_worked_example(self, student, reference):
        """Two positions, four features."""
        self.compare(student.positional_encoding(2, 4), reference.positional_encoding(2, 4))

    @pytest.mark.parametrize("length, dim", [(1, 2), (5, 2), (4, 6), (7, 10), (50, 16), (3, 64)])
    def test_values(self, student, reference, length, dim):
        got = student.positional_encoding(length, dim)
        self.compare(got, reference.positional_encoding(length, dim))

    def test_any_size(self, student, reference, rng):
        """Sizes that no table holds."""
        for _ in range(3):
            size = int(rng.integers(8, 50)), 2 * int(rng.integers(4, 20))
            self.compare(student.positional_encoding(*size), reference.positional_encoding(*size))
        # So far out float32 holds fewer digits of an angle.
        far = (300, 400, 8, 1e-3), (401, 2_000, 4, 1e-2), (2_100, 4_000, 4, 2e-2)
        for low, high, dim, close in far:
            size = late(rng, low, high), dim
            got, right = student.positional_encoding(*size), reference.positional_encoding(*size)
            same(got, right, rtol=close, atol=close)
        size = late(rng, 3, 9), 2 * late(rng, 33, 150)
        self.compare(student.positional_encoding(*size), reference.positional_encoding(*size))

    def test_data_type(self, student):
        got = student.positional_encoding(3, 4)
        require(isinstance(got, TensorData), "not_tensor", got=got)
        keeps_type(got, "float32", "positional_encoding(3, 4)")

    @DEVICES
    def test_device(self, student, reference, rng, device):
        """Made on the device that is asked for."""
        length = int(rng.integers(3, 7))
        right = moved(reference.positional_encoding(length, 4), device)
        self.compare(student.positional_encoding(length, 4, device), right)
        self.compare(student.positional_encoding(length, 4, device=device), right)

    def test_again(self, student):
        new_each_time(student.positional_encoding, 4, 6)

    def compare(self, got: Any, right: Any) -> None:
        same(got, right, rtol=1e-4, atol=1e-5)  # float32, angles up to 50


class TestLoRALinear:
    exercise = "LoRALinear"

    def adapted(
        self,
        one: Any,
        *args: Any,
        sizes: tuple[int, int] = (5, 3),
        values: dict[str, TensorData] | None = None,
        device: str = CPU,
        bias: bool = True,
        dtype: str = "float32",
        seed: int = 5,
    ) -> Remote:
        """A seeded linear layer with an adapter; with `values` for A and B, all in float64."""
        base = one.make("linear", *sizes, seed=11, device=device, bias=bias, dtype=dtype)
        one.seed(seed)  # for what a student draws
        module = one.LoRALinear(base, *args)
        has_parameters(module, {"A", "B", "base.weight"})
        if values is not None:
            module.method("double")
            module.set_parameters(values)
        return module

    def values(
        self, rng: np.random.Generator, rank: int, sizes: tuple[int, int] = (5, 3)
    ) -> dict[str, TensorData]:
        """Numbers for A (rank, d_in) and B (d_out, rank)."""
        return {
            "A": tensor(normal(rng, rank, sizes[0])),
            "B": tensor(normal(rng, sizes[1], rank)),
        }

    @pytest.mark.parametrize("sizes, rank", [((5, 3), 2), ((3, 7), 1), ((4, 4), 4)])
    def test_parameters(self, student, reference, sizes, rank):
        """A and B have the right shapes, and the layer is there as it was."""
        same_parameters(
            self.adapted(student, rank, sizes=sizes), self.adapted(reference, rank, sizes=sizes)
        )

    def test_nothing_changes_at_first(self, student, reference, rng):
        """Before any training it computes what the layer alone computes."""
        x = tensor(normal(rng, 4, 5), dtype="float32")
        right = reference.make("linear", 5, 3, seed=11)(x)
        got = self.adapted(student)(x)
        require(isinstance(got, TensorData), "not_tensor", got=got)
        same(got, right, rtol=1e-4, atol=1e-5, key="attention.not_the_layer")

    def test_start(self, student, rng):
        """B starts with zeros, A with small random numbers: another layer, other numbers."""
        first = self.adapted(student, 3)
        a, b = self.start(first)
        require(not b.any(), "attention.b_not_zero")
        require(a.any(), "attention.a_zero")
        require(np.ptp(a) > 0, "attention.a_constant")
        ready({"A": tensor(a, dtype="float32")}, "attention.new_layer")
        second = self.adapted(student, 3, seed=6)
        again, _ = self.start(second)
        require(not np.array_equal(a, again), "attention.a_not_random")
        third = self.adapted(student, 3, sizes=(64, 3))
        wide, _ = self.start(third)
        require(np.abs(wide).max() <= 5, "attention.a_large")  # as none of 10,000 normal draws is
        told = {"B": tensor(normal(rng, 3, 3), dtype="float32")}
        for module, numbers, width in ((first, a, 5), (second, again, 5), (third, wide, 64)):
            module.set_parameters(told)  # what was said shows in what they compute
            twin = self.adapted(student, 3, sizes=(width, 3))
            twin.set_parameters({**told, "A": tensor(numbers, dtype="float32")})
            x = tensor(normal(rng, 4, width), dtype="float32")
            found, right = (one.drawn_call(x) for one in (module, twin))
            same(found, right, rtol=1e-3, atol=1e-4, key="attention.not_as_told")

    def test_start_as_told(self, student, rng):
        """The A that it is said to start with is the one it computes with."""
        b, x = tensor(normal(rng, 3, 3)), tensor(normal(rng, 4, 5))
        modules = [self.adapted(student, 3) for _ in range(2)]
        for module in modules:
            module.method("double")
            module.set_parameters({"B": b})
        slopes = []
        for _ in range(2):  # before it is said and after it
            modules[0].backward(x)
            slopes.append(modules[0].gradients()["B"])
            modules[1].set_parameters({"A": tensor(self.start(modules[0])[0])})
        found, right = (module.drawn_call(x) for module in modules)
        same_layer(found, right, key="attention.not_as_told")
        require(all(isinstance(one, TensorData) for one in slopes), "attention.not_as_told")
        # They add up.
        same_layer(slopes[1].array, 2 * slopes[0].array, key="attention.not_as_told")

    def start(self, module: Remote) -> tuple[np.ndarray, np.ndarray]:
        """The numbers that A and B start with."""
        named = module.drawn_parameters()
        return named["A"].array, named["B"].array

    def test_trainable(self, student, reference, rng):
        """The adapter is trained, the layer is not, its bias included, which a step shows."""
        trainable = self.adapted(student).trainable()
        for name, trained in trainable.items():
            if name in ("A", "B"):
                require(trained, "attention.adapter_frozen", which=name)
            else:
                require(not trained, "attention.base_not_frozen", which=name)
        self.same_in_single_precision(student, reference, rng, CPU)

    def same_in_single_precision(
        self, student: Any, reference: Any, rng: np.random.Generator, device: str
    ) -> None:
        """A step of training, in float32, moves what it should and nothing else."""
        x, values, found = normal(rng, 4, 5), self.values(rng, 2), []
        values = {name: tensor(one.array, dtype="float32") for name, one in values.items()}
        for one, place in ((student, device), (reference, CPU)):
            module, batch = self.adapted(one, 2, device=place), tensor(x, place, "float32")
            module.set_parameters(values)
            module.backward(batch)
            one.make("sgd", module, lr=0.01).method("step")
            found.append(module(batch))
        right = moved(found[1], device)
        same(found[0], right, rtol=1e-3, atol=1e-3, key="attention.after_a_step")

    def test_worked_example(self, student, reference):
        """The layer is the identity; the answer is [7, 2]."""
        found = []
        for one in (student, reference):
            arrays = {"base.weight": np.eye(2), "A": [[1, 1]], "B": [[1], [0]]}
            values = {name: tensor(value) for name, value in arrays.items()}
            module = self.adapted(one, 1, 2.0, sizes=(2, 2), bias=False, values=values)
            found.append(module(tensor([[1, 2]])))
        same_layer(found[0], found[1])

    @pytest.mark.parametrize("settings", [(2, 8.0), (4, 8.0), (1, 3.0), (3, 1.0), (2,), ()])
    def test_values(self, student, reference, rng, settings):
        """With known A and B, for any rank and alpha."""
        values = self.values(rng, settings[0] if settings else 4)
        x = tensor(normal(rng, 4, 5))
        got, right = (
            self.adapted(one, *settings, values=values)(x) for one in (student, reference)
        )
        same_layer(got, right)

    @pytest.mark.parametrize("front", [(), (2, 3)])
    def test_axes_in_front(self, student, reference, rng, front):
        """One vector, or a batch of sequences; a layer without a bias."""
        values, x = self.values(rng, 2), tensor(normal(rng, *front, 5))
        modules = [self.adapted(one, 2, values=values, bias=False) for one in (student, reference)]
        for training in (True, False):
            for one in modules:
                one.method("train", training)
            same_layer(*(one(x) for one in modules))

    def test_however_asked(self, student, reference, rng):
        """In both modes and data types, with gradients and without, one input after another."""
        sizes = late(rng, 6, MANY), late(rng, 6, MANY)
        rank, alpha = late(rng, 1, 6), round(float(rng.uniform(0.5, 9)), 2)

        def ask() -> list[Inputs]:
            rows = late(rng, 3, MANY)
            flat = [{"x": normal(rng, rows, sizes[0])} for _ in range(2)]
            return [*flat, {"x": normal(rng, 2, late(rng, 2, 9), sizes[0])}]

        def weights() -> Weights:
            base = {"base.weight": tensor(normal(rng, *sizes[::-1], scale=0.3))}
            base["base.bias"] = tensor(normal(rng, sizes[1]))
            return base | self.values(rng, rank, sizes)

        def build(one: Any) -> Remote:
            return self.adapted(one, rank, alpha, sizes=sizes)

        however_asked(student, reference, build, weights, ask, "attention.settings")

    def test_gradients_at_first(self, student, reference, rng):
        """B learns from the first step on, the layer never."""
        x = tensor(normal(rng, 4, 5), grad=True)
        values = self.values(rng, 4)
        values["B"].array[:] = 0
        module, right = (self.adapted(one, values=values) for one in (student, reference))
        connected(module(x), "output")
        module.backward(x)
        right.backward(x)
        same_gradients(module, right)

    def test_gradients(self, student, reference, rng):
        """A, B and the input get the reference's gradients."""
        values = self.values(rng, 2)
        x = tensor(normal(rng, 4, 5), grad=True)
        module, right = (self.adapted(one, 2, values=values) for one in (student, reference))
        module.method("train", bool(rng.integers(2)))
        slopes, expected = module.backward(x), right.backward(x)
        same_gradients(module, right)
        require(slopes[0] is not None, "attention.no_gradient", which="x")
        same_layer(slopes, expected, key="attention.gradient")
        pairs = (student, module), (reference, right)
        same_after_a_step(*pairs, x, "attention.after_a_step")
        same_layer(*(its.parameters() for its in (module, right)), key="attention.after_a_step")

    def test_the_layer_itself(self, student, reference, rng):
        """`base` is the layer that was given and no copy: set in the one, set in the other."""
        x, new = tensor(normal(rng, 4, 5), dtype="float32"), normal(rng, 3, 5)
        found = []
        for one in (student, reference):
            base = one.make("linear", 5, 3, seed=11)
            module = one.LoRALinear(base)
            if one is student:
                trained = sorted(name for name, on in base.trainable().items() if on)
                require(not trained, "attention.base_not_frozen", which=", ".join(trained))
            base.set_parameters({"weight": tensor(new, dtype="float32")})
            found.append([module.drawn_call(x)])
            base.method("requires_grad_", True)
            base.backward(x)
            one.make("sgd", base, lr=0.01).method("step")
            found[-1].append(module.drawn_call(x))
        require(isinstance(found[0][0], TensorData), "not_tensor", got=found[0][0])
        same(*found, rtol=1e-4, atol=1e-5, key="attention.base_copied")

    def test_layer_unchanged(self, student, rng):
        """The layer's own numbers are the same after building and after a call."""
        module = self.adapted(student, values=self.values(rng, 4))
        before = student.make("linear", 5, 3, seed=11).parameters()
        x = tensor(normal(rng, 4, 5))
        leaves_alone(student, module, x)
        after = module.parameters()
        for name, value in before.items():
            # Made float64 since, and equal to the last digit of float32 if nothing was changed.
            kept = alike(value.array.astype(float), after[f"base.{name}"].array)
            require(kept, "attention.base_changed", which=f"base.{name}")

    def test_on_the_device(self, student, reference, rng):
        """Put around a layer that is on the device already, it computes there at once."""
        values, x = self.values(rng, 2), normal(rng, 4, 5)
        module = self.adapted(student, 2, device=GPU)
        for name, (_, _, device) in module.described().items():
            place = {"which": name, "at": device, "to": GPU}
            require(device == GPU, "attention.parameter_device", **place)
        module.method("double")
        module.set_parameters(values)
        right = self.adapted(reference, 2, values=values)(tensor(x))
        same_layer(module(tensor(x, GPU)), moved(right, GPU))
        self.same_in_single_precision(student, reference, rng, GPU)

    def test_moved_later(self, student, reference, rng):
        """Built on the CPU and moved as a whole, nothing stays behind."""
        values, x = self.values(rng, 2), normal(rng, 4, 5)
        module = self.adapted(student, 2, values=values)
        module.method("to", GPU)
        right = self.adapted(reference, 2, values=values)(tensor(x))
        same_layer(module(tensor(x, GPU)), moved(right, GPU))

    def test_data_type(self, student, reference, rng):
        """Around a float64 layer, A and B are float64, and so are the digits of what it gives."""
        module, right = (self.adapted(one, dtype="float64") for one in (student, reference))
        for name, (_, dtype, _) in module.described().items():
            require(dtype == "float64", "attention.dtype", which=name, to="float64")
        values, x = self.values(rng, 4), tensor(normal(rng, 4, 5))
        for one in (module, right):
            one.set_parameters(values)
        same(module(x), right(x), rtol=1e-11, atol=1e-12, key="attention.layer_digits")


class TestGlu:
    exercise = "glu"

    def compare(self, student: Any, reference: Any, x: Any, *dim: int, device: str = CPU) -> None:
        got = student.glu(tensor(x, device), *dim)
        same(got, moved(reference.glu(tensor(x), *dim), device))

    def test_worked_example(self, student, reference):
        """The gates are 1/2 and 3/4, the output is [2, 1.5]."""
        self.compare(student, reference, [4, 2, 0, np.log(3)])

    @pytest.mark.parametrize("shape", [(2,), (3, 6), (1, 2), (1, 1, 4), (2, 3, 8), (0, 4)])
    def test_last_axis(self, student, reference, rng, shape):
        """The last axis is the one to cut, unless another is asked for."""
        self.compare(student, reference, normal(rng, *shape, scale=2))
        larger = (*shape[:-1], late(rng, 5, MANY), 2 * late(rng, 5, MANY))
        self.compare(student, reference, normal(rng, *larger, scale=2))

    @pytest.mark.parametrize("shape, dim", [((4, 3), 0), ((2, 6, 5), 1), ((2, 6, 5), -2)])
    def test_other_axes(self, student, reference, rng, shape, dim):
        self.compare(student, reference, normal(rng, *shape, scale=2), dim)
        larger = np.add(shape, 2 * rng.integers(3, 9, len(shape))).tolist()
        self.compare(student, reference, normal(rng, *larger, scale=2), dim)

    def test_keyword(self, student, reference, rng):
        x = tensor(normal(rng, 4, 4))
        same(student.glu(x, dim=0), reference.glu(x, dim=0))

    def test_large_values(self, student, reference):
        """Gates at ±1000 are shut or open, and nothing is nan."""
        self.compare(student, reference, [3.0, -2.0, 1000.0, 5.0, 1000, -1000, -1000, 0])

    def test_inputs_unchanged(self, student, rng):
        pure(student.glu, tensor(normal(rng, 3, 4)))

    def test_gradients_flow(self, student, rng):
        connected(student.glu(tensor(normal(rng, 3, 4), grad=True)), "glu(x)")

    @pytest.mark.parametrize("dim", [-1, 0])
    def test_gradients(self, student, reference, rng, dim):
        """Both halves of the input get the reference's gradient."""
        x = tensor(normal(rng, 2 * late(rng, 2, 9), 2 * late(rng, 2, 9), scale=2), grad=True)
        got = student.glu(x, dim)
        connected(got, "glu(x)")
        same(got, reference.glu(x, dim))
        same_slopes(student, reference, rng, "x")

    @pytest.mark.parametrize("dtype", ["float32", "float64"])
    def test_data_type(self, student, reference, rng, dtype):
        x = normal(rng, late(rng, 3, 20), 2 * late(rng, 2, 20))
        got = student.glu(tensor(x, dtype=dtype))
        require(isinstance(got, TensorData), "not_tensor", got=got)
        keeps_type(got, dtype, "glu(x)")
        same(got, reference.glu(tensor(x)), rtol=1e-4, atol=1e-5)  # the digits of float32

    def test_on_the_device(self, student, reference, rng):
        self.compare(student, reference, normal(rng, 3, 4), device=GPU)


class TestRetrieve:
    exercise = "retrieve"

    def compare(
        self, student: Any, reference: Any, query: Any, documents: Any, k: int, device: str = CPU
    ) -> None:
        """Same documents, same similarities.

        No data type is asked for, so float32's rounding, a few 1e-7 of a cosine, is right as well.
        """
        got = student.retrieve(tensor(query, device), tensor(documents, device), k)
        right = reference.retrieve(tensor(query), tensor(documents), k)
        same(got, moved(right, device), names=FOUND, atol=1e-5)

    def told_apart(
        self, reference: Any, rng: np.random.Generator, query: Any, n: int, lengths: Any = 1.0
    ) -> np.ndarray:
        """Documents (n, d) whose order float32 does not change: similarities 1e-4 apart."""
        while True:
            documents = normal(rng, n, len(query)) * lengths
            _, scores = reference.retrieve(tensor(query), tensor(documents), n)
            if (np.diff(scores.array) < -1e-4).all():
                return documents

    def test_worked_example(self, student, reference):
        """The third document first, then the second: not the longest."""
        documents = [[10, 0], [4, 3], [0.6, 0.8], [-3, -4]]
        for k in (2, 1, 4):
            self.compare(student, reference, [3, 4], documents, k)

    @pytest.mark.parametrize("n, d, k", [(6, 4, 3), (9, 2, 9), (1, 3, 1), (20, 8, 5)])
    def test_values(self, student, reference, rng, n, d, k):
        """Documents of very different lengths."""
        query, lengths = normal(rng, d), rng.uniform(0.1, 20, (n, 1)).round(2)
        documents = self.told_apart(reference, rng, query, n, lengths)
        self.compare(student, reference, query, documents, k)

    def test_many_documents(self, student, reference, rng):
        """As many documents as no list holds, and as many asked for."""
        query = normal(rng, late(rng, 3, 8))
        n = late(rng, 30, 90)
        lengths = rng.uniform(0.1, 20, (n, 1)).round(2)
        documents = self.told_apart(reference, rng, query, n, lengths)
        for k in (late(rng, 1, n), n):
            self.compare(student, reference, query, documents, k)

    def test_opposite_documents(self, student, reference, rng):
        """Where all similarities are negative, the least opposite comes first."""
        query = normal(rng, 4)
        documents = -query + 0.3 * normal(rng, 5, 4)
        self.compare(student, reference, query, documents, 3)

    def test_scaled_query(self, student, reference, rng):
        """A longer or shorter query finds the same with the same similarities."""
        query = normal(rng, 4)
        documents = self.told_apart(reference, rng, query, 6)
        for factor in (0.01, 100.0):
            self.compare(student, reference, factor * query, documents, 3)

    def test_short_vectors(self, student, reference, rng):
        """However short, a vector that is not 0 has a direction: lengths from 0.01 to 1e-6."""
        query = normal(rng, 4)
        documents = self.told_apart(reference, rng, query, 6)
        self.compare(student, reference, 0.01 * query, 1e-4 * documents, 3)
        self.compare(student, reference, query, 1e-6 * documents, 3)

    @pytest.mark.parametrize("k", [4, 10])
    def test_more_than_there_are(self, student, reference, rng, k):
        """Asked for more than there are, it gives all."""
        query = normal(rng, 3)
        documents = self.told_apart(reference, rng, query, 3)
        self.compare(student, reference, query, documents, k)

    def test_empty_document(self, student, reference, rng):
        """A document of zeros has the similarity 0, not nan, between similar and opposite ones."""
        query = normal(rng, 3) + 0.05
        documents = np.stack([-query, np.zeros(3), query, query + np.array([1.0, -2.0, 0.5])])
        self.compare(student, reference, query, documents, 4)

    def test_empty_query(self, student, rng):
        """A query of zeros resembles nothing; of a single document, since any order is right."""
        got = student.retrieve(tensor(np.zeros(3)), tensor(normal(rng, 1, 3)), 1)
        _, scores = tensors(got, *FOUND)
        same(scores, tensor(np.zeros(1)), names=("scores",))

    def test_indices_are_int64(self, student, rng):
        """Indices can be used to take documents out of a tensor."""
        got = student.retrieve(tensor(normal(rng, 3)), tensor(normal(rng, 5, 3)), 2)
        indices, _ = tensors(got, *FOUND)
        keeps_type(indices, "int64", "indices")

    def test_inputs_unchanged(self, student, rng):
        pure(student.retrieve, tensor(normal(rng, 3)), tensor(normal(rng, 5, 3)), 2)

    def test_on_the_device(self, student, reference, rng):
        query, documents = normal(rng, 3), normal(rng, 5, 3)
        documents[2] = 0
        self.compare(student, reference, query, documents, 3, GPU)
