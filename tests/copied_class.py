"""A class of 02_mlp made by rule: right answers, usual mistakes, two shared errors, three copies.

Each answer starts from the solution, an alternative or a known mistake and is then written in its
student's own way: names, steps in between, the order of factors, remarks. What an answer gets is
the same for every way of writing it, so that each is graded once and not three hundred times.
"""

from __future__ import annotations

import ast
import contextlib
import inspect
import io
import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from autograder.accuracy.harness import exercise_cells
from autograder.course.content import load_part
from autograder.course.model import Assignment, Course
from autograder.explorer.anonymous import Words, anonymous
from autograder.explorer.definitions import Made as Definition
from autograder.explorer.definitions import made_of
from autograder.explorer.handed_in import released_cells
from autograder.explorer.work import Seen, Work, seen_from, seen_of
from autograder.grading.grade import SubmissionGrader
from autograder.grading.local import LocalBackend
from autograder.grading.reference import load_solution, solution_path
from autograder.grading.result import SubmissionResult
from autograder.mistakes import load_mistakes, source_files

MARK = re.compile(r"^ *### (?:BEGIN|END) SOLUTION\n", re.MULTILINE)
NAMES = (
    *("z", "s", "out", "result", "tmp", "val", "ret", "res", "ans", "a", "h", "y", "temp", "d"),
    *("value", "output", "total", "grad", "delta", "diff", "prod", "term", "part", "base", "act"),
    *("weighted", "error", "slope", "signal", "step", "new", "top", "bottom", "inner", "acc"),
)
REMARKS = (
    *("forward", "compute the result", "use the formula", "see slide", "sigmoid", "return", "공식"),
    *(
        "matrix product",
        "행렬곱",
        "add the bias",
        "편향을 더한다",
        "update",
        "element-wise",
        "결과",
    ),
)
# Errors that no mistake and no small change explains: one of twelve students, one of seven.
SHARED_ERRORS = {
    "sigmoid": "def sigmoid(x):\n    x = np.asarray(x, dtype=float)\n"
    "    return 0.5 + np.arctan(2 * x + 0.3) / 4\n",
    "hidden_delta": "def hidden_delta(delta2, W2, A1):\n    back = np.asarray(delta2) @ "
    "np.asarray(W2).T\n    return np.tanh(back) * np.cos(A1)\n",
}
SHARED_BY = {"sigmoid": 12, "hidden_delta": 7}


@dataclass
class Made:
    """The class, and what is true of it."""

    works: list[Work]
    copies: list[tuple[str, str]]
    mistakes: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    shared: dict[str, set[str]] = field(default_factory=dict)
    graded: int = 0


def make_class(course: Course, *, size: int = 300, seed: int = 1) -> Made:
    """A class of `size`, the same for the same seed."""
    rng = random.Random(seed)
    assignment = course.assignment("02_mlp")
    bases = _Bases(course, assignment)
    students = [f"s{number:03}" for number in range(size)]
    rng.shuffle(students)
    empty, workers = students[:10], students[10:]
    copiers, authors = workers[:3], workers[3:6]
    made = Made([], list(zip(authors, copiers, strict=True)))
    habits = {student: _Habits(rng) for student in workers}
    answers: dict[str, dict[str, tuple[str, str]]] = {}  # student -> exercise -> (base, code)
    for student in workers:
        answers[student] = {}
        for exercise in assignment.exercises:
            base = bases.choose(exercise, rng)
            answers[student][exercise] = base, habits[student].written(bases.code[base])
    for exercise, count in SHARED_BY.items():
        for student in rng.sample(workers[6:], count):
            base = f"{exercise}/shared"
            answers[student][exercise] = base, habits[student].written(bases.code[base])
            made.shared.setdefault(exercise, set()).add(student)
    ways: list[Callable[[str], str]] = [str, _Habits(rng).renamed, _reordered_and_renamed(rng)]
    for (author, copier), way in zip(made.copies, ways, strict=True):
        answers[copier] = {e: (base, way(code)) for e, (base, code) in answers[author].items()}
    for student in [*workers, *empty]:
        seen: dict[str, Seen] = {}
        code: dict[str, str] = {}
        for exercise in assignment.exercises:
            base, text = answers.get(student, {}).get(exercise, ("", bases.stubs[exercise]))
            code[exercise] = text
            if base:
                seen |= bases.seen(exercise, base)
                if bases.mistake_of.get(base):
                    made.mistakes.setdefault((exercise, bases.mistake_of[base]), set()).add(student)
        made.works.append(Work(student, seen, code))
    made.works.sort(key=lambda work: work.student)
    made.graded = bases.graded
    return made


class _Bases:
    """The answers that the class's are written after, each graded once."""

    def __init__(self, course: Course, assignment: Assignment) -> None:
        self.course, self.assignment = course, assignment
        source = solution_path(course, assignment)
        self.solution = load_solution(source)
        self.cells = {e: MARK.sub("", c) for e, c in exercise_cells(source, assignment).items()}
        self.stubs = released_cells(course, assignment)
        self.code: dict[str, str] = {}
        self.mistake_of: dict[str, str] = {}
        self.by_exercise: dict[str, tuple[list[str], list[str]]] = {}
        self._seen: dict[str, dict[str, Seen]] = {}
        self.graded = 0
        files = {file.stem: _undecorated(file) for file in source_files(course, assignment)}
        known = load_mistakes(course, assignment)
        alternatives = load_part(course, assignment, "alternatives")
        assert alternatives is not None
        others = inspect.getsource(alternatives)
        for exercise in assignment.exercises:
            right, wrong = [f"{exercise}/reference"], []
            self.code[right[0]] = self.cells[exercise]
            for function in alternatives.ALTERNATIVES[exercise]:
                right += self._taken(exercise, function.__name__, [others])
            for mistake in known.for_exercise(exercise):
                own = [files["common"], files[exercise]]
                found = self._taken(exercise, mistake.function.__name__, own)
                wrong += found
                self.mistake_of |= dict.fromkeys(found, mistake.name)
            self.by_exercise[exercise] = right, wrong
        for exercise, code in SHARED_ERRORS.items():
            self.code[f"{exercise}/shared"] = code

    def _taken(self, exercise: str, name: str, files: list[str]) -> list[str]:
        made = made_of(name, files)
        if made is None:
            return []
        nobodys = Words(frozenset(_names_of(made)), frozenset(), ())
        text = anonymous(made, name, exercise, nobodys).source
        base = f"{exercise}/{name}"
        self.code[base] = text
        return [base]

    def choose(self, exercise: str, rng: random.Random) -> str:
        """Mostly as in the lecture, often in another way, sometimes wrong, some mistakes often."""
        right, wrong = self.by_exercise[exercise]
        draw = rng.random()
        if draw < 0.6 or (draw < 0.9 and len(right) == 1):
            return right[0]
        if draw < 0.9 or not wrong:
            return rng.choice(right[1:])
        return wrong[min(int(rng.expovariate(0.5)), len(wrong) - 1)]

    def seen(self, exercise: str, base: str) -> dict[str, Seen]:
        """What grading sees of an answer; nothing where it is right."""
        if base not in self._seen:
            kept: dict[str, Seen] = {}
            if base not in self.by_exercise[exercise][0]:
                kept = self._grade(exercise, self.code[base])
            self._seen[base] = kept
        return self._seen[base]

    def _grade(self, exercise: str, code: str) -> dict[str, Seen]:
        """In this process, since the code is ours: a sandbox would take a hundred times as long."""
        self.graded += 1
        namespace = dict(self.solution)
        exec(code, namespace)
        with contextlib.redirect_stdout(io.StringIO()):
            grader = SubmissionGrader(self.course, self.assignment, LocalBackend(namespace))
            exercises = (grader.exercise(exercise),)
        result = SubmissionResult(self.assignment.name, "mlp.py", exercises, complete=True)
        return seen_from(seen_of(result))


class _Habits:
    """How one student writes: which names, how many steps, whether remarks."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = random.Random(rng.random())
        self.names = self.rng.sample(NAMES, 12)
        self.steps = self.rng.choice((0.0, 0.0, 0.15, 0.3, 0.5))
        self.turns = self.rng.choice((0.0, 0.1, 0.3))
        self.remarks = self.rng.choice((0.0, 0.0, 0.2, 0.5))

    def renamed(self, code: str) -> str:
        """The same with other names and without remarks."""
        tree = ast.parse(code)
        _rename(tree, self.names)
        return ast.unparse(tree) + "\n"

    def written(self, code: str) -> str:
        """The same in this student's way."""
        tree = ast.parse(code)
        if self.turns:
            tree = _Turn(self.rng, self.turns).visit(tree)
        if self.steps:
            for node in ast.walk(tree):
                if isinstance(node, ast.FunctionDef):
                    _split(node, self.rng, self.steps)
        _rename(tree, self.rng.sample(self.names, len(self.names)))
        lines = ast.unparse(ast.fix_missing_locations(tree)).split("\n")
        told: list[str] = []
        for line in lines:
            if line.startswith("    ") and self.rng.random() < self.remarks:
                told.append(f"    # {self.rng.choice(REMARKS)}")
            told.append(line)
        text = "\n".join(told) + "\n"
        ast.parse(text)
        return text


def _reordered_and_renamed(rng: random.Random) -> Callable[[str], str]:
    habits = _Habits(rng)

    def write(code: str) -> str:
        tree = ast.parse(code)
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                _reorder(node)
        _rename(tree, habits.names)
        return f"# {rng.choice(REMARKS)}\n{ast.unparse(tree)}\n"

    return write


def _reorder(function: ast.FunctionDef) -> None:
    """Swap neighbours that do not depend on each other."""
    body = function.body
    for place in range(len(body) - 1):
        one, other = body[place], body[place + 1]
        if isinstance(one, ast.Assign) and isinstance(other, ast.Assign):
            stored = {n.id for s in (one, other) for t in s.targets for n in _names(t)}
            read = {n.id for s in (one, other) for n in _names(s.value)}
            if not stored & read:
                body[place], body[place + 1] = other, one


def _undecorated(file: Path) -> str:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.decorator_list = []
    return ast.unparse(tree)


def _names(node: ast.AST) -> Iterable[ast.Name]:
    return (n for n in ast.walk(node) if isinstance(n, ast.Name))


def _names_of(made: Definition) -> set[str]:
    """Every name in a definition and what it uses."""
    return {n.id for s in (*made.others, made.definition) for n in _names(s)}


def _rename(tree: ast.AST, names: list[str]) -> None:
    """Give each local name of each top-level function one of `names`; parameters keep theirs."""
    for function in ast.iter_child_nodes(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        kept = {a.arg for n in ast.walk(function) if isinstance(n, ast.arguments) for a in n.args}
        kept |= {n.name for n in ast.walk(function) if isinstance(n, ast.FunctionDef)}
        taken = {x.id for x in _names(function)} | kept
        free = [n for n in names if n not in taken]
        own = {n.id for n in _names(function) if isinstance(n.ctx, ast.Store)} - kept
        new = dict(zip(sorted(own), free, strict=False))
        for name in _names(function):
            name.id = new.get(name.id, name.id)


def _split(function: ast.FunctionDef, rng: random.Random, steps: float) -> None:
    """Give parts of the returned and assigned expressions names of their own."""
    body: list[ast.stmt] = []
    count = 0
    for statement in function.body:
        value = getattr(statement, "value", None)
        if isinstance(statement, ast.Return | ast.Assign) and isinstance(value, ast.expr):
            parts = [
                (node, name)
                for node in ast.walk(value)
                for name, inner in ast.iter_fields(node)
                if isinstance(inner, ast.BinOp) and not isinstance(node, ast.Lambda)
            ]
            inside = any(
                isinstance(n, ast.ListComp | ast.GeneratorExp | ast.Lambda | ast.DictComp)
                for n in ast.walk(value)
            )
            for node, name in reversed([] if inside else parts):
                if rng.random() < steps:
                    count += 1
                    step = ast.Name(f"step_{count}", ast.Store())
                    body.append(ast.Assign([step], getattr(node, name), lineno=0))
                    setattr(node, name, ast.Name(f"step_{count}", ast.Load()))
            if isinstance(statement, ast.Return) and rng.random() < steps:
                count += 1
                step = ast.Name(f"step_{count}", ast.Store())
                body.append(ast.Assign([step], value, lineno=0))
                statement.value = ast.Name(f"step_{count}", ast.Load())
        body.append(statement)
    function.body = body
    ast.fix_missing_locations(function)


class _Turn(ast.NodeTransformer):
    """Swaps the factors and summands that may be swapped."""

    def __init__(self, rng: random.Random, turns: float) -> None:
        self.rng, self.turns = rng, turns

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.op, ast.Mult | ast.Add) and self.rng.random() < self.turns:
            node.left, node.right = node.right, node.left
        return node
