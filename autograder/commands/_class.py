"""`course grade` for more than a few submissions, and for a few whose names pytest cannot take,
which the class engine grades."""

from __future__ import annotations

import argparse
import errno
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from autograder.class_run import (
    Circumstances,
    Ledger,
    Tally,
    Task,
    result_of,
    run_class,
)
from autograder.cluster.choose import executor_for
from autograder.course import Assignment, Course, CourseError, feedback_language, load_course_fast
from autograder.grading.result import SubmissionResult
from autograder.grading.seeds import Seed, public_seed, secret_seed
from autograder.plain import one_line
from autograder.progress import Progress
from autograder.report.json import write_class, write_grades
from autograder.report.terminal import MAX_FULL, class_line, submission_lines
from autograder.sandbox.spawn import accepts_unconfined
from autograder.submission.find import Found, is_own
from autograder.submission.whose import SUBMITTED, Claims, claims_of, has_several, lines_about

MAX_NAMES = 1_000  # characters of the paths that hold nothing
# A course that cannot be written is graded all the same; only nothing is kept for the next time.
CLOSED = (errno.EROFS, errno.EACCES, errno.EPERM)


@dataclass(frozen=True)
class _Kept:
    """Where a result is stored: of each submission only this is kept in memory."""

    task: Task
    ledger: Ledger

    def result(self) -> SubmissionResult:
        record = self.ledger.get(self.task.key)
        if record is None:
            raise CourseError(f"{self.ledger.path}: was changed meanwhile; run this again.")
        return result_of(self.task, record)


def grade_class(args: argparse.Namespace, root: Path, found: Sequence[Found]) -> int:
    """Grade, print a line for each (with -v everything), write the JSON; 0 if all are done.

    A few are printed and written as pytest would.
    """
    course = load_course_fast(root)
    language = args.language or feedback_language(course)
    _require_submissions(args.paths, found)
    groups = _by_assignment(found)
    claims = {name: _claims(course, group) for name, group in groups.items()}
    left_out = {one.target for of_one in claims.values() for one in of_one.left_out}
    for line in lines_about(claims.values()):
        print(line, file=sys.stderr)
    found = [one for one in found if one.target not in left_out]
    few = len(found) <= MAX_FULL and not args.cluster
    with ExitStack() as stack:
        kept, taken = _graded(args, course, found, claims, stack)
        done = failed = 0
        for result in (one.result() for one in kept):
            done += result.all_done
            failed += result.error is not None
            if args.verbose or few:
                lines = submission_lines(result, language, verbose=args.verbose)
                print("", *lines, sep="\n")
            else:
                print(class_line(result, language))
        if args.json:
            try:
                results = (one.result() for one in kept)
                if few:
                    write_grades(args.json, list(results), language)
                else:
                    write_class(args.json, results, language)
            except OSError as error:
                raise CourseError(f"{args.json}: {error.strerror or error}") from None
    print(_summary(len(found), done, failed, taken, len(left_out)))
    return 0 if done == len(found) else 1


def _require_submissions(paths: Sequence[Path], found: Sequence[Found]) -> None:
    """Say which of the paths hold nothing; raises CourseError where none holds anything."""
    around = {place for one in found for place in (one.file, *one.file.parents)}
    empty = [path for path in paths if Path(os.path.abspath(path)) not in around]
    if not empty:
        return
    said = one_line(", ".join(map(str, empty)), MAX_NAMES)
    said = f"{said}: no submission is there; one is known by its file's name, such as mlp.py."
    if not found:
        raise CourseError(said)
    print(said, file=sys.stderr)


def _by_assignment(found: Sequence[Found]) -> dict[str, list[Found]]:
    groups: dict[str, list[Found]] = {}
    for one in found:
        groups.setdefault(one.assignment.name, []).append(one)
    return groups


def _claims(course: Course, group: Sequence[Found]) -> Claims:
    """Of each student what counts; what is meant to lie there several times is not asked."""
    return claims_of(course, (one for one in group if not has_several(course, one)))


def _graded(
    args: argparse.Namespace,
    course: Course,
    found: Sequence[Found],
    claims: Mapping[str, Claims],
    stack: ExitStack,
) -> tuple[list[_Kept], int]:
    """Grade one assignment after the other: where the results are, in the order of `found`, and
    how many of them were there before."""
    kept: dict[Path, _Kept] = {}
    seed = _seed(args, course)
    done = failed = taken = 0
    with (
        executor_for(course, len(found), args.jobs or 0, args.cluster or "") as executor,
        Progress("submissions", len(found)) as progress,
    ):
        for name, group in _by_assignment(found).items():
            ledger = _ledger(course.root, name, stack)
            if sentence := ledger.of_another_seed(seed):
                progress.make_way()
                print(sentence, file=sys.stderr)
            whose = _whose(course, claims[name])
            tasks = _tasks(args, course, group[0].assignment, group, seed, whose)
            before, tally = (done, failed), Tally()

            def told(now: Tally, before: tuple[int, int] = before) -> None:
                nonlocal tally
                tally = now
                progress.update(before[0] + now.done, before[1] + now.failed)

            for task, _ in run_class(tasks, executor, ledger, told, again=args.again):
                kept[Path(task.path)] = _Kept(task, ledger)
            done, failed, taken = done + tally.done, failed + tally.failed, taken + tally.taken
    return [kept[one.target] for one in found], taken


def _tasks(
    args: argparse.Namespace,
    course: Course,
    assignment: Assignment,
    group: Sequence[Found],
    seed: Seed,
    whose: dict[Path, str],
) -> Iterator[Task]:
    accepted = args.accept_unconfined or accepts_unconfined()
    strict = Circumstances(course, assignment, seed, "wanted" if accepted else "required")
    own = Circumstances(course, assignment, seed, "wanted")
    for one in group:
        how = own if is_own(course, one.file) else strict
        yield how.task(one.target, whose.get(one.target, ""))


def _whose(course: Course, claims: Claims) -> dict[Path, str]:
    """The students whose work lies outside of the course's own folders, where places say it."""
    submitted = course.root / SUBMITTED
    elsewhere = claims.counting.items()
    return {one.target: who for who, one in elsewhere if not one.file.is_relative_to(submitted)}


def _seed(args: argparse.Namespace, course: Course) -> Seed:
    if args.seed is not None:
        return Seed(args.seed, True)
    policy = course.grading.seed
    return secret_seed(policy, course.root) or public_seed(policy)


def _ledger(root: Path, assignment: str, stack: ExitStack) -> Ledger:
    try:
        return stack.enter_context(Ledger(root, assignment))
    except CourseError as error:
        if getattr(error.__context__, "errno", None) not in CLOSED:
            raise
        print(f"{error} Until then results are not kept.", file=sys.stderr)
        elsewhere = stack.enter_context(tempfile.TemporaryDirectory(prefix="course-"))
        return stack.enter_context(Ledger(Path(elsewhere), assignment))


def _summary(count: int, done: int, failed: int, taken: int, left_out: int) -> str:
    said = f"{count} submissions: {done} finished, {count - done - failed} not"
    if failed:
        said += f", {failed} could not be graded"
    if taken:
        said += f"; {taken} had been graded before (--again grades them anew)"
    if left_out:
        said += f"; {left_out} more not graded, since another file of the same student counts"
    return f"{said}."
