"""Find the caller's own line, because an error or a copy helps only when it says where it is."""

from __future__ import annotations

import ast
import linecache
import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from types import FrameType

import torch

_NOT_THE_CALLERS = tuple(
    os.path.dirname(os.path.abspath(str(path))) + os.sep for path in (torch.__file__, __file__)
)
_STDLIB = sysconfig.get_paths()["stdlib"] + os.sep
_SITE_PACKAGES = (
    sysconfig.get_paths()["purelib"] + os.sep,
    sysconfig.get_paths()["platlib"] + os.sep,
)


@dataclass(frozen=True)
class CallSite:
    """One place in the caller's code: file, 1-based line, function, and the expression that ran.

    `expression` is empty where the source text is not at hand.
    """

    file: str
    line: int
    function: str
    expression: str = ""

    def __str__(self) -> str:
        return self.text("en")

    def text(self, language: str) -> str:
        """The expression, file, line and function for people, in "en" or "ko"."""
        file = os.path.basename(self.file)
        place = f"{file}, line {self.line}, in {self.function}"
        if language == "ko":
            place = f"{file}, {self.line}번째 줄, {self.function}"
        return f"`{self.expression}` ({place})" if self.expression else place


def frames() -> Iterator[FrameType]:
    """Every frame of this thread, the innermost first."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        yield frame
        frame = frame.f_back


def is_callers(frame: FrameType) -> bool:
    """Whether a frame is neither PyTorch's, nor this package's, nor the standard library's."""
    file = frame.f_code.co_filename
    if file.startswith(_NOT_THE_CALLERS) or file.startswith("<frozen"):
        return False
    return not file.startswith(_STDLIB) or file.startswith(_SITE_PACKAGES)


def is_hidden(frame: FrameType) -> bool:
    """Whether a function or its module sets `__tracebackhide__`: a tool's, not what people wrote.

    The name is pytest's, which leaves such frames out of its tracebacks too.
    """
    hide = "__tracebackhide__"
    return frame.f_globals.get(hide) is True or frame.f_locals.get(hide) is True


def callers_frames() -> list[FrameType]:
    """The caller's own frames, hidden ones too, innermost first; empty on an autograd thread.

    They end before a module that sets `__traceback_ends__`: a tool that runs other people's code.
    """
    return list(_callers_frames())


def _callers_frames() -> Iterator[FrameType]:
    for frame in frames():
        if frame.f_globals.get("__traceback_ends__") is True:
            return
        if is_callers(frame):
            yield frame


def site_of(frame: FrameType) -> CallSite:
    """The place a frame stands at, with the source text of the expression being evaluated."""
    code = frame.f_code
    return CallSite(code.co_filename, frame.f_lineno, code.co_name, _expression(frame))


def call_site() -> CallSite | None:
    """The innermost place in the caller's own code; None on an autograd thread, which has none."""
    return innermost_site(_callers_frames())


def innermost_site(own: Iterable[FrameType]) -> CallSite | None:
    """The place the first frame stands at that is not hidden; None where all are."""
    frame = next((frame for frame in own if not is_hidden(frame)), None)
    return site_of(frame) if frame is not None else None


def _expression(frame: FrameType) -> str:
    """Source text of the instruction a frame stands at, on one line; empty where unknown."""
    positions = next(islice(frame.f_code.co_positions(), frame.f_lasti // 2, None), None)
    if positions is None:
        return ""
    first, last, start, end = positions
    if first is None or last is None or start is None or end is None:
        return ""
    lines = [
        linecache.getline(frame.f_code.co_filename, number, frame.f_globals)
        for number in range(first, last + 1)
    ]
    if not all(lines):
        return ""
    # Columns count UTF-8 bytes, and student files hold Korean.
    raw = [line.encode("utf-8") for line in lines]
    raw[-1] = raw[-1][:end]
    raw[0] = raw[0][start:]
    return " ".join(b"".join(raw).decode("utf-8", errors="replace").split())


def temporary(expression: str, position: int) -> str:
    """The operand without a name of the outermost call or operator: in `f(x, g(y))` it is `g(y)`.

    If there are two, it is the one at `position` for an operator; otherwise it is ambiguous, and
    the result is empty.
    """
    try:
        node = ast.parse(expression, mode="eval").body
    except SyntaxError:
        return ""
    operands: list[ast.expr] = []
    if isinstance(node, ast.BinOp):
        operands = [node.left, node.right]
    elif isinstance(node, ast.Compare):
        operands = [node.left, *node.comparators]
    elif isinstance(node, ast.Call):
        receiver = [node.func.value] if isinstance(node.func, ast.Attribute) else []
        operands = [*receiver, *node.args, *(keyword.value for keyword in node.keywords)]
    made = (ast.Call, ast.BinOp, ast.UnaryOp, ast.Compare)
    found = [one for one in operands if isinstance(one, made)]
    # A matrix product may have been turned round on the way to the operator.
    ordered = isinstance(node, ast.BinOp) and not isinstance(node.op, ast.MatMult)
    if ordered and len(found) > 1 and position < len(operands):
        found = [operands[position]]
    return (ast.get_source_segment(expression, found[0]) or "") if len(found) == 1 else ""


def called_name(expression: str) -> str:
    """Last name called in an expression: `images.to(device)` gives `to`; empty if it is no call."""
    try:
        node = ast.parse(expression, mode="eval").body
    except SyntaxError:
        return ""
    if not isinstance(node, ast.Call):
        return ""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""
