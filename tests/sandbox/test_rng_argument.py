"""Random generators as arguments: the seed goes to the student, and nothing comes back."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from autograder.checks.expect import inputs_unchanged, same, same_twice
from autograder.grading.compare import alike
from autograder.grading.describe import describe, describe_call
from autograder.grading.digest import call_digest
from autograder.grading.failure import CheckFailed
from autograder.grading.local import LocalBackend
from autograder.grading.reference import live_reference
from autograder.grading.student import Backend, Student
from autograder.sandbox.limits import ProcessLimits
from autograder.sandbox.process import CodeCell, StudentProcess
from autograder.sandbox.spawn import spawner_for
from autograder.sandbox.student_side import wire
from autograder.sandbox.student_side.wire import Held, SeededRng

SOURCE = """
import numpy as np

def noisy(X, rng):
    return X + rng.standard_normal(X.shape)

def deep(settings):
    return settings["rngs"][0].random(2), type(settings["rngs"][0]).__name__

KEPT = {}

def by_generator(rng):
    if id(rng) not in KEPT:
        KEPT[id(rng)] = rng.random(2)
    return KEPT[id(rng)]

def spawned(rng):
    return rng.spawn(1)[0].random(2)

def forgetful(X, rng):
    return X + np.random.standard_normal(X.shape)

def gives_back(rng):
    return rng

def changes(X, rng):
    X += rng.random()
    return X
"""


def limits() -> ProcessLimits:
    return ProcessLimits(load_seconds=20, call_seconds=10, submission_seconds=60)


@pytest.fixture(params=["local", "process"])
def backend(request: pytest.FixtureRequest) -> Iterator[Backend]:
    """Both places where calls go."""
    if request.param == "local":
        namespace: dict[str, Any] = {}
        exec(SOURCE, namespace)
        yield LocalBackend(namespace)
        return
    process = StudentProcess(
        spawner_for("numpy", limits()), "noise", [CodeCell("noise.py", 1, SOURCE)], limits()
    )
    yield process
    process.close()


def sent(message: dict[str, Any]) -> bytes:
    chunks: list[bytes] = []
    wire.send_frame(chunks.append, message)
    return b"".join(chunks)


def test_the_function_gets_a_fresh_generator_at_every_call(backend: Backend) -> None:
    X = np.zeros((2, 3))
    expected = np.random.default_rng(7).standard_normal((2, 3))
    for _ in range(2):
        reply = backend.call("noisy", [X, SeededRng(7)], {})
        np.testing.assert_array_equal(reply.value, expected)
    by_name = backend.call("noisy", [X], {"rng": SeededRng(7)})
    np.testing.assert_array_equal(by_name.value, expected)


def test_one_generator_that_is_set_to_other_seeds(backend: Backend) -> None:
    """Who remembers by the object is wrong; who draws, or spawns, from it is right."""
    for seed in (1, 2, 1):
        held = Held("rng", SeededRng(seed))
        X = np.zeros(2)
        noisy = backend.call("noisy", [X, held], {}).value
        np.testing.assert_array_equal(noisy, np.random.default_rng(seed).standard_normal(2))
        more = backend.call("noisy", [X, Held("rng", SeededRng(seed), again=True)], {}).value
        expected = np.random.default_rng(seed).standard_normal(4)[2:]
        np.testing.assert_array_equal(more, expected)
        spawned = backend.call("spawned", [held], {}).value
        (child,) = np.random.default_rng(seed).spawn(1)
        np.testing.assert_array_equal(spawned, child.random(2))
        kept = backend.call("by_generator", [held], {}).value
        np.testing.assert_array_equal(kept, np.random.default_rng(1).random(2))


def test_generators_inside_lists_and_dicts_too(backend: Backend) -> None:
    numbers, kind = backend.call("deep", [{"rngs": [SeededRng(1)]}], {}).value
    np.testing.assert_array_equal(numbers, np.random.default_rng(1).random(2))
    assert kind == "Generator"


def test_checks_compare_a_student_with_the_reference(backend: Backend) -> None:
    student, rng = Student(backend), SeededRng(3)
    reference = live_reference({"noisy": lambda X, rng: X + rng.standard_normal(X.shape)})
    X = np.ones((4, 1))
    same(student.noisy(X, rng), reference.noisy(X, rng))
    same(student.noisy(X, rng=rng), reference.noisy(X, rng=rng))
    inputs_unchanged(student.noisy, X, rng)
    same_twice(student.noisy, X, rng)
    with pytest.raises(CheckFailed, match="not_pure"):
        same_twice(student.forgetful, X, rng)
    with pytest.raises(CheckFailed, match="inputs_changed"):
        inputs_unchanged(student.changes, X, rng)


def test_a_generator_does_not_come_back(backend: Backend) -> None:
    reply = backend.call("gives_back", [SeededRng(3)], {}, observe=True)
    assert isinstance(reply.value, wire.Opaque)
    assert alike(reply.args_after, [SeededRng(3)])
    assert not alike([reply.value], [7])


def test_the_grader_refuses_a_seed_from_a_student() -> None:
    frame = sent({"value": SeededRng(7)})
    assert wire.receive_frame(io.BytesIO(frame).read, 0, stand_ins=True) == {"value": SeededRng(7)}
    with pytest.raises(wire.WireError):
        wire.receive_frame(io.BytesIO(frame).read, 0)


@pytest.mark.parametrize("body", ["-1", "1.5", "true", '"7"', "null", "[1]", str(1 << 53)])
def test_a_forged_seed_is_refused(body: str) -> None:
    text = f'{{"d": [["x", {{"r": {body}}}]]}}'.encode()
    frame = wire.HEADER.pack(wire.MAGIC, len(text), 0) + text
    with pytest.raises(wire.WireError):
        wire.receive_frame(io.BytesIO(frame).read, 0, stand_ins=True)


@pytest.mark.parametrize("seed", [-1, 1.0, True, np.int64(3), 1 << 53])
def test_a_seed_is_a_plain_int(seed: Any) -> None:
    with pytest.raises(ValueError, match="seed"):
        SeededRng(seed)


def test_people_see_the_call_as_they_would_type_it() -> None:
    for rng in (SeededRng(7), Held("rng", SeededRng(7))):
        assert describe(rng) == "np.random.default_rng(7)"
    assert describe_call("f", [2], {"rng": SeededRng(1)}) == "f(2, rng=np.random.default_rng(1))"


def test_a_recorded_call_is_found_by_its_seed() -> None:
    digests = {call_digest("f", [SeededRng(seed)], {}) for seed in (1, 2)}
    assert len(digests) == 2
    assert call_digest("f", [SeededRng(1)], {}) in digests
