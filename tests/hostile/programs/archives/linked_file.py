"""mlp.py is a symbolic link to the reference.

Seen: links in collected archives are followed by whoever reads them.
Must: refused with a sentence; no points, nothing leaks.
"""

from collections.abc import Mapping
from pathlib import Path


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    (folder / "mlp.py").symlink_to(Path(place["COURSE"], "solutions/02_mlp/mlp.py"))
