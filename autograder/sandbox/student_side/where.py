"""Finds the line of a function that a sort of failure points to; parses, and runs nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

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

    sorts: `random` (draws from another generator), `kept` (outlasts a call), `overflow` (does what
    one of `names` does), `form` (the last return).
    """
    statements = ast.parse(source).body
    own = [s for s in statements if getattr(s, "name", None) == function]
    nodes = list(ast.walk(own[-1])) if own else []
    for sort in sorts:
        node: Any = _first(sort, nodes, names)
        if node is not None:
            return [sort, node.lineno, ast.unparse(node).split("\n")[0][:60]]
    return None


def _first(sort: str, nodes: Sequence[ast.AST], names: Sequence[str]) -> ast.AST | None:
    found: Iterable[ast.AST] = ()
    if sort == "random":
        found = filter(_draws, nodes)
    elif sort == "kept":
        found = _kept(nodes)
    elif sort == "overflow":
        found = (node for name in names for node in nodes if _does(name, node))
    elif sort == "form":
        found = filter(_returns, reversed(nodes))
    return next(iter(found), None)


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


def _does(name: str, node: ast.AST) -> bool:
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, OPERATORS.get(name, ()))
    if isinstance(node, ast.Call):
        return getattr(node.func, "attr", getattr(node.func, "id", "")) == name
    return False
