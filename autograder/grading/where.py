"""Lines that a failure's own message points to: a return, a draw, an overflow, a value kept."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.grading.result import CheckResult
from autograder.grading.student import Call
from autograder.mistakes import Hint
from autograder.sandbox.process import CodeCell

FORM = frozenset(
    (
        *("not_array", "not_scalar", "not_tensor", "not_a_tuple", "not_parts", "not_dict"),
        *("keys", "length", "dtype", "dtype_bool"),
    )
)
GENERATORS = frozenset(("random", "seed", "randn", "rand", "randint", "default_rng", "shuffle"))
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
WARNING = re.compile(
    r"RuntimeWarning: (?:overflow|divide by zero|invalid value) encountered in (\w+)"
)


@dataclass(frozen=True)
class Text:
    """A question about a line `{l}`, in both languages."""

    ko: str
    en: str


RETURN = Text(
    "{l}번째 줄: 문제에서는 무엇을 돌려주라고 했고, 이 return 은 무엇을 돌려주나요?",
    "Line {l}: what does the text say is returned, and what does this return give?",
)
DRAW = Text(
    "{l}번째 줄: 이 수는 어디에서 뽑나요? 받은 생성기에서 뽑은 것인가요?",
    "Line {l}: from what are these numbers drawn? From the generator that was given?",
)
EXTREME = Text(
    "{l}번째 줄: 가장 크거나 작은 입력에서 `{c}`에 들어가는 값은 얼마인가요? 0 이나 inf 가 되지는 "
    "않나요?",
    "Line {l}: with the largest and the smallest inputs, what goes into `{c}`? Does it become 0, "
    "or "
    "inf?",
)
KEPT = Text(
    "{l}번째 줄: 한 번 부른 뒤에 여기에 남는 것은 무엇이고, 다음 호출은 무엇에서 시작하나요?",
    "Line {l}: what is left here after one call, and what does the next call start from?",
)


def at_a_line(
    checks: Sequence[CheckResult], log: Sequence[Call], cell: CodeCell | None, exercise: str
) -> Hint | None:
    """A question about the line that the first failure's sort points to; None for most sorts."""
    failures = [check.failure for check in checks if check.failure]
    function = _definition(cell, exercise)
    if cell is None or function is None or not failures:
        return None
    keys = {failure.key.partition(".")[0] for failure in failures}
    nodes = list(ast.walk(function))
    if any("rng" in key or "seed" in key for key in keys):
        found = next(filter(_draws, nodes), None)
        if found is not None:
            return _hint(DRAW, "random", found, cell)
    if "not_pure" in keys:
        found = next(_kept(function), None)
        if found is not None:
            return _hint(KEPT, "kept", found, cell)
    if keys & {"warned", "nan"} and keys <= {"warned", "nan", "value", "far_from_zero"} | FORM:
        found = _extreme(nodes, log)
        if found is not None:
            return _hint(EXTREME, "overflow", found, cell)
    form = [failure for failure in failures if failure.key in FORM]
    if form and len(form) >= len(failures) / 2:
        returns = [node for node in nodes if isinstance(node, ast.Return)]
        if returns:
            return _hint(RETURN, "form", returns[-1], cell)
    return None


def _definition(cell: CodeCell | None, exercise: str) -> Any:
    if cell is None:
        return None
    for statement in ast.parse(cell.source).body:
        if getattr(statement, "name", None) == exercise:
            return statement
    return None


def _hint(text: Text, name: str, node: Any, cell: CodeCell) -> Hint:
    line = cell.line + node.lineno - 1
    part = ast.unparse(node).split("\n")[0][:60].replace("`", "")
    ko, en = (t.replace("{l}", str(line)).replace("{c}", part) for t in (text.ko, text.en))
    return Hint(ko, en, kind="line", name=name, line=line)


def _draws(node: ast.AST) -> bool:
    """Whether a call draws from NumPy's, Python's or a generator of its own."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    text = ast.unparse(node.func)
    return text.startswith(("np.random.", "numpy.random.", "random.", "torch.rand", "torch.manual"))


def _kept(function: ast.AST) -> Iterator[ast.AST]:
    """Statements by which something outlasts a call."""
    for node in ast.walk(function):
        if isinstance(node, ast.Global | ast.Nonlocal):
            yield node
    for node in ast.walk(function):
        defaults = node.args.defaults if isinstance(node, ast.FunctionDef) else []
        yield from (d for d in defaults if isinstance(d, ast.List | ast.Dict | ast.Set | ast.Call))


def _extreme(nodes: Sequence[ast.AST], log: Sequence[Call]) -> ast.AST | None:
    """The one place that a warning's function or operator stands in; None if there are several."""
    told = (WARNING.search(warning) for call in log for warning in call.reply.warnings)
    names = dict.fromkeys(match.group(1) for match in told if match)
    for name in names:
        places = list(filter(_does(name), nodes))
        if places:
            return places[0]
    return None


def _does(name: str) -> Callable[[ast.AST], bool]:
    def does(node: ast.AST) -> bool:
        if isinstance(node, ast.BinOp):
            return isinstance(node.op, OPERATORS.get(name, ()))
        if isinstance(node, ast.Call):
            function = node.func
            called = getattr(function, "attr", getattr(function, "id", ""))
            return called == name
        return False

    return does
