"""Changes of what an expression is made of: numbers, names, signs, operators, brackets."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from .edits import Edit, Here, Slot, attribute, called, is_number, name, placed, swap, together

Slots = list[tuple[Slot, Any]]
FACTORS = (ast.Mult, ast.Div, ast.MatMult, ast.FloorDiv)
MAX_CHAIN = 6


def unused_parameter(here: Here, slots: Slots) -> Iterator[Edit]:
    """A parameter that nothing reads, put where its default, or some number or name, stands."""
    for function in here.functions:
        inside = _inside(function, slots)
        unused = [p for p in here.parameters(function) if p not in here.read(function)]
        defaults = here.defaults(function)
        for parameter in unused:
            default = defaults.get(parameter)
            for slot, node in inside:
                if _is_negative(slot.parent):
                    continue
                if is_number(node) and default is not None and node.value == default:
                    yield _of(swap(slot, name(parameter)), parameter)
                elif (
                    is_number(node)
                    and type(default) in (int, float)
                    and default
                    and abs(node.value - (1 - default)) < 1e-12
                ):
                    rest = ast.BinOp(ast.Constant(1), ast.Sub(), name(parameter))
                    yield _of(swap(slot, rest), parameter)
            equal: dict[Any, list[Edit]] = {}
            for slot, node in inside:
                if is_number(node) and not _is_negative(slot.parent):
                    equal.setdefault(node.value, []).append(swap(slot, name(parameter)))
            for edits in equal.values():
                if len(edits) > 1:
                    yield _of(together(edits), parameter)
            for slot, node in inside:
                if _is_negative(slot.parent):
                    continue
                if (is_number(node) and node.value != default) or _is_negative(node):
                    yield _of(swap(slot, name(parameter)), parameter)
            for slot, node in inside:
                if _is_choice(node) and not isinstance(slot.parent, ast.Expr):
                    yield _of(swap(slot, name(parameter)), parameter)
            for _slot, node in inside:
                if isinstance(node, ast.Call) and all(k.arg != parameter for k in node.keywords):
                    word = placed(ast.keyword(parameter, name(parameter)), node)
                    new = [*node.keywords, word]
                    yield _of(attribute(node, "keywords", new), parameter)
            for slot, node in inside:
                if _is_load(node) and slot.field != "func":
                    yield _of(swap(slot, name(parameter)), parameter)
            for slot, node in inside:
                if isinstance(node, ast.BinOp | ast.Name) and _is_value(slot, node):
                    for op in (ast.Mult(), ast.Add(), ast.Div()):
                        yield _of(swap(slot, ast.BinOp(node, op, name(parameter))), parameter)


def index(here: Here, slots: Slots) -> Iterator[Edit]:
    """Positions and slices: one further, one less, first, last, none at all, the other order."""
    for slot, node in slots:
        if isinstance(node, ast.Subscript):
            if isinstance(node.slice, ast.Tuple):
                elements = node.slice.elts
                if len(elements) == 2:
                    yield attribute(node.slice, "elts", [elements[1], elements[0]], about=node)
                for position, element in enumerate(elements):
                    yield from _other_index(Slot(node.slice, "elts", position), element, node)
            else:
                yield from _other_index(Slot(node, "slice"), node.slice, node)
            if isinstance(node.ctx, ast.Load):
                yield swap(slot, node.value, about=node)
                for which in ("sum", "mean"):  # one row in the place of all of them
                    method = ast.Attribute(node.value, which, ast.Load())
                    call = ast.Call(method, [ast.Constant(0)], [])
                    yield swap(slot, call, about=node)
        elif called(node) in ("range", "arange") and node.args:
            last = 1 if len(node.args) > 1 else 0
            for position in dict.fromkeys((last, 0)):
                arg = node.args[position]
                for op in (ast.Add(), ast.Sub()):
                    new = ast.BinOp(arg, op, ast.Constant(1))
                    yield swap(Slot(node, "args", position), new, about=node)
            if len(node.args) == 1:
                yield attribute(node, "args", [placed(ast.Constant(1), node), *node.args])
            elif len(node.args) == 2:
                yield attribute(node, "args", node.args[1:])
            if len(node.args) > 1:  # both ends one further
                for op in (ast.Sub(), ast.Add()):
                    ends = [ast.BinOp(arg, op, ast.Constant(1)) for arg in node.args[:2]]
                    places = [Slot(node, "args", position) for position in (0, 1)]
                    pairs = zip(places, ends, strict=True)
                    yield together([swap(place, end, about=node) for place, end in pairs])


def _other_index(slot: Slot, node: Any, about: Any) -> Iterator[Edit]:
    if isinstance(node, ast.Slice):
        for side in ("lower", "upper"):
            edge = getattr(node, side)
            if edge is not None:
                yield attribute(node, side, None, about=about)
                for op in (ast.Add(), ast.Sub()):
                    new = placed(ast.BinOp(edge, op, ast.Constant(1)), edge)
                    yield attribute(node, side, new, about=about)
                if isinstance(edge, ast.UnaryOp) and isinstance(edge.op, ast.USub):
                    # From the end: all, and not nothing, where the count is 0.
                    length = ast.Call(name("len"), [about.value], [])
                    start = placed(ast.BinOp(length, ast.Sub(), edge.operand), edge)
                    yield attribute(node, side, start, about=about)
            else:
                for value in (1, -1):
                    yield attribute(node, side, placed(ast.Constant(value), about), about=about)
        if node.step is not None:
            yield attribute(node, "step", None, about=about)
        return
    whole = _number_of(node)
    if whole is not None:
        for value in dict.fromkeys((whole + 1, whole - 1, 0, -1)):
            if value != whole:
                yield swap(slot, ast.Constant(value), about=about)
    elif not isinstance(node, ast.Constant):
        for op in (ast.Sub(), ast.Add()):
            yield swap(slot, ast.BinOp(node, op, ast.Constant(1)), about=about)
    if not isinstance(node, ast.Constant) or whole is not None:
        yield swap(slot, ast.Slice(), about=about)


def sign(here: Here, slots: Slots) -> Iterator[Edit]:
    """A minus that is missing or one too many, and a plus in a minus's place."""
    for slot, node in slots:
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            yield swap(slot, node.operand, about=node)
        elif isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Add | ast.Sub):
            yield _flipped(node)
            if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub):
                swapped = ast.BinOp(node.right, ast.Sub(), node.left)
                yield swap(slot, swapped, about=node)
    for slot, node in slots:
        if _is_value(slot, node) and isinstance(node, ast.Call | ast.Name | ast.BinOp):
            yield swap(slot, ast.UnaryOp(ast.USub(), node), about=node)
    sums = [n for _, n in slots if isinstance(n, ast.BinOp) and isinstance(n.op, ast.Add | ast.Sub)]
    for first, one in enumerate(sums[:MAX_CHAIN]):
        for other in sums[first + 1 : MAX_CHAIN]:
            yield together([_flipped(one), _flipped(other)])


def _flipped(node: Any) -> Edit:
    return attribute(node, "op", ast.Sub() if isinstance(node.op, ast.Add) else ast.Add())


def comparison(here: Here, slots: Slots) -> Iterator[Edit]:
    """Strict or not, the other way round, equal or not; all of a function's first."""
    found = [n for _, n in slots if isinstance(n, ast.Compare) and len(n.ops) == 1]
    strict = {ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Lt: ast.LtE, ast.LtE: ast.Lt}
    ordered = [n for n in found if type(n.ops[0]) in strict]
    if len(ordered) > 1:
        yield together([attribute(n, "ops", [strict[type(n.ops[0])]()]) for n in ordered])
    for node in found:
        op = type(node.ops[0])
        others: list[Any] = [strict[op]] if op in strict else []
        turned = {ast.Gt: ast.Lt, ast.Lt: ast.Gt, ast.GtE: ast.LtE, ast.LtE: ast.GtE}
        others += [turned[op]] if op in turned else []
        others += [strict[turned[op]]] if op in turned else []
        others += {ast.Eq: [ast.NotEq, ast.GtE, ast.LtE, ast.Gt, ast.Lt], ast.NotEq: [ast.Eq]}.get(
            op, []
        )
        others += {ast.Is: [ast.IsNot], ast.IsNot: [ast.Is], ast.In: [ast.NotIn]}.get(op, [])
        for other in others:
            yield attribute(node, "ops", [other()])


def constant(here: Here, slots: Slots) -> Iterator[Edit]:
    """Other numbers: 0, 1, a half or double, one more or less, the usual small ones."""
    numbers = [(s, n) for s, n in slots if is_number(n)]
    for slot, node in numbers:
        value = node.value
        near: list[Any] = [0, 1, 2, 0.5, value * 2, value / 2, value + 1, value - 1, -value]
        near += [1 - value, 10 * value, value / 10, float("inf")]
        if 0 < abs(value) < 0.01:
            near = [1e-8, 1e-7, 1e-12, 1e-15, 1e-5, 0, 1e-10, 1e-6, 1e-3, 1e-300]
        for other in dict.fromkeys(near):
            if other != value:
                yield swap(slot, ast.Constant(other), about=node)
    for slot, node in slots:
        if isinstance(node, ast.Constant) and type(node.value) is bool:
            yield swap(slot, ast.Constant(not node.value), about=node)
    yield from _defaults_written_out(here, slots)
    yield from _equal_numbers(numbers)


def _defaults_written_out(here: Here, slots: Slots) -> Iterator[Edit]:
    """A parameter in the place of a number that is its default."""
    for function in here.functions:
        defaults = here.defaults(function)
        for slot, node in _inside(function, slots):
            if is_number(node):
                same = (p for p, value in defaults.items() if value == node.value)
                yield from (swap(slot, name(parameter), about=node) for parameter in same)


def _equal_numbers(numbers: Slots) -> Iterator[Edit]:
    """Numbers that stand in several places, changed in all of them: both ends of a clip."""
    places: dict[float, Slots] = {}
    for slot, node in numbers:
        places.setdefault(abs(node.value), []).append((slot, node))
    for value, same in places.items():
        if 1 < len(same) <= MAX_CHAIN:
            for other in (
                value * 10,
                value * 100,
                0,
                1,
                2 * value,
                value / 2,
                value + 1,
                value - 1,
            ):
                if other != value:
                    yield together([swap(s, ast.Constant(other), about=n) for s, n in same])


def transposed(here: Here, slots: Slots) -> Iterator[Edit]:
    """A `.T` too many or too few."""
    for slot, node in slots:
        if isinstance(node, ast.Attribute) and node.attr in ("T", "mT"):
            yield swap(slot, node.value, about=node)
    products = [n for _, n in slots if isinstance(n, ast.BinOp) and isinstance(n.op, ast.MatMult)]
    dots = [n for _, n in slots if called(n) in ("dot", "matmul", "outer", "einsum")]
    inner = {id(i) for n in (*products, *dots) for i in ast.walk(n)}
    for near in (True, False):
        for slot, node in slots:
            matrix = _is_value(slot, node) and isinstance(node, ast.Name | ast.Call | ast.BinOp)
            if matrix and (id(node) in inner) is near:
                yield swap(slot, ast.Attribute(node, "T", ast.Load()), about=node)
    for slot, node in slots:
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult | ast.MatMult):
            yield from _products(slot, node)


def _products(slot: Slot, node: Any) -> Iterator[Edit]:
    """The matrix products of the same two operands, in either order, with and without `.T`."""
    left, right = _bare(node.left), _bare(node.right)
    pairs = [(node.left, node.right)] if isinstance(node.op, ast.Mult) else []
    pairs += [
        (turn_left, turn_right)
        for one, other in ((left, right), (right, left))
        for turn_left in (one, ast.Attribute(one, "T", ast.Load()))
        for turn_right in (other, ast.Attribute(other, "T", ast.Load()))
    ]
    for one, other in pairs:
        yield swap(slot, ast.BinOp(one, ast.MatMult(), other), about=node)


def _bare(node: Any) -> Any:
    """An operand without its subscript or `.T`."""
    while isinstance(node, ast.Subscript) or (isinstance(node, ast.Attribute) and node.attr == "T"):
        node = node.value
    return node


def operator(here: Here, slots: Slots) -> Iterator[Edit]:
    """Another operator in an operator's place."""
    others = (ast.Mult, ast.Div, ast.MatMult, ast.FloorDiv, ast.Add, ast.Sub, ast.Pow)
    for _slot, node in slots:
        if isinstance(node, ast.BinOp | ast.AugAssign):
            family = FACTORS if isinstance(node.op, FACTORS) else others
            for other in dict.fromkeys((*family, *others)):
                if not isinstance(node.op, other):
                    yield attribute(node, "op", other())
            bits = {ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd}
            if type(node.op) in bits:
                yield attribute(node, "op", bits[type(node.op)]())
        elif isinstance(node, ast.BoolOp):
            yield attribute(node, "op", ast.Or() if isinstance(node.op, ast.And) else ast.And())


def term_dropped(here: Here, slots: Slots) -> Iterator[Edit]:
    """One of two operands too many."""
    for slot, node in slots:
        if isinstance(node, ast.BinOp):
            yield swap(slot, node.left, about=node)
            yield swap(slot, node.right, about=node)
    for _slot, node in slots:
        if isinstance(node, ast.AugAssign) and not isinstance(node.op, ast.Add | ast.Sub):
            yield attribute(node, "value", placed(ast.Constant(1), node))
    alike: dict[str, list[Edit]] = {}
    for slot, node in slots:
        if isinstance(node, ast.BinOp) and isinstance(node.right, ast.Name | ast.Call):
            what = type(node.op).__name__ + ast.dump(node.right)
            # The innermost first: an outer one's left operand may be an inner one.
            alike.setdefault(what, []).insert(0, swap(slot, node.left, about=node))
    for edits in alike.values():
        if len(edits) > 1:
            yield together(edits)


def brackets(here: Here, slots: Slots) -> Iterator[Edit]:
    """The same operands, bound together in another way."""
    for slot, node in slots:
        if not isinstance(node, ast.BinOp):
            continue
        left, right = node.left, node.right
        if isinstance(left, ast.BinOp):
            inner = ast.BinOp(left.right, node.op, right)
            yield swap(slot, ast.BinOp(left.left, left.op, inner), about=node)
        if isinstance(right, ast.BinOp):
            inner = ast.BinOp(left, node.op, right.left)
            yield swap(slot, ast.BinOp(inner, right.op, right.right), about=node)
        if isinstance(right, ast.UnaryOp):
            whole = ast.BinOp(left, node.op, right.operand)
            yield swap(slot, ast.UnaryOp(right.op, whole), about=node)
        # f(x) op y for f(x op y), and the other way round.
        if isinstance(left, ast.Call) and len(left.args) == 1 and called(left):
            call = ast.Call(left.func, [ast.BinOp(left.args[0], node.op, right)], left.keywords)
            yield swap(slot, call, about=node)
        if isinstance(right, ast.Call) and len(right.args) == 1:
            call = ast.Call(right.func, [ast.BinOp(left, node.op, right.args[0])], right.keywords)
            yield swap(slot, call, about=node)
    for slot, node in slots:
        if isinstance(node, ast.Call) and len(node.args) == 1:
            arg = node.args[0]
            if isinstance(arg, ast.BinOp):
                for one, other, before in (
                    (arg.left, arg.right, True),
                    (arg.right, arg.left, False),
                ):
                    call = ast.Call(node.func, [one], node.keywords)
                    parts = (call, other) if before else (other, call)
                    yield swap(slot, ast.BinOp(parts[0], arg.op, parts[1]), about=node)


def operands_swapped(here: Here, slots: Slots) -> Iterator[Edit]:
    """The two sides of an operator, or two arguments, or two values of a tuple, exchanged."""
    for slot, node in slots:
        if isinstance(node, ast.BinOp) and not isinstance(node.op, ast.Add | ast.Mult | ast.Sub):
            yield swap(slot, ast.BinOp(node.right, node.op, node.left), about=node)
        elif isinstance(node, ast.IfExp):
            yield swap(slot, ast.IfExp(node.test, node.orelse, node.body), about=node)
        elif isinstance(node, ast.Call) or (isinstance(node, ast.Tuple) and len(node.elts) < 6):
            yield from _turned(node, "args" if isinstance(node, ast.Call) else "elts")
    yield from _exchanged(slots)
    # Values of a dict that changed places.
    for _slot, node in slots:
        if isinstance(node, ast.Dict) and len(node.values) < 6:
            yield from _turned(node, "values")


def _turned(node: Any, field: str) -> Iterator[Edit]:
    """A list of nodes with two of them exchanged, each pair in turn."""
    items = getattr(node, field)
    for first, second in itertools.combinations(range(len(items)), 2):
        new = list(items)
        new[first], new[second] = new[second], new[first]
        yield attribute(node, field, new)


def _exchanged(slots: Slots) -> Iterator[Edit]:
    """Two names in two places of which each belongs where the other stands."""
    loads = [
        (slot, node)
        for slot, node in slots
        if _is_load(node)
        and not isinstance(slot.parent, ast.Attribute)
        and slot.field not in ("func", "slice")
    ]
    for first, (slot, node) in enumerate(loads):
        for other_slot, other in loads[first + 1 : first + 9]:
            if node.id != other.id:
                yield together(
                    [
                        swap(slot, name(other.id), about=node),
                        swap(other_slot, name(node.id), about=other),
                    ]
                )


def condition(here: Here, slots: Slots) -> Iterator[Edit]:
    """A condition turned round."""
    for slot, node in slots:
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.Invert):
            yield swap(slot, node.operand, about=node)
        elif slot.field == "test":
            yield swap(slot, ast.UnaryOp(ast.Not(), node), about=node)


def other_name(here: Here, slots: Slots) -> Iterator[Edit]:
    """Another of the function's names in a name's place."""
    for function in here.functions:
        inside = _inside(function, slots)
        known = dict.fromkeys(here.parameters(function))
        for _slot, node in inside:
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                known[node.id] = None
        for slot, node in inside:
            if _is_load(node) and node.id in known:
                for other in known:
                    if other != node.id:
                        yield swap(slot, name(other), about=node)
        for one in known:
            places = [s for s, n in inside if _reads(n, one)]
            for other in known:
                if other != one and len(places) > 1:
                    yield together([swap(s, name(other)) for s in places])
    strings = dict.fromkeys(
        n.value for _, n in slots if isinstance(n, ast.Constant) and isinstance(n.value, str)
    )
    keys = [s for s in strings if s.isidentifier() and len(s) < 20]
    for slot, node in slots:
        if isinstance(node, ast.Constant) and node.value in keys and slot.field == "slice":
            for other in keys:
                if other != node.value:
                    yield swap(slot, ast.Constant(other), about=node)


def term_added(here: Here, slots: Slots) -> Iterator[Edit]:
    """A factor or a term that is missing: a parameter, its length, a half, two, one less."""
    for function in here.functions:
        names = here.parameters(function)[:5]
        inside = _inside(function, slots)
        for slot, node in inside:
            if not _is_value(slot, node) or not isinstance(node, ast.BinOp | ast.Call | ast.Name):
                continue
            for factor in (2, 0.5):
                new = ast.BinOp(node, ast.Mult(), ast.Constant(factor))
                yield swap(slot, new, about=node)
            yield swap(slot, ast.BinOp(ast.Constant(1), ast.Sub(), node), about=node)
            for parameter in names:
                new = ast.BinOp(node, ast.Mult(), name(parameter))
                yield swap(slot, new, about=node)
                length = ast.Call(name("len"), [name(parameter)], [])
                yield swap(slot, ast.BinOp(node, ast.Div(), length), about=node)
            for parameter in names:
                for op in (ast.Add(), ast.Sub(), ast.Div()):
                    yield swap(slot, ast.BinOp(node, op, name(parameter)), about=node)


def _is_choice(node: Any) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) in (bool, str, type(None))


def _is_load(node: Any) -> bool:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)


def _reads(node: Any, identifier: str) -> bool:
    return _is_load(node) and node.id == identifier


def _inside(function: Any, slots: Slots) -> Slots:
    inner = {id(n) for part in function.body for n in ast.walk(part)}
    return [(slot, node) for slot, node in slots if id(node) in inner]


def _is_value(slot: Slot, node: Any) -> bool:
    """Whether an expression stands where another value could stand."""
    if not isinstance(node, ast.expr) or isinstance(node, ast.Constant):
        return False
    if isinstance(getattr(node, "ctx", None), ast.Store | ast.Del):
        return False
    if slot.field in ("func", "target", "targets", "slice", "test", "iter", "ops"):
        return False
    if isinstance(slot.parent, ast.Attribute | ast.Expr | ast.keyword):
        return False
    return not (isinstance(slot.parent, ast.Subscript) and slot.field == "value")


def _number_of(node: Any) -> int | None:
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return node.value
    inner = getattr(node, "operand", None) if _is_negative(node) else None
    value = inner.value if isinstance(inner, ast.Constant) else None
    return -value if type(value) is int else None


def _is_negative(node: Any) -> bool:
    minus = isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub)
    return minus and is_number(node.operand)


def _of(edit: Edit, parameter: str) -> Edit:
    return replace(edit, name=parameter)
