"""A pytest.ini that loads a plugin of the submission's before any other plugin can object.

Seen: `pythonpath` and `-p` in `addopts` are obeyed while pytest still reads its settings.
Must: none of it is read or loaded; no points.
Routes: pytest
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import write_files, write_wrong


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    write_wrong(folder)
    write_files(folder, pytest__ini="[pytest]\npythonpath = . ..\naddopts = -p early -p no:autograder\n")
    early = "open('/tmp/hostile-mark-early', 'w').close()\n"
    (folder / "early.py").write_text(early, encoding="utf-8")
