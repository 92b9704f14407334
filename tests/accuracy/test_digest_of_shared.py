"""A measurement hangs on the shared modules that its assignment uses, and on no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.accuracy.digests import assignment_digest
from autograder.course.load import load_course


@pytest.mark.parametrize(
    ("changed", "stale"),
    [
        ("layers.py", {"13_attention", "14_gpt"}),
        ("models.py", {"11_mnist", "12_cnn", "13_attention", "14_gpt"}),
        ("network.py", set[str]()),  # draws figures
    ],
)
def test_a_shared_module_makes_those_stale_that_import_it(
    copied_course: Path, changed: str, stale: set[str]
) -> None:
    course = load_course(copied_course)
    before = {one.name: assignment_digest(course, one) for one in course.assignments}
    with (copied_course / "solutions" / "shared" / changed).open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    after = {one.name: assignment_digest(course, one) for one in course.assignments}
    assert {name for name in before if before[name] != after[name]} == stale
