"""Functions as arguments: an expression's source goes to the student, and nothing comes back."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from autograder.checks.expect import inputs_unchanged, same, same_twice
from autograder.grading.compare import alike
from autograder.grading.describe import describe, describe_call, kind_of
from autograder.grading.digest import call_digest
from autograder.grading.failure import CheckFailed
from autograder.grading.local import LocalBackend
from autograder.grading.reference import live_reference
from autograder.grading.student import Backend, Student
from autograder.sandbox.limits import ProcessLimits
from autograder.sandbox.process import CodeCell, StudentProcess
from autograder.sandbox.spawn import spawner_for
from autograder.sandbox.student_side import wire
from autograder.sandbox.student_side.wire import Formula, SeededRng

SOURCE = """
import numpy as np

def at(f, x):
    return f(x)

def deep(settings):
    return [f(2.0) for f in settings["fs"]]

def gives_back(f):
    return f

def sum(values):
    return "the submission's own"

def double(x):
    return 2 * x

def changes(f, x):
    x += f(x)
    return x
"""
SQUARE = Formula("lambda x: np.sum(x**2)")


@pytest.fixture(params=["local", "process"])
def backend(request: pytest.FixtureRequest) -> Iterator[Backend]:
    """Both places where calls go."""
    if request.param == "local":
        namespace: dict[str, Any] = {}
        exec(SOURCE, namespace)
        yield LocalBackend(namespace)
        return
    limits = ProcessLimits(load_seconds=20, call_seconds=10, submission_seconds=60)
    process = StudentProcess(
        spawner_for("numpy", limits), "given", [CodeCell("given.py", 1, SOURCE)], limits
    )
    yield process
    process.close()


def sent(message: dict[str, Any]) -> bytes:
    chunks: list[bytes] = []
    wire.send_frame(chunks.append, message)
    return b"".join(chunks)


def test_the_function_is_called_over_there(backend: Backend) -> None:
    x = np.array([1.0, 2.0])
    assert backend.call("at", [SQUARE, x], {}).value == 5.0
    assert backend.call("at", [], {"f": SQUARE, "x": x}).value == 5.0


def test_functions_inside_lists_and_dicts_too(backend: Backend) -> None:
    given = {"fs": [SQUARE, Formula("lambda x: -x")]}
    assert backend.call("deep", [given], {}).value == [4.0, -2.0]


def test_it_may_name_what_the_submission_defines(backend: Backend) -> None:
    assert backend.call("at", [Formula("lambda x: double(x) + 1"), 3.0], {}).value == 7.0


def test_what_python_means_by_a_name_comes_first(backend: Backend) -> None:
    assert backend.call("at", [Formula("lambda x: sum([x, x])"), 3.0], {}).value == 6.0


def test_a_function_that_fails_is_the_calls_failure(backend: Backend) -> None:
    fault = backend.call("at", [Formula("lambda x: x / undefined"), 1.0], {}).fault
    assert fault is not None and fault.type_name == "NameError"


def test_checks_compare_a_student_with_the_reference(backend: Backend) -> None:
    student, x = Student(backend), np.ones(3)
    reference = live_reference({"at": lambda f, x: f(x)})
    same(student.at(SQUARE, x), reference.at(SQUARE, x))
    same(student.at(SQUARE, x=x), reference.at(SQUARE, x=x))
    inputs_unchanged(student.at, SQUARE, x)
    same_twice(student.at, SQUARE, x)
    with pytest.raises(CheckFailed, match="inputs_changed"):
        inputs_unchanged(student.changes, SQUARE, x)


def test_a_function_does_not_come_back(backend: Backend) -> None:
    reply = backend.call("gives_back", [SQUARE], {}, observe=True)
    assert isinstance(reply.value, wire.Opaque)
    assert alike(reply.args_after, [SQUARE])
    assert alike([SQUARE], reply.args_after)
    assert not alike(reply.args_after, [SeededRng(1)])


def test_the_grader_refuses_a_function_from_a_student() -> None:
    frame = sent({"value": SQUARE})
    assert wire.receive_frame(io.BytesIO(frame).read, 0, stand_ins=True) == {"value": SQUARE}
    with pytest.raises(wire.WireError):
        wire.receive_frame(io.BytesIO(frame).read, 0)


def test_people_see_the_function_as_they_would_type_it() -> None:
    assert describe_call("at", [SQUARE, 2], {}) == "at(lambda x: np.sum(x**2), 2)"
    assert describe(SQUARE) == SQUARE.source and kind_of(SQUARE) == "function"


def test_a_recorded_call_is_found_by_its_source() -> None:
    digests = {call_digest("at", [Formula(text)], {}) for text in ("lambda x: x", "lambda x: -x")}
    assert len(digests) == 2
    assert call_digest("at", [Formula("lambda x: x")], {}) in digests
