"""Keeps the student process's modules compiled, so that starting it compiles nothing.

Python's own bytecode files will not do: they name the folder of this package, which student code
must not learn. A student waits for this at each check, so it goes without `pathlib`.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from autograder.files import write_whole

_HASH = slice(8, 16)  # where a bytecode file keeps the hash of its source (PEP 552)


def copy_compiled(sources: Iterable[str], folder: str) -> None:
    """Copy modules into `folder`, with bytecode beside them that holds no path.

    The bytecode is kept in the ``__pycache__`` of each source, where that can be written to. A
    module that does not compile raises py_compile.PyCompileError.
    """
    beside = os.path.join(folder, "__pycache__")
    os.mkdir(beside)
    for source in sources:
        name = os.path.basename(source)
        text = _read(source)
        _write(os.path.join(folder, name), text)
        compiled = f"{name.removesuffix('.py')}.{sys.implementation.cache_tag}.pyc"
        _write(os.path.join(beside, compiled), _bytecode(source, text))


def _bytecode(source: str, text: bytes) -> bytes:
    kept = importlib.util.cache_from_source(source, optimization="student")
    with suppress(OSError):
        found = _read(kept)
        is_current = found[_HASH] == importlib.util.source_hash(text)
        if is_current and found.startswith(importlib.util.MAGIC_NUMBER):
            return found
    made = _compiled(text, os.path.basename(source))
    if not sys.dont_write_bytecode:
        with suppress(OSError):
            write_whole(Path(kept), made)
    return made


def _compiled(text: bytes, name: str) -> bytes:
    """Bytecode that is not compared with its source when it is loaded."""
    import py_compile

    with tempfile.TemporaryDirectory() as folder:
        copied, bytecode = os.path.join(folder, name), os.path.join(folder, "bytecode")
        _write(copied, text)
        py_compile.compile(
            copied,
            bytecode,
            f"student/{name}",
            doraise=True,
            optimize=0,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
        return _read(bytecode)


def _read(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:
        return file.read()


def _write(path: str, content: bytes) -> None:
    with open(path, "wb", buffering=0) as file:
        file.write(content)
