"""Changes of statements: guards, loops, their order, and conversions at a function's start."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

from .edits import (
    Edit,
    Function,
    Here,
    Slot,
    attribute,
    body,
    name,
    placed,
    statements,
    swap,
    together,
)

Slots = list[tuple[Slot, Any]]
LOOPS = (ast.For, ast.While)


def guard_removed(here: Here, slots: Slots) -> Iterator[Edit]:
    """An `if` without its condition: its body always, or never."""
    for slot, node in slots:
        if isinstance(node, ast.If) and slot.index >= 0:
            block = getattr(slot.parent, slot.field)
            before, after = block[: slot.index], block[slot.index + 1 :]
            yield body(slot.parent, slot.field, [*before, *node.orelse, *after], node)
            yield body(slot.parent, slot.field, [*before, *node.body, *after], node)


def one_side(here: Here, slots: Slots) -> Iterator[Edit]:
    """One side only of a conditional expression, of an `and` or of an `or`."""
    for slot, node in slots:
        if isinstance(node, ast.IfExp):
            yield swap(slot, node.body, about=node)
            yield swap(slot, node.orelse, about=node)
        elif isinstance(node, ast.BoolOp):
            for value in node.values:
                yield swap(slot, value, about=node)
            if isinstance(node.op, ast.Or) and isinstance(node.values[0], ast.Name):
                # `x or 1` takes a given 0 for none.
                given = ast.Compare(name(node.values[0].id), [ast.IsNot()], [ast.Constant(None)])
                yield swap(slot, ast.IfExp(given, *node.values[:2]), about=node)
        elif isinstance(node, ast.comprehension):
            for position in range(len(node.ifs)):
                rest = [c for n, c in enumerate(node.ifs) if n != position]
                yield attribute(node, "ifs", rest, about=node.ifs[position])


def loop_exit(here: Here, slots: Slots) -> Iterator[Edit]:
    """A `break`, `continue` or `return` inside of a loop taken out, or put after it."""
    for slot, node in slots:
        if isinstance(node, ast.Break | ast.Continue) and slot.index >= 0:
            yield swap(slot, ast.Pass(), about=node)
    for slot, node in slots:
        if isinstance(node, LOOPS) and slot.index >= 0 and node.body:
            last = node.body[-1]
            if isinstance(last, ast.Return):
                rest = node.body[:-1] or [placed(ast.Pass(), last)]
                block = getattr(slot.parent, slot.field)
                moved = [*block[: slot.index + 1], last, *block[slot.index + 1 :]]
                yield together(
                    [
                        attribute(node, "body", rest, about=last),
                        attribute(slot.parent, slot.field, moved, about=last),
                    ]
                )


def moved_out(here: Here, slots: Slots) -> Iterator[Edit]:
    """The first or last statements of a loop put before or after it."""
    for slot, node in slots:
        if not isinstance(node, ast.For | ast.While | ast.With) or slot.index < 0:
            continue
        if len(node.body) < 2:
            continue
        block = getattr(slot.parent, slot.field)
        before, after = block[: slot.index], block[slot.index + 1 :]
        for count in range(1, min(len(node.body), 4)):
            inner, last = node.body[:-count], node.body[-count:]
            yield together(
                [
                    attribute(node, "body", inner, about=last[0]),
                    attribute(slot.parent, slot.field, [*before, node, *last, *after]),
                ]
            )
        for position, moved in enumerate(node.body):
            inner = [s for n, s in enumerate(node.body) if n != position]
            yield together(
                [
                    attribute(node, "body", inner, about=moved),
                    attribute(slot.parent, slot.field, [*before, moved, node, *after]),
                ]
            )


def moved_in(here: Here, slots: Slots) -> Iterator[Edit]:
    """The statement before or after a loop put into it."""
    for slot, node in slots:
        if not isinstance(node, LOOPS) or slot.index < 0:
            continue
        block = getattr(slot.parent, slot.field)
        for offset, at_start in ((-1, True), (1, False)):
            place = slot.index + offset
            if not 0 <= place < len(block) or isinstance(block[place], ast.Return):
                continue
            moved = block[place]
            inner = [moved, *node.body] if at_start else [*node.body, moved]
            rest = [s for s in block if s is not moved]
            yield together(
                [
                    attribute(node, "body", inner, about=moved),
                    attribute(slot.parent, slot.field, rest),
                ]
            )


def swapped(here: Here, slots: Slots) -> Iterator[Edit]:
    """Two statements in a row, the other way round."""
    for slot, node in statements(slots):
        if slot.index < 1:
            continue
        block = getattr(slot.parent, slot.field)
        earlier = block[slot.index - 1]
        if isinstance(node, ast.Return) or isinstance(earlier, ast.Return):
            continue
        new = list(block)
        new[slot.index - 1], new[slot.index] = node, earlier
        yield attribute(slot.parent, slot.field, new, about=node)


def dropped(here: Here, slots: Slots) -> Iterator[Edit]:
    """A statement too many."""
    for slot, node in statements(slots):
        if slot.index >= 0 and not isinstance(node, ast.Return | ast.Pass):
            block = getattr(slot.parent, slot.field)
            rest = [s for s in block if s is not node]
            yield body(slot.parent, slot.field, rest, node)


def as_floats(here: Here, slots: Slots) -> Iterator[Edit]:
    """An argument taken as an array of floats, at the start or wherever it is used."""
    yield from _converted(here, "asarray")


def copies(here: Here, slots: Slots) -> Iterator[Edit]:
    """A copy of an argument, so that the caller's stays as it was."""
    yield from _converted(here, "array")
    if here.main is not None:
        inner = {id(n) for n in ast.walk(here.main)}
        for slot, node in slots:
            if isinstance(node, ast.AugAssign) and id(node) in inner and slot.index >= 0:
                target = placed(_loaded(node.target), node)
                new = ast.Assign([node.target], ast.BinOp(target, node.op, node.value))
                yield swap(slot, new, about=node)


def _converted(here: Here, how: str) -> Iterator[Edit]:
    for function in here.functions:
        if not isinstance(function, Function) or not function.body:
            continue
        start = _after_docstring(function)
        lines = {p: _conversion(p, how) for p in here.parameters(function)}
        numbers = here.defaults(function)
        for parameter, line in lines.items():
            if parameter not in numbers and parameter != "rng":
                yield _at_start(function, start, [line])
        arrays = [line for p, line in lines.items() if p not in numbers and p != "rng"]
        if len(arrays) > 1:
            yield _at_start(function, start, arrays)


def _at_start(function: Any, start: int, lines: list[Any]) -> Edit:
    block = function.body
    about = block[start] if start < len(block) else block[-1]
    for line in lines:
        placed(line, about)
    new = [*block[:start], *lines, *block[start:]]
    return attribute(function, "body", new, about=function)


def _conversion(parameter: str, how: str) -> Any:
    """`p = np.asarray(p, dtype=float)`, or a copy of all that `p` holds."""
    if how == "asarray":
        code = f"{parameter} = __import__('numpy').asarray({parameter}, dtype=float)"
    else:
        code = f"{parameter} = __import__('copy').deepcopy({parameter})"
    line = ast.parse(code).body[0]
    for inner in ast.walk(line):
        for field in ("lineno", "col_offset", "end_lineno", "end_col_offset"):
            if hasattr(inner, field):
                delattr(inner, field)
    return line


def _after_docstring(function: Any) -> int:
    first = function.body[0]
    is_text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return 1 if is_text else 0


def _loaded(target: Any) -> Any:
    if isinstance(target, ast.Name):
        return name(target.id)
    if isinstance(target, ast.Subscript):
        return ast.Subscript(target.value, target.slice, ast.Load())
    return ast.Attribute(target.value, target.attr, ast.Load())
