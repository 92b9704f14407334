"""A timestamp, a late penalty and extra credit of its own.

Seen: nbgrader reads timestamp.txt from the submission.
Must: no points; a strange date is told.
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import released, write


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    notebook = released(place)
    notebook["metadata"].update(late_penalty=-20, extra_credit=20, timestamp="1999-01-01")
    write(folder, notebook)
    (folder / "timestamp.txt").write_text("1999-01-01 00:00:00 UTC\x00" * 999, encoding="utf-8")
    (folder / "feedback.html").write_text("<h1>20 / 20</h1>", encoding="utf-8")
    (folder / "mlp.html").write_text("<h1>20 / 20</h1>", encoding="utf-8")
