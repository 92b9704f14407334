"""Every tolerance in the checks has its reason beside it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from accuracy_bench import ROOT

CHECKS = [
    *sorted((ROOT / "autograder" / "checks").glob("[a-z]*.py")),
    *sorted((ROOT / "solutions").glob("*/checks.py")),
]
TOLERANCE = {"rtol", "atol"}


def reasonless(source: str) -> Iterator[int]:
    """The lines of tolerances without a docstring, a comment, or a constant that has one."""
    tree = ast.parse(source)
    lines = source.split("\n")
    explained = _explained_constants(tree, lines)
    yield from (line for name, line in _constants(tree) if name not in explained)
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        for call in ast.walk(function):
            if not isinstance(call, ast.Call):
                continue
            for keyword in call.keywords:
                if keyword.arg not in TOLERANCE or isinstance(keyword.value, ast.Name):
                    continue
                near = lines[call.lineno - 2 : (call.end_lineno or call.lineno)]
                if not ast.get_docstring(function) and not any("# " in line for line in near):
                    yield keyword.value.lineno


def _constants(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in tree.body:
        if isinstance(node, ast.Assign):
            for target in ast.walk(node.targets[0]):
                if isinstance(target, ast.Name) and re.search(r"RTOL|ATOL", target.id):
                    yield target.id, node.lineno


def _explained_constants(tree: ast.Module, lines: list[str]) -> set[str]:
    told = ast.get_docstring(tree) or ""
    return {
        name
        for name, line in _constants(tree)
        if _has_comment(lines, line - 1) or f"`{name}`" in told
    }


def _has_comment(lines: list[str], index: int) -> bool:
    """Whether a comment stands on a line or above it, and above others of its block."""
    if "  # " in lines[index]:
        return True
    while index > 0 and re.match(r"\w*(RTOL|ATOL)", lines[index]):
        index -= 1
    return lines[index].startswith("# ")


@pytest.mark.parametrize("file", CHECKS, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_each_has_a_reason(file: Path) -> None:
    assert list(reasonless(file.read_text(encoding="utf-8"))) == []


def test_one_without_a_reason_is_found() -> None:
    bare = "RTOL = 1e-3\n\ndef test(x):\n    same(x, 1, atol=1e-4)\n"
    assert list(reasonless(bare)) == [1, 4]
    said = "# why\nRTOL = 1e-3\n\ndef test(x):\n    # why\n    same(x, 1, atol=1e-4)\n"
    assert list(reasonless(said)) == []
    assert list(reasonless('def test(x):\n    """Why."""\n    same(x, 1, atol=1e-4)\n')) == []
