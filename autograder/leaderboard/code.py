"""Reduces a submission to bare code of limited size, so that it cannot carry trained weights.

Comments, docstrings and whatever else no program needs never reach the student process, which
could read data out of them. What is left is measured: compressed, so that long names do not help,
and its constants, in which weights would stand.
"""

from __future__ import annotations

import ast
import zlib
from collections.abc import Sequence
from dataclasses import replace

from autograder.leaderboard.declared import Room
from autograder.leaderboard.outcome import Problem
from autograder.sandbox.process import CodeCell
from autograder.sandbox.student_side.magics import without_magics
from autograder.submission.parsing import NOT_PYTHON, is_deep, parsed

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
    trees = [(cell, _bare(_tree(cell))) for cell in cells]
    constants = sum(constant_bytes(tree) for _, tree in trees)
    if constants > room.constants_bytes:
        values = (("size", constants), ("most", room.constants_bytes))
        raise Refused(Problem("constants", values))
    bare = [replace(cell, source=_written(tree, cell)) for cell, tree in trees]
    whole = "\n".join(cell.source for cell in bare).encode("utf-8", "surrogatepass")
    size = len(zlib.compress(whole, 9))
    if size > room.code_bytes:
        raise Refused(Problem("code", (("size", size), ("most", room.code_bytes))))
    return [cell for cell in bare if cell.source.strip()]


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
        line = (error.lineno or 1) if isinstance(error, SyntaxError) else 1
        raise Refused(Problem("not_python", (("where", _place(cell, line)),))) from None


def _written(tree: ast.Module, cell: CodeCell) -> str:
    try:
        if is_deep(tree):
            raise RecursionError
        return ast.unparse(tree)
    except (RecursionError, ValueError):
        raise Refused(Problem("intricate", (("where", _place(cell, 1)),))) from None


def _bare(tree: ast.Module) -> ast.Module:
    """Without statements that are nothing but a text or a number, docstrings among them."""
    for node in ast.walk(tree):
        for name in ("body", "orelse", "finalbody"):
            block = getattr(node, name, None)
            if isinstance(block, list):
                kept = [one for one in block if not _does_nothing(one)]
                needs_one = bool(block) and not kept and not isinstance(node, ast.Module)
                setattr(node, name, [ast.Pass()] if needs_one else kept)
    return tree


def _does_nothing(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _place(cell: CodeCell, line: int) -> str:
    return f"{cell.file}:{cell.line - 1 + line}"
