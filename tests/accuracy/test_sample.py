"""A part of the accuracy page, measured again in every run: what takes seconds, and a sample.

All of it takes minutes: `test_everything.py`, marked slow, and `course accuracy`.
"""

from __future__ import annotations

import pytest
from accuracy_bench import ROOT, Bench

from autograder.accuracy.measure import (
    documented_verdicts,
    failing_seeds,
    recast_verdicts,
    trivial_verdicts,
)
from autograder.course.load import load_course
from autograder.grading.seeds import Seed

pytestmark = pytest.mark.slow
NUMPY = [a.module for a in load_course(ROOT).assignments if a.needs == "numpy"]
ONE_IN = 24
SEEDS = 3

each_module = pytest.mark.parametrize("module", NUMPY)


@each_module
def test_a_sample_of_mutants_is_killed_or_listed(bench: Bench, module: str) -> None:
    harness = bench.harness(module)
    every = [mutant for mutants in bench.mutants(module).values() for mutant in mutants]
    assert len(every) > 50
    for mutant in every[::ONE_IN]:
        listed = mutant.name in harness.equivalents.get(mutant.exercise, {})
        assert harness.survives(mutant) == listed, f"{mutant.exercise}: {mutant.name}"


@each_module
def test_nothing_is_given_for_nothing(bench: Bench, module: str) -> None:
    harness = bench.harness(module)
    for exercise in harness.assignment.exercises:
        verdicts = trivial_verdicts(harness, exercise)
        assert verdicts.tried >= 5
        assert not verdicts.wrong, exercise


@each_module
def test_documented_values_let_through_what_is_documented(bench: Bench, module: str) -> None:
    harness = bench.harness(module)
    for exercise in harness.assignment.exercises:
        assert not documented_verdicts(harness, exercise).wrong


@each_module
def test_the_reference_takes_lists_ints_and_float32(bench: Bench, module: str) -> None:
    harness = bench.harness(module)
    for exercise in harness.assignment.exercises:
        assert not recast_verdicts(harness, exercise).wrong


@each_module
def test_the_reference_passes_whatever_the_seed(bench: Bench, module: str) -> None:
    harness = bench.harness(module)
    for exercise in harness.assignment.exercises:
        assert not failing_seeds(harness, exercise, SEEDS)
        assert harness.accepts(exercise, {}, Seed(2**62 + 1, is_public=False))
