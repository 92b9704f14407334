"""Tells whether a file holds any work, or only what was released (stubs and imports)."""

from __future__ import annotations

import ast
from collections.abc import Collection

from autograder.submission.cells import Cell, Submission
from autograder.submission.merge import cell_digest
from autograder.submission.parsing import NOT_PYTHON, parsed

Function = ast.FunctionDef | ast.AsyncFunctionDef


def is_untouched(submission: Submission, print_: str, releases: Collection[str]) -> bool:
    """Whether nobody has worked in a file; `print_` is its fingerprint, `releases` those of all
    releases that are known.

    A release that is no longer known, for example from before a correction, is recognised by its
    stubs.
    """
    if print_ in releases:
        return True
    code = [cell for cell in submission.cells if cell.is_code and not cell.demo]
    texts = [cell for cell in submission.cells if not cell.is_code]
    return all(_is_given(cell, releases) for cell in code) and not any(map(_may_be_code, texts))


def _is_given(cell: Cell, releases: Collection[str]) -> bool:
    if not cell.source.strip() or cell_digest(cell) in releases:
        return True
    if "#" in cell.source:  # a remark may be somebody's own
        return False
    try:
        return all(map(_does_nothing, parsed(cell.source).body))
    except NOT_PYTHON:
        return False


def _does_nothing(node: ast.stmt) -> bool:
    """Whether a statement is what an assignment comes with: an import, a text, a stub."""
    if isinstance(node, ast.ClassDef):
        return bool(node.body) and all(map(_does_nothing, node.body))
    if isinstance(node, Function):
        *before, last = node.body
        return all(map(_is_text, before)) and _is_unfinished(last)
    return isinstance(node, ast.Import | ast.ImportFrom | ast.Pass) or _is_text(node)


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_unfinished(node: ast.stmt) -> bool:
    return isinstance(node, ast.Raise) and "NotImplementedError" in ast.dump(node)


def _may_be_code(cell: Cell) -> bool:
    """Whether a text cell may once have been code: that is work as well."""
    return any(line.startswith(("def ", "class ")) for line in cell.source.split("\n"))
