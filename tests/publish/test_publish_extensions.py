"""Who has more time, and why, is nobody's business: it stays out of students' repositories."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from autograder.course import load_course
from autograder.publish.repository import repository_files

GIVEN = """\
extensions:
  # seen by the dean
  - assignment: 02_mlp
    student: "20260001"
    days: 3
    reason: ill

  - {assignment: 03_xor, student: "20260001", exempt: true, reason: ill}
"""


@pytest.mark.parametrize("first", [True, False])
def test_extensions_are_not_released(tmp_path: Path, root: Path, first: bool) -> None:
    text = (root / "course.yml").read_text(encoding="utf-8")
    whole = f"{GIVEN}{text}" if first else f"{text}{GIVEN}"
    (tmp_path / "course.yml").write_text(whole, encoding="utf-8")
    course = load_course(tmp_path)
    assert len(course.extensions) == 2
    released = repository_files(course, "ko")["course.yml"].decode("utf-8")
    assert not [word for word in ("20260001", "dean", "reason") if word in released]
    assert yaml.safe_load(released) == {**yaml.safe_load(text), "language": "ko"}
