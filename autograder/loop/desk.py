"""Grades an assignment again when its files are saved: only exercises that a change can affect."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from autograder.course.errors import CourseError
from autograder.course.model import Assignment, Course
from autograder.grading.grade import SubmissionGrader
from autograder.grading.opened import OpenedSubmission, confined, problem_note
from autograder.grading.result import ExerciseResult, Status, SubmissionResult
from autograder.grading.uses import may_use
from autograder.loop.hints import TRACE_CELL, Step, hint_step
from autograder.loop.places import folder_of
from autograder.loop.prose import prose_in, released_cells
from autograder.report.messages import note_text
from autograder.sandbox.limits import ProcessLimits
from autograder.sandbox.spawn import LibraryMissing, SpawnError, spawner_for
from autograder.submission.cells import Submission, SubmissionError
from autograder.submission.choose import choose_submission
from autograder.submission.merge import cell_digest, cell_names


@dataclass
class Desk:
    """One assignment at work: its results so far, and the student process that gave the last."""

    course: Course
    assignment: Assignment
    language: str
    results: dict[str, ExerciseResult] = field(default_factory=dict)
    problem: str = ""
    grader: SubmissionGrader | None = None
    opened: OpenedSubmission | None = None
    digests: dict[str, str] = field(default_factory=dict)
    common: tuple[str, ...] = ()

    def warm_up(self) -> None:
        """Have the interpreter of student processes started before it is needed.

        Raises CourseError where the assignment's library is not installed.
        """
        limits = ProcessLimits.of(self.assignment.limits)
        try:
            spawner_for(self.assignment.needs, limits, "wanted")
        except LibraryMissing as error:
            raise CourseError(note_text(problem_note(error), self.language)) from None

    def look(self) -> list[str]:
        """Read the files and load them anew if their code changed; the exercises that changed.

        Results that the change cannot have moved are kept. A file that cannot be read now (half
        written, gone) becomes `problem`, and everything stays as it was.
        """
        try:
            folder = folder_of(self.course, self.assignment)
            submission = choose_submission(folder, self.assignment.module, self.course.root)
        except SubmissionError as error:
            self.problem = note_text(problem_note(error), self.language)
            return []
        self.problem = ""
        digests, common = self._digests(submission)
        known = self.assignment.exercises
        names = {*digests, *self.digests}
        changed = {name for name in names if digests.get(name) != self.digests.get(name)}
        if not changed and common == self.common and self.grader is not None:
            return []
        first = self.grader is None
        everything = first or common != self.common or not changed <= set(known)
        kept = {} if everything else self._unmoved(changed)
        self._open(submission)
        if self.grader is None:
            return []
        # A use that the change brought in counts as well as one that it took away.
        still = {} if everything else self._unmoved(changed)
        self.grader.results = {name: r for name, r in kept.items() if name in still}
        self.digests, self.common = digests, common
        return [] if first else [name for name in known if name in changed]

    def grade(self, exercise: str, *, explained: bool = True) -> ExerciseResult | None:
        """The exercise's result; None where there can be none, and `problem` says why. Without
        `explained`, a wrong one's hints are left for later: they may take longer to find than the
        result, which can be shown meanwhile.
        """
        if self.opened is None or self.grader is None:
            return None
        result = self.opened.exercise(exercise, explained=explained)
        if self.opened.problem is not None:
            self.problem = note_text(self.opened.problem, self.language)
            self.grader = None  # opened anew when a file is saved again
            return None
        self.results[exercise] = result
        return result

    def grade_rest(self, waiting: Callable[[], bool]) -> Iterator[str]:
        """Grade what is left, one at a time, until something else is `waiting`."""
        for name in self.assignment.exercises:
            if self.grader is None or waiting():
                return
            result = self.grader.results.get(name)
            if result is None or self.results.get(name) is None or not _is_explained(result):
                if self.grade(name) is None:
                    return
                yield name
            self.results[name] = self.grader.results[name]

    def whole(self) -> SubmissionResult | None:
        """The assignment's result, as far as it is graded."""
        return self.opened.result() if self.opened is not None and self.grader else None

    def hint(self, exercise: str, number: int) -> Step | None:
        """A step of the exercise's hint."""
        result = self.grade(exercise)
        opened = self.opened
        if result is None or self.grader is None or opened is None or opened.submission is None:
            return None
        cells = released_cells(self.course, self.assignment) or opened.submission.cells
        prose = prose_in(self.course, self.assignment, exercise, self.language, cells)
        try:
            return hint_step(number, result, self.grader, prose, self.language)
        except (SpawnError, CourseError) as error:
            self.problem = str(error)
            return None

    def next_open(self, after: str) -> str:
        """The next exercise that is not done, beginning after `after` and going round."""
        names = list(self.assignment.exercises)
        place = names.index(after) + 1 if after in names else 0
        for name in [*names[place:], *names[:place]]:
            result = self.results.get(name)
            if result is None or result.status is not Status.DONE:
                return name
        return after or names[0]

    def close(self) -> None:
        """End the student process."""
        if self.opened is not None:
            self.opened.close()
            self.opened = None

    def _digests(self, submission: Submission) -> tuple[dict[str, str], tuple[str, ...]]:
        """Digests of named code cells by name, and of all other code that counts."""
        named: dict[str, str] = {}
        common = []
        names = cell_names(submission.cells)
        for cell, name in zip(submission.cells, names, strict=True):
            if not cell.is_code or cell.demo:
                continue
            if name in self.assignment.exercises:
                named[name] = cell_digest(cell)
            else:
                common.append(cell_digest(cell))
        named |= dict.fromkeys(submission.conflicts, "conflict")
        return named, tuple(common)

    def _unmoved(self, changed: set[str]) -> dict[str, ExerciseResult]:
        """The results of exercises that make no use of what changed."""
        if self.grader is None:
            return {}
        names = self.grader.names
        return {
            name: result
            for name, result in self.results.items()
            if name not in changed
            and _is_explained(result)
            and not any(may_use(names, name, other) for other in changed)
        }

    def _open(self, submission: Submission) -> None:
        self.close()
        self.grader = None
        self.opened = OpenedSubmission(
            self.course,
            self.assignment,
            submission.path,
            confined("wanted", (TRACE_CELL,)),
            submission=submission,
        )
        if self.opened.problem is not None:
            self.problem = note_text(self.opened.problem, self.language)
            return
        self.grader = self.opened.grader
        if self.grader is not None:
            self.grader.explains_later = True


def _is_explained(result: ExerciseResult) -> bool:
    """Whether a result is whole: of a wrong exercise there is always something to be said."""
    return result.status is not Status.WRONG or bool(result.hints)
