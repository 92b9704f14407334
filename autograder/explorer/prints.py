"""Fingerprints of an exercise's code that ignore names, order, comments and layout."""

from __future__ import annotations

import ast
import builtins
import hashlib
import io
import re
import tokenize
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from autograder.explorer.anonymous import Words
from autograder.explorer.definitions import DEFINITIONS, parsed

# Shorter remarks, such as "# forward", many make.
MIN_REMARK = 12
MIN_NAME = 3
LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Print:
    """whole: of all statements together, in whatever order; "" without any of the student's own.

    statements: each with the lines (from 1) that it stands in. words: names and remarks of the
    student's own.
    """

    whole: str
    exact: str
    statements: Mapping[str, tuple[int, ...]]
    words: frozenset[str]


EMPTY = Print("", "", {}, frozenset())


def print_of(code: str, words: Words, released: frozenset[str] = frozenset()) -> Print:
    """The prints of a cell's code; those that are `released` (see `statements_of`) are left out."""
    statements = parsed(code)
    lines_of: dict[str, list[int]] = {}
    for digest, line in statements_of(statements):
        if digest not in released:
            lines_of.setdefault(digest, []).append(line)
    if not lines_of:
        return EMPTY
    found = {digest: tuple(lines) for digest, lines in lines_of.items()}
    parts = sorted(digest for digest, lines in found.items() for _ in lines)
    own = frozenset(_own_words(code, statements, words))
    return Print(_digest(" ".join(parts)), _exact(statements), found, own)


def released_in(code: str) -> frozenset[str]:
    """The statements of a released cell, which are nobody's work."""
    return frozenset(digest for digest, _ in statements_of(parsed(code)))


def statements_of(statements: Iterable[ast.stmt]) -> Iterator[tuple[str, int]]:
    """Each statement as a digest, with its line; the head of a loop or a definition counts by
    itself.

    A local name is like any other; a parameter is known by its position.
    """
    top = list(statements)
    own = {s.name for s in top if isinstance(s, DEFINITIONS)}
    for statement in top:
        yield from _of_statement(statement, dict.fromkeys(own, "own"))


def _of_statement(statement: ast.stmt, names: dict[str, str]) -> Iterator[tuple[str, int]]:
    if _says_nothing(statement):
        return
    if isinstance(statement, DEFINITIONS):
        names = names | dict.fromkeys(_locals(statement), "local")
        if not isinstance(statement, ast.ClassDef):
            arguments = statement.args
            every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
            names |= {arg.arg: f"parameter{n}" for n, arg in enumerate(every)}
    else:
        yield _digest(_head(statement, names)), statement.lineno
    for inner in _bodies(statement):
        yield from _of_statement(inner, names)


def _says_nothing(statement: ast.stmt) -> bool:
    """An import, a text that stands by itself, something printed."""
    if isinstance(statement, ast.Import | ast.ImportFrom | ast.Pass):
        return True
    if not isinstance(statement, ast.Expr):
        return False
    value = statement.value
    called = value.func if isinstance(value, ast.Call) else None
    return isinstance(value, ast.Constant) or getattr(called, "id", "") == "print"


def _bodies(statement: ast.stmt) -> Iterator[ast.stmt]:
    for part in ("body", "orelse", "finalbody"):
        inner = getattr(statement, part, None)
        if isinstance(inner, list):
            yield from (s for s in inner if isinstance(s, ast.stmt))
    for handler in (*getattr(statement, "handlers", ()), *getattr(statement, "cases", ())):
        yield from handler.body


def _locals(definition: ast.AST) -> set[str]:
    return {
        name
        for node in ast.walk(definition)
        for name in (
            node.id if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load) else "",
            node.name if isinstance(node, DEFINITIONS) else "",
            node.arg if isinstance(node, ast.arg) else "",
        )
        if name
    }


def _head(statement: ast.stmt, names: Mapping[str, str]) -> str:
    """The statement without the statements inside of it, its own names taken away."""
    if isinstance(statement, ast.AnnAssign) and statement.value is not None:
        statement = ast.Assign([statement.target], statement.value)
    parts = [type(statement).__name__]
    for field, value in ast.iter_fields(statement):
        if field in ("body", "orelse", "finalbody", "handlers", "cases", "annotation"):
            continue
        parts.append(_plain(value, names))
    return " ".join(parts)


def _plain(value: object, names: Mapping[str, str]) -> str:
    if isinstance(value, ast.Name):
        return names.get(value.id, value.id)
    if isinstance(value, ast.arg):
        return names.get(value.arg, value.arg)
    if isinstance(value, ast.Constant):
        number = value.value
        if isinstance(number, int | float) and not isinstance(number, bool):
            return repr(float(number)) if abs(number) < 1e15 else repr(number)
        return type(number).__name__ if isinstance(number, str) else repr(number)
    if isinstance(value, ast.AST):
        inner = [_plain(part, names) for name, part in ast.iter_fields(value) if name != "ctx"]
        return f"({type(value).__name__} {' '.join(inner)})"
    if isinstance(value, list):
        return f"[{' '.join(_plain(item, names) for item in value)}]"
    return str(value)


def _exact(statements: Iterable[ast.stmt]) -> str:
    kept = [s for s in statements if not _says_nothing(s)]
    return _digest(ast.unparse(ast.Module(kept, [])))


def _own_words(code: str, statements: Iterable[ast.stmt], words: Words) -> Iterator[str]:
    """Names that the student gave, and remarks that the student made."""
    common = words.names | set(dir(builtins))
    for statement in statements:
        for name in _locals(statement):
            if len(name) >= MIN_NAME and name not in common:
                yield name
    known = " ".join(words.texts)
    try:
        for token in tokenize.generate_tokens(io.StringIO(code).readline):
            said = " ".join(token.string.strip("# ").split())
            is_remark = token.type == tokenize.COMMENT and len(said) >= MIN_REMARK
            if is_remark and LETTERS.search(said) and said not in known:
                yield f"# {said}"
    except (tokenize.TokenError, SyntaxError, ValueError):
        return


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
