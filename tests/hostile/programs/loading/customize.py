"""sitecustomize.py, usercustomize.py, .pth files and an egg-info with a pytest plugin.

Seen: Python and pytest run these at their start when they are on the path.
Must: never run; no points.
Routes: pytest, feedback
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import write_files, write_wrong


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    write_wrong(folder)
    write_files(
        folder,
        sitecustomize__py="open('/tmp/hostile-mark-site', 'w').close()\n",
        usercustomize__py="open('/tmp/hostile-mark-user', 'w').close()\n",
        x__pth="import sys; open('/tmp/hostile-mark-pth', 'w').close()\n",
        evil__py="open('/tmp/hostile-mark-plugin', 'w').close()\n",
    )
    info = folder / "evil-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: evil\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[pytest11]\nevil = evil\n", encoding="utf-8")
