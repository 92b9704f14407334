"""Keeps modules of the student process compiled, so that none of them is compiled at each start.

Python's own bytecode files will not do: they name the folder of this package, which student code
must not learn.
"""

from __future__ import annotations

import importlib.util
import py_compile
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from autograder.files import write_whole

_HASH = slice(8, 16)  # where a bytecode file keeps the hash of its source (PEP 552)


def copy_compiled(source: Path, target: Path) -> None:
    """Copy a module to `target`, with bytecode beside it that holds no path.

    The bytecode is kept in the ``__pycache__`` of `source`, where that can be written to. A module
    that does not compile raises py_compile.PyCompileError.
    """
    text = source.read_bytes()
    target.write_bytes(text)
    beside = target.parent / "__pycache__"
    beside.mkdir(exist_ok=True)
    bytecode = beside / f"{target.stem}.{sys.implementation.cache_tag}.pyc"
    bytecode.write_bytes(_bytecode(source, text))


def _bytecode(source: Path, text: bytes) -> bytes:
    kept = Path(importlib.util.cache_from_source(str(source), optimization="student"))
    with suppress(OSError):
        found = kept.read_bytes()
        is_current = found[_HASH] == importlib.util.source_hash(text)
        if is_current and found.startswith(importlib.util.MAGIC_NUMBER):
            return found
    made = _compiled(text, source.name)
    if not sys.dont_write_bytecode:
        with suppress(OSError):
            write_whole(kept, made)
    return made


def _compiled(text: bytes, name: str) -> bytes:
    """Bytecode that is not compared with its source when it is loaded."""
    with tempfile.TemporaryDirectory() as folder:
        copied, bytecode = Path(folder, name), Path(folder, "bytecode")
        copied.write_bytes(text)
        py_compile.compile(
            str(copied),
            str(bytecode),
            f"student/{name}",
            doraise=True,
            optimize=0,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
        return bytecode.read_bytes()
