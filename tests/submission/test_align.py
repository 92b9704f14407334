"""Two files of any length are brought into one order with a bounded number of comparisons."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.submission import align
from autograder.submission.align import MAX_COMPARED, aligned
from autograder.submission.cells import Cell, Submission
from autograder.submission.merge import Base, merge
from autograder.submission.pair import marked_cells
from autograder.submission.read import MAX_CELLS

TOKENS = st.lists(st.sampled_from("abcdefgh"), max_size=14)


class Counted(str):
    """A text that counts how often it is compared."""

    compared = 0

    def __eq__(self, other: object) -> bool:
        Counted.compared += 1
        return str.__eq__(self, other)

    __hash__ = str.__hash__


@given(TOKENS, TOKENS, st.sampled_from((0, MAX_COMPARED)))
def test_runs_are_alike_and_in_order(ours: list[str], theirs: list[str], most: int) -> None:
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(align, "MAX_COMPARED", most)
        runs = list(aligned(ours, theirs))
    assert tuple(runs[-1]) == (len(ours), len(theirs), 0)
    a = b = 0
    for at, other, size in runs:
        assert at >= a and other >= b
        assert ours[at : at + size] == theirs[other : other + size]
        a, b = at + size, other + size


@given(st.permutations(range(12)), st.sets(st.integers(0, 11)))
def test_long_lists_of_different_cells_are_compared_as_well_as_short_ones(
    order: list[int], moved: set[int]
) -> None:
    """With every entry once, as many are found as the longest common sequence has."""
    ours, theirs = list(map(str, range(12))), [str(n) for n in order]
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(align, "MAX_COMPARED", 0)
        mine = sum(size for *_, size in aligned(ours, theirs))
    usual = difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    assert mine >= sum(block.size for block in usual)


def test_repeated_cells_cost_linear_work() -> None:
    many = 2_000
    ours = [Counted(t) for n in range(many) for t in (f"a{n}", "same")]
    theirs = [Counted(t) for n in range(many) for t in (f"b{n}", "same")]
    Counted.compared = 0
    assert list(aligned(ours, theirs))
    assert Counted.compared < 20 * many


def test_long_documents_keep_every_new_cell() -> None:
    ours = [Cell(n, True, f"a = {n}") for n in range(600)]
    theirs = [*ours[:300], Cell(301, True, "mine = 1"), *ours[300:]]
    merged = merge(ours, theirs, Base())
    assert len(merged.parts) == 601
    assert [part.notebook for part in merged.parts if part.side == "ipynb"] == [300]


def test_a_script_of_countless_definitions_stays_whole() -> None:
    source = "".join(f"def a{n}(): pass\nx = 1\n" for n in range(MAX_CELLS))
    script = Submission(Path("mlp.py"), "mlp", (Cell(1, True, source),), has_markers=False)
    assert len(marked_cells(script)) == 1
