"""Trains every submission on the same secret tasks, and keeps the outcomes for the next run."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.class_run.digests import digest_of, engine_digest, seed_id
from autograder.class_run.ledger import Ledger
from autograder.class_run.record import GRADER_FAULTS, Record, now
from autograder.class_run.workers import Workers
from autograder.course.content import content_folder, part_files
from autograder.course.model import Assignment, Course
from autograder.grading.seeds import Seed
from autograder.grading.watched import GRACE_SECONDS, Overtime, Watch
from autograder.leaderboard.declared import PART, Leaderboard
from autograder.leaderboard.outcome import Outcome, Problem
from autograder.leaderboard.trial import PATIENCE, Trial, drawn
from autograder.sandbox.spawn import Confinement
from autograder.submission.choose import link_on_the_way
from autograder.submission.find import submissions_below
from autograder.submission.whose import claims_of

HERE = Path(__file__).parent
# What decides on an outcome, of this package.
FILES_IN_DIGEST = ("code.py", "competition.py", "declared.py", "secret_images.py", "trial.py")
LINK = "a link"  # in the place of a digest


@dataclass(frozen=True)
class Entry:
    """A submission that takes part: whose, and where it lies."""

    student: str
    path: Path


@dataclass(frozen=True)
class Rules:
    """What is the same for everybody: processor time, tasks, their data, seed and round."""

    seconds: float
    tasks: int
    seed: Seed
    data: tuple[str, ...] = ()
    round: int = 1
    confinement: Confinement = "required"


Outcomes = tuple[Outcome, ...]


def entries_below(
    course: Course, assignment: Assignment, paths: Sequence[Path]
) -> tuple[list[Entry], tuple[str, ...]]:
    """The assignment's submissions in files and folders, one of each student and sorted by these,
    and a sentence for each that is left out. Whose they are: see `submission.whose`."""
    below = submissions_below(course, paths)
    claims = claims_of(course, (one for one in below if one.assignment.name == assignment.name))
    found = claims.counting
    return [Entry(student, found[student].target) for student in sorted(found)], claims.told


class Competition:
    """Runs an assignment's leaderboard under `rules`; a context manager that ends its processes.

    jobs: how many submissions learn at once. again: whether what the ledger has is learned anew.
    """

    def __init__(
        self,
        course: Course,
        assignment: Assignment,
        board: Leaderboard,
        rules: Rules,
        jobs: int = 1,
        *,
        again: bool = False,
    ) -> None:
        self.course, self.assignment, self.board, self.rules = course, assignment, board, rules
        # At once, so that missing data is reported before anything is started.
        for number in range(rules.tasks):
            drawn(course.root, assignment.name, rules.seed, rules.round, number, rules.data)
        self._circumstances = _digest(course, assignment, rules)
        self._ledger = Ledger(course.root, f"{assignment.name}.{PART}")
        self._again = again
        self._workers: Workers[Entry, Outcomes] = Workers(
            [Watch(fresh=jobs > 1) for _ in range(jobs)], self._all_tasks
        )

    def __enter__(self) -> Competition:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the processes; what is done is kept."""
        self._workers.close()
        self._ledger.close()

    def run(
        self,
        entries: Sequence[Entry],
        on_done: Callable[[Entry, Outcomes], object] = lambda *_: None,
    ) -> dict[str, Outcomes]:
        """Everybody's outcomes, one for each task up to the first problem, by student.

        Outcomes in the ledger are taken from there, unless training is to be repeated; `on_done` is
        called for each as it is done.
        """
        done: dict[str, Outcomes] = {}
        for entry, outcomes in self._workers.run(iter(entries)):
            done[entry.student] = outcomes
            on_done(entry, outcomes)
        return {entry.student: done[entry.student] for entry in entries}

    def _all_tasks(self, watch: Watch, entry: Entry) -> Outcomes:
        # What a link leads to was not handed in, and is another's to be remembered.
        link = link_on_the_way(entry.path, self.course.root)
        work = LINK if link else digest_of(entry.path, self.assignment.module)
        outcomes: list[Outcome] = []
        for number in range(self.rules.tasks):
            outcome = self._one_task(watch, entry, work, number)
            outcomes.append(outcome)
            # It would only say the same again, or is out of the ranking anyway.
            if outcome.problem is not None:
                break
        return tuple(outcomes)

    def _one_task(self, watch: Watch, entry: Entry, work: str, number: int) -> Outcome:
        said = [self._circumstances, entry.path.name, work, number]
        key = hashlib.sha256(json.dumps(said).encode("ascii")).hexdigest()[:32]
        if not self._again and (kept := self._kept(key)) is not None:
            return kept
        outcome = self._tried(watch, entry, number)
        if outcome.problem is None or outcome.problem.key not in GRADER_FAULTS:
            known = (key, self.assignment.name, entry.student, work, self._circumstances)
            seed = seed_id(self.rules.seed)
            self._ledger.append(Record(*known, seed, now(), {PART: outcome.to_json()}))
        return outcome

    def _kept(self, key: str) -> Outcome | None:
        record = self._ledger.get(key)
        try:
            return None if record is None else Outcome.from_json(record.result[PART])
        except (KeyError, TypeError, AttributeError):
            return None

    def _tried(self, watch: Watch, entry: Entry, number: int) -> Outcome:
        rules = self.rules
        trial = Trial(
            *(self.course.root, self.assignment.name, entry.path),
            *(rules.seed, rules.round, number, rules.data, rules.seconds, rules.confinement),
        )
        try:
            return watch.call(trial, PATIENCE * rules.seconds + GRACE_SECONDS)
        except Overtime:
            return Outcome(problem=Problem("overtime", (("seconds", rules.seconds),)))
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
            return Outcome(problem=Problem("grader", (("reason", reason),)))


def _digest(course: Course, assignment: Assignment, rules: Rules) -> str:
    """A digest of all that an outcome depends on but the work: rules, task, this code, the
    engine."""
    digest = hashlib.sha256()
    said = [rules.seconds, seed_id(rules.seed), rules.round, rules.data, rules.confinement]
    said += [engine_digest(), repr(assignment.limits)]
    digest.update(json.dumps(said).encode("ascii"))
    for file in (
        *part_files(content_folder(course, assignment), PART),
        *(HERE / name for name in FILES_IN_DIGEST),
    ):
        digest.update(file.read_text(encoding="utf-8").encode("utf-8"))
    return digest.hexdigest()[:16]
