"""A pytest.ini that loads a plugin, deselects everything and names another root.

Seen: the first ini file above the arguments decides `rootdir` and `addopts`.
Must: not read; no points.
Routes: pytest, feedback
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import write_files, write_wrong


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    write_wrong(folder)
    write_files(
        folder,
        pytest__ini="[pytest]\naddopts = -p evil --collect-only -p no:autograder\npython_files = x.py\n",
        evil__py="open('/tmp/hostile-mark-ini', 'w').close()\n",
        tox__ini="[pytest]\naddopts = -p evil\n",
    )
