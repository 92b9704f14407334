"""A call means the same in a student process and in the grader's own: one table for both."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from autograder.grading.local import LocalBackend
from autograder.grading.student import Backend
from autograder.sandbox.limits import ProcessLimits
from autograder.sandbox.process import CodeCell, StudentProcess
from autograder.sandbox.spawn import spawner_for

SOURCE = """
import numpy as np

class Later(NotImplementedError):
    pass

def stub(x):
    raise NotImplementedError("not implemented yet: stub")

def subclass(x):
    raise Later("my own")

def quits(x):
    raise SystemExit(3)

def needs_two(x, y):
    return x + y

def type_error_inside(x):
    return x + "1"

def recursive(x):
    return recursive(x)

def adds(x):
    print("adding")
    return x + 1

def own_object(x):
    return object()

class Callable:
    def __init__(self, x):
        self.x = x

number = 5
lambda_ = lambda x: (x, [x], {"x": x})
"""
# name -> kind of fault ("" for a value), type of the exception
TABLE = {
    "absent": ("missing", ""),
    "number": ("not_callable", ""),
    "stub": ("stub", "NotImplementedError"),
    "subclass": ("exception", "Later"),
    "quits": ("exception", "SystemExit"),
    "needs_two": ("signature", ""),
    "type_error_inside": ("exception", "TypeError"),
    "recursive": ("exception", "RecursionError"),
    "adds": ("", ""),
    "own_object": ("", ""),
    "Callable": ("", ""),
    "lambda_": ("", ""),
}


@pytest.fixture(scope="module", params=["student process", "this process"])
def backend(request: pytest.FixtureRequest) -> Iterator[Backend]:
    if request.param == "this process":
        namespace: dict[str, object] = {}
        exec(compile(SOURCE, "calls.py", "exec"), namespace)
        yield LocalBackend(namespace)
        return
    limits = ProcessLimits()
    spawner = spawner_for("numpy", limits, "wanted")
    process = StudentProcess(spawner, "calls", [CodeCell("calls.py", 1, SOURCE)], limits)
    process.load()
    yield process
    process.close()


@pytest.mark.parametrize("name", TABLE)
def test_the_same_of_both(backend: Backend, name: str) -> None:
    reply = backend.call(name, [2.0], {})
    kind, type_name = TABLE[name]
    fault = reply.fault
    assert (fault.kind if fault else "") == kind, fault
    if kind in ("stub", "exception"):
        assert fault is not None and fault.type_name == type_name
    if name == "adds":
        assert (reply.value, reply.output) == (3.0, "adding\n")
    if name == "lambda_":
        assert reply.value == (2.0, [2.0], {"x": 2.0})
    if name in ("own_object", "Callable"):
        assert reply.value.type_name.endswith(name if name == "Callable" else "object")
