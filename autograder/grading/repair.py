"""Finds the line of an unlisted mistake: a small change there makes the checks pass.

The change is a place to look at, never the answer: two changes may pass where only one is meant,
and a check's sample of inputs may not tell them apart. It moves no score.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from autograder.course.errors import CourseError
from autograder.grading.effort import Effort, OutOfTime
from autograder.grading.failure import Failure
from autograder.grading.mimic import Mimic, distance, near
from autograder.grading.properties import draws
from autograder.grading.reference import Reference
from autograder.grading.repair_text import NO_FRAGMENT, QUESTIONS
from autograder.grading.runner import FINAL_FAULTS, Check, ExerciseRun, checks_of, run_check
from autograder.grading.seeds import Seed
from autograder.grading.student import Call, Student
from autograder.grading.variants import Change, Place, Variants
from autograder.mistakes import Hint
from autograder.sandbox.process import Reply, StudentProcess

CHANGED = frozenset(("inputs_changed", "not_pure", "remembered"))
# How much of the failing checks a change has to put right to be taken for one of two mistakes.
BETTER = 0.5
# How many changes are tried as one half of a repair, and how much nearer they have to come.
MAX_HALVES = 6
NEARER = 0.9


@dataclass(frozen=True)
class Judge:
    """All it takes to run an exercise's checks on a changed version.

    seeds: the seed that the exercise was graded with, and where the reference is at hand another,
    by which a change has to pass as well.
    """

    check_class: type
    assignment: str
    reference: Reference | Student
    seeds: tuple[Seed, ...]

    def failure(self, check: Check, student: Student, seed: Seed | None = None) -> Failure | None:
        """Why the version in force fails one check, or None."""
        seed = seed or self.seeds[0]
        try:
            return run_check(
                self.check_class, check, student, self.reference, seed, self.assignment
            )
        except CourseError:  # a student's copy has no answer to what only this version leads to
            return Failure("unexpected")


@dataclass(frozen=True)
class Located:
    """What a search found: hints that rest on all checks, and one that rests on most of them."""

    sure: tuple[Hint, ...] = ()
    perhaps: tuple[Hint, ...] = ()


def locate(
    process: StudentProcess,
    place: Place,
    exercises: Sequence[str],
    run: ExerciseRun,
    judge: Judge,
    mimic: Mimic | None,
    effort: Effort,
) -> Located:
    """Hints about the line that a small change puts right, or about two mistakes; maybe none."""
    failed = {check.name: check.failure for check in run.checks if check.failure is not None}
    kinds = {failure.fault.kind for failure in failed.values() if failure.fault}
    if effort.seconds <= 0 or kinds & FINAL_FAULTS or not failed:
        return Located()
    first, leave_out = preferred(list(failed.values()), list(failed))
    search = _Search(judge, run, mimic)
    found: tuple[Hint, ...] = ()
    besides: list[Change | None] = [None]
    try:
        probe = search.probe(failed)
        while besides and not found:
            # Once through all changes, then through those besides the likeliest half of a repair.
            base = besides.pop(0)
            position = base.position if base is not None else 0
            with Variants(
                process, place, exercises, effort, first, leave_out, probe, position
            ) as variants:
                found = search.through(variants, base)
            if base is None and not found:
                besides += search.halves()
    except OutOfTime:
        found = ()
    return Located(found, search.best_so_far())


def preferred(failures: Sequence[Failure], checks: Sequence[str]) -> tuple[list[str], list[str]]:
    """Kinds of change to try first, and kinds to leave out, by what failed."""
    changed = any(failure.sort in CHANGED for failure in failures)
    typed = [
        name
        for name, failure in zip(checks, failures, strict=True)
        if any(word in name for word in ("int", "list", "dtype", "float"))
        or failure.key.startswith("dtype")
        or (
            failure.fault is not None and failure.fault.type_name in ("TypeError", "UFuncTypeError")
        )
    ]
    first = ["copy"] if changed else []
    first += ["dtype", "float"] if len(typed) == len(failures) else []
    leave_out = [] if changed else ["copy"]
    leave_out += [] if typed else ["float"]
    return first, leave_out


class _Search:
    """One search through the changes of a function."""

    def __init__(self, judge: Judge, run: ExerciseRun, mimic: Mimic | None) -> None:
        self.judge, self.run, self.mimic = judge, run, mimic
        failed = {check.name for check in run.checks if not check.passed}
        by_name = {check.name: check for check in checks_of(judge.check_class)}

        def calls(name: str) -> int:
            start, end = run.spans.get(name, (0, 0))
            return end - start

        order = sorted((c.name for c in run.checks), key=lambda n: (n not in failed, calls(n)))
        self.failing = [by_name[name] for name in order if name in failed]
        self.passing = [by_name[name] for name in order if name not in failed]
        self.better: tuple[int, Change] | None = None
        self.place: int | None = None
        self.nearer: list[tuple[float, Change]] = []

    def probe(self, failed: Mapping[str, Failure]) -> Call | None:
        """The call whose reply has to change for anything to become right; None if unknown."""
        keys = {failure.sort for failure in failed.values()}
        if self.mimic is None or keys & CHANGED:
            return None
        place = self.mimic.probe([check.name for check in self.failing], random=self.random)
        if place is None or place >= len(self.mimic.calls):
            return None
        call = self.mimic.calls[place]
        self.place = place
        return call

    @property
    def random(self) -> bool:
        """Whether a right function draws, so that right values differ from one to the next."""
        assert self.mimic is not None
        return any(draws(call) for call in self.mimic.calls)

    def halves(self) -> list[Change]:
        """Changes that may be one half of a repair: those that came nearest to the right value."""
        best = [self.better[1]] if self.better is not None else []
        nearest = [change for _, change in sorted(self.nearer, key=lambda pair: pair[0])]
        return list({change.position: change for change in (*best, *nearest)}.values())[:MAX_HALVES]

    def through(self, variants: Variants, base: Change | None = None) -> tuple[Hint, ...]:
        """Try changes until one passes, or behaves like a known mistake.

        base: a change that is in force besides.
        """
        while (change := variants.next()) is not None:
            if self.place is not None and self.mimic is not None:
                reply, right = Reply(change.value), self.mimic.answer(self.place)
                if right is not None and not self.random and not near(reply, right):
                    if base is not None:
                        continue
                    named = self.mimic.named(change, self.place, reply, variants)
                    if named is not None and self._no_worse(variants):
                        return (named, question(change))
                    self._keep_nearer(change, reply, right)
                    continue
                variants.keep = True
            student = Student(variants)
            right_checks, failure = 0, None
            for check in self.failing:
                failure = self.judge.failure(check, student)
                if failure is not None:
                    break
                right_checks += 1
            if failure is None and self._passes_rest(variants):
                return (question(change),) if base is None else both(base, change)
            if base is not None:
                continue
            if failure is not None and self.place is not None and self.mimic is not None:
                reply = Reply(change.value)
                named = self.mimic.named(change, self.place, reply, variants)
                if named is not None and self._no_worse(variants):
                    return (named, question(change))
            if failure is not None and right_checks:
                self._keep_better(right_checks, change, variants)
        return ()

    def _keep_nearer(self, change: Change, reply: Reply, right: Reply) -> None:
        """Remember a change that brings the wrong value of the probe nearer to the right one."""
        assert self.mimic is not None and self.place is not None
        before = distance(self.mimic.calls[self.place].reply, right)
        after = distance(reply, right)
        if after < NEARER * before:
            self.nearer.append((after, change))

    def best_so_far(self) -> tuple[Hint, ...]:
        """The change that put most of the failing checks right and none wrong."""
        if self.better is None:
            return ()
        return (question(self.better[1]),)

    def _passes_rest(self, variants: Variants) -> bool:
        if not self._no_worse(variants):
            return False
        student = Student(variants)
        return not any(
            self.judge.failure(check, student, seed)
            for seed in self.judge.seeds[1:]
            for check in (*self.failing, *self.passing)
        )

    def _no_worse(self, variants: Variants) -> bool:
        student = Student(variants)
        return not any(self.judge.failure(check, student) for check in self.passing)

    def _keep_better(self, right: int, change: Change, variants: Variants) -> None:
        """Remember a change that puts some checks right: maybe one of two mistakes."""
        if self.better is not None and right <= self.better[0]:
            return
        student = Student(variants)
        others = self.failing[right + 1 :]
        right += sum(self.judge.failure(check, student) is None for check in others)
        enough = right >= BETTER * len(self.failing)
        if enough and (self.better is None or right > self.better[0]) and self._no_worse(variants):
            self.better = right, change


def both(one: Change, other: Change) -> tuple[Hint, ...]:
    """The questions about two changes that pass together; one, if they are about one line."""
    if one.line == other.line:
        return (question(one),)
    return (question(one), question(other))


def question(change: Change) -> Hint:
    """The question that a change of this kind leads to; it never shows the change."""
    is_size = change.kind == "index" and ".shape[" in change.fragment
    texts = QUESTIONS["size" if is_size else change.kind]
    shown = {
        language: texts[language].format(
            l=change.line, c=change.fragment or NO_FRAGMENT[language], p=change.name
        )
        for language in ("ko", "en")
    }
    return Hint(shown["ko"], shown["en"], kind="line", name=change.kind, line=change.line)
