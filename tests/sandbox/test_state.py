"""Global settings that a function leaves changed are seen, and end with the exercise."""

from __future__ import annotations

import builtins
import math
import random
import sys
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from autograder.grading.local import LocalBackend
from autograder.sandbox.student_side.state import Settings, Snapshot


def change_everything() -> None:
    """Leave much of the interpreter otherwise than it was."""
    np.seterr(all="ignore")
    sys.setrecursionlimit(5_000)
    sys.path.append("/somewhere")
    builtins.sum = lambda *_: 0  # type: ignore[assignment]
    builtins.brand_new = 1  # type: ignore[attr-defined]
    math.tau = 3.0  # type: ignore[misc]
    random.seed(1)
    np.random.seed(1)


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Whatever a test leaves behind, the next one does not find."""
    kept = Snapshot({}, torch=False)
    yield
    kept.restore()


def test_all_of_it_is_put_back() -> None:
    namespace: dict[str, Any] = {"rate": 0.1}
    before = np.geterr(), sys.getrecursionlimit(), list(sys.path), sum, math.tau
    snapshot = Snapshot(namespace, torch=False)
    drawn = random.random(), np.random.random()
    change_everything()
    namespace.update(rate=0.2, more=1)
    snapshot.restore()
    assert (np.geterr(), sys.getrecursionlimit(), list(sys.path), sum, math.tau) == before
    assert not hasattr(builtins, "brand_new")
    assert namespace == {"rate": 0.1}
    assert (random.random(), np.random.random()) == drawn


SOURCE = """
table, known, seen = [1, [2]], {"a": {"b": 1}}, {1}

def scale(x, factor=2):
    return factor * x

class Layer:
    rate = 0.5
    def call(self, x):
        return x

def meddle():
    table[1].append(3)
    known["a"]["c"] = 2
    seen.add(2)
    scale.__defaults__ = (7,)
    scale.hint = 1
    Layer.call.__code__ = (lambda self, x: 0).__code__
    Layer.rate = 1.0
    Layer.more = 1
"""


def test_what_one_exercise_writes_into_anothers_objects_is_put_back() -> None:
    namespace: dict[str, Any] = {"__name__": "mlp"}
    exec(SOURCE, namespace)
    snapshot = Snapshot(namespace, torch=False)
    namespace["meddle"]()
    snapshot.restore()
    assert namespace["table"] == [1, [2]]
    assert namespace["known"] == {"a": {"b": 1}} and namespace["seen"] == {1}
    assert namespace["scale"](1) == 2 and not hasattr(namespace["scale"], "hint")
    layer = namespace["Layer"]
    assert layer().call(5) == 5 and layer.rate == 0.5 and not hasattr(layer, "more")


def test_what_was_changed_is_named() -> None:
    settings = Settings(torch=False)
    before = settings.read()
    assert settings.changed(before) == []
    change_everything()
    assert settings.changed(before) == [
        "np.seterr",
        "sys.setrecursionlimit",
        "builtins",
        "sys.path",
    ]
    assert settings.write(before) and settings.changed(before) == []


def test_a_namespace_in_this_process_has_settings_of_its_own() -> None:
    """Known mistakes run in the grader: what they leave changed is theirs alone."""

    def quiet() -> str:
        before = np.geterr()["over"]
        np.seterr(over="ignore")
        return before

    outside = np.geterr()
    backend = LocalBackend({"quiet": quiet})
    first, second = (backend.call("quiet", [], {}) for _ in range(2))
    assert (first.value, second.value) == (outside["over"], "ignore")
    assert first.left == second.left == ("np.seterr",)
    assert np.geterr() == outside
    backend.begin()
    assert backend.call("quiet", [], {}).value == outside["over"]


def test_a_library_that_a_call_imports_does_not_hinder_putting_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A function may import PyTorch, which brings random numbers of its own, after loading."""
    monkeypatch.delitem(sys.modules, "torch", raising=False)
    snapshot = Snapshot({}, torch=False)
    first = random.random()
    late = SimpleNamespace(get_rng_state=lambda: None, set_rng_state=lambda kept: None)
    monkeypatch.setitem(sys.modules, "torch", late)
    snapshot.restore()
    assert random.random() == first


def test_gradients_switched_off_in_the_grader() -> None:
    torch = pytest.importorskip("torch")
    names = {"off": lambda: torch.set_grad_enabled(False) and None, "torch": torch}
    backend = LocalBackend({**names, "asks": torch.is_grad_enabled})
    assert backend.call("off", [], {}).left == ("torch.set_grad_enabled",)
    assert torch.is_grad_enabled()
    assert backend.call("asks", [], {}).value is False
    backend.begin()
    assert backend.call("asks", [], {}).value is True
