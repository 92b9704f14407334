"""The student's whole folder is a link to another student's.

Seen: see linked_folder; two names for one work.
Must: refused with a sentence; no points.
"""

from collections.abc import Mapping
from pathlib import Path


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    folder.rmdir()
    folder.parent.rmdir()
    folder.parent.symlink_to(Path(place["COURSE"], "submitted/victim"))
