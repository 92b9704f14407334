"""Says whether code that came from a student may stay in the course, which runs it unconfined.

It is a list of what may stand there: arithmetic, Python's own containers, and functions of NumPy,
PyTorch and Python's mathematics by their plain names. What is not listed is refused; nothing that a
text could name at run time, no file, no frame, no module as a value.
"""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Mapping
from typing import TypeGuard

from autograder.course import CourseError
from autograder.explorer.adopted_names import ATTRIBUTES, BUILTINS, TAKEN
from autograder.explorer.anonymous import METHODS, Anonymous, Words, bound_names

# The names that `anonymous` gives to what was the student's own.
_OWN_ATTRIBUTE = re.compile(r"part\d+")
_UNDEFINED = re.compile(r"undefined\d+")
# A class pattern reads attributes by words, which are no names to a reader of names; a star import
# and `await` have no place here either.
_NODES: tuple[type[ast.AST], ...] = (
    *(ast.FunctionDef, ast.ClassDef, ast.Return, ast.Delete, ast.Assign, ast.AugAssign, ast.For),
    *(ast.While, ast.If, ast.With, ast.withitem, ast.Raise, ast.Try, ast.ExceptHandler, ast.Assert),
    *(ast.Expr, ast.Pass, ast.Break, ast.Continue, ast.Nonlocal, ast.BoolOp, ast.NamedExpr),
    *(ast.BinOp, ast.UnaryOp, ast.Lambda, ast.IfExp, ast.Dict, ast.Set, ast.ListComp, ast.SetComp),
    *(ast.DictComp, ast.GeneratorExp, ast.comprehension, ast.Yield, ast.YieldFrom, ast.Compare),
    *(ast.Call, ast.keyword, ast.Constant, ast.Attribute, ast.Subscript, ast.Starred, ast.Name),
    *(ast.List, ast.Tuple, ast.Slice, ast.arguments, ast.arg, ast.expr_context, ast.boolop),
    *(ast.operator, ast.unaryop, ast.cmpop, ast.Match, ast.match_case, ast.MatchValue),
    *(ast.MatchSingleton, ast.MatchSequence, ast.MatchMapping, ast.MatchStar, ast.MatchAs),
    ast.MatchOr,
)


def require_plain(found: Anonymous, words: Words) -> None:
    """Raise CourseError, one sentence, unless the code is made of what is listed here alone.

    It is asked of what will be written down, and not of what was handed in.
    """
    modules, taken = _imported(found)
    tree = ast.parse("\n\n".join((*found.helpers, found.function)))
    nodes = list(ast.walk(tree))[1:]
    bound = bound_names(tree.body)
    if again := bound & (modules.keys() | taken):
        raise _refused(f"gives another meaning to {min(again)}")
    compared = _compared(nodes)
    asked = {id(node.value) for node in nodes if isinstance(node, ast.Attribute)}
    for node in nodes:
        if not isinstance(node, _NODES):
            raise _refused(f"has a {type(node).__name__}")
        if id(node) in compared:
            continue
        if isinstance(node, ast.Attribute):
            _allow_attribute(node, modules, words, whole=id(node) not in asked)
        elif isinstance(node, ast.Name):
            if node.id not in modules or id(node) not in asked:
                _allow_name(node.id, bound | taken)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef | ast.arg):
            _allow_name(node.arg if isinstance(node, ast.arg) else node.name, bound)
        if isinstance(node, ast.ClassDef) and node.keywords:
            raise _refused("makes a class by a metaclass")
    _allow_stores(nodes, modules.keys() | taken)


def _imported(found: Anonymous) -> tuple[dict[str, str], set[str]]:
    """Name -> module, and the names that stand for what was taken from one."""
    modules: dict[str, str] = {}
    taken: set[str] = set()
    for line in found.imports:
        statement = ast.parse(line).body[0]
        assert isinstance(statement, ast.Import | ast.ImportFrom)
        (alias,) = statement.names
        name = alias.asname or alias.name
        module = "" if isinstance(statement, ast.Import) else statement.module or ""
        whole = f"{module}.{alias.name}" if module else alias.name
        if whole in TAKEN:
            modules[name] = whole
        elif alias.name in TAKEN.get(module, ()):
            taken.add(name)
        else:
            raise _refused(f"imports {whole}")
    return modules, taken


def _allow_attribute(
    node: ast.Attribute, modules: Mapping[str, str], words: Words, *, whole: bool
) -> None:
    """whole: False for what is asked for something in turn, `np.linalg` in `np.linalg.norm`."""
    dotted = _dotted(node)
    if dotted and dotted[0] in modules:
        module, names = modules[dotted[0]], dotted[1:]
        while names and _leads_on(module, names[0]):
            module = f"{module}.{names.pop(0)}"
        if not names and not whole:
            return
        if not names or names[0] not in TAKEN.get(module, ()):
            raise _refused(f"uses {'.'.join((module, *names[:1]))}")
        if len(names) == 1:
            return
    own = words.attributes | METHODS
    if node.attr not in ATTRIBUTES | own and not _OWN_ATTRIBUTE.fullmatch(node.attr):
        raise _refused(f"uses .{node.attr}")


def _leads_on(module: str, name: str) -> bool:
    """Whether it is a module that is listed, or on the way to one, as numpy.lib is."""
    return any(f"{listed}.".startswith(f"{module}.{name}.") for listed in TAKEN)


def _allow_name(name: str, known: set[str]) -> None:
    # A name that is bound somewhere may still mean the built-in one somewhere else.
    if name in BUILTINS | METHODS or _UNDEFINED.fullmatch(name):
        return
    if name.startswith("__") or hasattr(builtins, name) or name not in known:
        raise _refused(f"uses {name}")


def _compared(nodes: list[ast.AST]) -> set[int]:
    """The ids of what names `type` and `np.ndarray` where these are only compared with.

    Called, or as a base, the one makes classes with names that are texts, and the other reads any
    place in memory.
    """
    found: set[int] = set()
    for node in nodes:
        if isinstance(node, ast.Compare):
            operands = [node.left, *node.comparators]
        elif _is_call(node, "isinstance", 2):
            operands = node.args[1:]
        else:
            continue
        for operand in operands:
            several = isinstance(operand, ast.Tuple | ast.List | ast.Set)
            for one in operand.elts if several else (operand,):
                if _is_call(one, "type", 1):
                    found.add(id(one.func))
                elif isinstance(one, ast.Attribute) and _dotted(one) == ["np", "ndarray"]:
                    found.add(id(one))
    return found


def _is_call(node: ast.AST, name: str, count: int) -> TypeGuard[ast.Call]:
    """Whether it is a plain call of a built-in function."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and (node.func.id, len(node.args), node.keywords) == (name, count, [])
        and not any(isinstance(argument, ast.Starred) for argument in node.args)
    )


def _allow_stores(nodes: list[ast.AST], imported: set[str]) -> None:
    """What is imported is not written to: it would stay changed for everybody."""
    for node in nodes:
        if isinstance(node, ast.Attribute | ast.Subscript) and not isinstance(node.ctx, ast.Load):
            root: ast.expr = node
            while isinstance(root, ast.Attribute | ast.Subscript):
                root = root.value
            changed = isinstance(root, ast.Name) and root.id in imported
            if changed or (isinstance(node, ast.Attribute) and node.attr in METHODS):
                raise _refused(f"writes to {ast.unparse(node)[:60]}")


def _dotted(node: ast.expr) -> list[str]:
    """`a.b.c` as its names; nothing for an attribute of anything else."""
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    return [node.id, *reversed(names)] if isinstance(node, ast.Name) else []


def _refused(what: str) -> CourseError:
    return CourseError(
        f"The code {what}, which is not on the list of what a course runs without a sandbox "
        "(autograder/explorer/adopted.py); write this one by hand."
    )
