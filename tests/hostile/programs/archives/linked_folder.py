"""The assignment's folder is a link to another student's.

Seen: the link is followed where only files are looked at.
Must: refused with a sentence; no points.
"""

from collections.abc import Mapping
from pathlib import Path


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    folder.rmdir()
    folder.symlink_to(Path(place["COURSE"], "submitted/victim/02_mlp"))
