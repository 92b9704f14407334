"""Whatever a check can find wrong has its own sentence, in the words of its own assignment."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from accuracy_bench import ROOT, Bench

from autograder.grading.failure import Failure
from autograder.grading.local import LocalBackend
from autograder.grading.student import Student
from autograder.report.messages import sentence
from autograder.report.text.messages import FAILURES

CHECKS = sorted((ROOT / "autograder" / "checks").glob("[a-z]*.py"))
TEXTS = sorted((ROOT / "autograder" / "report" / "text").glob("checks_*.py"))
LANGUAGES = ("ko", "en")


def keys_of(file: Path) -> Iterator[str]:
    """The keys that a module of checks names, as `require`'s or as a keyword."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            given = [k.value for k in node.keywords if k.arg == "key"]
            if getattr(node.func, "id", "") == "require":
                given += node.args[1:2]
            for value in given:
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    yield value.value


def messages(module: str) -> dict[str, dict[str, str]]:
    import importlib

    name = f"autograder.report.text.checks_{module}"
    file = ROOT / "autograder" / "report" / "text" / f"checks_{module}.py"
    return importlib.import_module(name).MESSAGES if file.is_file() else {}


@pytest.mark.parametrize("file", CHECKS, ids=lambda file: file.stem)
def test_every_key_has_a_sentence_of_its_own_assignment(file: Path) -> None:
    known = FAILURES.keys() | messages(file.stem).keys()
    assert set(keys_of(file)) <= known


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_no_assignment_redefines_a_common_sentence(file: Path) -> None:
    module = file.stem.removeprefix("checks_")
    assert not messages(module).keys() & FAILURES.keys()


def test_two_assignments_say_their_own_under_one_key() -> None:
    key = "rng_ignored"
    modules = ("optimizers", "evaluation", "regularization")
    for language in LANGUAGES:
        said = {sentence(Failure(key, module=module), language) for module in modules}
        assert len(said) == len(modules)


def test_a_failure_knows_its_assignment(bench: Bench) -> None:
    harness = bench.harness("regularization")

    def dropout(x, p, rng, training):
        import numpy as np

        return np.asarray(x, dtype=float) * (np.random.default_rng(0).random(np.shape(x)) >= p)

    backend = LocalBackend({**harness.solution, "dropout": dropout})
    run = harness.run("dropout", Student(backend))
    failures = [check.failure for check in run.checks if check.failure]
    assert failures and {failure.module for failure in failures} == {"regularization"}
