"""A pytest.ini that puts the submission's folder in front of the grader's modules.

Seen: `pythonpath = .` is applied before plugins and checks are imported.
Must: none of it is read or imported; no points.
Routes: pytest
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import write_files, write_wrong


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    write_wrong(folder)
    write_files(folder, pytest__ini="[pytest]\npythonpath = . ..\n")
    for name in ("numpy", "json", "multiprocessing", "safetensors", "yaml", "html", "difflib"):
        evil = "open('/tmp/hostile-mark-pythonpath', 'w').close()\n"
        (folder / f"{name}.py").write_text(evil, encoding="utf-8")
