"""Checks of 14_gpt: text, layers and training against the reference, on CPU and simulated GPU.

Nothing here trains until it can add: layers get known weights by name, a few steps from known
weights have known results, and small seeded language models stand for a trained one.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from autograder.checks.battery import Battery
from autograder.checks.draws import many_different, with_many, with_many_of_torch
from autograder.checks.expect import drawn_anew, parts, require, same, seeded
from autograder.grading.compare import alike
from autograder.grading.failure import CheckFailed, StudentFault
from autograder.grading.remote import Remote
from autograder.grading.student import StudentFunction
from autograder.sandbox.student_side.wire import SeededRng, TensorData, TorchRng

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

DEVICES = pytest.mark.parametrize("device", [CPU, GPU])
CHARACTERS = "\n+0123456789="
NUMBERS = {character: (5 * place + 4) % 13 for place, character in enumerate(CHARACTERS)}
SORTED = {character: place for place, character in enumerate(sorted(CHARACTERS))}
BATCH = ("inputs", "targets", "answer")
PROJECTIONS = ("q_proj", "k_proj", "v_proj", "out_proj")
# float32 has 7 digits; a few training steps cost two of them at most.
RTOL, ATOL = 1e-4, 1e-5
# Six standard deviations: a right sampler is refused once in a billion.
DEVIATIONS = 6
# Far more than what the assignment itself takes, so that no table and no limit is enough.
LONGEST = 40

Shape = tuple[int, ...]


def numbers(rng: np.random.Generator, size: int, *shape: int, device: str = CPU) -> TensorData:
    """An int64 tensor of tokens below `size`."""
    return tensor(rng.integers(0, size, shape), device, "int64")


def normal(rng: np.random.Generator, *shape: int, scale: float = 1.0) -> np.ndarray:
    """Standard normal numbers of four decimals, times `scale`."""
    return (scale * rng.standard_normal(shape)).round(4)


def same_layer(got: Any, right: Any, key: str = "value") -> None:
    """A layer's numbers are right.

    It is moved to float64 once it is made, so a constant that it holds may have float32's 7 digits.
    """
    same(got, right, rtol=1e-5, atol=1e-6, key=key)


def late(rng: np.random.Generator, low: int, high: int) -> int:
    """A size that no list holds, from `low` up to `high` itself."""
    return int(rng.integers(low, high + 1))


def is_tensor(got: Any, dtype: str, which: str) -> TensorData:
    """A tensor of this data type."""
    require(isinstance(got, TensorData), "gpt.not_tensor", got=got, which=which)
    require(got.array.dtype == np.dtype(dtype), "gpt.dtype", got=got, which=which, to=dtype)
    return got


def leaves_alone(student: Any, module: Remote, *inputs: TensorData) -> None:
    """Calling a layer leaves its inputs as they were, and gives the same a second time."""
    reply = StudentFunction(student, "@call").observe(module, *inputs)
    for before, after in zip(inputs, list(reply.args_after or [])[1:], strict=True):
        require(alike(before, after), "inputs_changed", got=after, expected=before)
    again = module(*inputs)
    require(alike(reply.value, again), "not_pure", got=again, expected=reply.value)


# text


class TestCharTokenizer:
    exercise = "CharTokenizer"

    @pytest.mark.parametrize(
        "text", ["3+4=7", CHARACTERS, "banana", "x", "가나다라 마바사", "Zz aA\n\t~!"]
    )
    def test_vocabulary(self, student, reference, text):
        """Each character once, sorted, as one string."""
        got, right = (one.CharTokenizer(text).get("vocabulary") for one in (student, reference))
        same(got, right, key="gpt.vocabulary")

    @pytest.mark.parametrize("text", ["7=3+4", "", "=", "4444"])
    def test_encode(self, student, reference, text):
        """One number per character, its place in the vocabulary."""
        got, right = (
            one.CharTokenizer("3+4=7").method("encode", text) for one in (student, reference)
        )
        same(got, right, key="gpt.encoded")

    def test_spaces(self, student, reference):
        """Spaces and line breaks are characters like any other, at both ends as well."""
        for text in ("\n aB ", " aB\n"):
            tokenizer, right = (one.CharTokenizer(" a\nB") for one in (student, reference))
            ids = right.method("encode", text)
            same(tokenizer.method("encode", text), ids, key="gpt.encoded")
            same(tokenizer.method("decode", ids), text, key="gpt.decoded")

    @pytest.mark.parametrize("ids", [[0, 0, 3], [], [4, 2, 1]])
    def test_decode(self, student, reference, ids):
        """The characters with these numbers, as one string."""
        got, right = (
            one.CharTokenizer("3+4=7").method("decode", ids) for one in (student, reference)
        )
        same(got, right, key="gpt.decoded")

    def test_any_order(self, student, reference, rng):
        """The order of the text, and how often a character comes, do not matter."""
        text = "".join(rng.permutation(list(2 * CHARACTERS)).tolist())
        ids = rng.integers(0, len(CHARACTERS), 12).tolist()
        for asked in (("encode", text), ("decode", ids)):
            got, right = (one.CharTokenizer(text).method(*asked) for one in (student, reference))
            same(got, right, key=f"gpt.{asked[0]}d")

    def test_there_and_back(self, student, reference, rng):
        """What was encoded is decoded again, for any characters of any script, and for many."""
        blocks = [(0x20, 0x7E), (0x391, 0x3A1), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3)]
        for count in (30, late(rng, 100, 300)):
            codes = [late(rng, *block) for block in blocks for _ in range(count // 4)]
            codes += rng.integers(0x1F300, 0x1F5FF, 9).tolist()
            text = "".join(chr(code) for code in rng.permutation(codes).tolist())
            tokenizer, right = (one.CharTokenizer(text) for one in (student, reference))
            same(tokenizer.get("vocabulary"), right.get("vocabulary"), key="gpt.vocabulary")
            ids = tokenizer.method("encode", text)
            same(ids, right.method("encode", text), key="gpt.encoded")
            same(tokenizer.method("decode", ids), text, key="gpt.decoded")

    def test_two_tokenizers(self, student, reference):
        """Another tokenizer's vocabulary does not change this one's."""
        found = []
        for one in (student, reference):
            first, _ = one.CharTokenizer("abc"), one.CharTokenizer("_cab")
            found.append((first.method("encode", "cab"), first.get("vocabulary")))
        same(*found, names=("encode", "vocabulary"), key="gpt.encoded")


def all_examples(reference: Any, plus_one: bool) -> list[str]:
    """Every right example there is."""
    return reference.make_examples(1_000 if plus_one else 8_100, SeededRng(0), plus_one)


def only_right(got: Any, n: int, right: set[str]) -> None:
    """A list of n different texts, all of them right examples."""
    require(isinstance(got, list | tuple), "gpt.not_list", got=got)
    others = [text for text in got if not isinstance(text, str)]
    require(not others, "gpt.not_text", got=others[:1])
    require(len(got) == n, "gpt.how_many", count=len(got), wanted=n)
    wrong = [text for text in got if text not in right]
    require(not wrong, "gpt.wrong_example", example=repr(wrong[0]) if wrong else "")
    twice = len(got) - len(set(got))
    require(not twice, "gpt.examples_twice", count=twice)


def texts_alone(got: Any, right: Any) -> None:
    """For the battery, which has no set of right examples at hand: a list of as many texts."""
    require(isinstance(got, list | tuple), "gpt.not_list", got=got)
    require(len(got) == len(right), "gpt.how_many", count=len(got), wanted=len(right))


def drawn_alike(examples: list[str], plus_one: bool) -> None:
    """Every digit and every half comes about as often as another, and no pattern leads on."""
    terms = [text.split("=")[0].split("+") for text in examples]
    pairs = np.array([[int(a), int(b)] for a, b in terms])
    n, start, columns = len(pairs), *((0, [0]) if plus_one else (10, [0, 1]))
    span = 1_000 if plus_one else 90
    for column in columns:
        values = pairs[:, column] - start
        for groups in (2, 10):
            for by_size in (True, False):
                group = values * groups // span if by_size else values % groups
                count = np.bincount(np.clip(group, 0, groups - 1), minlength=groups)
                off = np.abs(count - n / groups).max()
                allowed = DEVIATIONS * np.sqrt(n / groups) + 1
                told = {"count": count.tolist(), "fair": round(n / groups)}
                require(off <= allowed, "gpt.not_alike", **told)
    rises = np.mean(np.diff(pairs[:, 0]) > 0)
    require(abs(rises - 0.5) < DEVIATIONS / np.sqrt(n), "gpt.in_order")
    place = pairs[:, 0] if plus_one else (pairs[:, 0] - 10) * 90 + pairs[:, 1] - 10
    for apart in (1, 2, 3):
        step = (place[apart:] - place[:-apart]) % (1_000 if plus_one else 8_100)
        often = int(np.bincount(step).max())
        require(often <= 8 + n // 20, "gpt.regular", count=often, of=n)


class TestMakeExamples:
    exercise = "make_examples"
    battery = Battery(
        lambda rng: (12, seeded(rng)),
        options={"plus_one": True},
        compare=texts_alone,
        dtype="",
        whole_numbers=False,
        strided=False,
        cases={"none_at_all": lambda rng: (0, seeded(rng))},
    )

    @pytest.mark.parametrize("plus_one", [True, False])
    def test_examples(self, student, reference, rng, plus_one):
        """Right sums, written as they should be, and no two of them the same."""
        right = set(all_examples(reference, plus_one))
        only_right(student.make_examples(300, seeded(rng), plus_one), 300, right)

    @pytest.mark.parametrize("plus_one", [True, False])
    def test_all_there_are(self, student, reference, rng, plus_one):
        """Asked for as many as there are, it gives every one of them once."""
        right = all_examples(reference, plus_one)
        got = student.make_examples(len(right), seeded(rng), plus_one=plus_one)
        only_right(got, len(right), set(right))

    def test_sums_unless_asked(self, student, reference, rng):
        """Without `plus_one` the examples are sums of two numbers."""
        right = set(all_examples(reference, False))
        only_right(student.make_examples(100, seeded(rng)), 100, right)

    @pytest.mark.parametrize("plus_one", [True, False])
    def test_any_order(self, student, reference, rng, plus_one):
        """Which examples come, and in which order, is drawn: the first are not the smallest."""
        right = set(all_examples(reference, plus_one))
        n = len(right)
        got = student.make_examples(n, seeded(rng), plus_one)
        only_right(got, n, right)
        first = [int(text.split("+")[0]) for text in got[:100]]
        # Of 100 drawn numbers some are in the last quarter, but for a chance of 1e-12.
        require(max(first) >= (750 if plus_one else 75), "gpt.not_drawn", largest=max(first))
        rises = sum(a <= b for a, b in itertools.pairwise(first))
        require(rises < len(first) - 1, "gpt.in_order")
        for some in (late(rng, 60, 150), late(rng, 300, 500), late(rng, 600, 900)):
            got = student.make_examples(some, seeded(rng), plus_one)
            only_right(got, some, right)
            drawn_alike(got, plus_one)

    def test_from_the_generator(self, student, rng):
        """The same generator gives the same examples, another one gives others."""
        one, other = seeded(rng), seeded(rng)
        first = student.make_examples(50, one)
        same(student.make_examples(50, one), first, key="gpt.not_repeated")
        require(student.make_examples(50, other) != first, "gpt.generator_ignored")
        many = with_many(lambda one: student.make_examples(12, one), rng)
        many_different(tuple(map(str, examples)) for examples in many)


def own_tokenizer(one: Any) -> Remote:
    """The submission's own tokenizer of `CHARACTERS`, or the probe where it is not a right one.

    So whoever has only this wrong loses nothing elsewhere, and is asked no less.
    """
    right = sorted(CHARACTERS)
    try:
        tokenizer = one.CharTokenizer(CHARACTERS)
        same(tokenizer.method("encode", CHARACTERS), [right.index(c) for c in CHARACTERS])
        same(tokenizer.method("decode", list(range(len(right)))), "".join(right))
    except CheckFailed as error:
        none_of_its_own(error)
        return one.make("tokens", SORTED)
    return tokenizer


def none_of_its_own(error: CheckFailed) -> None:
    """Another exercise's mistake is not this one's; a budget that is used up stays so."""
    if isinstance(error, StudentFault) and error.fault.kind == "budget":
        raise error


class TestGetBatch:
    exercise = "get_batch"

    def compare(
        self, student: Any, reference: Any, examples: list[str], size: int, seed: SeededRng
    ) -> None:
        """Same tensors as the reference's."""
        got, right = (
            one.get_batch(examples, one.make("tokens", NUMBERS), size, seed)
            for one in (student, reference)
        )
        self.same_batch(got, right)

    def same_batch(self, got: Any, right: Any) -> None:
        """Same tensors of the right types."""
        found = parts(got, *BATCH)
        for part, name, dtype in zip(found, BATCH, ("int64", "int64", "bool"), strict=True):
            is_tensor(part, dtype, name)
        for part, expected, name in zip(found, right, BATCH, strict=True):
            same(part, expected, names=(name,), key=f"gpt.{name}")

    def test_worked_example(self, student, reference):
        """7+1=8 alone: two places count, the digit and the end."""
        self.compare(student, reference, ["7+1=8"], 1, SeededRng(0))

    def test_filled_up(self, student, reference, rng):
        """Shorter examples are filled up, and what fills up does not count."""
        self.compare(student, reference, ["7+1=8", "99+1=001"], 8, seeded(rng))

    @pytest.mark.parametrize("size", [1, 5, 32])
    def test_values(self, student, reference, rng, size):
        """Examples of many lengths, drawn as the text says."""
        examples = reference.make_examples(20, seeded(rng), True)
        examples += reference.make_examples(20, seeded(rng))
        self.compare(student, reference, examples, size, seeded(rng))
        self.compare(student, reference, examples, size + late(rng, 33, 99), seeded(rng))

    def test_own_tokenizer(self, student, reference, rng):
        """With a CharTokenizer, and answers that are longer than any sum's."""
        tokenizer = own_tokenizer(student)
        examples = reference.make_examples(30, seeded(rng))
        examples += [f"{n}+0={n}" for n in rng.integers(1_000, 10**12, 4).tolist()]
        for chosen in (examples[:30], examples):
            size, seed = late(rng, 2, 60), seeded(rng)
            right = reference.get_batch(chosen, own_tokenizer(reference), size, seed)
            self.same_batch(student.get_batch(chosen, tokenizer, size, seed), right)

    def test_longest_that_was_drawn(self, student, reference, rng):
        """The tensors are as long as the longest example in the batch, not in the data."""
        examples = [*["1+1=2"] * 30, "99+99=891"]
        for _ in range(3):
            self.compare(student, reference, examples, 2, seeded(rng))

    def test_more_than_there_are(self, student, reference, rng):
        """One example may come twice, so a batch may be larger than the data."""
        self.compare(student, reference, ["2+3=5", "4+4=8"], 12, seeded(rng))

    def test_other_vocabularies(self, student, reference, rng):
        """It is the tokenizer that knows the numbers."""
        seed, order = seeded(rng), rng.permutation(40).tolist()
        others = dict(zip(CHARACTERS, order, strict=False))
        got, right = (
            one.get_batch(["12+3=51", "4+4=8"], one.make("tokens", others), 4, seed)
            for one in (student, reference)
        )
        same(got, right, names=BATCH)

    def test_next_batch(self, student, rng):
        """Another state of the generator draws other examples; the same draws the same."""
        tokenizer = student.make("tokens", NUMBERS)
        examples = [f"{n}+0={n}" for n in range(10)]
        one, other = seeded(rng), seeded(rng)
        first, again, second = (
            student.get_batch(examples, tokenizer, 20, seed) for seed in (one, one, other)
        )
        require(alike(first, again), "gpt.not_repeated")
        require(not alike(first, second), "gpt.generator_ignored")


# layers


def attention_weights(rng: np.random.Generator, dim: int, prefix: str = "") -> Weights:
    """Weights and biases for the four projections."""
    found = {}
    for name in PROJECTIONS:
        found[f"{prefix}{name}.weight"] = tensor(normal(rng, dim, dim, scale=0.6))
        found[f"{prefix}{name}.bias"] = tensor(normal(rng, dim, scale=0.3))
    return found


def plain_weights(dim: int, *zero: str) -> Weights:
    """Projections that change nothing, but those named, which give zero."""
    found = {}
    for name in PROJECTIONS:
        found[f"{name}.weight"] = tensor(np.zeros((dim, dim)) if name in zero else np.eye(dim))
        found[f"{name}.bias"] = tensor(np.zeros(dim))
    return found


def norm_weights(rng: np.random.Generator, dim: int, name: str) -> Weights:
    """A norm's scale, near 1, and its shift."""
    return {
        f"{name}.weight": tensor(1 + normal(rng, dim, scale=0.2)),
        f"{name}.bias": tensor(normal(rng, dim, scale=0.2)),
    }


def block_weights(rng: np.random.Generator, dim: int, prefix: str = "") -> Weights:
    """Weights for every layer of a block."""
    found = norm_weights(rng, dim, f"{prefix}norm1") | norm_weights(rng, dim, f"{prefix}norm2")
    found |= attention_weights(rng, dim, f"{prefix}attention.")
    for name, shape in (("mlp.0", (4 * dim, dim)), ("mlp.2", (dim, 4 * dim))):
        found[f"{prefix}{name}.weight"] = tensor(normal(rng, *shape, scale=0.5))
        found[f"{prefix}{name}.bias"] = tensor(normal(rng, shape[0], scale=0.3))
    return found


def gpt_weights(rng: np.random.Generator, size: int, length: int, dim: int, blocks: int) -> Weights:
    """Weights for every layer of a GPT, no two blocks alike."""
    found = {
        "token_embedding.weight": tensor(normal(rng, size, dim)),
        "position_embedding.weight": tensor(normal(rng, length, dim)),
    }
    for number in range(blocks):
        found |= block_weights(rng, dim, f"blocks.{number}.")
    found |= norm_weights(rng, dim, "norm")
    found["head.weight"] = tensor(normal(rng, size, dim))
    found["head.bias"] = tensor(normal(rng, size, scale=0.3))
    return found


def prepared(module: Remote, weights: Weights, device: str = CPU) -> Remote:
    """The layer in float64, so that only mistakes show and no rounding, with these weights."""
    missing = sorted(set(weights) - set(module.described()))
    require(not missing, "gpt.parameter_names", names=missing)
    module.method("double")
    module.set_parameters(weights)
    if device != CPU:
        module.method("to", device)
    return module


def same_parameters(got: Remote, right: Remote) -> None:
    """The parameters have the names and shapes that they should have, and there are no others."""
    found, expected = got.described(), right.described()
    missing = sorted(set(expected) - set(found))
    require(not missing, "gpt.parameter_names", names=missing)
    extra = sorted(set(found) - set(expected))
    require(not extra, "gpt.more_parameters", names=extra)
    for name, (shape, _, _) in expected.items():
        require(found[name][0] == shape, "gpt.parameter_shape", which=name, to=shape)


def same_gradients(got: Remote, right: Remote) -> None:
    """Each parameter has the gradient that it should have."""
    found = got.gradients()
    for name, slope in right.gradients().items():
        require(found.get(name) is not None, "gpt.no_gradient", which=name)
        same_layer({name: found[name]}, {name: slope}, key="gpt.gradient")


def same_slopes(
    student: Any,
    reference: Any,
    build: Callable[[Any], Remote],
    weights: Weights,
    rng: np.random.Generator,
    n: int,
) -> None:
    """Parameters and inputs (2, 4, 6) and (2, n, 6) get the reference's gradients, in any mode."""
    for training, length in ((True, 4), (False, n)):
        x, found = tensor(normal(rng, 2, length, 6), grad=True), []
        for one in (student, reference):
            module = prepared(build(one), weights)
            module.method("train", training)
            found.append((module, module.backward(x)))
        (module, slopes), (right, expected) = found
        same_gradients(module, right)
        require(slopes[0] is not None, "gpt.no_gradient", which="x")
        same_layer(slopes, expected, key="gpt.gradient")
        same_after_a_step((student, module), (reference, right), x, "gpt.after_a_step")


class TestMultiHeadAttention:
    exercise = "MultiHeadAttention"

    def compare(
        self,
        student: Any,
        reference: Any,
        heads: int,
        weights: Weights,
        x: Any,
        mask: Any = None,
        device: str = CPU,
    ) -> None:
        """Same output as the reference."""
        found = []
        for one, place in ((student, device), (reference, CPU)):
            more = {} if mask is None else {"mask": tensor(mask, place, "bool")}
            made = one.MultiHeadAttention(len(weights["q_proj.bias"].array), heads)
            found.append(prepared(made, weights, place)(tensor(x, place), **more))
        same_layer(found[0], moved(found[1], device))

    @pytest.mark.parametrize("dim, heads", [(8, 2), (6, 3)])
    def test_parameters(self, student, reference, dim, heads):
        """Four layers with the agreed names, each with weight and bias, and nothing else."""
        same_parameters(
            student.MultiHeadAttention(dim, heads), reference.MultiHeadAttention(dim, heads)
        )

    def test_new_layer(self, student, rng):
        """It starts with small random numbers, from which it can be trained."""
        student.seed(5)
        inputs = [tensor(normal(rng, 2, 3, 8), dtype="float32") for _ in "ab"]
        begins(student.MultiHeadAttention(8, 2), inputs, "gpt.new_layer")

    def test_worked_example(self, student, reference):
        """A query of zeros: both words count alike, or, causally, the first sees only itself."""
        x = [[[1, 2, 3, 4], [3, 2, 1, 0]]]
        weights = plain_weights(4, "q_proj")
        self.compare(student, reference, 2, weights, x)
        self.compare(student, reference, 2, weights, x, np.tri(2))

    @pytest.mark.parametrize("heads", [1, 2, 4, 8])
    def test_heads(self, student, reference, rng, heads):
        """Each run of features is one head, for any number of heads."""
        x, weights = normal(rng, 2, 5, 8), attention_weights(rng, 8)
        self.compare(student, reference, heads, weights, x)
        self.compare(student, reference, heads, weights, x, np.tri(5))

    def test_features_of_a_head(self, student, reference, rng):
        """Without projections: the first features look by the first features alone."""
        self.compare(student, reference, 3, plain_weights(6), normal(rng, 1, 3, 6))

    @pytest.mark.parametrize("name", PROJECTIONS)
    def test_each_projection(self, student, reference, rng, name):
        """What happens where one of the four gives zeros."""
        weights = plain_weights(6, name) | {"v_proj.bias": tensor(normal(rng, 6))}
        self.compare(student, reference, 2, weights, normal(rng, 2, 4, 6))

    def test_any_mask(self, student, reference, rng):
        """Other masks than the causal one; every place sees itself."""
        mask = (rng.random((5, 5)) < 0.5) | np.eye(5, dtype=bool)
        x = normal(rng, 2, 5, 6)
        self.compare(student, reference, 2, attention_weights(rng, 6), x, mask)

    @pytest.mark.parametrize("batch, n", [(1, 1), (3, 1), (1, 4), (4, 4)])
    def test_small_batches(self, student, reference, rng, batch, n):
        """A single text, a single character, as many of both."""
        x = normal(rng, batch, n, 4)
        self.compare(student, reference, 2, attention_weights(rng, 4), x, np.tri(n))

    def test_gradients(self, student, reference, rng):
        """Every parameter, and the input, gets the reference's gradient."""
        weights, n = attention_weights(rng, 6), late(rng, 9, 20)
        same_slopes(student, reference, lambda one: one.MultiHeadAttention(6, 2), weights, rng, n)

    def test_however_asked(self, student, reference, rng):
        """In both modes and data types, with gradients and without, one input after another."""
        dim, heads = 8, int(rng.choice([2, 4]))

        def ask() -> list[Inputs]:
            batch, n = late(rng, 2, 4), late(rng, 9, LONGEST)
            one, other = (normal(rng, batch, n, dim) for _ in range(2))
            free = (rng.random((n, n)) < 0.5) | np.eye(n, dtype=bool)
            causal = np.tri(n, dtype=bool)
            masked = [(one, causal), (other, causal), (other, free)]
            return [{"x": x, "mask": mask} for x, mask in masked]

        however_asked(
            student,
            reference,
            lambda one: prepared(one.MultiHeadAttention(dim, heads), attention_weights(rng, dim)),
            lambda: attention_weights(rng, dim),
            lambda: [*ask(), {"x": normal(rng, 2, late(rng, 9, LONGEST), dim)}],
            "gpt.settings",
        )

    def test_inputs_unchanged(self, student, rng):
        module = prepared(student.MultiHeadAttention(4, 2), attention_weights(rng, 4))
        leaves_alone(student, module, tensor(normal(rng, 2, 3, 4)))

    def test_on_the_device(self, student, reference, rng):
        """After `.to(device)` the whole layer computes there, with a mask or without."""
        weights, x = attention_weights(rng, 6), normal(rng, 2, 3, 6)
        self.compare(student, reference, 2, weights, x, device=GPU)
        self.compare(student, reference, 2, weights, x, np.tri(3), device=GPU)


class TestBlock:
    exercise = "Block"
    needs = ("MultiHeadAttention",)

    def compare(
        self,
        student: Any,
        reference: Any,
        heads: int,
        weights: Weights,
        x: Any,
        device: str = CPU,
    ) -> None:
        """Same output as the reference."""
        found = []
        for one, place in ((student, device), (reference, CPU)):
            made = one.Block(len(weights["norm1.bias"].array), heads)
            found.append(prepared(made, weights, place)(tensor(x, place)))
        same_layer(found[0], moved(found[1], device))

    @pytest.mark.parametrize("dim, heads", [(8, 2), (6, 3), (4, 1)])
    def test_parameters(self, student, reference, dim, heads):
        """Two norms, attention, and an MLP four times as wide, with the agreed names."""
        same_parameters(student.Block(dim, heads), reference.Block(dim, heads))

    def test_new_layer(self, student, rng):
        """It starts with small random numbers, from which it can be trained."""
        student.seed(5)
        inputs = [tensor(normal(rng, 2, 3, 8), dtype="float32") for _ in "ab"]
        begins(student.Block(8, 2), inputs, "gpt.new_layer")

    def test_nothing_to_add(self, student, reference, rng):
        """With zeros in the last layers of attention and MLP, the output is the input."""
        weights = block_weights(rng, 4)
        for name in ("attention.out_proj", "mlp.2"):
            for part in ("weight", "bias"):
                weights[f"{name}.{part}"].array[:] = 0
        self.compare(student, reference, 2, weights, normal(rng, 2, 3, 4))

    @pytest.mark.parametrize("silent", ["attention.out_proj", "mlp.2"])
    def test_one_half(self, student, reference, rng, silent):
        """Attention alone, and the MLP alone."""
        weights = block_weights(rng, 6)
        for part in ("weight", "bias"):
            weights[f"{silent}.{part}"].array[:] = 0
        self.compare(student, reference, 2, weights, normal(rng, 2, 4, 6))

    @pytest.mark.parametrize("heads, n", [(1, 3), (2, 5), (4, 2), (8, 1), (2, 8)])
    def test_values(self, student, reference, rng, heads, n):
        """With known weights, for any number of heads, characters and texts."""
        for texts in (1, 2, late(rng, 9, 40)):
            weights, x = block_weights(rng, 8), normal(rng, texts, n, 8)
            self.compare(student, reference, heads, weights, x)

    def test_any_length_again(self, student, reference, rng):
        """One block takes texts of any length, one after the other."""
        weights = block_weights(rng, 8)
        blocks = [prepared(one.Block(8, 2), weights) for one in (student, reference)]
        for n in (3, 6, 2):
            x = tensor(normal(rng, 2, n, 8))
            same_layer(*(block(x) for block in blocks))

    def test_large_inputs(self, student, reference, rng):
        """Inputs 50 times as large, at a place of their own: what is normalised, and what not."""
        x = 50 * normal(rng, 2, 4, 6) + 20
        self.compare(student, reference, 2, block_weights(rng, 6), x)

    def test_does_not_see_what_follows(self, student, rng):
        """Other characters later on change nothing earlier."""
        module = prepared(student.Block(6, 2), block_weights(rng, 6))
        x = normal(rng, 2, 5, 6)
        other = x.copy()
        other[:, 3:] = normal(rng, 2, 2, 6)
        before, after = module(tensor(x)), module(tensor(other))
        for one in (before, after):
            is_tensor(one, "float64", "Block(x)")
            require(one.array.shape == x.shape, "gpt.block_shape", got=one)
        seen = np.abs(before.array[:, :3] - after.array[:, :3]).max()
        require(seen < 1e-9, "gpt.sees_what_follows")

    def test_gradients(self, student, reference, rng):
        """Every parameter, and the input, gets the reference's gradient."""
        weights, n = block_weights(rng, 6), late(rng, 9, 20)
        same_slopes(student, reference, lambda one: one.Block(6, 2), weights, rng, n)

    def test_however_asked(self, student, reference, rng):
        """In both modes and data types, with gradients and without, one input after another."""
        dim, heads = 8, int(rng.choice([2, 4]))

        def ask() -> list[Inputs]:
            batch, n = late(rng, 2, 4), late(rng, 9, LONGEST)
            return [{"x": normal(rng, batch, n, dim)} for _ in range(2)]

        however_asked(
            student,
            reference,
            lambda one: prepared(one.Block(dim, heads), block_weights(rng, dim)),
            lambda: block_weights(rng, dim),
            ask,
            "gpt.settings",
        )

    def test_inputs_unchanged(self, student, rng):
        """Its input is left alone: it is added to a new tensor."""
        module = prepared(student.Block(4, 2), block_weights(rng, 4))
        leaves_alone(student, module, tensor(normal(rng, 2, 3, 4)))

    def test_on_the_device(self, student, reference, rng):
        """After `.to(device)` all of it is there, the mask too."""
        self.compare(student, reference, 2, block_weights(rng, 6), normal(rng, 2, 3, 6), GPU)


class TestGPT:
    exercise = "GPT"
    needs = ("Block", "MultiHeadAttention")

    def models(
        self, student: Any, reference: Any, sizes: tuple[int, int, int, int, int], weights: Weights
    ) -> list[Remote]:
        """The student's and the reference's model with these weights."""
        return [prepared(one.GPT(*sizes), weights) for one in (student, reference)]

    @pytest.mark.parametrize("sizes", [(13, 10, 4, 2, 1), (5, 7, 6, 3, 3), (4, 3, 2, 1, 2)])
    def test_parameters(self, student, reference, sizes):
        """Embeddings, blocks, norm and head, with the agreed names and shapes."""
        same_parameters(student.GPT(*sizes), reference.GPT(*sizes))

    def test_new_layer(self, student, rng):
        """It starts with small random numbers, from which it can be trained."""
        student.seed(5)
        ids = rng.integers(0, 7, (2, 5))
        inputs = [tensor(one, dtype="int64") for one in (ids, 6 - ids)]
        begins(student.GPT(7, 6, 8, 2, 2), inputs, "gpt.new_layer")

    @pytest.mark.parametrize("blocks", [1, 3])
    def test_values(self, student, reference, rng, blocks):
        """Logits for known weights, no two blocks alike."""
        weights = gpt_weights(rng, 7, 6, 4, blocks)
        ids = numbers(rng, 7, 3, 5)
        models = self.models(student, reference, (7, 6, 4, 2, blocks), weights)
        same_layer(*(model(ids) for model in models), key="gpt.logits")

    def test_without_blocks(self, student, reference, rng):
        """Embeddings, norm and head alone."""
        models = self.models(student, reference, (7, 6, 4, 2, 0), gpt_weights(rng, 7, 6, 4, 0))
        ids = numbers(rng, 7, 2, 6)
        same_layer(*(model(ids) for model in models), key="gpt.logits")

    @pytest.mark.parametrize("batch, n", [(1, 1), (4, 1), (1, 6), (6, 6), (2, 3), (23, 4)])
    def test_lengths(self, student, reference, rng, batch, n):
        """Texts of any length up to the longest, also a single character."""
        models = self.models(student, reference, (5, 6, 4, 2, 1), gpt_weights(rng, 5, 6, 4, 1))
        ids = numbers(rng, 5, batch, n)
        same_layer(*(model(ids) for model in models), key="gpt.logits")

    def test_positions(self, student, rng):
        """The same character scores differently at another place."""
        model = prepared(student.GPT(5, 6, 4, 2, 1), gpt_weights(rng, 5, 6, 4, 1))
        logits = is_tensor(model(tensor([[2, 2, 2]], dtype="int64")), "float64", "GPT(ids)")
        require(logits.array.shape == (1, 3, 5), "gpt.logits_shape", got=logits)
        differs = np.abs(np.diff(logits.array[0], axis=0)).max(axis=1).min()
        require(differs > 1e-6, "gpt.no_positions")

    def test_gradients(self, student, reference, rng):
        """Every parameter of every layer gets the reference's gradient."""
        for training, length in ((True, 6), (False, late(rng, 9, 20))):
            weights = gpt_weights(rng, 5, length, 4, 2)
            models = self.models(student, reference, (5, length, 4, 2, 2), weights)
            ids = numbers(rng, 5, 3, length)
            for model in models:
                model.method("train", training)
                model.backward(ids)
            same_gradients(*models)
            pairs = (student, models[0]), (reference, models[1])
            same_after_a_step(*pairs, ids, "gpt.after_a_step")

    def test_however_asked(self, student, reference, rng):
        """In both modes and data types, with gradients and without, one text after another."""
        length, size, blocks = late(rng, 20, LONGEST), late(rng, 14, 30), late(rng, 1, 3)

        def ask() -> list[Inputs]:
            batch, n = late(rng, 2, 4), late(rng, 9, length)
            return [{"x": rng.integers(0, size, (batch, n))} for _ in range(2)]

        def weights() -> Weights:
            return gpt_weights(rng, size, length, 8, blocks)

        however_asked(
            student,
            reference,
            lambda one: prepared(one.GPT(size, length, 8, 2, blocks), weights()),
            weights,
            ask,
            "gpt.settings",
        )

    def test_inputs_unchanged(self, student, rng):
        model = prepared(student.GPT(5, 6, 4, 2, 1), gpt_weights(rng, 5, 6, 4, 1))
        leaves_alone(student, model, numbers(rng, 5, 2, 4))

    def test_on_the_device(self, student, reference, rng):
        """After `.to(device)` all of it is there, and positions are made there."""
        weights, ids = gpt_weights(rng, 5, 6, 4, 2), rng.integers(0, 5, (2, 4))
        model, right = self.models(student, reference, (5, 6, 4, 2, 2), weights)
        model.method("to", GPU)
        got = model(tensor(ids, GPU, "int64"))
        same_layer(got, moved(right(tensor(ids, dtype="int64")), GPU), key="gpt.logits")


# training


def answers(rng: np.random.Generator, batch: int, n: int) -> np.ndarray:
    """A bool mask (batch, n) with a different number of places in each row, at least one."""
    mask = rng.random((batch, n)) < 0.5
    mask[np.arange(batch), rng.integers(0, n, batch)] = True
    return mask


def scored(rng: np.random.Generator, batch: int = 3, place: int = 6, character: int = 4) -> Any:
    """Logits (batch, place, character), targets and answer (batch, place)."""
    return (
        tensor(normal(rng, batch, place, character, scale=2)),
        numbers(rng, character, batch, place),
        tensor(answers(rng, batch, place), dtype="bool"),
    )


class TestLossOnAnswers:
    exercise = "loss_on_answers"
    battery = Battery(scored, dtype="", whole_numbers=False, strided=False)

    def compare(
        self, student: Any, reference: Any, *arrays: Any, dtype: str = "float64", device: str = CPU
    ) -> None:
        """Same loss as the reference."""
        found = []
        for one, place in ((student, device), (reference, CPU)):
            logits, targets, answer = arrays
            found.append(
                one.loss_on_answers(
                    tensor(logits, place, dtype),
                    tensor(targets, place, "int64"),
                    tensor(answer, place, "bool"),
                )
            )
        same(found[0], moved(found[1], device), rtol=1e-5, key="gpt.loss")

    def test_worked_example(self, student, reference):
        """One place counts, and the loss is -ln(3/4)."""
        logits = [[[5.0, -5.0], [0.0, np.log(3)], [-3.0, 3.0]]]
        self.compare(student, reference, logits, [[1, 1, 0]], [[0, 1, 0]])

    @pytest.mark.parametrize("batch, n, size", [(1, 1, 2), (4, 7, 13), (2, 5, 3)])
    def test_values(self, student, reference, rng, batch, n, size):
        """Any shapes; rows with more places in the answer weigh more."""
        more = late(rng, 5, LONGEST), late(rng, 8, LONGEST), late(rng, 14, 60)
        for rows, places, characters in ((batch, n, size), more):
            logits = normal(rng, rows, places, characters, scale=3)
            targets = rng.integers(0, characters, (rows, places))
            self.compare(student, reference, logits, targets, answers(rng, rows, places))

    def test_uneven_rows(self, student, reference, rng):
        """One place in one row, five in the other: all six places count alike."""
        mask = np.zeros((2, 6), bool)
        mask[0, 2] = mask[1, 1:] = True
        logits, targets = normal(rng, 2, 6, 4, scale=3), rng.integers(0, 4, (2, 6))
        self.compare(student, reference, logits, targets, mask)

    def test_other_places(self, student, rng):
        """What is outside of the answer has no part in it, logits and targets alike."""
        mask = answers(rng, 3, 5)
        mask[:, 0] = False
        mask[:, 1] = True
        logits, targets = normal(rng, 3, 5, 4), rng.integers(0, 4, (3, 5))
        others = np.where(mask[..., None], logits, normal(rng, 3, 5, 4, scale=9))
        elsewhere = np.where(mask, targets, (targets + 1) % 4)
        found = [
            student.loss_on_answers(
                tensor(one), tensor(aims, dtype="int64"), tensor(mask, dtype="bool")
            )
            for one, aims in ((logits, targets), (others, elsewhere))
        ]
        same(*found, rtol=1e-5, key="gpt.other_places")

    def test_whole_answers(self, student, reference, rng):
        """Where all places are in the answer, it is the plain cross-entropy."""
        logits, targets = normal(rng, 2, 4, 5), rng.integers(0, 5, (2, 4))
        self.compare(student, reference, logits, targets, np.ones((2, 4)))

    def test_large_logits(self, student, reference, rng):
        """Logits of ±1000 neither overflow nor become nan."""
        logits = rng.permuted(np.tile([1000.0, 0.0, -1000.0], (2, 4, 1)), axis=-1)
        for targets in (logits.argmin(axis=-1), logits.argmax(axis=-1)):
            self.compare(student, reference, logits, targets, answers(rng, 2, 4))

    def test_float32(self, student, reference, rng):
        """The model's own data type will do."""
        logits, targets = normal(rng, 3, 4, 5), rng.integers(0, 5, (3, 4))
        self.compare(student, reference, logits, targets, answers(rng, 3, 4), dtype="float32")

    def test_gradients_flow(self, student, rng):
        """The loss is a tensor that a gradient can flow back from."""
        logits, targets, answer = scored(rng)
        got = student.loss_on_answers(tensor(logits.array, grad=True), targets, answer)
        require(isinstance(got, TensorData) and got.requires_grad, "gpt.cut_off", got=got)

    def test_gradients(self, student, reference, rng):
        """The logits get the reference's gradient, which is 0 outside of the answer."""
        sizes = late(rng, 8, 14), late(rng, 7, 12), late(rng, 14, 30)
        logits, targets, answer = scored(rng, *sizes)
        given = tensor(logits.array, grad=True), targets, answer
        got = student.loss_on_answers(*given)
        require(isinstance(got, TensorData) and got.requires_grad, "gpt.cut_off", got=got)
        reference.loss_on_answers(*given)
        above = tensor(np.asarray(round(float(rng.uniform(0.5, 2)), 3)))
        slopes, expected = (one.slopes(above) for one in (student, reference))
        require(slopes and slopes[0] is not None, "gpt.no_gradient", which="logits")
        same_layer(slopes, expected, key="gpt.gradient")

    def test_on_the_device(self, student, reference, rng):
        logits, targets = normal(rng, 3, 5, 4), rng.integers(0, 4, (3, 5))
        self.compare(student, reference, logits, targets, answers(rng, 3, 5), device=GPU)


def own_models(
    student: Any, reference: Any, length: int, weights: Weights
) -> tuple[Remote | None, Remote]:
    """The submission's own GPT (8 features, 2 heads, 2 blocks), and the reference's.

    None for the first where it is not a right one: whoever has only this wrong is graded with the
    probes, and loses nothing elsewhere.
    """
    sizes = len(CHARACTERS), length, 8, 2, 2
    places = np.arange(length) % len(CHARACTERS)
    texts = [tensor(part, dtype="int64") for part in ([places], [places[::-1]], [places[2:4]] * 3)]
    right, trained = (prepared(reference.GPT(*sizes), weights) for _ in range(2))
    logits = [right(ids) for ids in texts]
    trained.backward(texts[0])
    try:
        own, tried = (prepared(student.GPT(*sizes), weights) for _ in range(2))
        tried.backward(texts[0])
        same_gradients(tried, trained)
        for training in (True, False):
            tried.method("train", training)
            for one in (tried, student.make("unrecorded", tried)):
                for ids, expected in zip(texts, logits, strict=True):
                    same_layer(one(ids), expected)
    except CheckFailed as error:
        return none_of_its_own(error), right
    return own, right


class TestTrain:
    exercise = "train"
    needs = ("get_batch", "loss_on_answers")

    def trained(
        self,
        one: Any,
        examples: list[str],
        seed: SeededRng,
        *,
        steps: int = 4,
        batch_size: int = 6,
        device: str = CPU,
        gamma: float | None = None,
        momentum: float = 0.0,
        dirty: float = 0.0,
        backward: bool = False,
        training: bool = False,
        lr: float = 0.5,
    ) -> tuple[Remote, Any, Remote]:
        """A small language model that drops while training, what `train` returns, its optimizer."""
        model = one.make("language_model", len(CHARACTERS), seed=3, device=device, dropout=True)
        model.method("train", training)
        optimizer = one.make("sgd", model, lr=lr, momentum=momentum)
        if dirty:
            model.dirty(dirty)
        if backward:
            model.backward(tensor(np.arange(6).reshape(2, 3), dtype="int64"))
        more = {} if gamma is None else {"scheduler": one.make("exponential", optimizer, gamma)}
        tokenizer = one.make("tokens", NUMBERS)
        model.events()
        losses = one.train(model, examples, tokenizer, optimizer, steps, batch_size, seed, **more)
        return model, losses, optimizer

    def compare(
        self, student: Any, reference: Any, rng: np.random.Generator, **how: Any
    ) -> tuple[Remote, Remote]:
        """Same losses and same weights as the reference's; returns both models."""
        examples, seed = reference.make_examples(30, seeded(rng)), seeded(rng)
        on_cpu: dict[str, Any] = {**how, "device": CPU}
        model, losses, _ = self.trained(student, examples, seed, **how)
        right, expected, _ = self.trained(reference, examples, seed, **on_cpu)
        self.same_losses(losses, expected)
        device = how.get("device", CPU)
        found, wanted = model.parameters(), right.parameters()
        for name, parameter in found.items():
            place = {"which": name, "at": parameter.device, "to": device}
            require(parameter.device == device, "gpt.parameter_device", **place)
        same(plain(found), plain(wanted), rtol=RTOL, atol=ATOL, key="gpt.weights")
        return model, right

    def same_losses(self, got: Any, expected: list[float]) -> None:
        """One float per step, with the right values."""
        require(isinstance(got, list | tuple), "gpt.not_list", got=got)
        require(len(got) == len(expected), "gpt.how_many_losses", count=len(got), to=len(expected))
        for loss in got:
            require(not isinstance(loss, TensorData), "gpt.loss_is_tensor", got=loss)
        same(list(got), expected, rtol=RTOL, atol=ATOL, key="gpt.losses")

    @DEVICES
    def test_trajectory(self, student, reference, rng, device):
        """Many steps on new batches: losses and weights, on either device."""
        steps, batch_size = late(rng, 12, 30), late(rng, 6, 40)
        model, right = self.compare(
            student, reference, rng, steps=steps, batch_size=batch_size, device=device, lr=0.2
        )
        ids = numbers(rng, len(CHARACTERS), 3, 8)
        for one in (model, right):
            one.eval()
        logits = model(moved(ids, device)), moved(right(ids), device)
        same(*logits, rtol=1e-3, atol=1e-4, key="gpt.weights")

    def test_own_model(self, student, reference, rng):
        """It trains a GPT with a CharTokenizer, and any other model besides."""
        length = late(rng, 9, 20)
        weights = gpt_weights(rng, len(CHARACTERS), length, 8, 2)
        model, right = own_models(student, reference, length, weights)
        if model is None:
            return
        examples, seed = reference.make_examples(60, seeded(rng)), seeded(rng)
        steps, size, found = late(rng, 8, 16), late(rng, 4, 40), []
        for one, its, text in (
            (student, model, own_tokenizer(student)),
            (reference, right, own_tokenizer(reference)),
        ):
            one.make("dropping", its)
            its.eval()
            optimizer = one.make("sgd", its, lr=0.05, momentum=0.5)
            found.append(one.train(its, examples, text, optimizer, steps, size, seed))
        self.same_losses(*found)
        self.same_weights(model, right, "gpt.weights")
        require(model.flags()["."], "gpt.not_training")
        ids = numbers(rng, len(CHARACTERS), 3, 8)
        same(model(ids), right(ids), rtol=1e-3, atol=1e-4, key="gpt.not_training")

    @pytest.mark.parametrize("steps, batch_size", [(1, 5), (3, 1), (7, 3)])
    def test_steps_and_batches(self, student, reference, rng, steps, batch_size):
        """As many steps as asked for, of batches as large as asked for."""
        self.compare(student, reference, rng, steps=steps, batch_size=batch_size)

    def test_no_steps(self, student, reference, rng):
        """Without a step nothing changes, and there is no loss."""
        self.compare(student, reference, rng, steps=0)

    def test_old_gradients(self, student, reference, rng):
        """What earlier training left in the gradients must not count."""
        self.compare(student, reference, rng, dirty=0.25)
        self.compare(student, reference, rng, backward=True)

    def test_momentum(self, student, reference, rng):
        """The optimizer that is given is used, and keeps what it knows from step to step."""
        self.compare(student, reference, rng, momentum=0.9)

    @pytest.mark.parametrize("training, device", [(True, CPU), (False, CPU), (False, GPU)])
    def test_training_mode(self, student, reference, rng, training, device):
        """It trains in training mode, whatever mode the model was in."""
        model, right = self.compare(student, reference, rng, training=training, device=device)
        require(model.flags()["."], "gpt.not_training")
        ids = numbers(rng, len(CHARACTERS), 3, 8)
        logits = model(moved(ids, device)), moved(right(ids), device)
        same(*logits, rtol=1e-3, atol=1e-4, key="gpt.not_training")  # others where nothing drops

    def test_scheduler(self, student, reference, rng):
        """The learning rate moves once per step, after the update."""
        for device, gamma, steps in ((CPU, 0.5, 4), (GPU, 0.9, late(rng, 8, 20))):
            examples, seed = reference.make_examples(30, seeded(rng)), seeded(rng)
            found, right = (
                self.trained(one, examples, seed, gamma=gamma, steps=steps, device=place)
                for one, place in ((student, device), (reference, CPU))
            )
            rates = [run[2].groups()[0]["lr"] for run in (found, right)]
            same(*rates, key="gpt.learning_rate")
            self.same_losses(found[1], right[1])
            self.same_weights(found[0], right[0], "gpt.weights")
            gradient = round(float(rng.uniform(0.3, 0.9)), 3)
            for model, _, optimizer in (found, right):  # the rate shows in one more step
                model.dirty(gradient)
                optimizer.method("step")
                model.eval()
            self.same_weights(found[0], right[0], "gpt.learning_rate")
            ids = numbers(rng, len(CHARACTERS), 3, 8)
            logits = found[0](moved(ids, device)), moved(right[0](ids), device)
            same(*logits, rtol=1e-3, atol=1e-4, key="gpt.learning_rate")

    def same_weights(self, model: Remote, right: Remote, key: str) -> None:
        """Two models have the same parameters, wherever they are."""
        found = (plain(one.parameters()) for one in (model, right))
        same(*found, rtol=RTOL, atol=ATOL, key=key)

    def test_one_step_after_another(self, student, reference, rng):
        """Each step sends its loss back once and updates once."""
        examples = reference.make_examples(30, seeded(rng))
        model, _, _ = self.trained(student, examples, seeded(rng), steps=2)
        steps = [name for name, *_ in model.events("backward", "step")]
        right = ["backward", "step"] * 2
        require(steps == right, "gpt.steps", steps=", ".join(steps) or "-")


def plain(named: dict[str, TensorData]) -> dict[str, np.ndarray]:
    """The arrays of named tensors, wherever these are."""
    return {name: value.array for name, value in named.items()}


# writing


class TestGenerate:
    exercise = "generate"

    def written(
        self,
        one: Any,
        prompt: np.ndarray,
        max_new: int,
        *temperature: float,
        device: str = CPU,
        seed: int = 3,
        size: int = 6,
        own: int = 7,
        generator: TorchRng | None = None,
        training: bool = True,
        **model: Any,
    ) -> Any:
        """What a small language model writes after the prompt."""
        made = one.make("language_model", size, seed=seed, device=device, **model)
        made.method("train", training)
        more = {} if generator is None else {"generator": generator}
        one.seed(own)  # for what is drawn elsewhere
        return one.generate(made, tensor(prompt, device, "int64"), max_new, *temperature, **more)

    def compare(self, student: Any, reference: Any, *args: Any, **how: Any) -> None:
        """Same characters as the reference's."""
        got = self.written(student, *args, **how)
        on_cpu: dict[str, Any] = {**how, "device": CPU}
        right = self.written(reference, *args, **on_cpu)
        is_tensor(got, "int64", "generate(...)")
        same(got, moved(right, how.get("device", CPU)), key="gpt.written")

    @pytest.mark.parametrize("batch, n, max_new", [(1, 1, 5), (3, 4, 6), (4, 2, 1), (3, 3, 3)])
    def test_greedy(self, student, reference, rng, batch, n, max_new):
        """At temperature 0 the highest score is written, again and again."""
        for seed in (3, 4):
            prompt = rng.integers(0, 6, (batch, n))
            how = {"seed": seed, "scale": 3.0, "training": seed == 3}
            self.compare(student, reference, prompt, max_new, 0.0, **how)

    def test_long(self, student, reference, rng):
        """Many texts, long prompts, much to write, with other characters than six."""
        batch, n, size = late(rng, 5, 30), late(rng, 5, 20), late(rng, 14, 30)
        how = {"size": size, "seed": late(rng, 5, 999), "scale": 3.0}
        prompt = rng.integers(0, size, (batch, n))
        self.compare(student, reference, prompt, late(rng, 25, 60), 0.0, **how)
        how["scale"] = 1e12  # sure at any temperature
        for low, high in ((0.1, 1.0), (2.0, 9.0)):
            temperature = round(float(rng.uniform(low, high)), 3)
            self.compare(student, reference, prompt, late(rng, 25, 40), temperature, **how)

    def test_own_model(self, student, reference, rng):
        """A GPT writes as any other model does."""
        n, max_new = late(rng, 2, 8), late(rng, 8, 24)
        weights = gpt_weights(rng, len(CHARACTERS), n + max_new, 8, 2)
        model, right = own_models(student, reference, n + max_new, weights)
        if model is None:
            return
        prompt = numbers(rng, len(CHARACTERS), late(rng, 3, 9), n)
        model.train()
        got = student.generate(model, prompt, max_new)
        is_tensor(got, "int64", "generate(...)")
        same(got, reference.generate(right, prompt, max_new), key="gpt.written")

    def test_zero_is_the_default(self, student, reference, rng):
        """Without a temperature it is 0; the number 0 will do as well as 0.0."""
        prompt = rng.integers(0, 6, (2, 3))
        self.compare(student, reference, prompt, 5)
        self.compare(student, reference, prompt, 5, 0)

    @pytest.mark.parametrize("temperature", [0.0, 1.0])
    def test_nothing_to_write(self, student, reference, rng, temperature):
        """With max_new = 0 the prompt comes back."""
        self.compare(student, reference, rng.integers(0, 6, (2, 3)), 0, temperature)

    def test_evaluation_mode(self, student, reference, rng):
        """It writes in evaluation mode, in whatever mode the model was.

        One model drops features while training, the other turns its scores around.
        """
        prompt = rng.integers(0, 6, (4, 3))
        self.compare(student, reference, prompt, 8, dropout=True)
        texts = rng.integers(0, 6, (4, 9))
        texts[:, 0] = np.arange(4)
        start, known = (tensor(part, dtype="int64") for part in (texts[:, :3], texts))
        models = [one.make("by_heart", known, 6) for one in (student, reference)]
        same(*(model(start) for model in models), key="gpt.written")  # upside down
        found = [
            one.generate(model, start, 5)
            for one, model in zip((student, reference), models, strict=True)
        ]
        same(*found, key="gpt.written")

    def test_without_gradients(self, student, reference, rng):
        """Gradients are not recorded: this model turns its scores around if they are."""
        prompt = rng.integers(0, 6, (4, 3))
        self.compare(student, reference, prompt, 4, tracked=-1.0)

    def test_gradients_again(self, student, reference, rng):
        """Afterwards gradients are recorded as before, so that training can go on."""
        model, right = (
            one.make("language_model", 6, seed=3, tracked=-1.0) for one in (student, reference)
        )
        prompt = tensor(np.zeros((1, 2)), dtype="int64")
        try:
            student.generate(model, prompt, 2)
            logits = [one(prompt) for one in (model, right)]
            require(isinstance(logits[0], TensorData), "not_tensor", got=logits[0])
            found = [one.array for one in logits]
            same(*found, rtol=RTOL, atol=ATOL, key="gpt.gradients_left_off")
            model.backward(prompt)  # as training would go on
        finally:
            student.make("gradients_on")  # for the exercises to come

    @pytest.mark.parametrize("low, high", [(1.0, 1.0), (0.2, 0.7), (1.5, 6.0), (0.001, 0.02)])
    def test_shares(self, student, reference, rng, low, high):
        """Of 4000 texts, each character is drawn as often as its probability says, twice.

        At a low temperature the scores are close together, so that chance has its say there, too.
        """
        temperature = float(f"{rng.uniform(low, high):.3g}")
        scale = 0.7 * min(1.0, temperature / 0.1)
        n, start = 4_000, rng.integers(0, 6, 3)
        prompt = np.tile(start, (n, 1))
        generator = TorchRng(int(rng.integers(1 << 32)))
        got = self.written(student, prompt, 2, temperature, generator=generator, scale=scale)
        is_tensor(got, "int64", "generate(...)")
        require(got.array.shape == (n, 5), "gpt.written_shape", got=got)
        model = reference.make("language_model", 6, seed=3, scale=scale)
        first = chances(model, start[None], temperature)[0]
        then = chances(model, np.column_stack([prompt[:6], np.arange(6)]), temperature)
        for column, share in ((3, first), (4, first @ then)):
            found = np.bincount(np.clip(got.array[:, column], 0, 5), minlength=6)[:6] / n
            allowed = DEVIATIONS * np.sqrt(share * (1 - share) / n) + 1 / n
            far = np.abs(found - share) > allowed
            told = {"found": found.round(3).tolist(), "right": share.round(3).tolist()}
            require(not far.any(), "gpt.shares", **told)

    def test_every_character(self, student, reference, rng):
        """All of some hundred characters are drawn, the least likely as often as they should be.

        They are counted in six groups, from the least likely to the most likely.
        """
        size, n = late(rng, 250, 400), 4_000
        prompt = np.tile(rng.integers(0, size, 3), (n, 1))
        how: dict[str, Any] = {"size": size, "scale": 0.3}
        generator = TorchRng(int(rng.integers(1 << 32)))
        got = self.written(student, prompt, 1, 1.0, generator=generator, **how)
        is_tensor(got, "int64", "generate(...)")
        require(got.array.shape == (n, 4), "gpt.written_shape", got=got)
        model = reference.make("language_model", seed=3, **how)
        chance = chances(model, prompt[:1], 1.0)[0]
        group = np.empty(size, int)
        group[chance.argsort()] = np.arange(size) * 6 // size
        share = np.bincount(group, chance)
        drawn = group[np.clip(got.array[:, 3], 0, size - 1)]
        found = np.bincount(drawn, minlength=6) / n
        far = np.abs(found - share) > DEVIATIONS * np.sqrt(share * (1 - share) / n) + 1 / n
        told = {"found": found.round(3).tolist(), "right": share.round(3).tolist()}
        require(not far.any(), "gpt.shares_of_groups", **told)

    def test_very_sure(self, student, reference, rng):
        """Where one score is far above all others, every temperature writes it."""
        prompt = rng.integers(0, 6, (3, 3))
        for temperature in (1.0, 0.3):
            self.compare(student, reference, prompt, 6, temperature, scale=1e4)

    def test_generator(self, student, rng):
        """What is drawn comes from the generator that was given, and from nowhere else."""
        prompt, seed = rng.integers(0, 6, (4, 2)), int(rng.integers(1 << 31))
        found = []
        for own, given in ((1, seed), (2, seed), (1, seed + 1)):
            how = {"own": own, "generator": TorchRng(given), "scale": 0.5}
            found.append(self.written(student, prompt, 20, 1.0, **how))
        require(alike(found[0], found[1]), "gpt.generator_ignored_here")
        require(not alike(found[0], found[2]), "gpt.generator_ignored_here")

    def test_many_generators(self, student, rng):
        """One character behind each of 60 texts, nearly all alike in chance: 1e40 ways."""
        prompt = tensor(rng.integers(0, 6, (60, 2)), dtype="int64")
        model = student.make("language_model", 6, seed=3, scale=0.05)
        student.seed(7)
        many = with_many_of_torch(
            lambda one: student.generate(model, prompt, 1, 1.0, generator=one), rng
        )
        many_different(is_tensor(one, "int64", "generate(...)").array.tobytes() for one in many)

    def test_one_generator(self, student, rng):
        """Given again, a generator goes on: each time other texts are written."""
        prompt = tensor(rng.integers(0, 6, (60, 2)), dtype="int64")
        model = student.make("language_model", 6, seed=3, scale=0.05)
        student.seed(7)
        drawn_anew(student.generate, model, prompt, 1, 1.0, TorchRng(int(rng.integers(1 << 31))))

    def test_prompt_stays(self, student, rng):
        """The prompt is left as it was, and is what the result begins with."""
        prompt = rng.integers(0, 6, (2, 3))
        model = student.make("language_model", 6, seed=3)
        given = tensor(prompt, dtype="int64")
        _, after, *_ = student.generate.observe(model, given, 3).args_after or [None, None]
        require(alike(given, after), "inputs_changed", got=after, expected=given)
        got = self.written(student, prompt, 3, 1.0)
        is_tensor(got, "int64", "generate(...)")
        begins = got.array.shape == (2, 6) and np.array_equal(got.array[:, :3], prompt)
        require(begins, "gpt.not_the_prompt", got=got)

    def test_on_the_device(self, student, reference, rng):
        """New characters are where the prompt is, however they are chosen."""
        prompt = rng.integers(0, 6, (3, 3))
        self.compare(student, reference, prompt, 4, device=GPU)
        self.compare(student, reference, prompt, 4, 1.0, device=GPU, scale=1e4)


def chances(model: Remote, texts: np.ndarray, temperature: float) -> np.ndarray:
    """How likely each character is to follow each of the texts (m, n), (m, 6)."""
    logits = model(tensor(texts, dtype="int64")).array[:, -1] / temperature
    share = np.exp(logits - logits.max(axis=1, keepdims=True))
    return share / share.sum(axis=1, keepdims=True)


def chosen_bias(rng: np.random.Generator) -> np.ndarray:
    """What lets a model with random weights write digits and ends, and neither sums nor `=`."""
    bias = normal(rng, len(CHARACTERS))
    bias[[SORTED["+"], SORTED["="]]] = -100
    bias[SORTED["\n"]] = 1.5
    return bias


class TestAccuracy:
    exercise = "accuracy"
    needs = ("generate",)
    width = 24  # room for whatever is written

    def measured(
        self,
        one: Any,
        examples: list[str],
        written: list[str],
        device: str = CPU,
        room: int | None = None,
    ) -> Any:
        """The accuracy of a model that writes these texts: each goes on until its width.

        room: how many characters the model can take in, where it is not the usual width.
        """
        width = self.width if room is None else room
        rows = [[NUMBERS[c] for c in text.ljust(width, "0")] for text in written]
        texts = tensor(rows, dtype="int64")
        model = one.make("by_heart", texts, len(CHARACTERS), device=device)
        return one.accuracy(model, examples, one.make("tokens", NUMBERS))

    def compare(
        self, student: Any, reference: Any, examples: list[str], written: list[str], **how: Any
    ) -> None:
        """Same share as the reference's, as a plain float."""
        got = self.measured(student, examples, written, **how)
        require(not isinstance(got, TensorData), "gpt.accuracy_is_tensor", got=got)
        same(got, self.measured(reference, examples, written), key="gpt.accuracy")

    def test_worked_example(self, student, reference):
        """One of three answers goes on where it should have ended."""
        examples = ["7+1=8", "2+3=5", "27+35=26"]
        self.compare(student, reference, examples, ["7+1=8\n", "2+3=51\n", "27+35=26\n"])

    def test_end(self, student, reference):
        """An answer that does not end is wrong, and so is one that ends too early."""
        examples = ["40+7=74", "7+1=8", "9+9=81", "20+0=02", "60+60=021"]
        written = ["40+7=74", "7+1=8\n", "9+9=8\n", "20+0=2\n", "60+60=021\n"]
        self.compare(student, reference, examples, written)

    def test_first_digit(self, student, reference):
        """Nothing of the answer is given away: with its first digit this model knows the rest."""
        written = ["30+40=17\n", "30+40=07\n", "7+1=8\n"]
        self.compare(student, reference, ["30+40=07", "7+1=8"], written)

    def test_equals_sign(self, student, reference):
        """The question ends with `=`: without it this model goes on with the number before it."""
        written = ["7+18=52\n", "30+45=57\n", "7+1=8\n", "30+4=43\n"]
        self.compare(student, reference, ["7+1=8", "30+4=43"], written)

    def test_just_enough_room(self, student, reference):
        """The model takes in the longest example with its end, and not one character more."""
        examples = ["7+1=8", "2+3=5", "27+35=26"]
        self.compare(student, reference, examples, [f"{text}\n" for text in examples], room=9)
        self.compare(student, reference, examples[:2], ["7+1=8\n", "2+3=51"], room=6)

    def test_after_the_end(self, student, reference):
        """What is written after the end is not looked at."""
        examples = ["7+1=8", "60+60=021", "30+1=13"]
        written = ["7+1=8\n77\n", "60+60=021\n\n5", "30+1=13\n+"]
        self.compare(student, reference, examples, written)

    @pytest.mark.parametrize("n", [1, 7, 40])
    def test_values(self, student, reference, rng, n):
        """Some answers right, some with a wrong digit, questions of many lengths."""
        examples = reference.make_examples(n, seeded(rng), True)
        examples += reference.make_examples(n, seeded(rng))
        written = []
        for text in examples:
            question, answer = text.split("=")
            digits = list(answer)
            if rng.random() < 0.5:
                place = int(rng.integers(len(digits)))
                digits[place] = str((int(digits[place]) + int(rng.integers(1, 10))) % 10)
            written.append(f"{question}={''.join(digits)}\n")
        self.compare(student, reference, examples, written)

    def test_any_model(self, student, reference, rng):
        """A model that holds no answer anywhere but in its weights."""
        seed, found = late(rng, 5, 999), []
        bias = tensor(chosen_bias(rng))
        for one in (student, reference):
            model = one.make("language_model", len(CHARACTERS), seed=seed)
            model.method("double")
            model.set_parameters({"head.bias": bias})
            found.append((one, model, one.make("tokens", SORTED)))
        self.on_what_it_writes(rng, found)

    def test_own_model(self, student, reference, rng):
        """A GPT with a CharTokenizer, and room for more than anybody has written."""
        room = 2 * self.width
        weights = gpt_weights(rng, len(CHARACTERS), room, 8, 2)
        weights["head.bias"] = tensor(chosen_bias(rng))
        model, right = own_models(student, reference, room, weights)
        if model is None:
            return
        pairs = ((student, model), (reference, right))
        self.on_what_it_writes(rng, [(*pair, own_tokenizer(pair[0])) for pair in pairs])

    def on_what_it_writes(self, rng: np.random.Generator, pairs: list[Any]) -> None:
        """Ask what the reference's model does answer, with other digits in some of the answers."""
        reference, right, _ = pairs[1]
        terms = [late(rng, 10 ** late(rng, 0, 2), 999) for _ in range(40)]
        questions = [f"{a}+{late(rng, 1, 99)}=" for a in terms]
        examples = []
        for question in questions:
            prompt = tensor([[SORTED[c] for c in question]], dtype="int64")
            ids = reference.generate(right, prompt, 6).array[0, len(question) :].tolist()
            answer, *_ = "".join(sorted(CHARACTERS)[n] for n in ids).split("\n")
            if rng.random() < 0.3 or not answer:
                answer += str(late(rng, 0, 9))
            examples.append(question + answer)
        for some in (examples, examples[: late(rng, 2, 20)]):
            got, expected = (one.accuracy(its, some, text) for one, its, text in pairs)
            require(not isinstance(got, TensorData), "gpt.accuracy_is_tensor", got=got)
            same(got, expected, key="gpt.accuracy")

    def test_same_example_twice(self, student, reference):
        """An example counts as often as it is there."""
        examples = ["7+1=8", "2+3=5", "7+1=8", "7+1=8"]
        self.compare(student, reference, examples, ["7+1=8\n", "2+3=51\n"])

    @pytest.mark.parametrize("backwards", [False, True])
    def test_answers_of_many_lengths(self, student, reference, backwards):
        """Answers of two to four digits, to questions of one length where they can be."""
        examples = ["12+1=31", "99+1=001", "10+1=11", "98+9=701", "999+1=0001"]
        examples = examples[:: -1 if backwards else 1]
        self.compare(student, reference, examples, [f"{text}\n" for text in examples])

    def test_lengths_weigh_alike(self, student, reference):
        """Four short questions and one long one: every example counts alike."""
        examples = ["1+1=2", "1+2=3", "1+3=4", "1+4=5", "50+50=001"]
        wrong = [*(f"{text}\n" for text in examples[:4]), "50+50=000\n"]
        self.compare(student, reference, examples, wrong)

    @pytest.mark.parametrize("right", [True, False])
    def test_all_or_none(self, student, reference, right):
        """All right is 1.0, none right is 0.0."""
        examples = ["7+1=8", "12+3=51", "70+30=001"]
        end = "\n" if right else "9\n"
        self.compare(student, reference, examples, [text + end for text in examples])

    def test_on_the_device(self, student, reference):
        """The model is on a GPU, and the questions go there."""
        examples = ["7+1=8", "2+3=5", "27+35=26"]
        written = ["7+1=8\n", "2+3=51\n", "27+35=26\n"]
        self.compare(student, reference, examples, written, device=GPU)
