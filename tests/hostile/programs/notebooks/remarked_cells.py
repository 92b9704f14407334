"""Says that its own cells are graded ones worth a thousand points, already scored.

Seen: points and marks are read from the submission by naive tools.
Must: no points: they come from course.yml.
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import released, write


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    notebook = released(place)
    for cell in notebook["cells"]:
        mark = cell["metadata"].setdefault("nbgrader", {"schema_version": 3})
        mark.update(
            grade=True, solution=True, locked=False, points=1000, score=1000, auto_score=1000
        )
        mark.update(grade_id=mark.get("grade_id", "check_sigmoid"), manual_score=1000)
    notebook["metadata"]["nbgrader"] = {"score": 20, "max_score": 20}
    write(folder, notebook)
