"""Rewrites right answers so that they mean the same, as another student might have written them.

Each rewrite changes the syntax tree of one function or class: what its variables are called, the
order of terms, which construct does a step. Results may differ in their last digits where sums are
grouped otherwise, and in nothing else.
"""

from __future__ import annotations

import ast
import inspect
import operator
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

Tree = ast.FunctionDef | ast.ClassDef
Scope = ast.FunctionDef | ast.Lambda
# Where a rewrite asks for a function of ours, it stands under this name.
LOOPS, OPERATOR = "_product_by_loops", "_operator"
OPERATORS = {
    ast.Add: "add",
    ast.Sub: "sub",
    ast.Mult: "mul",
    ast.Div: "truediv",
    ast.MatMult: "matmul",
    ast.Pow: "pow",
}


@dataclass(frozen=True)
class Rewritten:
    """A right answer after the named rewrite."""

    rewrite: str
    value: Any


def rewritten(answer: Any, source: str, names: dict[str, Any]) -> Iterator[Rewritten]:
    """Every rewrite of `answer` that changes its `source`, and all of them together.

    names: what the source finds outside of itself.
    """
    rewrites: dict[str, Callable[[Tree], Tree]] = {
        "renamed": _renamed,
        "swapped": lambda tree: _Swapped().visit(tree),
        "regrouped": lambda tree: _Regrouped().visit(tree),
        "opposite branches": lambda tree: _Opposite().visit(tree),
        "result in a variable": lambda tree: _Kept().visit(tree),
        "operators as functions": lambda tree: _Functions().visit(tree),
        "lists by loops": lambda tree: _Appended().visit(tree),
        "for as while": lambda tree: _While().visit(tree),
        "body in a function": _inner,
        "squares as products": lambda tree: _Squares().visit(tree),
        "matrix products by loops": lambda tree: _Loops().visit(tree),
    }
    found = {ast.dump(_parsed(source))}
    together = _parsed(source)
    for name, rewrite in rewrites.items():
        tree = rewrite(_parsed(source))
        if name != "operators as functions":  # behind which no other one finds an operator
            together = rewrite(together)
        if (dumped := ast.dump(tree)) not in found:
            found.add(dumped)
            yield Rewritten(name, _made(tree, answer, names))
    if ast.dump(together) not in found:
        yield Rewritten("all together", _made(together, answer, names))


def source_of(answer: Any) -> str | None:
    """The source of a function or class; None where it hangs on variables around it."""
    if getattr(answer, "__closure__", None) or (isinstance(answer, type) and _is_made(answer)):
        return None
    try:
        return textwrap.dedent(inspect.getsource(answer))
    except (OSError, TypeError):
        return None


def _is_made(answer: type) -> bool:
    methods = (value for value in vars(answer).values() if inspect.isfunction(value))
    return any(set(method.__code__.co_freevars) - {"__class__"} for method in methods)


def _parsed(source: str) -> Tree:
    tree = ast.parse(source).body[0]
    assert isinstance(tree, ast.FunctionDef | ast.ClassDef)
    tree.decorator_list = []
    return tree


def _made(tree: Tree, answer: Any, names: dict[str, Any]) -> Any:
    module = ast.fix_missing_locations(ast.Module([tree], []))
    own = {**names, LOOPS: product_by_loops, OPERATOR: operator}
    exec(compile(module, f"<{tree.name}>", "exec", dont_inherit=True), own)
    made = own[tree.name]
    made.__module__ = answer.__module__
    return made


def product_by_loops(left: Any, right: Any) -> Any:
    """``left @ right``, for two matrices of NumPy's by a loop over rows and columns."""
    if not (type(left) is type(right) is np.ndarray and left.ndim == right.ndim == 2):
        return left @ right
    if left.shape[1] != right.shape[0]:
        return left @ right  # which says what is wrong
    result = np.zeros((len(left), right.shape[1]), np.result_type(left, right))
    for row, numbers in enumerate(left):
        for column in range(right.shape[1]):
            result[row, column] = np.sum(numbers * right[:, column])
    return result


def _renamed(tree: Tree) -> Tree:
    for scope in _functions(tree):
        given = {one.arg for inner in ast.walk(scope) for one in _arguments(inner)}
        told = {
            name
            for inner in ast.walk(scope)
            if isinstance(inner, ast.Global | ast.Nonlocal)
            for name in inner.names
        }
        stored = {
            inner.id
            for inner in ast.walk(scope)
            if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store)
        }
        for inner in ast.walk(scope):
            if isinstance(inner, ast.Name) and inner.id in stored - given - told:
                inner.id = f"my_{inner.id}"
    return tree


def _functions(tree: Tree) -> list[ast.FunctionDef]:
    if isinstance(tree, ast.FunctionDef):
        return [tree]
    return [item for item in tree.body if isinstance(item, ast.FunctionDef)]


def _arguments(node: ast.AST) -> list[ast.arg]:
    if not isinstance(node, Scope):
        return []
    given = node.args
    more = [one for one in (given.vararg, given.kwarg) if one is not None]
    return [*given.posonlyargs, *given.args, *given.kwonlyargs, *more]


def _is_number(node: ast.expr) -> bool:
    """Whether it can be nothing but a number or an array: texts and lists have an order."""
    if any(_is_in_order(inner) for inner in ast.walk(node)):
        return False
    if isinstance(node, ast.Constant):
        return isinstance(node.value, int | float)
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.op, ast.USub)
    products = ast.MatMult | ast.Div | ast.Pow | ast.Sub
    return isinstance(node, ast.BinOp) and (
        isinstance(node.op, products)
        or (
            isinstance(node.op, ast.Mult | ast.Add)
            and (_is_number(node.left) or _is_number(node.right))
        )
    )


def _is_in_order(node: ast.AST) -> bool:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return is_text or isinstance(node, ast.List | ast.Tuple | ast.ListComp | ast.JoinedStr)


class _Swapped(ast.NodeTransformer):
    """``a + b`` as ``b + a``."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.BinOp:
        self.generic_visit(node)
        if isinstance(node.op, ast.Add) and (_is_number(node.left) or _is_number(node.right)):
            node.left, node.right = node.right, node.left
        return node


class _Regrouped(ast.NodeTransformer):
    """``a + b + c`` as ``a + (b + c)``."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.BinOp:
        self.generic_visit(node)
        inner = node.left
        if not (isinstance(node.op, ast.Add) and isinstance(inner, ast.BinOp)):
            return node
        numbers = any(map(_is_number, (inner.left, inner.right, node.right)))
        if isinstance(inner.op, ast.Add) and numbers:
            return ast.BinOp(inner.left, ast.Add(), ast.BinOp(inner.right, ast.Add(), node.right))
        return node


class _Opposite(ast.NodeTransformer):
    """``if a: b else: c`` as ``if not a: c else: b``."""

    def visit_If(self, node: ast.If) -> ast.If:
        self.generic_visit(node)
        if node.orelse:
            node.test = ast.UnaryOp(ast.Not(), node.test)
            node.body, node.orelse = node.orelse, node.body
        return node

    def visit_IfExp(self, node: ast.IfExp) -> ast.IfExp:
        self.generic_visit(node)
        return ast.IfExp(ast.UnaryOp(ast.Not(), node.test), node.orelse, node.body)


class _Kept(ast.NodeTransformer):
    """``return a`` as ``answer = a; return answer``."""

    def visit_Return(self, node: ast.Return) -> ast.Return | list[ast.stmt]:
        if node.value is None or isinstance(node.value, ast.Name):
            return node
        name = "the_answer"
        kept = ast.Assign([ast.Name(name, ast.Store())], node.value)
        return [kept, ast.Return(ast.Name(name, ast.Load()))]


class _Functions(ast.NodeTransformer):
    """``a @ b`` as ``operator.matmul(a, b)``."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        name = OPERATORS.get(type(node.op))
        if name is None:
            return node
        function = ast.Attribute(ast.Name(OPERATOR, ast.Load()), name, ast.Load())
        return ast.Call(function, [node.left, node.right], [])


class _Loops(ast.NodeTransformer):
    """``a @ b`` by loops."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        if not isinstance(node.op, ast.MatMult):
            return node
        return ast.Call(ast.Name(LOOPS, ast.Load()), [node.left, node.right], [])


class _Squares(ast.NodeTransformer):
    """``x ** 2`` as ``x * x``."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        two = isinstance(node.right, ast.Constant) and node.right.value == 2
        if isinstance(node.op, ast.Pow) and two and isinstance(node.left, ast.Name):
            return ast.BinOp(node.left, ast.Mult(), ast.Name(node.left.id, ast.Load()))
        return node


class _Appended(ast.NodeTransformer):
    """A list that is written in one line, and kept or returned, by a loop."""

    def visit_Assign(self, node: ast.Assign) -> ast.Assign | list[ast.stmt]:
        target = node.targets[0]
        if len(node.targets) == 1 and isinstance(target, ast.Name):
            return _appended(node.value, target.id) or node
        return node

    def visit_Return(self, node: ast.Return) -> ast.Return | list[ast.stmt]:
        made = _appended(node.value, "the_list") if node.value is not None else None
        return [*made, ast.Return(ast.Name("the_list", ast.Load()))] if made else node


def _appended(value: ast.expr, name: str) -> list[ast.stmt] | None:
    if not (isinstance(value, ast.ListComp) and len(value.generators) == 1):
        return None
    (generator,) = value.generators
    names = {inner.id for inner in ast.walk(value) if isinstance(inner, ast.Name)}
    if name in names:
        return None
    append = ast.Attribute(ast.Name(name, ast.Load()), "append", ast.Load())
    body: list[ast.stmt] = [ast.Expr(ast.Call(append, [value.elt], []))]
    for test in reversed(generator.ifs):
        body = [ast.If(test, body, [])]
    empty = ast.Assign([ast.Name(name, ast.Store())], ast.List([], ast.Load()))
    return [empty, ast.For(generator.target, generator.iter, body, [])]


class _While(ast.NodeTransformer):
    """``for`` by an iterator that is asked until it ends."""

    def __init__(self) -> None:
        self.count = 0

    def visit_For(self, node: ast.For) -> ast.For | list[ast.stmt]:
        self.generic_visit(node)
        if node.orelse:
            return node
        self.count += 1
        name = f"turns_{self.count}"
        turns = ast.Call(ast.Name("iter", ast.Load()), [node.iter], [])
        one = ast.Call(ast.Name("next", ast.Load()), [ast.Name(name, ast.Load())], [])
        over = ast.ExceptHandler(ast.Name("StopIteration", ast.Load()), None, [ast.Break()])
        take = ast.Try([ast.Assign([node.target], one)], [over], [], [])
        return [
            ast.Assign([ast.Name(name, ast.Store())], turns),
            ast.While(ast.Constant(True), [take, *node.body], []),
        ]


def _inner(tree: Tree) -> Tree:
    """The body of each function in a function within it."""
    for function in _functions(tree):
        given = {one.arg for one in _arguments(function)}
        stored = {
            inner.id
            for inner in ast.walk(function)
            if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store | ast.Del)
        }
        odd = (ast.Yield, ast.YieldFrom, ast.Global, ast.Nonlocal)
        uses_super = any(isinstance(n, ast.Name) and n.id == "super" for n in ast.walk(function))
        if given & stored or uses_super or any(isinstance(n, odd) for n in ast.walk(function)):
            continue
        nothing = ast.arguments([], [], None, [], [], None, [])
        work = ast.FunctionDef("work", nothing, function.body, [], None)
        call = ast.Call(ast.Name("work", ast.Load()), [], [])
        function.body = [work, ast.Return(call)]
    return tree
