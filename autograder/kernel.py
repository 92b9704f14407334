"""Remembers which cells of a notebook failed, so that check() can say why a function is old.

Attached when a notebook imports `check`; does nothing elsewhere.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import Any

DEFINITION = re.compile(r"^(?:async[ \t]+def|def|class)[ \t]+(\w+)", re.MULTILINE)
CHECK = re.compile(r"\s*check\((?P<name>[A-Za-z_]\w*)(?P<rest>\s*,[^()]*)?\)\s*;?\s*")


@dataclass(frozen=True)
class CellRun:
    """The last cell that tried to define a name: its number, and the error that ended it, if
    any."""

    number: int
    error: str = ""
    message: str = ""
    line: int = 0
    code: str = ""


RUNS: dict[str, CellRun] = {}


def attach() -> None:
    """Begin to remember, if this is a notebook's kernel and nobody has begun yet."""
    shell = shell_here()
    if shell is None or getattr(shell, "_course_attached", False):
        return
    try:
        shell.events.register("post_run_cell", _after_cell)
        shell.input_transformers_cleanup.append(_check_by_name)
        shell._course_attached = True
    except AttributeError:  # another sort of kernel: check() works, it only knows less
        return


def shell_here() -> Any:
    """IPython's shell, or None in a plain script."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython is not None else None


def cell_name(file: str) -> str:
    """How the reader knows a cell by whose compiled file this is: ``In[5]``; "" for other files."""
    compiler = getattr(shell_here(), "compile", None)
    try:
        named = compiler.format_code_name(file) if compiler is not None else None
    except (AttributeError, TypeError):
        named = None
    if named:
        return str(named[1])
    return "In[ ]" if "ipykernel" in file or "<ipython-input" in file else ""


def _after_cell(result: Any) -> None:
    source = str(getattr(result.info, "raw_cell", "") or "")
    names = DEFINITION.findall(source)
    if not names:
        return
    error = result.error_before_exec or result.error_in_exec
    number = int(result.execution_count or 0)
    run = CellRun(number) if error is None else _failed(number, error, source)
    for name in names:
        RUNS[name] = run


def _failed(number: int, error: BaseException, source: str) -> CellRun:
    line = getattr(error, "lineno", 0) or 0
    message = str(getattr(error, "msg", "") or error)
    trace = error.__traceback__
    while not isinstance(error, SyntaxError) and trace is not None:
        if cell_name(trace.tb_frame.f_code.co_filename) == f"In[{number}]":
            line = trace.tb_lineno
        trace = trace.tb_next
    lines = source.split("\n")
    code = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    return CellRun(number, type(error).__name__, message[:200], line, code)


def _check_by_name(lines: list[str]) -> list[str]:
    """``check(sigmoid)`` asks by name where there is no sigmoid: no NameError is in the way."""
    found = CHECK.fullmatch("".join(lines))
    if found is None:
        return lines
    name, rest = found["name"], found["rest"] or ""
    return [f"check({name}{rest}) if {name!r} in globals() else check({name!r}{rest})\n"]
