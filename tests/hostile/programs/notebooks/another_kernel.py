"""Asks for a kernel of its own: a shell, a path, an argv.

Seen: the kernelspec of a submission decides what nbgrader starts.
Must: no kernel is started; no points.
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import WRONG, code, released, write


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    notebook = released(place)
    for name in ("kernelspec", "language_info"):
        notebook["metadata"][name] = {
            "name": "../../../bash",
            "display_name": "sh",
            "language": "bash",
            "argv": ["sh", "-c", "touch /tmp/hostile-mark-kernel"],
            "env": {"PATH": "/tmp"},
        }
    notebook["cells"].insert(0, code(WRONG))
    write(folder, notebook)
