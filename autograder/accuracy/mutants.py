"""Makes wrong variants of a reference: mutmut's operators, and those that numeric code needs.

mutmut (libcst) brings arithmetic, comparison, constant, boolean, keyword and argument mutations.
Added here: arguments swapped, slice bounds dropped, a transpose forgotten, statements removed,
numbers one less, ``@`` for ``*``, and reductions or constructors mistaken for their neighbours.
Only what a student writes is changed: the lines between ``### BEGIN SOLUTION`` and
``### END SOLUTION`` (without these marks: every definition).
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

Operator = Callable[[Any], Iterable[cst.CSTNode]]

NEIGHBOURS = {
    "sum": "mean",
    "mean": "sum",
    "maximum": "minimum",
    "minimum": "maximum",
    "max": "min",
    "min": "max",
    "argmax": "argmin",
    "argmin": "argmax",
    "zeros": "ones",
    "ones": "zeros",
    "zeros_like": "ones_like",
    "ones_like": "zeros_like",
    "var": "std",
    "std": "var",
    "exp": "expm1",
    "log": "log1p",
    "any": "all",
    "all": "any",
    "floor": "ceil",
    "ceil": "floor",
}


@dataclass(frozen=True)
class Mutant:
    """One changed copy of an exercise's code.

    `name` is the change itself, ``changed lines → what they became``, so that it stays the same
    whatever else is edited.
    """

    exercise: str
    name: str
    code: str


def mutants_of(exercise: str, code: str) -> list[Mutant]:
    """All distinct mutants of what a student writes in `code` (the cell of `exercise`)."""
    wrapper = MetadataWrapper(cst.parse_module(code))
    module, places = wrapper.module, wrapper.resolve(PositionProvider)
    written = _written_lines(code)
    seen = {module.code}
    found: list[Mutant] = []
    names: dict[str, int] = {}
    for definition in module.body:
        if not isinstance(definition, cst.FunctionDef | cst.ClassDef):
            continue
        for node in _mutable_nodes(definition):
            if node not in places or places[node].start.line not in written:
                continue
            for new in _variants(node):
                try:
                    changed = _with(module, code, node, new, places[node])
                    compile(changed, "mutant", "exec")
                except (SyntaxError, cst.CSTValidationError, TypeError, AttributeError):
                    continue
                if changed in seen:
                    continue
                seen.add(changed)
                name = change_between(code, changed)
                names[name] = names.get(name, 0) + 1
                if names[name] > 1:
                    name += f" ({names[name]})"
                found.append(Mutant(exercise, name, changed))
    return found


def _with(
    module: cst.Module, code: str, node: cst.CSTNode, new: cst.CSTNode, place: CodeRange
) -> str:
    """The code with `new` in the place of `node`."""
    lines = code.split("\n")
    start = sum(len(line) + 1 for line in lines[: place.start.line - 1]) + place.start.column
    end = sum(len(line) + 1 for line in lines[: place.end.line - 1]) + place.end.column
    if code[start:end] == module.code_for_node(node):
        return code[:start] + module.code_for_node(new) + code[end:]
    # Slower by far: whitespace, parentheses or indentation belong to the node, too.
    return module.deep_replace(node, new).code  # type: ignore[arg-type]


def change_between(code: str, changed: str) -> str:
    """The lines in which two texts differ, as ``old → new``, free of indentation."""
    old, new = code.split("\n"), changed.split("\n")
    same = sum(1 for _ in itertools.takewhile(lambda p: p[0] == p[1], zip(old, new, strict=False)))
    old, new = old[same:], new[same:]
    ends = zip(reversed(old), reversed(new), strict=False)
    same = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], ends))
    old, new = old[: len(old) - same], new[: len(new) - same]
    return f"{' '.join(map(str.strip, old))} → {' '.join(map(str.strip, new))}"


def _written_lines(code: str) -> set[int]:
    """The numbers of the lines that a student writes, from 1."""
    lines = code.split("\n")
    if not any("### BEGIN SOLUTION" in line for line in lines):
        return set(range(1, len(lines) + 1))
    written, inside = set(), False
    for number, line in enumerate(lines, 1):
        if "### BEGIN SOLUTION" in line or "### END SOLUTION" in line:
            inside = "BEGIN" in line
        elif inside:
            written.add(number)
    return written


def _mutable_nodes(definition: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """Every node whose change could matter: no docstrings, annotations or error messages."""
    for child in definition.children:
        if isinstance(child, cst.Annotation | cst.Raise | cst.Decorator | cst.Assert):
            continue
        if _is_docstring(child):
            continue
        yield child
        yield from _mutable_nodes(child)


def _is_docstring(node: cst.CSTNode) -> bool:
    return (
        isinstance(node, cst.SimpleStatementLine)
        and len(node.body) == 1
        and isinstance(node.body[0], cst.Expr)
        and isinstance(node.body[0].value, cst.SimpleString | cst.ConcatenatedString)
    )


def _variants(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    for kind, operator in mutation_operators:
        if isinstance(node, kind):
            yield from operator(node)
    for kind, operator in NUMERIC_OPERATORS:
        if isinstance(node, kind):
            yield from operator(node)


def _number_less(node: cst.BaseNumber) -> Iterator[cst.CSTNode]:
    if isinstance(node, cst.Integer | cst.Float):
        value = node.evaluated_value - 1
        if value >= 0:
            yield node.with_changes(value=repr(value))


def _swapped_arguments(node: cst.Call) -> Iterator[cst.CSTNode]:
    plain = [n for n, arg in enumerate(node.args) if arg.keyword is None and not arg.star]
    for first, second in itertools.pairwise(plain):
        args = list(node.args)
        one, other = args[first], args[second]
        args[first] = one.with_changes(value=other.value)
        args[second] = other.with_changes(value=one.value)
        yield node.with_changes(args=args)


def _slice_bounds(node: cst.Slice) -> Iterator[cst.CSTNode]:
    if node.lower is not None:
        yield node.with_changes(lower=None)
    if node.upper is not None:
        yield node.with_changes(upper=None)
    if node.step is not None:
        yield node.with_changes(step=None, second_colon=cst.MaybeSentinel.DEFAULT)


def _attribute(node: cst.Attribute) -> Iterator[cst.CSTNode]:
    if node.attr.value == "T":
        yield node.value
    if node.attr.value in NEIGHBOURS:
        yield node.with_changes(attr=cst.Name(NEIGHBOURS[node.attr.value]))


def _matrix_product(node: cst.BinaryOperation) -> Iterator[cst.CSTNode]:
    if isinstance(node.operator, cst.MatrixMultiply):
        yield node.with_changes(operator=cst.Multiply())
        yield node.with_changes(left=node.right, right=node.left)


def _removed_statement(node: cst.SimpleStatementLine) -> Iterator[cst.CSTNode]:
    if not isinstance(node.body[0], cst.Pass):
        yield node.with_changes(body=[cst.Pass()])


NUMERIC_OPERATORS: list[tuple[type[cst.CSTNode], Operator]] = [
    (cst.BaseNumber, _number_less),
    (cst.Call, _swapped_arguments),
    (cst.Slice, _slice_bounds),
    (cst.Attribute, _attribute),
    (cst.BinaryOperation, _matrix_product),
    (cst.SimpleStatementLine, _removed_statement),
]
