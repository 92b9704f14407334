"""The submission's folder is a package whose __init__.py runs code.

Seen: pytest imports `__init__.py` of collected packages.
Must: not imported; no points.
Routes: pytest, feedback
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import write_files, write_wrong


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    write_wrong(folder)
    write_files(folder, __init____py="open('/tmp/hostile-mark-init', 'w').close()\n")
    (folder / "__init__.py").write_text(
        "open('/tmp/hostile-mark-init', 'w').close()\n", encoding="utf-8"
    )
    (folder / "__main__.py").write_text(
        "open('/tmp/hostile-mark-main', 'w').close()\n", encoding="utf-8"
    )
    (folder.parent / "__init__.py").write_text(
        "open('/tmp/hostile-mark-init', 'w').close()\n", encoding="utf-8"
    )
    (folder / "test_mlp.py").write_text(
        "open('/tmp/hostile-mark-test', 'w').close()\ndef test_all(): pass\n", encoding="utf-8"
    )
    (folder / "mlp_test.py").write_text(
        "open('/tmp/hostile-mark-test', 'w').close()\ndef test_all(): pass\n", encoding="utf-8"
    )
