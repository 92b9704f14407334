"""Finds the line of a function that a sort of failure points to; parses, and runs nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
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


def place(source: str, function: str, sort: str, names: Sequence[str]) -> list[Any] | None:
    """[line, its text] of the place, lines counted from 1; None where there is none.

    sort: `random` (draws from another generator), `kept` (outlasts a call), `overflow` (does what
    one of `names` does), `form` (the last return).
    """
    statements = ast.parse(source).body
    own = [s for s in statements if getattr(s, "name", None) == function]
    if not own:
        return None
    nodes = list(ast.walk(own[-1]))
    found: list[ast.AST] = []
    if sort == "random":
        found = list(filter(_draws, nodes))[:1]
    elif sort == "kept":
        found = list(_kept(nodes))[:1]
    elif sort == "overflow":
        found = [node for name in names for node in nodes if _does(name, node)][:1]
    elif sort == "form":
        found = list(filter(_returns, nodes))[-1:]
    if not found:
        return None
    node: Any = found[0]
    return [node.lineno, ast.unparse(node).split("\n")[0][:60]]


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
