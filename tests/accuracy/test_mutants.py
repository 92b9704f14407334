"""Mutants are what they are called, and only what a student writes is changed."""

from __future__ import annotations

import pytest

from autograder.accuracy.mutants import change_between, mutants_of

CELL = '''
def scale(x, factor=2):
    """Documented, 3 times."""
    ### BEGIN SOLUTION
    if factor < 0:
        raise ValueError(f"{factor - 1}")
    y = x * factor
    return y[1:].sum(axis=0)
    ### END SOLUTION


class Given:
    number = 7
'''


def names() -> list[str]:
    return [mutant.name for mutant in mutants_of("scale", CELL)]


@pytest.mark.parametrize(
    "change",
    [
        "if factor < 0: → if factor <= 0:",
        "y = x * factor → y = x / factor",
        "y = x * factor → y = None",
        "y = x * factor → pass",
        "return y[1:].sum(axis=0) → return y[:].sum(axis=0)",
        "return y[1:].sum(axis=0) → return y[1:].mean(axis=0)",
        "return y[1:].sum(axis=0) → return y[1:].sum(axis=None)",
        "return y[1:].sum(axis=0) → return y[1:].sum(axis=1)",
    ],
)
def test_each_operator_makes_its_change(change: str) -> None:
    assert change in names()


def test_nothing_given_is_changed() -> None:
    for mutant in mutants_of("scale", CELL):
        assert "Documented, 3 times." in mutant.code
        assert "factor=2" in mutant.code and "number = 7" in mutant.code
        assert "raise" not in mutant.code or 'raise ValueError(f"{factor - 1}")' in mutant.code


def test_without_marks_every_definition_is_changed() -> None:
    unmarked = CELL.replace("    ### BEGIN SOLUTION\n", "").replace("    ### END SOLUTION\n", "")
    found = [mutant.name for mutant in mutants_of("scale", unmarked)]
    assert "number = 7 → number = 8" in found


def test_every_mutant_is_another_and_has_its_own_name() -> None:
    mutants = mutants_of("scale", CELL)
    assert len({mutant.code for mutant in mutants}) == len(mutants) > 10
    assert len(set(names())) == len(mutants)


def test_a_name_outlives_edits_elsewhere() -> None:
    edited = CELL.replace("    y = x * factor\n", "    x = x + 0\n    y = x * factor\n")
    before = set(names())
    assert before <= {mutant.name for mutant in mutants_of("scale", edited)}


def test_the_same_change_in_two_places_is_told_apart() -> None:
    twice = "def f(x):\n    x = x + 1\n    x = x + 1\n    return x\n"
    found = [mutant.name for mutant in mutants_of("f", twice)]
    assert {"x = x + 1 → x = x - 1", "x = x + 1 → x = x - 1 (2)"} <= set(found)


def test_a_change_over_several_lines_is_told_in_one() -> None:
    assert change_between("a\n  b(\n    c\n  )\nd", "a\n  pass\nd") == "b( c ) → pass"
