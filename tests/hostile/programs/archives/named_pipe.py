"""mlp.py is a pipe that nobody writes to.

Seen: opening it waits for ever.
Must: refused with a sentence, at once.
"""

import os
from collections.abc import Mapping
from pathlib import Path


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    os.mkfifo(folder / "mlp.py")
    os.mkfifo(folder / "mlp.ipynb")
