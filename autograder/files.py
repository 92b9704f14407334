"""Writes files so that they are there entirely or not at all, however the writing process ends."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path


def write_whole(path: Path, content: bytes | Iterable[bytes], mode: int | None = None) -> None:
    """Write `content`, whole or in parts as they come, beside `path` and then replace it at once.

    Makes the folder if need be. What a killed process leaves is named ``.*.tmp``. Raises OSError,
    leaving the former file.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.writelines([content] if isinstance(content, bytes) else content)
        if mode is not None:
            os.chmod(temporary, mode)
        if os.name == "nt" and path.exists():
            os.chmod(path, stat.S_IWRITE)  # Windows does not replace what is read-only
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
