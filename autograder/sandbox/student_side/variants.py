"""Puts one changed version after another of the student's own function into their namespace."""

from __future__ import annotations

import ast
import time
from collections.abc import Iterator
from typing import Any

import repairs  # found beside this file; see main.py

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Assign
# So many that do not even compile are passed over in one go.
MAX_IN_A_ROW = 200


class Variants:
    """The small changes of one exercise's definitions, made one at a time and only when asked."""

    def __init__(self, cells: list[dict[str, Any]], request: dict[str, Any]) -> None:
        self.function: str = request["function"]
        self.file, self.body = _definitions(cells, self.function, set(request["exercises"]))
        self.codes = [self._compiled(statement) for statement in self.body]
        tree = ast.Module(list(self.body), [])
        self.edits: Iterator[repairs.Edit] = repairs.edits_of(
            tree, self.function, request["first"], request["leave_out"]
        )
        self.made = 0

    def skip(self, count: int) -> None:
        """Pass over so many, after a start anew."""
        while self.made < count and next(self.edits, None) is not None:
            self.made += 1

    def install(self, namespace: dict[str, Any]) -> dict[str, Any] | None:
        """Put the next version that compiles in force; says what was changed, None at the end."""
        for _ in range(MAX_IN_A_ROW):
            edit = next(self.edits, None)
            if edit is None:
                return None
            self.made += 1
            codes = self._with(edit)
            if codes is None:
                continue
            for code in codes:
                exec(code, namespace)
            return {
                "kind": edit.kind,
                "name": edit.name,
                "line": edit.node.lineno,
                "column": edit.node.col_offset,
                "end_line": edit.node.end_lineno or 0,
                "end_column": edit.node.end_col_offset or 0,
                "made": self.made,
            }
        return {"kind": "", "made": self.made}

    def restore(self, namespace: dict[str, Any]) -> None:
        """Put the student's own version back in force."""
        for code in self.codes:
            exec(code, namespace)

    def _with(self, edit: repairs.Edit) -> list[Any] | None:
        line = edit.node.lineno
        codes = list(self.codes)
        for position, statement in enumerate(self.body):
            if statement.lineno <= line <= (statement.end_lineno or line) or len(self.body) == 1:
                try:
                    codes[position] = self._compiled(statement)
                except (SyntaxError, ValueError, TypeError, RecursionError):
                    return None
        return codes

    def _compiled(self, statement: ast.stmt) -> Any:
        return compile(ast.Module([statement], []), self.file, "exec", 0, True)


def answer(worker: Any, request: dict[str, Any]) -> dict[str, Any]:
    """Answer the grader's request for the next variant."""
    before: Variants | None = worker.variants
    if request.get("restore"):
        if before is not None:
            before.restore(worker.namespace)
        return {"variant": None, "cpu": time.process_time()}
    if before is None or before.function != request["function"]:
        worker.variants = before = Variants(worker.cells, request)
        before.skip(request["skip"])
    return {"variant": before.install(worker.namespace), "cpu": time.process_time()}


def _definitions(
    cells: list[dict[str, Any]], function: str, exercises: set[str]
) -> tuple[str, list[Any]]:
    """The last cell's definition of `function`, with what else that cell defines and it uses."""
    for cell in reversed(cells):
        try:
            tree = ast.parse("\n" * (cell["line"] - 1) + cell["source"], cell["file"])
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        defined: dict[str, Any] = {}
        for statement in tree.body:
            for name in _names(statement):
                defined[name] = statement
        if function not in defined:
            continue
        used, pending = {function}, [function]
        while pending:
            for node in ast.walk(defined[pending.pop()]):
                name = node.id if isinstance(node, ast.Name) else ""
                if name in defined and name not in used and name not in exercises:
                    used.add(name)
                    pending.append(name)
        return cell["file"], [s for s in tree.body if used & set(_names(s))]
    return "", []


def _names(statement: ast.stmt) -> list[str]:
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return [statement.name]
    if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Lambda):
        return [target.id for target in statement.targets if isinstance(target, ast.Name)]
    return []
