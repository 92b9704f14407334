"""A class of 300, made from a seed: its programs are graded once each, its gradebook is written."""

from __future__ import annotations

import json
import random
import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from nbgrader import api
from nbgrader.api import Gradebook

from autograder.course import Assignment, Course, load_course
from autograder.grading.opened import grade_submission
from autograder.grading.result import ExerciseResult, Status, SubmissionResult
from autograder.report.json import write_grades

# Assignment, student -> what grading found.
Graded = Mapping[str, SubmissionResult]
FAMILY, GIVEN = (
    "김이박최정강조윤장임",
    ("서연", "민준", "지우", "하은", "도윤", "예은", "시우", "수아"),
)
N, EMPTY, LATE, MISSING = 300, 10, 5, 8

# What students of 02_mlp write, and how often: the name of the known mistake that it is.
WRONG: dict[str, tuple[str, int, str]] = {
    "sigmoid_derivative": (
        "of_the_weighted_input",
        30,
        "def sigmoid_derivative(a):\n    s = 1 / (1 + np.exp(-a))\n    return s * (1 - s)",
    ),
    "output_delta": (
        "derivative_missing",
        40,
        "def output_delta(y, y_hat):\n    return y - y_hat",
    ),
    "hidden_delta": (
        "hidden_derivative_missing",
        60,
        "def hidden_delta(delta2, W2, A1):\n    return delta2 @ W2.T",
    ),
    "update": (
        "learning_rate_forgotten",
        25,
        "def update(W, b, inputs, delta, lr):\n"
        "    return W + inputs.T @ delta, b + delta.sum(axis=0)",
    ),
}


@dataclass(frozen=True)
class Member:
    """A student of the class, the program handed in ("" for none), and when (hours after due)."""

    id: str
    name: str
    program: str
    hours: float


def members(seed: int = 15) -> list[Member]:
    """The class: most have finished, the weaker the student the more is wrong or not begun."""
    rng = random.Random(seed)
    found: list[Member] = []
    wrong = list(WRONG)
    for number in range(N):
        name = rng.choice(FAMILY) + rng.choice(GIVEN)
        id = f"2026{number + 1:04}"
        hours = -rng.expovariate(1 / 20) - 0.2
        if number < MISSING:
            found.append(Member(id, name, "", 0.0))
        elif number < MISSING + EMPTY:
            found.append(Member(id, name, "stub", hours))
        else:
            skill = rng.random()
            picked = [w for w in wrong if rng.random() < WRONG[w][1] / 100 * 2 * (1 - skill)]
            program = "+".join(picked) or "finished"
            if skill < 0.15:
                program = f"{program}|{rng.choice((3, 5))}"
            late = number >= N - LATE
            found.append(Member(id, name, program, rng.uniform(2, 80) if late else hours))
    rng.shuffle(found)
    return found


def source_of(program: str, root: Path) -> str:
    """The submission's text: the reference with some cells wrong, and stubs from some number on."""
    released = (root / "assignments/02_mlp/mlp.py").read_text(encoding="utf-8")
    if program == "stub":
        return released
    source = (root / "solutions/02_mlp/mlp.py").read_text(encoding="utf-8")
    wrong, _, done = program.partition("|")
    cells = {name: WRONG[name][2] for name in wrong.split("+") if name in WRONG}
    parts = re.split(r"(?m)^(?=# %% (?=[a-z_]+$))", source)
    order = [part.split()[2] for part in parts[1:]]
    for name in order[int(done) :] if done else ():
        cells[name] = f"def {name}(*given):\n    raise NotImplementedError"
    for number, name in enumerate(order, 1):
        if name in cells:
            head = parts[number].split("\n# %%")
            parts[number] = "\n# %%".join([f"# %% {name}\n{cells[name]}\n", *head[1:]])
    return "".join(parts)


@cache
def graded_programs(root: Path) -> dict[str, SubmissionResult]:
    """Each program that somebody of the class handed in, graded once."""
    course = load_course(root)
    assignment = course.assignment("02_mlp")
    found: dict[str, SubmissionResult] = {}
    with TemporaryDirectory() as folder:
        for program in sorted({member.program for member in members()} - {""}):
            file = Path(folder, "mlp.py")
            file.write_text(source_of(program, root), encoding="utf-8")
            found[program] = grade_submission(course, assignment, file, confinement="wanted")
    return found


def class_results(course: Course) -> dict[str, SubmissionResult]:
    """Student id -> result, as if each had been graded."""
    programs = graded_programs(course.root)
    return {
        member.id: replace(
            programs[member.program], submission=f"submitted/{member.id}/02_mlp/mlp.py"
        )
        for member in members()
        if member.program
    }


def times(assignment: Assignment) -> dict[str, datetime]:
    """When everybody handed in (UTC, without zone)."""
    assert assignment.due is not None
    due = assignment.due.astimezone(UTC).replace(tzinfo=None)
    return {m.id: due + timedelta(hours=m.hours) for m in members() if m.program}


def write_roster(root: Path, people: Sequence[tuple[str, str]]) -> None:
    """roster.csv as `course roster` keeps it."""
    from autograder.lms.roster import Student
    from autograder.lms.roster import write_roster as written

    written(root, [Student(id, name) for id, name in people])


def write_results(path: Path, results: Graded, language: str = "en") -> Path:
    """What `course grade ... --json` writes."""
    write_grades(path, list(results.values()), language)
    return path


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "gradebook.db"
        with Gradebook(f"sqlite:///{path}"):
            pass
        return path.read_bytes()


def write_gradebook(
    course: Course,
    assignment: Assignment,
    results: Graded,
    when: Mapping[str, datetime],
    written: float | None = 2.0,
) -> None:
    """The rows that nbgrader would have made; `written` is everybody's score there, None waits."""
    path = course.root / "gradebook.db"
    if not path.exists():
        path.write_bytes(_empty())
    with Gradebook(f"sqlite:///{path}") as gradebook:
        due: Any = {"duedate": assignment.due}
        gradebook.update_or_create_assignment(assignment.name, **due)
        notebook: Any = gradebook.update_or_create_notebook(assignment.module, assignment.name)
        cells: dict[str, Any] = {}
        for name, exercise in assignment.exercises.items():
            more: dict[str, Any] = {"max_score": exercise.points, "cell_type": "code"}
            cells[name] = gradebook.update_or_create_grade_cell(
                f"check_{name}", assignment.module, assignment.name, **more
            )
        for name, points in assignment.written.items():
            more = {"max_score": points, "cell_type": "markdown"}
            cells[name] = gradebook.update_or_create_grade_cell(
                name, assignment.module, assignment.name, **more
            )
        known = {student.id for student in gradebook.students}
        rows: list[Any] = []
        for student, result in results.items():
            if student not in known:
                rows.append(api.Student(id=student))
            submission, page = uuid.uuid4().hex, uuid.uuid4().hex
            rows.append(
                api.SubmittedAssignment(
                    id=submission,
                    assignment_id=notebook.assignment_id,
                    student_id=student,
                    timestamp=when.get(student),
                )
            )
            rows.append(
                api.SubmittedNotebook(
                    id=page, assignment_id=submission, notebook_id=notebook.id, flagged=False
                )
            )
            flagged = {found.exercise for found in result.shortcuts}
            for exercise in result.exercises:
                points = None if exercise.status is Status.NOT_RUN else exercise.score
                waits = points is None or exercise.name in flagged
                rows.append(_grade(cells[exercise.name], page, points, None, waits))
            begun = any(e.status is not Status.NOT_STARTED for e in result.exercises)
            for name in assignment.written:
                automatic = None if begun else 0.0
                given = written if begun else None
                waits = automatic is None and given is None
                rows.append(_grade(cells[name], page, automatic, given, waits))
        by_kind: dict[type[Any], list[Any]] = {}
        for row in rows:
            by_kind.setdefault(type(row), []).append(row)
        for kind in (api.Student, api.SubmittedAssignment, api.SubmittedNotebook, api.Grade):
            gradebook.db.bulk_save_objects(by_kind.get(kind, []))
        gradebook.db.commit()


def _grade(
    cell: Any, page: str, automatic: float | None, by_hand: float | None, waits: bool
) -> Any:
    return api.Grade(
        id=uuid.uuid4().hex,
        cell_id=cell.id,
        notebook_id=page,
        auto_score=automatic,
        manual_score=by_hand,
        needs_manual_grade=waits,
    )


def made_results(
    assignment: Assignment, checks: Mapping[str, Sequence[str]], seed: int, missing: float = 0.05
) -> dict[str, SubmissionResult]:
    """Results of 300 that nobody graded: strong students solve more, and weak ones give up."""
    from autograder.grading.failure import Failure
    from autograder.grading.result import CheckResult

    rng = random.Random(f"{assignment.name}{seed}")
    found: dict[str, SubmissionResult] = {}
    for number in range(N):
        skill = number / N
        if rng.random() < missing * 2 * (1 - skill):
            continue
        exercises: list[ExerciseResult] = []
        for place, (name, exercise) in enumerate(assignment.exercises.items()):
            right = rng.random() < 0.35 + 0.6 * skill - 0.02 * place
            failed = {} if right else {rng.randrange(len(checks[name]))}
            results = tuple(
                CheckResult(check, Failure("value") if n in failed else None)
                for n, check in enumerate(checks[name])
            )
            status = Status.DONE if right else Status.WRONG
            points = exercise.points if right else 0.0
            exercises.append(ExerciseResult(name, points, exercise.points, status, results))
        id = f"2026{number + 1:04}"
        found[id] = SubmissionResult(
            assignment.name,
            f"submitted/{id}/{assignment.name}/{assignment.module}.py",
            tuple(exercises),
            complete=True,
        )
    return found


def read_json(path: Path) -> Any:
    """A JSON file's content."""
    return json.loads(path.read_text(encoding="utf-8"))
