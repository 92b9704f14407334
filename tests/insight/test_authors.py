"""Item quality for authors, on classes written down by hand."""

from __future__ import annotations

from small_classes import assignment_of, class_of, outcome, work

from autograder.course import Course
from autograder.insight.authors import (
    HintUse,
    Together,
    fail_together,
    hint_uses,
    never_failed,
    quality,
)
from autograder.insight.model import Attempt, Outcome


def tried(*failed: str) -> Outcome:
    """An outcome of four checks, those named failed."""
    checks = {name: name not in failed for name in ("a", "b", "c", "d")}
    return Outcome(0.0, 1.0, "wrong", checks)


def test_checks_that_nobody_fails() -> None:
    assert never_failed([tried("b"), tried("c"), tried()]) == ("a", "d")
    assert never_failed([]) == ()


def test_checks_that_always_fail_together() -> None:
    outcomes = [tried("a", "b")] * 3 + [tried("a", "b", "c")] * 2 + [tried()] * 9
    assert fail_together(outcomes) == (Together(("a", "b"), 5),)
    assert fail_together(outcomes[:4]) == ()  # too few to tell
    assert fail_together([*outcomes, tried("b")]) == ()  # once alone
    assert fail_together([tried("a", "b", "c", "d")] * 20) == ()  # nothing worked at all


def attempt(student: str, name: str, right: bool = False, replies: str = "") -> Attempt:
    diagnosis = (f"mistake:{name}",) if name else ()
    found = outcome(right, diagnosis=diagnosis, behaviour=replies)
    return Attempt(student, "02_mlp", None, {"update": found})


def test_an_answer_that_is_handed_in_again_as_it_is_was_no_attempt() -> None:
    kim = [attempt("kim", "sign", replies="aa"), attempt("kim", "sign", replies="aa")]
    assert hint_uses([kim], "update") == ()
    later = [*kim, attempt("kim", "sign", replies="bb"), attempt("kim", "", right=True)]
    assert hint_uses([later], "update") == (HintUse("mistake:sign", 2, 1, 1),)


def test_hints_and_the_attempt_after_them() -> None:
    kim = [attempt("kim", "sign"), attempt("kim", "sign"), attempt("kim", "", right=True)]
    lee = [attempt("lee", "sign"), attempt("lee", "axis")]
    han = [attempt("han", "axis")]
    uses = hint_uses([kim, lee, han], "update")
    assert uses == (HintUse("mistake:sign", 3, 2, 1),)
    assert uses[0].share == 2 / 3 and not uses[0].to_reread
    assert hint_uses([kim * 3], "update")[0].to_reread is False
    assert HintUse("x", 5, 3, 0).to_reread and not HintUse("x", 4, 4, 4).to_reread


def test_several_classes_count_as_one(course: Course) -> None:
    assignment = assignment_of(course)
    classes = []
    for number in range(2):
        works = [
            work(assignment, f"s{number}{n}", {"update": tried("b") if n % 2 else tried("b", "c")})
            for n in range(12)
        ]
        rows = [attempt(f"s{number}0", "sign"), attempt(f"s{number}0", "", right=True)]
        classes.append(class_of(assignment, works, *rows))
    alone = {one.name: one for one in quality(classes[:1], {}).exercises}
    assert alone["update"].never_failed == ()  # twelve are too few
    found = quality(classes, {})
    both = {one.name: one for one in found.exercises}
    assert found.submissions == 24 and found.repeated
    assert both["update"].never_failed == ("a", "d") and both["update"].tried == 24
    assert both["update"].hints == (HintUse("mistake:sign", 2, 0, 0),)
    assert both["sigmoid"].never_failed == ()  # nobody tried it
