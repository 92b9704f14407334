"""Takes of a submission its code alone, and no more than a learner needs: weights find no room.

Comments, docstrings and whatever else no program needs never reach the student process, which
could read data out of them. What is left is measured: compressed, so that long names do not help,
and its constants, in which weights would stand.
"""

from __future__ import annotations

import ast
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from autograder.leaderboard.declared import Room
from autograder.leaderboard.outcome import Problem
from autograder.sandbox.process import CodeCell
from autograder.sandbox.student_side.magics import without_magics
from autograder.submission.parsing import NOT_PYTHON, parsed

_WITH_DOCSTRING = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
# A float is written with as many digits as its author likes, and holds no more than this.
_FLOAT_BYTES = 8


class Refused(Exception):
    """The code does not take part; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def bare_code(cells: Sequence[CodeCell], room: Room) -> list[CodeCell]:
    """The cells with nothing but code in them; empty ones are left out.

    Raises `Refused` where a cell is no Python, or the code holds more than `room` allows.
    """
    trees = [(cell, _tree(cell)) for cell in cells]
    bare = [(cell, ast.unparse(_without_docstrings(tree))) for cell, tree in trees]
    size = len(zlib.compress("\n".join(code for _, code in bare).encode("utf-8", "replace"), 9))
    if size > room.code_bytes:
        raise Refused(Problem("code", (("size", size), ("most", room.code_bytes))))
    constants = sum(constant_bytes(tree) for _, tree in trees)
    if constants > room.constants_bytes:
        values = (("size", constants), ("most", room.constants_bytes))
        raise Refused(Problem("constants", values))
    return [replace(cell, source=code) for cell, code in bare if code.strip()]


def constant_bytes(tree: ast.AST) -> int:
    """How many bytes the constants of a syntax tree hold together, texts as UTF-8."""
    return sum(_bytes_of(node.value) for node in ast.walk(tree) if isinstance(node, ast.Constant))


def _bytes_of(value: object) -> int:
    if isinstance(value, str):
        return len(value.encode("utf-8", "surrogatepass"))
    if isinstance(value, bytes):
        return len(value)
    if isinstance(value, int):
        return (value.bit_length() + 7) // 8
    if isinstance(value, float):
        return min(len(repr(value)), _FLOAT_BYTES)
    return 2 * _FLOAT_BYTES if isinstance(value, complex) else 0


def _tree(cell: CodeCell) -> ast.Module:
    try:
        try:
            return parsed(cell.source)
        except SyntaxError:
            return parsed(without_magics(cell.source)[0])
    except NOT_PYTHON as error:
        line = cell.line - 1 + (error.lineno or 1) if isinstance(error, SyntaxError) else cell.line
        raise Refused(Problem("not_python", (("where", f"{cell.file}:{line}"),))) from None


def _without_docstrings(tree: ast.Module) -> ast.Module:
    for node in _with_docstrings(tree):
        node.body = node.body[1:] or ([] if isinstance(node, ast.Module) else [ast.Pass()])
    return tree


def _with_docstrings(
    tree: ast.Module,
) -> Iterator[ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, _WITH_DOCSTRING) and ast.get_docstring(node, clean=False) is not None:
            yield node
