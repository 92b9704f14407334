"""Modules named like those the grader imports: numpy, json, autograder, worker, wire.

Seen: the folder of a script stands first on `sys.path`.
Must: never imported by the grader or the worker; no points.
Routes: pytest, feedback
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import write_wrong


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    write_wrong(folder)
    for name in ("numpy", "json", "autograder", "worker", "wire", "confine", "pytest", "random"):
        (folder / f"{name}.py").write_text(
            "open('/tmp/hostile-mark-shadow', 'w').close()\n", encoding="utf-8"
        )
    package = folder / "safetensors"
    package.mkdir()
    (package / "__init__.py").write_text(
        "open('/tmp/hostile-mark-package', 'w').close()\n", encoding="utf-8"
    )
