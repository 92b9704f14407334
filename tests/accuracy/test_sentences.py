"""Whatever a check can find wrong has its own sentence, in the words of its own assignment."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from accuracy_bench import ROOT, Bench

from autograder.course.check_classes import check_classes, sentences_beside
from autograder.course.content import content_folder, part_files
from autograder.course.load import load_course
from autograder.course.model import Assignment
from autograder.grading.failure import Failure
from autograder.grading.local import LocalBackend
from autograder.grading.student import Student
from autograder.report.messages import sentence
from autograder.report.text.messages import FAILURES

ASSIGNMENTS = load_course(ROOT).assignments
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


def messages(assignment: Assignment) -> Mapping[str, Mapping[str, str]]:
    classes = check_classes(load_course(ROOT), assignment)
    return sentences_beside(next(iter(classes.values())))


@pytest.mark.parametrize("assignment", ASSIGNMENTS, ids=lambda assignment: assignment.name)
def test_every_key_has_a_sentence_of_its_own_assignment(assignment: Assignment) -> None:
    known = FAILURES.keys() | messages(assignment).keys()
    (file,) = part_files(content_folder(load_course(ROOT), assignment), "checks")
    assert set(keys_of(file)) <= known


@pytest.mark.parametrize("assignment", ASSIGNMENTS, ids=lambda assignment: assignment.name)
def test_no_assignment_redefines_a_common_sentence(assignment: Assignment) -> None:
    assert not messages(assignment).keys() & FAILURES.keys()


def test_two_assignments_say_their_own_under_one_key() -> None:
    key = "rng_ignored"
    modules = ("optimizers", "evaluation", "regularization")
    own = [messages(a)[key] for a in ASSIGNMENTS if a.module in modules]
    for language in LANGUAGES:
        said = {sentence(Failure(key, texts=texts), language) for texts in own}
        assert len(said) == len(modules)


def test_a_failure_has_its_assignments_sentence(bench: Bench) -> None:
    harness = bench.harness("regularization")

    def dropout(x, p, rng, training):
        import numpy as np

        return np.asarray(x, dtype=float) * (np.random.default_rng(0).random(np.shape(x)) >= p)

    backend = LocalBackend({**harness.solution, "dropout": dropout})
    run = harness.run("dropout", Student(backend))
    failures = [check.failure for check in run.checks if check.failure]
    own = messages(harness.assignment)
    assert failures and all(failure.texts == own.get(failure.key, {}) for failure in failures)
    assert any(failure.texts for failure in failures)
