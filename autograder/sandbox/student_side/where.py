"""Finds the line of a function that a sort of failure points to; parses, and runs nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

# Methods that change what they are called on; PyTorch's end in an underline.
CHANGING = frozenset(
    (
        *("append", "extend", "insert", "pop", "popitem", "remove", "clear", "reverse"),
        *("update", "setdefault", "add", "discard", "sort", "fill", "put", "resize"),
    )
)
OPERATORS: dict[str, tuple[type, ...]] = {
    "divide": (ast.Div,),
    "true_divide": (ast.Div,),
    "multiply": (ast.Mult,),
    "power": (ast.Pow,),
    "square": (ast.Pow,),
    "subtract": (ast.Sub,),
    "add": (ast.Add,),
    "matmul": (ast.MatMult,),
}


def place(
    source: str, function: str, sorts: Sequence[str], names: Sequence[str]
) -> list[Any] | None:
    """[sort, line, its text] of the first sort that has a place, lines counted from 1; else None.

    sorts: `random` (draws from another generator), `kept` (outlasts a call), `changed` (writes into
    what it was given), `overflow` (does what one of `names` does), `form` (the last return).
    """
    statements = ast.parse(source).body
    own = [s for s in statements if getattr(s, "name", None) == function]
    if not own:
        return None
    nodes = list(ast.walk(own[-1]))
    places: dict[str, Iterable[Any]] = {
        "random": filter(_draws, nodes),
        "kept": chain(_kept(nodes), _kept_outside(statements, own[-1], nodes)),
        "changed": _changed(own[-1], nodes),
        "overflow": (node for name in names for node in nodes if _does(name, node)),
        "form": filter(_returns, reversed(nodes)),
    }
    for sort in sorts:
        node = next(iter(places.get(sort, ())), None)
        if node is not None:
            return [sort, node.lineno, ast.unparse(node).split("\n")[0][:60]]
    return None


def _returns(node: ast.AST) -> bool:
    return isinstance(node, ast.Return)


def _draws(node: ast.AST) -> bool:
    """Whether a call draws from NumPy's, Python's or a generator of its own."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    text = ast.unparse(node.func)
    return text.startswith(("np.random.", "numpy.random.", "random.", "torch.rand", "torch.manual"))


def _kept(nodes: Sequence[ast.AST]) -> Iterator[ast.AST]:
    """Statements by which something outlasts a call."""
    for node in nodes:
        if isinstance(node, (ast.Global, ast.Nonlocal)):
            yield node
    for node in nodes:
        defaults = node.args.defaults if isinstance(node, ast.FunctionDef) else []
        yield from (d for d in defaults if isinstance(d, (ast.List, ast.Dict, ast.Set, ast.Call)))


def _kept_outside(
    statements: Sequence[ast.stmt], function: Any, nodes: Sequence[ast.AST]
) -> Iterator[ast.AST]:
    """What remembers results for a function; then writes into what its cell, or class, holds."""
    yield from (d for d in function.decorator_list if "cache" in ast.unparse(d))
    inner = function.body if isinstance(function, ast.ClassDef) else []
    beside = {name for statement in statements for name in _assigned(statement)}
    of_class = {name for statement in inner for name in _assigned(statement)}
    for node in filter(_writes, nodes):
        root, attributes = _written(node)
        if root in beside or of_class & attributes:
            yield node


def _changed(function: Any, nodes: Sequence[ast.AST]) -> Iterator[ast.AST]:
    """Writes into a parameter; then changes in place, as PyTorch's methods with an underline."""
    parameters = {node.arg for node in ast.walk(function) if isinstance(node, ast.arg)}
    yield from (node for node in nodes if _writes(node) and _written(node)[0] in parameters)
    yield from (node for node in nodes if _in_place(node))


def _writes(node: ast.AST) -> bool:
    """Whether something is changed that may have been there before."""
    if isinstance(node, ast.Assign):
        return any(isinstance(t, ast.Subscript | ast.Attribute) for t in node.targets)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in CHANGING or _in_place(node)
    return isinstance(node, ast.AugAssign)


def _in_place(node: ast.AST) -> bool:
    method = node.func if isinstance(node, ast.Call) else None
    name = method.attr if isinstance(method, ast.Attribute) else ""
    return name.endswith("_") and not name.startswith("_")


def _assigned(statement: ast.stmt) -> Iterator[str]:
    """The names that a statement gives a value."""
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    targets = [statement.target] if isinstance(statement, ast.AnnAssign) else targets
    yield from (target.id for target in targets if isinstance(target, ast.Name))


def _written(node: Any) -> tuple[str, set[str]]:
    """What a statement writes into: the name it is reached by, and the attributes on the way."""
    place = node.func if isinstance(node, ast.Call) else getattr(node, "target", None)
    place = node.targets[0] if isinstance(node, ast.Assign) else place
    attributes: set[str] = set()
    while isinstance(place, ast.Attribute | ast.Subscript):
        if isinstance(place, ast.Attribute):
            attributes.add(place.attr)
        place = place.value
    return place.id if isinstance(place, ast.Name) else "", attributes


def _does(name: str, node: ast.AST) -> bool:
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, OPERATORS.get(name, ()))
    if isinstance(node, ast.Call):
        return getattr(node.func, "attr", getattr(node.func, "id", "")) == name
    return False
