"""Two mistakes in a function that draws are told apart by the checks that each of them fails."""

from __future__ import annotations

from autograder.grading.properties import Pattern, by_properties, by_two_properties
from autograder.mistakes import Hint

UNSHUFFLED = ("shuffled", "order_kept")
DROPPED = ("all_rows", "rows_missing")
VALUE = ("rows", "value")


def hint(name: str) -> Hint:
    return Hint(ko=f"{name}?", en=f"{name}?", kind="mistake", name=name)


def known(**patterns: set[tuple[str, str]]) -> dict[str, tuple[Hint, Pattern]]:
    return {name: (hint(name), frozenset(its)) for name, its in patterns.items()}


def names(hints: tuple[Hint, ...]) -> list[str]:
    return sorted(one.name for one in hints)


def test_two_that_explain_it_between_them_are_both_named() -> None:
    both = frozenset({UNSHUFFLED, DROPPED, VALUE})
    mistakes = known(unshuffled={UNSHUFFLED, VALUE}, dropped={DROPPED, VALUE})
    assert by_properties(both, mistakes) is None
    assert names(by_two_properties(both, mistakes)) == ["dropped", "unshuffled"]


def test_a_check_that_both_fail_stops_at_either_reason() -> None:
    mistakes = known(
        unshuffled={UNSHUFFLED, ("one", "order_kept")}, dropped={DROPPED, ("one", "rows_missing")}
    )
    seen = frozenset({UNSHUFFLED, DROPPED, ("one", "rows_missing")})
    assert names(by_two_properties(seen, mistakes)) == ["dropped", "unshuffled"]


def test_of_several_pairs_only_what_they_share_is_named() -> None:
    mistakes = known(unshuffled={UNSHUFFLED}, dropped={DROPPED}, never_validates={DROPPED, VALUE})
    both = frozenset({UNSHUFFLED, DROPPED, VALUE})
    assert names(by_two_properties(both, mistakes)) == ["never_validates", "unshuffled"]
    same = known(unshuffled={UNSHUFFLED}, dropped={DROPPED}, cut={DROPPED})
    assert names(by_two_properties(frozenset({UNSHUFFLED, DROPPED}), same)) == ["unshuffled"]


def test_wrong_values_alone_name_nothing() -> None:
    mistakes = known(one={("a", "value")}, other={("b", "value")})
    assert by_two_properties(frozenset({("a", "value"), ("b", "value")}), mistakes) == ()


def test_a_failure_that_neither_explains_names_nothing() -> None:
    mistakes = known(unshuffled={UNSHUFFLED}, dropped={DROPPED})
    seen = frozenset({UNSHUFFLED, DROPPED, ("dtype", "dtype")})
    assert by_two_properties(seen, mistakes) == ()
