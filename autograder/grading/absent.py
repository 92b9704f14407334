"""Says why an exercise's function is not there: a cell that cannot be read, or another name."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from autograder.grading.failure import Failure
from autograder.grading.hints_syntax import syntax_hint
from autograder.grading.result import Hint, Status
from autograder.grading.undefined import MODULES, UNDEFINED
from autograder.sandbox.exchange import LoadReport, Trouble
from autograder.submission.cells import Cell
from autograder.submission.merge import DEFINITION
from autograder.submission.parsing import NOT_PYTHON, parsed

SYNTAX = ("SyntaxError", "IndentationError", "TabError")
# "expected ':' (mlp.py, line 195)": the place is told apart from the message.
PLACE = re.compile(r" \([^()]*, line \d+\)$")
# What an import or an assignment at the left margin makes, where Python cannot read the cell.
BINDING = re.compile(r"\bas[ \t]+(\w+)|^import[ \t]+(\w+)|^(\w+)[ \t]*=(?!=)", re.MULTILINE)
SIMILAR = 0.75
# Of a submission; nobody writes more by hand, and each is compared with names of exercises.
MAX_DEFINITIONS, MAX_NAME, MAX_TROUBLES = 2_000, 100, 200
ANY_LINE = 10**9
MAX_MESSAGE = 120


@dataclass(frozen=True)
class Absence:
    """What feedback says about an exercise whose function is missing."""

    status: Status
    failure: Failure
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True)
class Definition:
    """A top-level definition in the submission, and where it stands."""

    name: str
    cell: Cell
    line: int


class Absences:
    """What can be read from a loaded submission about names that it does not define."""

    def __init__(
        self,
        cells: Sequence[Cell],
        report: LoadReport,
        exercises: Collection[str],
        *,
        notebook: bool,
        whole_file: bool = False,
    ) -> None:
        self.cells, self.report, self.exercises = cells, report, exercises
        self.notebook, self.whole_file = notebook, whole_file
        self.troubles = report.troubles[:MAX_TROUBLES]
        every = (definition for cell in cells for definition in _definitions(cell))
        self.definitions = list(islice(every, MAX_DEFINITIONS))
        self._bound: dict[int, list[tuple[int, int, set[str]]]] = {}

    def of(self, exercise: str) -> Absence | None:
        """Why there is no function of this name; None where the submission shows no reason."""
        for trouble in self.troubles:
            cell = self.cells[trouble.position]
            if trouble.fault.kind != "stub" and exercise in self._exercises_hit(cell, trouble):
                return self._unreadable(cell, trouble)
        found = self._similar(exercise)
        if found is None:
            return None
        values = {"name": exercise, "other": found.name, **self._place(found.cell, found.line)}
        return Absence(Status.MISSING, Failure("renamed", values), (RENAMED,))

    def broken_name(self, message: str) -> str:
        """The name of a NameError that no exercise is to blame for: its import failed; else ""."""
        found = UNDEFINED.match(message)
        name = found["name"] if found else ""
        if not name or name in self.exercises or name in self.report.names:
            return ""
        broken = any(
            name in self._bound_at(trouble.position, trouble.fault.line)
            for trouble in self.troubles
        )
        return name if broken or name in MODULES else ""

    def _bound_at(self, position: int, line: int) -> set[str]:
        """The names that the statement around `line` of a cell would have made; all of an
        unreadable one."""
        cell = self.cells[position]
        if position not in self._bound:
            self._bound[position] = _bound(cell.source)
        within = line - cell.line + 1
        names: set[str] = set()
        for first, last, bound in self._bound[position]:
            if first <= within <= last:
                names |= bound
        return names

    def _exercises_hit(self, cell: Cell, trouble: Trouble) -> list[str]:
        """The exercises that a cell's trouble keeps from being defined."""
        names = [d for d in self.definitions if d.cell is cell]
        if trouble.fault.type_name not in SYNTAX:
            # One statement failed, and all others of the cell ran.
            names = [d for d in names if d.line <= trouble.fault.line][-1:]
        elif self.whole_file:
            above = [d for d in names if d.line <= trouble.fault.line]
            names = above[-1:] or names[:1]
        title = [] if self.whole_file else [cell.title]
        return [*title, *(d.name for d in names)]

    def _unreadable(self, cell: Cell, trouble: Trouble) -> Absence:
        fault = trouble.fault
        message = PLACE.sub("", fault.message)
        syntax = fault.type_name in SYNTAX
        if not syntax and fault.type_name:
            message = f"{fault.type_name}: {message}"
        values = {
            "message": " ".join(message.split())[:MAX_MESSAGE],
            "code": fault.text.strip(),
            **self._place(cell, fault.line),
        }
        hints = ()
        if syntax:
            hints = (syntax_hint(fault.type_name, message, fault.text, fault.line),)
        return Absence(Status.UNREADABLE, Failure("unreadable", values), hints)

    def _similar(self, exercise: str) -> Definition | None:
        """A definition that looks as if it were meant to be this exercise."""
        others = [d for d in self.definitions if d.name not in self.exercises]
        here = [d for d in others if d.cell.title == exercise]
        if here:
            return here[-1]
        squeezed = {_squeezed(d.name): d for d in others}
        if _squeezed(exercise) in squeezed:
            return squeezed[_squeezed(exercise)]
        import difflib  # only here: most submissions lack nothing

        near = difflib.get_close_matches(exercise, [d.name for d in others], 1, SIMILAR)
        return next((d for d in others if near and d.name == near[0]), None)

    def _place(self, cell: Cell, line: int) -> dict[str, object]:
        notebook = cell.file.endswith(".ipynb") if cell.file else self.notebook
        return {"line": line, "cell": cell.number if notebook else 0}


RENAMED = Hint(
    ko="채점은 함수를 과제에 적힌 이름으로 찾습니다. 두 이름을 한 글자씩 비교해 보면 "
    "어디가 다른가요?",
    en="Grading looks for the function by the name in the assignment. If you compare the two names "
    "letter by letter, where do they differ?",
)


def _definitions(cell: Cell) -> Iterator[Definition]:
    line, counted = cell.line, 0  # the lines of a large cell are counted once
    for found in islice(DEFINITION.finditer(cell.source), MAX_DEFINITIONS):
        line += cell.source.count("\n", counted, found.start(1))
        counted = found.start(1)
        if len(found[1]) <= MAX_NAME:
            yield Definition(found[1], cell, line)


def _bound(source: str) -> list[tuple[int, int, set[str]]]:
    """First line, last line and the names that it makes, for each statement of a source.

    One that cannot be parsed, or not in a moment, is taken for a single statement.
    """
    try:
        body = parsed(source).body
    except NOT_PYTHON:
        words = {word for words in BINDING.findall(source) for word in words if word}
        return [(-ANY_LINE, ANY_LINE, words)]
    return [(node.lineno, node.end_lineno or node.lineno, _names(node)) for node in body]


def _names(statement: ast.stmt) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(statement):
        if isinstance(node, ast.alias):
            names.add((node.asname or node.name).split(".")[0])
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
    return names


def _squeezed(name: str) -> str:
    return name.replace("_", "").lower()
