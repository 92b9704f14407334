"""Remembers which scores were exported to the LMS, so that later changes are noticed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from autograder.files import write_whole

FOLDER = Path(".course", "exported")


@dataclass(frozen=True)
class Exported:
    """The scores of the last export, by student, as course.yml counts points."""

    system: str
    values: dict[str, float]


def load(root: Path, assignment: str) -> Exported | None:
    """What was exported last; None where nothing was."""
    try:
        kept = json.loads((root / FOLDER / f"{assignment}.json").read_text(encoding="utf-8"))
        return Exported(str(kept["system"]), {s: float(v) for s, v in kept["values"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def save(root: Path, assignment: str, exported: Exported) -> None:
    """Keep it; raises OSError."""
    kept = {"system": exported.system, "values": exported.values}
    text = json.dumps(kept, ensure_ascii=False, indent=1)
    write_whole(root / FOLDER / f"{assignment}.json", f"{text}\n".encode())
