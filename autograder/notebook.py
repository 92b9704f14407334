"""`check(sigmoid)` in a notebook: the same checks, on the function as it is in the kernel."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from autograder.course.errors import CourseError
from autograder.course.load import feedback_language, load_course_fast
from autograder.course.locate import find_course
from autograder.course.model import Assignment, Course
from autograder.grading.failure import Failure
from autograder.grading.grade import SubmissionGrader
from autograder.grading.hints_syntax import syntax_hint
from autograder.grading.local import LocalBackend
from autograder.grading.opened import problem_note
from autograder.grading.result import CheckResult, ExerciseResult, Status, SubmissionResult
from autograder.grading.seeds import public_seed
from autograder.kernel import RUNS, cell_name, shell_here
from autograder.loop.hints import STEPS, Step, hint_step
from autograder.loop.prose import prose_in, released_cells
from autograder.loop.shown import hint_lines
from autograder.report.html import exercise_html, submission_html
from autograder.report.messages import note_text
from autograder.report.steps_html import progress_html, steps_html
from autograder.report.terminal import exercise_lines, submission_lines


class Shown:
    """A result that shows itself: HTML where there is HTML, text elsewhere."""

    def __init__(self, text: str, html: str, result: ExerciseResult | None = None) -> None:
        self.text, self.html, self.result = text, html, result

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.html


def check(function: Any = None, *, hint: int = 0) -> Shown | None:
    """Check one exercise, given as the function (or class) itself; without one, the assignment.

    Other exercises that it calls are taken as they stand in the kernel too. With `hint` (1 to 3)
    its steps up to that one are shown instead. Returns an object that a notebook displays; in a
    plain script the result is printed.
    """
    shown = _checked(function, hint)
    if shell_here() is None:
        print(shown.text)
        return None
    return shown


def _checked(function: Any, hint: int) -> Shown:
    whole = function is None
    name = function if isinstance(function, str) else getattr(function, "__name__", "")
    if not isinstance(name, str) or not (whole or name):
        return _sentence(TEXT["give_function"], _language())
    try:
        course = _course()
        language = feedback_language(course)
    except CourseError as error:
        return _plain(str(error))
    named = isinstance(function, str)
    namespace = _main_namespace() if whole or named else _namespace_of(function)
    assignment = _assignment_of(course, None if whole else name, namespace)
    if assignment is None:
        return _plain(_unknown(name, course, language))
    given = {} if whole or named else {name: function}
    backend = LocalBackend(
        {**namespace, **given}, seconds=assignment.limits.call_seconds, name_of=_file_name
    )
    grader = SubmissionGrader(course, assignment, backend, public_seed(course.grading.seed))
    for exercise in assignment.exercises:
        if failed := _failed_cell(exercise, assignment):
            grader.results[exercise] = failed
    try:
        if whole:
            return _whole(grader, language)
        result = grader.exercise(name)
        steps = _steps(grader, result, language)
    except Exception as error:
        return _plain(note_text(problem_note(error), language))
    if hint:
        steps = steps[:hint]
        return Shown("\n".join(_step_lines(steps)), steps_html(steps, opened=True), result)
    lines = list(exercise_lines(result, language))
    if result.hints:
        lines.append("    " + TEXT["more"][language].format(name=name))
    return Shown("\n".join(lines), exercise_html(result, language) + steps_html(steps[1:]), result)


def _unknown(name: str, course: Course, language: str) -> str:
    from autograder.report.text.hints import HINTS
    from autograder.report.text.names import closest

    other = closest(name, [known for each in course.assignments for known in each.exercises])
    meant = HINTS["meant"][language].format(other=other) if other else ""
    return HINTS["unknown"][language].format(name=name, meant=meant)


def _whole(grader: SubmissionGrader, language: str) -> Shown:
    """Every exercise of the assignment, as a table and a bar, then what is wrong."""
    for exercise in grader.assignment.exercises:
        grader.exercise(exercise)
    result = SubmissionResult(
        grader.assignment.name,
        grader.assignment.module,
        tuple(grader.results[name] for name in grader.assignment.exercises),
        complete=True,
        written=tuple(grader.assignment.written.items()),
    )
    text = "\n".join(submission_lines(result, language))
    return Shown(text, progress_html(result) + submission_html(result, language))


def _failed_cell(name: str, assignment: Assignment) -> ExerciseResult | None:
    """The result of an exercise whose cell did not run when it was run last."""
    run = RUNS.get(name)
    if run is None or not run.error:
        return None
    values = {"type": run.error, "message": run.message, "line": run.line, "code": run.code}
    failure = Failure("cell_failed", {**values, "cell": f"In[{run.number}]"})
    syntax = run.error in ("SyntaxError", "IndentationError", "TabError")
    hints = (syntax_hint(run.error, run.message, run.code, run.line),) if syntax else ()
    points = assignment.exercises[name].points
    checks = (CheckResult("cell", failure),)
    return ExerciseResult(name, 0.0, points, Status.UNREADABLE, checks, hints)


def _steps(grader: SubmissionGrader, result: ExerciseResult, language: str) -> list[Step]:
    """The steps of an exercise's hint; none where there is nothing to be asked."""
    if result.status in (Status.DONE, Status.NOT_STARTED, Status.BLOCKED):
        return []
    cells = released_cells(grader.course, grader.assignment)
    prose = prose_in(grader.course, grader.assignment, result.name, language, cells)
    return [hint_step(n, result, grader, prose, language) for n in range(1, STEPS + 1)]


def _step_lines(steps: Sequence[Step]) -> Iterator[str]:
    for step in steps:
        yield from hint_lines(step, 0)


def _file_name(file: str) -> str:
    """A cell's name, or the script's where check() is called from one; "" for libraries."""
    own = getattr(sys.modules.get("__main__"), "__file__", None)
    return cell_name(file) or (os.path.basename(file) if own and file == own else "")


def _course() -> Course:
    """The course around the working directory; on Colab the notebook's first cell goes there."""
    root = find_course(os.getcwd())
    if root is None:
        raise CourseError(
            f"No course.yml at or above {os.getcwd()}; open the notebook inside the course folder."
        )
    return load_course_fast(root)


def _namespace_of(function: Any) -> dict[str, Any]:
    """The notebook's namespace: where the function finds the names it uses."""
    namespace = getattr(function, "__globals__", None)
    if namespace is None:  # a class: its module's namespace
        namespace = vars(sys.modules.get(function.__module__, sys.modules["__main__"]))
    return namespace


def _main_namespace() -> dict[str, Any]:
    """The kernel's own names, or the script's."""
    shell = shell_here()
    return shell.user_ns if shell is not None else vars(sys.modules["__main__"])


def _assignment_of(
    course: Course, name: str | None, namespace: dict[str, Any]
) -> Assignment | None:
    """The assignment with an exercise of this name; among several, the one most at home here."""
    here = os.path.abspath(".")
    candidates = [a for a in course.assignments if name is None or name in a.exercises]

    def at_home(assignment: Assignment) -> tuple[bool, int]:
        inside = os.path.basename(here) == assignment.name
        return inside, sum(exercise in namespace for exercise in assignment.exercises)

    return max(candidates, key=at_home, default=None)


def _language() -> str:
    try:
        return feedback_language(_course())
    except CourseError:
        return "en"


def _sentence(texts: dict[str, str], language: str, **values: object) -> Shown:
    return _plain(texts[language].format(**values))


def _plain(text: str) -> Shown:
    return Shown(text, f'<p style="white-space:pre-wrap">{escape(text)}</p>')


TEXT = {
    "give_function": {
        "ko": "check()에는 함수를 그대로 주세요: check(sigmoid)",
        "en": "Give check() the function itself: check(sigmoid)",
    },
    "more": {
        "ko": "힌트 더 보기: check({name}, hint=2)",
        "en": "a further hint: check({name}, hint=2)",
    },
}
