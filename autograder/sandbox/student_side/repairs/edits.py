"""One change of a syntax tree in place, and how to undo it: copying trees would cost too much."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Slot:
    """A place in a tree that holds a node: a field of its parent, or an item of a list field."""

    parent: ast.AST
    field: str
    index: int = -1

    def get(self) -> Any:
        """The node that stands here now."""
        value = getattr(self.parent, self.field)
        return value[self.index] if self.index >= 0 else value

    def set(self, node: Any) -> None:
        """Put another node here."""
        if self.index >= 0:
            getattr(self.parent, self.field)[self.index] = node
        else:
            setattr(self.parent, self.field, node)


@dataclass(frozen=True)
class Edit:
    """A change that can be made and undone; `node` is what it is about, in the student's lines."""

    node: Any
    apply: Callable[[], None]
    undo: Callable[[], None]
    kind: str = ""
    name: str = ""

    def of_kind(self, kind: str) -> Edit:
        """The same edit, said to be of this kind."""
        return replace(self, kind=kind)


class Here:
    """What operators may ask about the definitions that they change."""

    def __init__(self, tree: ast.Module, function: str) -> None:
        self.tree, self.name = tree, function
        self.functions = [n for n in ast.walk(tree) if isinstance(n, Function)]
        own = [f for f in self.functions if f.name == function]
        self.main = own[-1] if own else None

    def parameters(self, function: Any) -> list[str]:
        """A function's parameters by name, without `self`."""
        given = function.args
        names = [a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
        return [name for name in names if name not in ("self", "cls")]

    def defaults(self, function: Any) -> dict[str, Any]:
        """Default values that are plain numbers, by parameter."""
        given = function.args
        names = [a.arg for a in (*given.posonlyargs, *given.args)]
        pairs = list(zip(reversed(names), reversed(given.defaults), strict=False))
        pairs += [(a.arg, d) for a, d in zip(given.kwonlyargs, given.kw_defaults, strict=True) if d]
        return {name: d.value for name, d in pairs if isinstance(d, ast.Constant)}

    def read(self, function: Any) -> set[str]:
        """The names that a function reads."""
        nodes = (n for part in function.body for n in ast.walk(part))
        return {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}


def walk_slots(tree: ast.AST) -> list[tuple[Slot, Any]]:
    """Every node below `tree` with the place that holds it, in the order of the text."""
    found: list[tuple[Slot, Any]] = []
    pending: list[ast.AST] = [tree]
    while pending:
        parent = pending.pop()
        below: list[ast.AST] = []
        for field, value in ast.iter_fields(parent):
            if field in ("annotation", "returns", "decorator_list"):
                continue
            if isinstance(value, ast.AST):
                found.append((Slot(parent, field), value))
                below.append(value)
            elif isinstance(value, list):
                for index, item in enumerate(value):
                    if isinstance(item, ast.AST):
                        found.append((Slot(parent, field, index), item))
                        below.append(item)
        pending += reversed(below)
    return found


def statements(slots: list[tuple[Slot, Any]]) -> Iterator[tuple[Slot, Any]]:
    """The statements among the slots, docstrings and nested definitions left out."""
    for slot, node in slots:
        if not isinstance(node, ast.stmt) or isinstance(node, Function | ast.ClassDef):
            continue
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(slot.parent, ast.Module):
            continue
        yield slot, node


def placed(node: Any, at: Any) -> Any:
    """`node` with every missing line number taken from `at`."""
    for inner in ast.walk(node):
        if "lineno" in inner._attributes and not hasattr(inner, "lineno"):
            ast.copy_location(inner, at)
    return node


def swap(slot: Slot, new: Any, *, about: Any = None) -> Edit:
    """Put `new` in the place of what stands in `slot`."""
    old = slot.get()
    placed(new, old if hasattr(old, "lineno") else about)
    return Edit(about if about is not None else old, lambda: slot.set(new), lambda: slot.set(old))


def attribute(node: Any, field: str, new: Any, *, about: Any = None) -> Edit:
    """Set a plain field (an operator, a name, a list) of a node."""
    old = getattr(node, field)
    return Edit(
        node if about is None else about,
        lambda: setattr(node, field, new),
        lambda: setattr(node, field, old),
    )


def body(parent: Any, field: str, new: list[Any], about: Any) -> Edit:
    """Replace a block of statements; an empty block becomes `pass`."""
    block = new or [ast.copy_location(ast.Pass(), about)]
    for statement in block:
        placed(statement, about)
    return attribute(parent, field, block, about=about)


def together(edits: list[Edit]) -> Edit:
    """Several changes as one."""

    def apply() -> None:
        for edit in edits:
            edit.apply()

    def undo() -> None:
        for edit in reversed(edits):
            edit.undo()

    return Edit(edits[0].node, apply, undo)


def name(identifier: str) -> ast.Name:
    """A name that is read."""
    return ast.Name(identifier, ast.Load())


def called(node: Any) -> str:
    """The last part of a call's name: `sum` for `np.sum(x)` and for `x.sum()`."""
    if not isinstance(node, ast.Call):
        return ""
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def is_number(node: Any) -> bool:
    """Whether a node is a plain number in the text (True and False are none)."""
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)
