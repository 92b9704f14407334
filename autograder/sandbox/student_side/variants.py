"""Puts one changed version after another of the student's own function into their namespace."""

from __future__ import annotations

import ast
import time
from collections.abc import Iterator
from typing import Any

import repairs  # found beside this file; see main.py

# The name by which a version counts the turns of its loops, and how many one call may take.
TURN = "__turn__"
MAX_TURNS = 12_000
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Assign
# After so many seconds the grader hears how far this has come, though there be nothing new.
SLICE = 0.05


class Endless(BaseException):
    """A version's loops take too many turns; not for the student's code to catch."""


class Turns:
    """Counts the turns of the loops of all versions: the work that no count of calls shows."""

    def __init__(self) -> None:
        self.count = self.until = 0

    def begin(self) -> None:
        """A call begins."""
        self.until = self.count + MAX_TURNS

    def __call__(self) -> None:
        self.count += 1
        if self.count > self.until:
            raise Endless


class Variants:
    """The small changes of one exercise's definitions, made one at a time and only when asked.

    Most change nothing that can be seen, or break the function. With a `probe`, a call whose reply
    has to change, those are passed over here; so are replies that came before.
    """

    def __init__(self, worker: Any, request: dict[str, Any]) -> None:
        self.worker = worker
        self.function: str = request["function"]
        self.turns = worker.namespace[TURN] = Turns()
        self.turns.begin()
        self.file, self.body = _definitions(worker.cells, self.function, set(request["exercises"]))
        self.codes = [self._compiled(statement) for statement in self.body]
        self.tree = ast.Module(list(self.body), [])
        self.kinds: list[list[str]] = [request["first"], request["leave_out"]]
        self.edits = self._edits()
        self.below: list[Iterator[repairs.Edit]] = []
        self.made = 0
        self.probe: dict[str, Any] | None = request.get("probe")
        self.seen: set[Any] = set()
        self.last: Any = None
        if self.probe is not None:
            self.seen.add(_key(worker.call(self.probe)))

    def _edits(self) -> Iterator[repairs.Edit]:
        return repairs.edits_of(self.tree, self.function, *self.kinds)

    def keep_change(self, position: int) -> None:
        """Make one change for good: from here on, others are made besides it."""
        edit = None
        for _ in range(position):
            edit = next(self.edits, None)
        self.below.append(self.edits)  # kept, for its end would undo the change
        codes = self._with(edit) if edit is not None else None
        self.codes = codes or self.codes
        self.edits, self.made = self._edits(), 0
        if self.probe is not None:
            self.seen.clear()
            for code in self.codes:
                exec(code, self.worker.namespace)
            self.seen.add(_key(self.worker.call(self.probe)))

    def skip(self, count: int) -> None:
        """Pass over so many, after a start anew."""
        while self.made < count and next(self.edits, None) is not None:
            self.made += 1

    def install(self, namespace: dict[str, Any]) -> dict[str, Any] | None:
        """Put the next version of use in force; says what was changed, None at the end."""
        until = time.process_time() + SLICE
        while time.process_time() < until:
            edit = next(self.edits, None)
            if edit is None:
                return None
            self.made += 1
            codes = self._with(edit)
            if codes is None:
                continue
            for code in codes:
                exec(code, namespace)
            described: dict[str, Any] = {
                "kind": edit.kind,
                "name": edit.name,
                "line": edit.node.lineno,
                "column": edit.node.col_offset,
                "end_line": edit.node.end_lineno or 0,
                "end_column": edit.node.end_col_offset or 0,
                "made": self.made,
            }
            if self.probe is None:
                return described
            reply = self.worker.call(self.probe)
            if reply.get("error") is not None:
                continue
            self.last = _key(reply)
            if self.last not in self.seen:
                self.seen.add(self.last)
                return {**described, "value": reply.get("value")}
        return {"kind": "", "made": self.made}

    def keep(self) -> None:
        """The last reply was of interest: others that give it are, too."""
        self.seen.discard(self.last)

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
        counted = [node for node in ast.walk(statement) if isinstance(node, ast.For | ast.While)]
        for loop in counted:
            turn = ast.Expr(ast.Call(ast.Name(TURN, ast.Load()), [], []))
            ast.fix_missing_locations(ast.copy_location(turn, loop))
            loop.body.insert(0, turn)
        try:
            return compile(ast.Module([statement], []), self.file, "exec", 0, True)
        finally:
            for loop in counted:
                del loop.body[0]


def answer(worker: Any, request: dict[str, Any]) -> dict[str, Any]:
    """Answer the grader's request for the next variant."""
    before: Variants | None = worker.variants
    if before is None or before.function != request["function"]:
        worker.variants = before = Variants(worker, request)
        if request.get("besides"):
            before.keep_change(request["besides"])
        before.skip(request["skip"])
    elif request.get("keep"):
        before.keep()
    variant = before.install(worker.namespace)
    return {"variant": variant, "made": before.made, "turns": before.turns.count}


def _key(reply: dict[str, Any]) -> Any:
    """What tells one reply from another: its value, and the arguments after the call."""
    if reply.get("error") is not None:
        return "error"
    told = ("value", "args_after", "kwargs_after", "untouched")
    return _plain([reply.get(name) for name in told])


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return tuple((key, _plain(item)) for key, item in sorted(value.items()))
    if isinstance(value, list | tuple):
        return (type(value).__name__, *map(_plain, value))
    inner = getattr(value, "array", value)
    if hasattr(inner, "tobytes") and hasattr(inner, "dtype"):
        return (str(inner.dtype), inner.shape, inner.tobytes())
    return repr(value)


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
