"""mlp.py is a folder, and a file of another name lies in it.

Seen: collectors that glob for names.
Must: refused with a sentence; no points.
"""

from collections.abc import Mapping
from pathlib import Path


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    (folder / "mlp.py").mkdir()
    (folder / "mlp.py" / "mlp.py").write_text("def sigmoid(x):\n    return x\n", encoding="utf-8")
