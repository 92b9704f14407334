"""Changes of calls: their keywords, their axis, what is called, and whether it is called at all."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

from .edits import Edit, Here, Slot, attribute, called, name, placed, swap, together

Slots = list[tuple[Slot, Any]]
REDUCTIONS = frozenset(
    (
        *("sum", "mean", "max", "min", "argmax", "argmin", "std", "var", "median", "prod", "any"),
        *("all", "nanmean", "nanmedian", "nanstd", "nanmin", "nanmax", "percentile", "quantile"),
        *("nanpercentile", "cumsum", "argsort", "sort", "norm", "softmax", "log_softmax", "amax"),
        *("amin", "logsumexp", "concatenate", "stack", "flip", "roll", "diff", "cat", "topk"),
    )
)
KEEPS = REDUCTIONS - {"argsort", "sort", "cumsum", "concatenate", "stack", "flip", "roll", "cat"}
FAMILIES = (
    ("max", "min", "mean", "sum"),
    ("argmax", "argmin", "argsort"),
    ("maximum", "minimum", "add", "fmax"),
    ("log", "log2", "log1p", "log10"),
    ("exp", "expm1", "exp2"),
    ("floor", "ceil", "round", "rint", "trunc"),
    ("mean", "median", "std", "var"),
    ("nanmean", "nanmedian"),
    ("zeros", "ones", "empty"),
    ("zeros_like", "ones_like", "empty_like"),
    ("sin", "cos", "tan"),
    ("sinh", "cosh", "tanh"),
    ("std", "var"),
    ("sqrt", "square", "abs"),
    ("triu", "tril"),
    ("hstack", "vstack", "column_stack"),
    ("permutation", "shuffle", "choice"),
    ("normal", "standard_normal", "random", "uniform"),
    ("randn", "rand"),
    ("dot", "multiply", "outer", "matmul"),
    ("relu", "gelu", "silu", "sigmoid", "tanh"),
    ("appendleft", "append"),
    ("pop", "popleft"),
    ("any", "all"),
    ("logical_and", "logical_or"),
    ("max", "len", "sum"),
    ("set", "list", "sorted"),
    ("array_split", "split"),
    ("train", "eval"),
)
DTYPES = frozenset(("float", "int", "bool", "float32", "float64", "int64", "int32"))
UNWRAPPED = frozenset(("asarray", "array", "len", "range", "super"))


def keyword_dropped(here: Here, slots: Slots) -> Iterator[Edit]:
    """A keyword argument too many."""
    for _slot, node in slots:
        if isinstance(node, ast.Call):
            for word in node.keywords:
                if word.arg != "dtype":
                    rest = [k for k in node.keywords if k is not word]
                    yield attribute(node, "keywords", rest, about=word.value)


def keyword_added(here: Here, slots: Slots) -> Iterator[Edit]:
    """The axis, or `keepdims`, that is missing."""
    torch = _uses_torch(here)
    for _slot, node in slots:
        which = called(node)
        if which not in REDUCTIONS:
            continue
        given = {word.arg for word in node.keywords}
        if not given & {"axis", "dim"} and len(node.args) < 2:
            axis = "dim" if torch else "axis"
            for value in (0, 1, -1):
                yield _with_keywords(node, **{axis: value})
                if which in KEEPS:
                    kept = "keepdim" if torch else "keepdims"
                    yield _with_keywords(node, **{axis: value, kept: True})
        elif not given & {"keepdims", "keepdim"} and which in KEEPS:
            yield _with_keywords(node, **{"keepdim" if torch else "keepdims": True})
        if which in ("std", "var", "nanstd") and "ddof" not in given:
            yield _with_keywords(node, ddof=1)
        if which in ("argsort", "sort"):
            yield _with_keywords(node, kind="stable")
    for _slot, node in slots:
        if called(node) == "dropout" and isinstance(node, ast.Call):
            yield _with_keywords(node, training=False)


def dtype(here: Here, slots: Slots) -> Iterator[Edit]:
    """What sort of number a call makes."""
    for slot, node in slots:
        if not isinstance(node, ast.Call):
            continue
        which = called(node)
        typed = [word for word in node.keywords if word.arg == "dtype"]
        if which == "astype" and isinstance(node.func, ast.Attribute):
            yield swap(slot, node.func.value, about=node)
            if node.args:
                yield swap(Slot(node, "args", 0), name("float"), about=node)
        elif which.endswith("_like") or which in ("array", "asarray", "empty", "zeros", "full"):
            rest = [word for word in node.keywords if word.arg != "dtype"]
            fixed = placed(ast.keyword("dtype", name("float")), node)
            yield attribute(node, "keywords", [*rest, fixed])
            if which in ("array", "asarray") and len(node.args) > 1:
                yield swap(Slot(node, "args", 1), name("float"), about=node)
        for word in typed:
            yield attribute(node, "keywords", [k for k in node.keywords if k is not word])
        plain = node.func.id if isinstance(node.func, ast.Name) else ""
        if plain in ("int", "float", "bool") and node.args:
            yield swap(slot, node.args[0], about=node)
    for slot, node in slots:
        if isinstance(node, ast.Attribute) and node.attr in DTYPES and slot.field != "func":
            for other in ("float64", "float32", "int64"):
                if other != node.attr:
                    yield attribute(node, "attr", other)
        elif isinstance(node, ast.Name) and node.id == "int" and slot.field != "func":
            yield swap(slot, name("float"), about=node)


def sum_or_mean(here: Here, slots: Slots) -> Iterator[Edit]:
    """A sum for a mean, a mean for a sum."""
    for _slot, node in slots:
        which = called(node)
        if which in ("sum", "mean") and isinstance(node.func, ast.Attribute):
            other = "mean" if which == "sum" else "sum"
            yield attribute(node.func, "attr", other, about=node)
    for _slot, node in slots:
        for word in getattr(node, "keywords", []) if isinstance(node, ast.Call) else []:
            if word.arg == "reduction" and isinstance(word.value, ast.Constant):
                other = "mean" if word.value.value == "sum" else "sum"
                yield attribute(word.value, "value", other)


def dropped(here: Here, slots: Slots) -> Iterator[Edit]:
    """A call too many: its argument, or the object whose method it is, stays."""
    for slot, node in slots:
        if not isinstance(node, ast.Call) or called(node) in UNWRAPPED:
            continue
        if isinstance(slot.parent, ast.Expr):
            continue
        function = node.func
        module = isinstance(function, ast.Attribute) and _is_module(function.value)
        if isinstance(function, ast.Attribute) and not module:
            yield swap(slot, function.value, about=node)
        if node.args and (module or isinstance(function, ast.Name)):
            yield swap(slot, node.args[0], about=node)
            if len(node.args) > 1 and called(node) in ("maximum", "minimum", "max", "min"):
                yield swap(slot, node.args[1], about=node)
            if called(node) == "where" and len(node.args) == 3:
                yield swap(slot, node.args[1], about=node)
                yield swap(slot, node.args[2], about=node)


def dropped_everywhere(here: Here, slots: Slots) -> Iterator[Edit]:
    """A call too many in several places: both of two results rounded."""
    places: dict[str, list[Edit]] = {}
    for slot, node in slots:
        if not isinstance(node, ast.Call) or called(node) in UNWRAPPED:
            continue
        function = node.func
        if isinstance(function, ast.Attribute) and not _is_module(function.value):
            places.setdefault(called(node), []).append(swap(slot, function.value, about=node))
        elif node.args:
            places.setdefault(called(node), []).append(swap(slot, node.args[0], about=node))
    for edits in places.values():
        if len(edits) > 1:
            yield together(edits)


def axis(here: Here, slots: Slots) -> Iterator[Edit]:
    """Another axis in an axis's place, or none, and `keepdims` the other way."""
    for _slot, node in slots:
        if not isinstance(node, ast.Call):
            continue
        for word in node.keywords:
            if word.arg in ("axis", "dim"):
                for value in (0, 1, -1, -2, None):
                    yield swap(Slot(word, "value"), ast.Constant(value), about=node)
                both = ast.Tuple([ast.Constant(0), ast.Constant(1)], ast.Load())
                yield swap(Slot(word, "value"), both, about=node)
        if called(node) in REDUCTIONS and len(node.args) > 1:
            for value in (0, 1, -1, None):
                yield swap(Slot(node, "args", 1), ast.Constant(value), about=node)
        elif called(node) in REDUCTIONS and node.args and _is_method(node.func):
            for value in (0, 1, -1, None):
                yield swap(Slot(node, "args", 0), ast.Constant(value), about=node)
        if called(node) in ("transpose", "permute", "swapaxes", "unsqueeze", "squeeze"):
            for position, arg in enumerate(node.args):
                if isinstance(arg, ast.Constant | ast.UnaryOp):
                    for value in (0, 1, 2, 3, -1, -2, -3):
                        yield swap(Slot(node, "args", position), ast.Constant(value), about=node)


def family(here: Here, slots: Slots) -> Iterator[Edit]:
    """Another function of the same family."""
    for _slot, node in slots:
        which = called(node)
        for members in FAMILIES:
            if which not in members:
                continue
            for other in members:
                if other == which:
                    continue
                if isinstance(node.func, ast.Attribute):
                    yield attribute(node.func, "attr", other, about=node)
                else:
                    yield attribute(node.func, "id", other, about=node)


def wrapped(here: Here, slots: Slots) -> Iterator[Edit]:
    """A call that is missing around a value."""
    module = "torch" if _uses_torch(here) else "np"
    around = ("abs", "sqrt", "exp", "log", "square", "sum", "mean")
    ends = {"Return", "Assign", "AugAssign"}
    for near in (True, False):
        for slot, node in slots:
            if not isinstance(
                node, ast.BinOp | ast.Call | ast.Name | ast.Subscript | ast.Attribute
            ):
                continue
            if not isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
                continue
            if slot.field in ("func", "target", "targets", "iter") or (
                isinstance(slot.parent, ast.Attribute | ast.Expr)
            ):
                continue
            if (type(slot.parent).__name__ in ends) is not near:
                continue
            for which in around:
                call = ast.Call(ast.Attribute(name(module), which, ast.Load()), [node], [])
                yield swap(slot, call, about=node)
            for which in ("copy", "ravel") if module == "np" else ("clone", "detach", "item"):
                call = ast.Call(ast.Attribute(node, which, ast.Load()), [], [])
                yield swap(slot, call, about=node)
            for which in ("float", "int"):
                yield swap(slot, ast.Call(name(which), [node], []), about=node)


def term_outside(here: Here, slots: Slots) -> Iterator[Edit]:
    """A term that is added within a sum or mean, and belongs behind it: `(X * w + b).sum(1)`."""
    for slot, node in slots:
        if called(node) not in ("sum", "mean", "dot") or not isinstance(node, ast.Call):
            continue
        method = _is_method(node.func)
        inside = node.func.value if method else node.args[0] if node.args else None  # type: ignore[attr-defined]
        if not isinstance(inside, ast.BinOp) or not isinstance(inside.op, ast.Add | ast.Sub):
            continue
        if method:
            function = ast.Attribute(inside.left, called(node), ast.Load())
            rest = ast.Call(function, node.args, node.keywords)
        else:
            rest = ast.Call(node.func, [inside.left, *node.args[1:]], node.keywords)
        yield swap(slot, ast.BinOp(rest, inside.op, inside.right), about=node)


def _with_keywords(node: Any, **values: Any) -> Edit:
    new = [placed(ast.keyword(k, ast.Constant(value)), node) for k, value in values.items()]
    kept = [word for word in node.keywords if word.arg not in values]
    return attribute(node, "keywords", [*kept, *new])


def _is_method(node: Any) -> bool:
    return isinstance(node, ast.Attribute) and not _is_module(node.value)


def _is_module(node: Any) -> bool:
    if isinstance(node, ast.Attribute):
        return _is_module(node.value)
    return isinstance(node, ast.Name) and node.id in ("np", "numpy", "torch", "math", "F", "nn")


def _uses_torch(here: Here) -> bool:
    names = {n.id for n in ast.walk(here.tree) if isinstance(n, ast.Name)}
    return bool(names & {"torch", "nn", "F"}) and "np" not in names


def axis_everywhere(here: Here, slots: Slots) -> Iterator[Edit]:
    """Another axis in every place that has one."""
    words = [
        word
        for _, node in slots
        if isinstance(node, ast.Call)
        for word in node.keywords
        if word.arg in ("axis", "dim")
    ]
    for value in (0, 1, -1):
        if len(words) > 1:
            yield together(
                [swap(Slot(w, "value"), ast.Constant(value), about=w.value) for w in words]
            )
