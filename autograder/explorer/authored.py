"""Writes an anonymous function into an author's files: a known mistake, or a right answer."""

from __future__ import annotations

import ast
import keyword
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from autograder.course import Assignment, Bilingual, Course, CourseError
from autograder.course.content import content_folder, part_files
from autograder.explorer.anonymous import Anonymous
from autograder.files import write_whole
from autograder.grading.hints import WORK_ON_PAPER

TO_WRITE = "# Write a question of your own, in both languages; until then this one is shown."
MARGIN = 100


@dataclass(frozen=True)
class Place:
    """Where something was written: the file, and the line of the definition."""

    file: Path
    line: int


def require_free_name(name: str, taken: Iterable[str]) -> None:
    """Raise CourseError unless `name` can be that of a new function."""
    if not name.isidentifier() or keyword.iskeyword(name) or name.startswith("_"):
        raise CourseError(f"{name}: is no name for a function; use letters, digits and _.")
    if name in taken:
        raise CourseError(f"{name}: is the name of another one already; give --name NAME.")


def mistakes_file(course: Course, assignment: Assignment, exercise: str) -> Path:
    """The file that an exercise's mistakes are written in, or would be."""
    folder = content_folder(course, assignment)
    if (folder / "mistakes.py").is_file():
        return folder / "mistakes.py"
    return folder / "mistakes" / f"{exercise}.py"


def alternatives_file(course: Course, assignment: Assignment) -> Path:
    """The file that an assignment's right answers in other styles are written in, or would be."""
    files = part_files(content_folder(course, assignment), "alternatives")
    return files[0] if files else content_folder(course, assignment) / "alternatives.py"


def add_mistake(
    course: Course,
    assignment: Assignment,
    exercise: str,
    name: str,
    found: Anonymous,
    hint: Bilingual | None,
) -> Place:
    """Append a known mistake to its exercise's module, which is made where there is none."""
    file = mistakes_file(course, assignment, exercise)
    head = (
        f'"""Known mistakes in {exercise} of {assignment.name}."""\n\n'
        "from __future__ import annotations\n\nfrom autograder.mistakes import Mistakes\n\n"
        "mistakes = Mistakes()\n"
    )
    text = _read(file) or head
    if "mistakes" not in _bound(text, file):
        raise CourseError(f"{file}: has no line `mistakes = Mistakes()`; write one.")
    said = hint or Bilingual(WORK_ON_PAPER.ko, WORK_ON_PAPER.en)
    lines = ["@mistakes.of(", f'    "{exercise}",']
    lines += [] if hint else [f"    {TO_WRITE}"]
    lines += [*_argument("ko", said.ko), *_argument("en", said.en), ")"]
    decorated = "\n".join([*lines, found.function])
    return _write(file, text, found, decorated, name)


def add_alternative(
    course: Course, assignment: Assignment, exercise: str, name: str, found: Anonymous
) -> Place:
    """Add a right answer to alternatives.py, above `ALTERNATIVES`, and to the exercise's list."""
    file = alternatives_file(course, assignment)
    text = _read(file) or (
        f'"""Right answers to {assignment.name} in other styles than the reference\'s."""\n\n'
        "ALTERNATIVES = {}\n"
    )
    table = _table(text, file)
    lines = text.split("\n")
    lines[table.lineno - 1 : table.end_lineno] = _with(table, lines, exercise, name)
    above = "\n".join(lines[: table.lineno - 1]).rstrip("\n")
    below = "\n".join(lines[table.lineno - 1 :])
    return _write(file, above, found, found.function, name, below)


def _table(text: str, file: Path) -> ast.Assign | ast.AnnAssign:
    for statement in _parsed(text, file):
        target = statement.targets[0] if isinstance(statement, ast.Assign) else None
        if isinstance(statement, ast.AnnAssign):
            target = statement.target
        if isinstance(target, ast.Name) and target.id == "ALTERNATIVES":
            assert isinstance(statement, ast.Assign | ast.AnnAssign)
            if isinstance(statement.value, ast.Dict):
                return statement
    raise CourseError(f"{file}: has no table `ALTERNATIVES = {{...}}`; write one.")


def _with(
    table: ast.Assign | ast.AnnAssign, lines: list[str], exercise: str, name: str
) -> list[str]:
    """The table's lines with `name` in the exercise's list."""
    assert isinstance(table.value, ast.Dict)
    first, last = table.lineno, table.end_lineno or table.lineno
    for key, value in zip(table.value.keys, table.value.values, strict=True):
        if isinstance(key, ast.Constant) and key.value == exercise and isinstance(value, ast.List):
            # As bytes, which is what Python counts columns in.
            end, column = value.end_lineno or last, (value.end_col_offset or 1) - 1
            raw = lines[end - 1].encode("utf-8")
            before, after = raw[:column].decode("utf-8"), raw[column:].decode("utf-8")
            if not before.strip():  # one name on each line
                indent = " " * (len(before) + 4)
                return [*lines[first - 1 : end - 1], f"{indent}{name},", *lines[end - 1 : last]]
            between = ", " if value.elts and not before.rstrip().endswith(",") else ""
            changed = f"{before}{between}{name}{after}"
            if len(changed) > MARGIN and value.lineno == value.end_lineno:
                indent = " " * (len(before) - len(before.lstrip()))
                opened = raw[: value.col_offset + 1].decode("utf-8")
                names = [ast.unparse(element) for element in value.elts]
                items = [f"{indent}    {item}," for item in (*names, name)]
                return [
                    *lines[first - 1 : end - 1],
                    *(opened, *items, f"{indent}{after}"),
                    *lines[end:last],
                ]
            return [*lines[first - 1 : end - 1], changed, *lines[end:last]]
    closing = lines[last - 1]
    entry = f'    "{exercise}": [{name}],'
    if closing.strip() == "}":
        return [*lines[first - 1 : last - 1], entry, closing]
    head, _, _ = closing.rpartition("}")
    comma = "," if table.value.keys and not head.rstrip().endswith(",") else ""
    return [*lines[first - 1 : last - 1], f"{head.rstrip()}{comma}", entry, "}"]


def _argument(language: str, said: str) -> list[str]:
    """`ko="..."`, on as many lines as it takes."""
    whole = f"    {language}={_quoted(said)},"
    if len(whole) <= MARGIN and "\n" not in said:
        return [whole]
    pieces, piece = [], ""
    for word in said.replace("\n", " ").split(" "):
        if len(piece) + len(word) > MARGIN - 20 and piece:
            pieces.append(piece)
            piece = ""
        piece += f"{word} "
    pieces.append(piece.removesuffix(" "))
    quoted = [_quoted(piece) for piece in pieces]
    return [
        f"    {language}={quoted[0]}",
        *(f"    {q}" for q in quoted[1:-1]),
        f"    {quoted[-1]},",
    ]


def _quoted(said: str) -> str:
    escaped = said.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _write(
    file: Path, text: str, found: Anonymous, definition: str, name: str, below: str = ""
) -> Place:
    text = _with_imports(text, file, found.imports).rstrip("\n")
    parts = [text, *found.helpers, definition, *([below] if below else [])]
    whole = "\n\n\n".join(part.strip("\n") for part in parts) + "\n"
    tree = _parsed(whole, file)
    try:
        write_whole(file, whole.encode("utf-8"))
    except OSError as error:
        raise CourseError(f"{file}: cannot be written ({error.strerror or error}).") from None
    lines = [getattr(s, "lineno", 1) for s in tree if getattr(s, "name", "") == name]
    return Place(file, lines[-1] if lines else 1)


def _with_imports(text: str, file: Path, wanted: Iterable[str]) -> str:
    """The module with the lines of import that it lacks, below those that it has."""
    statements = _parsed(text, file)
    there = {ast.unparse(s) for s in statements if isinstance(s, ast.Import | ast.ImportFrom)}
    missing = [line for line in wanted if line not in there]
    names = _bound(text, file)
    for line in missing:
        (alias,) = ast.parse(line).body[0].names  # type: ignore[attr-defined]
        if (alias.asname or alias.name) in names:
            raise CourseError(
                f"{file}: means something else by {alias.asname or alias.name} than the code "
                f"does ({line}); write this one by hand."
            )
    if not missing:
        return text
    lines = text.split("\n")
    places = [
        s.end_lineno or 0
        for s in statements
        if isinstance(s, ast.Import | ast.ImportFrom) and not getattr(s, "level", 0)
    ]
    if not places and statements and isinstance(statements[0], ast.Expr):
        place, missing = statements[0].end_lineno or 0, ["", *missing]
    else:
        # Ours come after Python's and before the course's own, as they are sorted everywhere.
        own = [s.lineno - 1 for s in statements if "autograder" in ast.unparse(s)[:30]]
        place = own[0] if own else max(places, default=0)
        missing = [*missing, ""] if own else missing
    return "\n".join([*lines[:place], *missing, *lines[place:]])


def _bound(text: str, file: Path) -> set[str]:
    found: set[str] = set()
    for statement in _parsed(text, file):
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            found.add(statement.name)
        elif isinstance(statement, ast.Import | ast.ImportFrom):
            found |= {alias.asname or alias.name for alias in statement.names}
        elif isinstance(statement, ast.Assign | ast.AnnAssign):
            found |= {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
    return found


def names_in_file(file: Path) -> set[str]:
    """The names that a file of the author's gives to something; none where there is no file."""
    return _bound(_read(file), file)


def statements_in_file(file: Path) -> dict[str, str]:
    """The statements of a file of the author's, as Python writes them, each with the name of the
    function or class that it defines, "" where it defines none; none where there is no file."""
    return {ast.unparse(s): getattr(s, "name", "") for s in _parsed(_read(file), file)}


def _parsed(text: str, file: Path) -> list[ast.stmt]:
    try:
        return ast.parse(text).body
    except SyntaxError as error:
        raise CourseError(f"{file}:{error.lineno}: is not Python; correct it first.") from None


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise CourseError(f"{file}: cannot be read ({error}).") from None
