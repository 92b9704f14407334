"""Rewrites a student's function so that it computes the same and no longer shows its author.

Comments, texts and names of the student's own are taken out. What plainly reaches beyond computing
is refused here; what the course may keep and run, `explorer.adopted` says by a list.
"""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace

from autograder.course import CourseError
from autograder.explorer.definitions import DEFINITIONS, Made, parsed

# The names that everybody gives to these modules; any other name is the student's own.
USUAL = {
    "numpy": "np",
    "torch": "torch",
    "torch.nn": "nn",
    "torch.nn.functional": "F",
}
MODULES = frozenset(
    (
        *("numpy", "torch", "math", "cmath", "itertools", "functools", "collections", "operator"),
        *("statistics", "typing", "copy", "random"),
    )
)
# Nothing of these is needed to compute; a mistake that is about one has to be written by hand.
REFUSED = frozenset(
    (
        *("eval", "exec", "compile", "open", "input", "globals", "locals", "vars", "getattr"),
        *("setattr", "delattr", "breakpoint", "exit", "quit", "memoryview", "load", "save"),
        *("savez", "savez_compressed", "savetxt", "loadtxt", "genfromtxt", "fromregex", "dump"),
        *("fromfile", "tofile", "memmap", "open_memmap", "ctypeslib", "ctypes", "f2py", "lib"),
        *("distutils", "hub", "jit", "utils", "os", "sys", "system", "subprocess", "popen", "ops"),
        *("classes", "package", "multiprocessing", "distributed", "dumps", "builtins", "environ"),
        *("DataSource", "testing", "cpp_extension", "modules"),
    )
)
METHODS = frozenset(
    ("__init__", "__call__", "__len__", "__iter__", "__next__", "__getitem__", "forward")
)
DECORATORS = frozenset(("staticmethod", "classmethod", "property", "no_grad"))
# Texts that are part of a computation: subscripts of einsum, names of dtypes.
COMPUTES = re.compile(r"[A-Za-z.,]*->[A-Za-z.]*|(?:float|int|uint|bool|complex)\d*")
SHORT_WORD = re.compile(r"[A-Za-z]{1,12}")


@dataclass(frozen=True)
class Words:
    """What is the assignment's own: names and texts of its stub and reference, the parameters of
    the exercise in order, and what its objects hold (attributes)."""

    names: frozenset[str]
    texts: frozenset[str]
    parameters: tuple[str, ...] = ()
    attributes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Anonymous:
    """A function without its author. imports: lines; helpers: definitions that it needs above."""

    imports: tuple[str, ...]
    helpers: tuple[str, ...]
    function: str

    @property
    def source(self) -> str:
        """All of it as one text."""
        return "\n\n\n".join(["\n".join(self.imports), *self.helpers, self.function]).lstrip("\n")


def words_of(exercise: str, sources: Iterable[str]) -> Words:
    """The words of the assignment's own texts (its release, its reference)."""
    names: set[str] = set()
    texts: set[str] = set()
    attributes: set[str] = set()
    parameters: tuple[str, ...] = ()
    for statement in (s for source in sources for s in parsed(source)):
        for node in ast.walk(statement):
            names |= set(_identifiers(node))
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                attributes.add(node.attr)
            elif isinstance(node, ast.ClassDef):
                attributes |= {name for part in node.body for name in _top_names(part)}
        if isinstance(statement, ast.FunctionDef) and statement.name == exercise:
            parameters = tuple(arg.arg for arg in _arguments(statement.args))
    held = frozenset(name for name in attributes if not name.startswith("_"))
    return Words(frozenset(names), frozenset(texts), parameters, held)


def anonymous(made: Made, exercise: str, name: str, words: Words) -> Anonymous:
    """The definition under a new name, with all that it needs and nothing that tells its author.

    Raises CourseError, one sentence, for what a course should not run unconfined.
    """
    made = replace(made, definition=deepcopy(made.definition), others=deepcopy(made.others))
    statements = [*made.others, made.definition]
    imports = _imports(made, statements)
    _refuse(statements, imports, words)
    attributes = _own_attributes(statements, words)
    new = _new_names(made, exercise, name, words, imports, attributes)
    change = _Anonymous(new, attributes, words, _own_callables(statements))
    changed = [change.statement(statement) for statement in statements]
    *helpers, function = [ast.unparse(s) for s in changed if s is not None]
    lines = {_import_line(new.get(n, n), *what) for n, what in imports.items()}
    return Anonymous(tuple(sorted(lines)), tuple(helpers), function)


def _imports(made: Made, statements: list[ast.stmt]) -> dict[str, tuple[str, str]]:
    """The imports that are needed, those of `from numpy import *` by name."""
    found = dict(made.imports)
    if "numpy" in made.stars:
        import numpy

        known = bound_names(statements) | found.keys() | set(dir(builtins))
        free = {n.id for s in statements for n in ast.walk(s) if isinstance(n, ast.Name)} - known
        found |= {name: ("numpy", name) for name in free if name in numpy.__all__}
    return found


def _refuse(
    statements: list[ast.stmt], imports: Mapping[str, tuple[str, str]], words: Words
) -> None:
    for module, taken in imports.values():
        if module.partition(".")[0] not in MODULES or {*module.split("."), taken} & REFUSED:
            raise CourseError(
                f"The code imports {module}, and a course runs its mistakes and alternatives "
                "without a sandbox; write this one by hand."
            )
    for node in (node for statement in statements for node in ast.walk(statement)):
        for word in _identifiers(node):
            hidden = word.startswith("__") and word not in METHODS
            if hidden or (word in REFUSED and word not in words.names):
                raise CourseError(
                    f"The code uses {word}, and a course runs its mistakes and alternatives "
                    "without a sandbox; write this one by hand."
                )


def _new_names(
    made: Made,
    exercise: str,
    name: str,
    words: Words,
    imports: Mapping[str, tuple[str, str]],
    attributes: Mapping[str, str],
) -> dict[str, str]:
    """Old name -> new name, for every name that is not the assignment's, Python's or a module's.

    A name that is also an attribute gets one new name for both: a method is bound in its class's
    body.
    """
    statements = [*made.others, made.definition]
    bound = bound_names(statements)
    present = {w for s in statements for node in ast.walk(s) for w in _identifiers(node)}
    new = dict(attributes)
    for alias, (module, taken) in imports.items():
        usual = taken or USUAL.get(module, module)
        if alias != usual and alias not in (module, module.rpartition(".")[2]):
            new[alias] = usual
    counts: dict[str, int] = {}

    def numbered(kind: str) -> str:
        while True:
            counts[kind] = counts.get(kind, 0) + 1
            if (chosen := f"{kind}{counts[kind]}") not in present | words.names:
                return chosen

    for statement in made.others:
        for own in _top_names(statement):
            kind = "helper" if isinstance(statement, DEFINITIONS) else "value"
            new[own] = f"{name}_{own if own in words.names else numbered(kind)}"
    if isinstance(made.definition, ast.FunctionDef):
        arguments = [arg.arg for arg in _arguments(made.definition.args)]
        if len(arguments) == len(words.parameters):
            for own, usual in zip(arguments, words.parameters, strict=True):
                if own not in words.names and usual not in present:
                    new[own] = usual
    kept = words.names | set(dir(builtins)) | METHODS | {"self", "cls", "_"} | imports.keys()
    for own in sorted(bound - kept - new.keys(), key=lambda own: _place(own, statements)):
        new[own] = numbered("value")
    free = {n.id for s in statements for n in ast.walk(s) if isinstance(n, ast.Name)}
    for own in sorted(free - bound - kept - new.keys() - {exercise}):
        new[own] = numbered("undefined")
    new[exercise] = name
    return new


def _place(name: str, statements: list[ast.stmt]) -> int:
    """Where a name comes first, so that new names are numbered as one reads them."""
    nodes = (node for statement in statements for node in ast.walk(statement))
    for number, node in enumerate(nodes):
        if name in _identifiers(node):
            return number
    return 0


def _own_attributes(statements: list[ast.stmt], words: Words) -> dict[str, str]:
    """What the student's own objects hold under names of the student's."""
    own: dict[str, str] = {}
    for node in (node for statement in statements for node in ast.walk(statement)):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            if node.attr not in words.names:
                own.setdefault(node.attr, f"part{len(own) + 1}")
        elif isinstance(node, ast.ClassDef):
            for held in (name for statement in node.body for name in _top_names(statement)):
                if held not in words.names | METHODS:
                    own.setdefault(held, f"part{len(own) + 1}")
    return own


def _own_callables(statements: list[ast.stmt]) -> frozenset[str]:
    return frozenset(
        node.name
        for statement in statements
        for node in ast.walk(statement)
        if isinstance(node, DEFINITIONS)
    )


def bound_names(statements: Iterable[ast.stmt]) -> set[str]:
    """Every name that is given to something, at whatever depth."""
    found: set[str] = set()
    for node in (node for statement in statements for node in ast.walk(statement)):
        if isinstance(node, DEFINITIONS):
            found.add(node.name)
        elif isinstance(node, ast.arg):
            found.add(node.arg)
        elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            found.add(node.id)
        elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
            found.add(node.name)
        elif isinstance(node, ast.MatchMapping) and node.rest:
            found.add(node.rest)
    return found


def _top_names(statement: ast.stmt) -> list[str]:
    if isinstance(statement, DEFINITIONS):
        return [statement.name]
    return sorted(bound_names([statement]))


def _identifiers(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, ast.arg):
        yield node.arg
    elif isinstance(node, ast.Attribute):
        yield node.attr
    elif isinstance(node, DEFINITIONS):
        yield node.name
    elif isinstance(node, ast.alias):
        yield from node.name.split(".")
        if node.asname:
            yield node.asname
    elif isinstance(node, ast.keyword) and node.arg:
        yield node.arg
    elif isinstance(node, ast.Global | ast.Nonlocal):
        yield from node.names


def _arguments(arguments: ast.arguments) -> list[ast.arg]:
    return [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]


def _import_line(name: str, module: str, taken: str) -> str:
    if taken:
        return f"from {module} import {taken}" + (f" as {name}" if name != taken else "")
    return f"import {module}" + (f" as {name}" if name != module else "")


class _Anonymous(ast.NodeTransformer):
    """Renames and takes out; what is left of a body is never empty."""

    def __init__(
        self,
        new: Mapping[str, str],
        attributes: Mapping[str, str],
        words: Words,
        own: frozenset[str],
    ) -> None:
        self.new, self.attributes, self.words, self.own = new, attributes, words, own

    def statement(self, statement: ast.stmt) -> ast.stmt | None:
        """The statement changed; None for one of which nothing is left."""
        changed = self.visit(statement)
        if changed is None:
            return None
        for node in ast.walk(changed):
            if isinstance(getattr(node, "body", None), list) and not node.body:  # type: ignore[attr-defined]
                node.body = [ast.Pass()]  # type: ignore[attr-defined]
        return ast.fix_missing_locations(changed)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.name = self.new.get(node.name, node.name)
        node.returns, node.type_comment = None, None
        node.decorator_list = [d for d in node.decorator_list if _is_usual(d)]
        return self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        node.name = self.new.get(node.name, node.name)
        node.decorator_list = []
        return self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.arg, node.annotation = self.new.get(node.arg, node.arg), None
        return node

    def visit_Name(self, node: ast.Name) -> ast.AST:
        node.id = self.new.get(node.id, node.id)
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        node.attr = self.attributes.get(node.attr, node.attr)
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if isinstance(node.func, ast.Name) and node.func.id in self.own:
            for keyword in node.keywords:
                keyword.arg = self.new.get(keyword.arg or "", keyword.arg or "") or None
        own_words = [*node.args, *(keyword.value for keyword in node.keywords)]
        if isinstance(node.func, ast.Attribute):
            for value in own_words:
                if _is_word(value):
                    value.kind = "kept"  # type: ignore[attr-defined]
        return self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if isinstance(node.value, bytes):
            return ast.Constant(b"")
        if not isinstance(node.value, str):
            return node
        kept = node.kind == "kept" or node.value in self.words.texts
        said = node.value if kept or COMPUTES.fullmatch(node.value) else ""
        return ast.Constant(said)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        return ast.Constant("")

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        value = node.value
        prints = isinstance(value, ast.Call) and isinstance(value.func, ast.Name)
        if prints and value.func.id == "print":  # type: ignore[union-attr]
            return None
        return None if isinstance(value, ast.Constant | ast.JoinedStr) else self.generic_visit(node)

    def visit_Assert(self, node: ast.Assert) -> ast.AST:
        node.msg = None
        return self.generic_visit(node)

    def visit_Raise(self, node: ast.Raise) -> ast.AST:
        if isinstance(node.exc, ast.Call):
            node.exc = node.exc.func
        node.cause = None
        return self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST | None:
        if node.value is None:
            return None
        return self.generic_visit(ast.Assign([node.target], node.value))

    def visit_Import(self, node: ast.Import) -> None:
        return None

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        return None

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> ast.AST:
        node.name = self.new.get(node.name or "", node.name or "") or None
        return self.generic_visit(node)

    def visit_Global(self, node: ast.Global) -> ast.AST:
        node.names = [self.new.get(name, name) for name in node.names]
        return node

    def visit_Nonlocal(self, node: ast.Nonlocal) -> ast.AST:
        node.names = [self.new.get(name, name) for name in node.names]
        return node

    def visit_MatchAs(self, node: ast.MatchAs) -> ast.AST:
        node.name = self.new.get(node.name or "", node.name or "") or None
        return self.generic_visit(node)


def _is_usual(decorator: ast.expr) -> bool:
    target = decorator.func if isinstance(decorator, ast.Call) else decorator
    name = target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")
    return name in DECORATORS


def _is_word(value: ast.expr) -> bool:
    """Whether it is a word that a library takes as an option, as in `reduction="mean"`."""
    return (
        isinstance(value, ast.Constant)
        and isinstance(value.value, str)
        and SHORT_WORD.fullmatch(value.value) is not None
    )
