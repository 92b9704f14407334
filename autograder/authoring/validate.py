"""Checks an authored source against course.yml, so that a mistake is reported before release."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from autograder.authoring.languages import as_python, translation_problems
from autograder.authoring.source import Source, SourceCell
from autograder.course import Assignment, CourseError

BEGIN, END = "BEGIN SOLUTION", "END SOLUTION"


def require_valid(source: Source, assignment: Assignment) -> None:
    """Raise CourseError with one sentence per problem of `source`, in the file's order."""
    unparsable = list(_syntax_problems(source))
    problems = [
        *unparsable,
        *_region_problems(source),
        *_exercise_problems(source, assignment),
        *_written_problems(source, assignment),
    ]
    # Translations are looked for with Python's tokenizer, which needs code that parses.
    if not unparsable:
        problems += translation_problems(source)
    if problems:
        raise CourseError(sorted(problems, key=_line))


def _line(problem: str) -> int:
    number = problem.split(":", 2)[1]
    return int(number) if number.isdigit() else 0


def _syntax_problems(source: Source) -> Iterator[str]:
    for cell in source.cells:
        if not cell.is_prose:
            try:
                as_python(cell.text)
            except SyntaxError as error:
                line = cell.line + (error.lineno or 1)
                yield f"{source.label}:{line}: is not valid Python: {error.msg}."


def _region_problems(source: Source) -> Iterator[str]:
    for cell in source.cells:
        where = f"{source.label}:{cell.line}"
        opened: int | None = None
        regions = 0
        for line, text in enumerate(cell.text.split("\n"), cell.line + 1):
            if BEGIN in text:
                if opened is not None:
                    yield f"{source.label}:{line}: BEGIN SOLUTION stands inside another region."
                opened, regions = line, regions + 1
            elif END in text:
                if opened is None:
                    yield f"{source.label}:{line}: END SOLUTION has no BEGIN SOLUTION before it."
                opened = None
        if opened is not None:
            yield f"{source.label}:{opened}: BEGIN SOLUTION has no END SOLUTION in its cell."
        if cell.kind == "exercise" and not regions:
            yield (
                f"{where}: the exercise cell {cell.name!r} has no ### BEGIN SOLUTION region; "
                "its answer would be released."
            )
        if cell.kind not in ("exercise", "written") and regions:
            yield (
                f"{where}: has a solution but is no exercise; give it an exercise's name, "
                "as in '# %% sigmoid'."
            )


def _exercise_problems(source: Source, assignment: Assignment) -> Iterator[str]:
    seen: dict[str, SourceCell] = {}
    for cell in source.cells:
        if cell.kind != "exercise":
            continue
        where = f"{source.label}:{cell.line}"
        if cell.name in seen:
            yield f"{where}: {cell.name!r} already has a cell at line {seen[cell.name].line}."
        elif cell.name not in assignment.exercises:
            yield (
                f"{where}: {cell.name!r} is not an exercise of {assignment.name} in course.yml; "
                f"there are: {', '.join(assignment.exercises)}."
            )
        elif cell.name not in _defined(cell):
            yield f"{where}: the cell {cell.name!r} does not define {cell.name}."
        seen.setdefault(cell.name, cell)
    for name in assignment.exercises:
        if name not in seen:
            yield (
                f"{source.label}: the exercise {name!r} of course.yml has no cell; "
                f"add one that starts with '# %% {name}'."
            )


def _written_problems(source: Source, assignment: Assignment) -> Iterator[str]:
    seen: dict[tuple[str, str | None], SourceCell] = {}
    for cell in source.cells:
        if cell.kind != "written":
            continue
        where = f"{source.label}:{cell.line}"
        twin = seen.setdefault((cell.name, cell.language), cell)
        if twin is not cell:
            yield f"{where}: the written answer {cell.name!r} already has a cell at {twin.line}."
        elif cell.name not in assignment.written:
            yield (
                f"{where}: the written answer {cell.name!r} is not under written of "
                f"{assignment.name} in course.yml."
            )
    for name in assignment.written:
        if not any(name == known for known, _ in seen):
            yield (
                f"{source.label}: the written answer {name!r} of course.yml has no cell; "
                f"add one that starts with '# %% [markdown] written=\"{name}\"'."
            )


def _defined(cell: SourceCell) -> set[str]:
    """Names that the cell defines at its top level; every name when it does not parse."""
    try:
        body = ast.parse(as_python(cell.text)).body
    except SyntaxError:
        return {cell.name}
    definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return {node.name for node in body if isinstance(node, definitions)}
