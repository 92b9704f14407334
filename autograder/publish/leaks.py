"""Searches a release for answers before it is written: a mistake in publishing cannot be undone.

Two nets: lines of solutions and mistakes and sentences of rubrics, compared without spaces, in
every file; and, in Python files, whole function bodies compared by structure, so that renaming does
not hide one.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from autograder.authoring.build import load_source
from autograder.authoring.rubric import read_rubrics
from autograder.authoring.source import SourceCell
from autograder.course.errors import CourseError
from autograder.course.model import Assignment, Course
from autograder.mistakes import source_files

REGION = re.compile(r"### BEGIN SOLUTION\n.*?### END SOLUTION", re.DOTALL)
# Shorter lines, and those that calculate nothing ("for row in X:"), are in any program.
MIN_LINE = 22
CALCULATES = re.compile(r"[-+*/@<>]")
MIN_NODES = 8
MAX_REPORTED = 10


@dataclass
class Answers:
    """What must not be released: squeezed lines, and shapes of function bodies, by their origin."""

    lines: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)

    def add(self, origin: str, secret_lines: Sequence[str], code: str, shown: str) -> None:
        """Add the lines that are not `shown` anyway, and the bodies of functions they stand in."""
        squeezed = {squeeze(line) for line in secret_lines} - {""}
        for line in sorted(squeezed):
            if len(line) >= MIN_LINE and CALCULATES.search(line) and line not in shown:
                self.lines.setdefault(line, origin)
        for function in _functions(code):
            text = code.split("\n")[function.lineno - 1 : function.end_lineno]
            shape = _shape(function)
            if shape and squeezed & {squeeze(line) for line in text}:
                self.bodies.setdefault(shape, origin)


def answers_of(course: Course) -> Answers:
    """The answers of every assignment, without what authors show to students on purpose.

    That is the text and code of any assignment outside of its solutions: 03 gives the sigmoid
    that 02 asks for.
    """
    sources = {a.name: load_source(course, a).cells for a in course.assignments}
    public = [REGION.sub("", cell.text) for cells in sources.values() for cell in cells]
    shown = squeeze("\n".join(public))
    answers = Answers()
    for assignment in course.assignments:
        _add_assignment(answers, course, assignment, sources[assignment.name], shown)
    for code in public:
        for function in _functions(code):
            answers.bodies.pop(_shape(function), None)
    return answers


def leaks(files: Mapping[str, bytes], answers: Answers) -> list[str]:
    """One sentence for each answer found in `files` (path → content)."""
    found: list[str] = []
    for path, content in files.items():
        text = content.decode("utf-8", "replace")
        squeezed = squeeze(text)
        if path.endswith((".ipynb", ".json")):
            # In JSON, quotes, backslashes and line ends are escaped.
            unescaped = text.replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\")
            squeezed += squeeze(unescaped)
        searched = squeezed.encode("utf-8", "replace")
        found += [
            f"{path} holds a line of {origin}: {line}"
            for line, origin in answers.lines.items()
            if line.encode("utf-8") in searched
        ]
        if path.endswith(".py"):
            for function in _functions(text):
                origin = answers.bodies.get(_shape(function))
                if origin:
                    found.append(f"{path}:{function.lineno}: {function.name} is {origin}")
    return found


def require_no_leaks(files: Mapping[str, bytes], answers: Answers) -> None:
    """Raise CourseError when a release holds an answer."""
    found = leaks(files, answers)
    if found:
        more = len(found) - MAX_REPORTED
        raise CourseError(
            [
                "Nothing was written: the release would hold answers.",
                *found[:MAX_REPORTED],
                *([f"and {more} more"] if more > 0 else []),
            ]
        )


def sentences(text: str) -> list[str]:
    """The sentences of a text that are long enough to be told apart, squeezed."""
    found = (squeeze(sentence) for sentence in re.split(r"(?<=[.?!:;])\s+", text))
    return [sentence for sentence in found if len(sentence) >= MIN_LINE]


def squeeze(text: str) -> str:
    """The text without spaces and line ends."""
    return "".join(text.split())


def _add_assignment(
    answers: Answers,
    course: Course,
    assignment: Assignment,
    cells: Sequence[SourceCell],
    shown: str,
) -> None:
    for cell in cells:
        if cell.kind == "exercise":
            secret = "\n".join(REGION.findall(cell.text)).split("\n")
            answers.add(f"the solution of {assignment.name} {cell.name}", secret, cell.text, shown)
    for name, rubric in read_rubrics(course, assignment).items():
        texts = [criterion.text for criterion in rubric.criteria] + [rubric.answer]
        for sentence in (s for text in texts for s in sentences(f"{text.ko}\n{text.en}")):
            if sentence not in shown:
                answers.lines.setdefault(sentence, f"the rubric of {assignment.name} {name}")
    for file in source_files(course, assignment):
        code = _without_docstrings(file.read_text(encoding="utf-8"))
        lines = code.split("\n")
        for function in _functions(code):
            own = lines[function.lineno - 1 : function.end_lineno]
            origin = f"the mistake {function.name} of {assignment.name}"
            answers.add(origin, own, "\n".join(own), shown)


def _without_docstrings(code: str) -> str:
    """The code with its docstrings blanked: they say what everybody may know."""
    lines = code.split("\n")
    for node in ast.walk(ast.parse(code)):
        if _has_docstring(node):
            first = node.body[0]  # type: ignore[attr-defined]
            for number in range(first.lineno - 1, first.end_lineno):
                lines[number] = ""
            if len(node.body) == 1:  # type: ignore[attr-defined]
                lines[first.lineno - 1] = " " * first.col_offset + "pass"
    return "\n".join(lines)


def _functions(code: str) -> Iterator[ast.FunctionDef]:
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError):
        return
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _shape(function: ast.FunctionDef) -> str:
    """A body's structure with its own names numbered; empty when it is too short to tell."""
    body = function.body[1:] if _has_docstring(function) else function.body
    names: dict[str, str] = {}
    for part in [function.args, *body]:
        for node in ast.walk(part):
            if isinstance(node, ast.arg):
                names.setdefault(node.arg, f"_{len(names)}")
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                names.setdefault(node.id, f"_{len(names)}")
    dumped = ast.dump(ast.Module(body, []))
    if sum(1 for part in body for _ in ast.walk(part)) < MIN_NODES:
        return ""
    return re.sub(
        r"(Name\(id=|arg\(arg=)'([^']*)'",
        lambda match: f"{match[1]}'{names.get(match[2], match[2])}'",
        dumped,
    )


def _has_docstring(node: ast.AST) -> bool:
    body = getattr(node, "body", None)
    first = body[0] if isinstance(body, list) and body else None
    return (
        isinstance(node, ast.FunctionDef | ast.ClassDef)
        and isinstance(first, ast.Expr)
        and isinstance(first.value, ast.Constant)
        and isinstance(first.value.value, str)
    )
