"""Decides which of a student's files counts: of those that hold work, the newest."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from autograder.course import Assignment
from autograder.lms.collected import Attempt, KeptFile, PassedOver, in_order
from autograder.submission.cells import Submission, SubmissionError
from autograder.submission.choose import fingerprint
from autograder.submission.read import MAX_SOURCE_BYTES, read_submission
from autograder.submission.untouched import is_untouched
from autograder.submission.variants import Variant, code_suffix, variant_of

# Of one student's files of code, the newest first; of each no more counts than may be source. To
# take two MiB apart that are made for it takes two seconds.
MAX_READ_BYTES = 16 << 20
UNREAD = "not read, as there is too much code"
DEFINITION = re.compile(r"^(?:async[ \t]+def|def|class)[ \t]+(?P<name>\w+)", re.MULTILINE)


@dataclass(frozen=True)
class Candidate:
    """A file that may be the submission. `print` is the digest of its code, None if unreadable;
    `holds_work` is false for the release as it was given out."""

    attempt: Attempt
    file: KeptFile
    variant: Variant
    by_name: bool
    print: str | None
    holds_work: bool


@dataclass(frozen=True)
class Picked:
    """What counts (nothing, one file, or a script and a notebook) and what does not."""

    chosen: tuple[Candidate, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()


def pick(
    attempts: Iterable[tuple[Attempt, Path]],
    assignment: Assignment,
    releases: Collection[str],
    others: Collection[Assignment] = (),
) -> Picked:
    """Choose among all attempts, each with the folder that its files are kept in.

    `others` are the course's other assignments: work on them may have been handed in here.

    Work counts before what cannot be read, and that before an untouched release. A script and a
    notebook of one attempt that cannot be told apart by time are both taken: the grader compares
    them, and guesses nothing either.
    """
    attempts = list(attempts)
    ordered = in_order(attempt for attempt, _ in attempts)
    turns = {attempt.number: turn for turn, attempt in enumerate(ordered)}
    read = _few_enough(attempts, assignment, turns)
    found: list[Candidate] = []
    strange: list[PassedOver] = []
    for attempt, folder in attempts:
        for file in attempt.files:
            path = folder / file.path
            if code_suffix(_own_name(file)) and path not in read:
                strange.append(PassedOver(file.name, attempt.number, UNREAD))
                continue
            candidate = _candidate(attempt, file, path, assignment, releases, others)
            if candidate is not None:
                found.append(candidate)
            elif _own_name(file) != "timestamp.txt":
                strange.append(PassedOver(file.name, attempt.number, "no work on this assignment"))
    found = counting(found)
    ranked = sorted(
        found, key=lambda c: (_rank(c), _age(c.attempt, c.file, c.variant, turns)), reverse=True
    )
    if not ranked:
        return Picked((), tuple(strange))
    chosen = [ranked[0]]
    for candidate in ranked[1:]:
        if _stand_side_by_side(candidate, ranked[0]):
            chosen.append(candidate)
            break
    passed = [PassedOver(c.file.name, c.attempt.number, _reason(c, chosen, turns)) for c in ranked]
    kept = [over for over, c in zip(passed, ranked, strict=True) if c not in chosen]
    return Picked(tuple(chosen), (*kept, *strange))


def _few_enough(
    attempts: Iterable[tuple[Attempt, Path]], assignment: Assignment, turns: dict[int, int]
) -> set[Path]:
    """The files of code that are read: those of the right name before others, and the newest
    before older ones, until it is too much."""
    places: list[tuple[tuple[object, ...], Path]] = []
    for attempt, folder in attempts:
        for file in attempt.files:
            if suffix := code_suffix(_own_name(file)):
                named = variant_of(_own_name(file), assignment.module)
                age = _age(attempt, file, named or Variant(suffix, 0, exact=False), turns)
                places.append(((named is not None, *age), folder / file.path))
    read: set[Path] = set()
    size = 0
    for _, path in sorted(places, key=lambda place: place[0], reverse=True):
        size += min(path.stat().st_size, MAX_SOURCE_BYTES) if path.is_file() else 0
        if read and size > MAX_READ_BYTES:
            break
        read.add(path)
    return read


def _own_name(file: KeptFile) -> str:
    return file.name.rsplit("/", 1)[-1]


def _age(
    attempt: Attempt, file: KeptFile, variant: Variant, turns: dict[int, int]
) -> tuple[object, ...]:
    """Sorts the newest last: by attempt, by the LMS, by the clock, by name."""
    return (turns[attempt.number], file.order, file.time, variant.exact, variant.number)


def _rank(candidate: Candidate) -> int:
    if candidate.print is None:
        return 1
    return 2 if candidate.holds_work else 0


def counting(found: list[Candidate]) -> list[Candidate]:
    """Those of the right name, where there are any; while they hold no work, others that do."""
    if not any(candidate.by_name for candidate in found):
        return found
    is_work_named = any(candidate.by_name and _rank(candidate) for candidate in found)
    return [c for c in found if c.by_name or (c.holds_work and not is_work_named)]


def _stand_side_by_side(one: Candidate, other: Candidate) -> bool:
    """A script and a notebook of one attempt: with the same code, or of no known order."""
    if one.attempt is not other.attempt or one.variant.suffix == other.variant.suffix:
        return False
    if not (one.holds_work and other.holds_work):
        return False
    unknown = (one.file.order, one.file.time) == (other.file.order, other.file.time)
    return one.print == other.print or unknown


def _reason(candidate: Candidate, chosen: list[Candidate], turns: dict[int, int]) -> str:
    if candidate.print is None:
        return "cannot be read"
    if not candidate.holds_work:
        return "as it was released"
    if any(candidate.print == c.print for c in chosen):
        return "the same code"
    if turns[candidate.attempt.number] < turns[chosen[0].attempt.number]:
        return "an earlier attempt"
    return "older, or not the name that was given"


def _candidate(
    attempt: Attempt,
    file: KeptFile,
    path: Path,
    assignment: Assignment,
    releases: Collection[str],
    others: Collection[Assignment],
) -> Candidate | None:
    name = _own_name(file)
    variant = variant_of(name, assignment.module)
    suffix = code_suffix(name)
    if suffix is None:
        return None
    try:
        submission = read_submission(path, suffix)
    except SubmissionError:
        if variant is None:
            return None
        return Candidate(attempt, file, variant, True, None, holds_work=False)
    if variant is None:
        meant = [other for other in others if variant_of(name, other.module)]
        most = max((_defined(submission, other) for other in meant), default=0)
        if _defined(submission, assignment) <= most:
            return None
    digest = fingerprint(submission)
    return Candidate(
        attempt,
        file,
        variant or Variant(suffix, 0, exact=False),
        variant is not None,
        digest,
        not is_untouched(submission, digest, releases),
    )


def _defined(submission: Submission, assignment: Assignment) -> int:
    """How many exercises the code defines; several assignments may have one of the same name."""
    code = "\n".join(cell.source for cell in submission.cells if cell.is_code)
    return len(assignment.exercises.keys() & set(DEFINITION.findall(code)))
