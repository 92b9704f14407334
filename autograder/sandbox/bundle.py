"""Copies the student process's code to a folder of its own, so that it knows no course path.

Run from where it is installed, the zygote would hold the path of this package in dozens of code
objects, and in a checkout the reference lies beside it. So it runs a copy, without the `site`
module, whose `.pth` files and import hooks hold such paths as well.
"""

from __future__ import annotations

import importlib.util
import os
import site
import sys
from pathlib import Path
from typing import Any, Literal

from autograder.sandbox.compiled import copy_compiled

Needs = Literal["numpy", "torch"]

_PACKAGE = Path(__file__).resolve().parent.parent
# Isolated, without site and bytecode files; UTF-8 whatever the system's locale is.
PYTHON = (sys.executable, "-I", "-S", "-B", "-X", "utf8")
_NOT_NEEDED = ("__pycache__", "attempts", "canary.py")


def copy_student_side(folder: Path, needs: Needs) -> Path:
    """Copy what runs over there below `folder`; returns the file to run."""
    target = folder / "student"
    sandbox = target / "autograder" / "sandbox"
    for part in ("student_side", "confine"):
        _copy_modules(_PACKAGE / "sandbox" / part, sandbox / part)
    if needs == "torch":
        _copy_modules(_PACKAGE / "simgpu", target / "autograder" / "simgpu")
        (target / "autograder" / "__init__.py").write_text("", encoding="utf-8")
    return sandbox / "student_side" / "start.py"


def _copy_modules(source: Path, target: Path) -> None:
    target.mkdir(parents=True)
    with os.scandir(source) as entries:
        found = [entry for entry in entries if entry.name not in _NOT_NEEDED]
    copy_compiled([entry.path for entry in found if entry.name.endswith(".py")], str(target))
    for entry in found:
        if entry.is_dir():
            _copy_modules(Path(entry.path), target / entry.name)


def is_installed(needs: Needs) -> bool:
    """Whether there is the library at all; importing it is left to the student process."""
    return importlib.util.find_spec(needs) is not None


def python_place(needs: Needs) -> dict[str, Any]:
    """What `site` would have found out: the prefixes, and the folders that packages lie in."""
    folders = [Path(folder) for folder in site.getsitepackages()]
    libraries = ("numpy", "safetensors", *(("torch",) if needs == "torch" else ()))
    for library in libraries:
        found = importlib.util.find_spec(library)
        if found is not None and found.origin is not None:
            folders.append(Path(found.origin).parent.parent)
    existing = [str(folder) for folder in folders if folder.is_dir()]
    return {
        "prefix": sys.prefix,
        "exec_prefix": sys.exec_prefix,
        "packages": list(dict.fromkeys(existing)),
    }
