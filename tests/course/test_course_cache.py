"""The kept copy gives the same course faster, and never an outdated or a broken one."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.course import CourseError, cache, load_course, load_course_fast

ROOT = Path(__file__).parents[2]


@pytest.fixture
def course_folder(tmp_path: Path) -> Path:
    text = (ROOT / "course.yml").read_text(encoding="utf-8")
    (tmp_path / "course.yml").write_text(text, encoding="utf-8")
    return tmp_path


def edit(folder: Path, old: str, new: str) -> None:
    file = folder / "course.yml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_the_kept_course_equals_the_validated_one(course_folder: Path) -> None:
    course = load_course(course_folder)
    assert load_course_fast(course_folder) == course
    assert (course_folder / cache.CACHE_FILE).is_file()
    kept = load_course_fast(course_folder)
    assert kept == course
    assert list(kept.assignments[0].exercises) == list(course.assignments[0].exercises)


def test_a_changed_course_is_read_anew(course_folder: Path) -> None:
    load_course_fast(course_folder)
    edit(course_folder, "id: deep-learning", "id: changed")
    assert load_course_fast(course_folder).id == "changed"
    edit(course_folder, "id: changed", "id: not an id")
    with pytest.raises(CourseError):
        load_course_fast(course_folder)


def forge(folder: Path) -> None:
    file = folder / cache.CACHE_FILE
    content = json.loads(file.read_text(encoding="utf-8"))
    content["course"]["id"] = "forged"
    file.write_text(json.dumps(content), encoding="utf-8")


def test_a_cache_that_is_not_trusted_is_replaced(course_folder: Path) -> None:
    load_course_fast(course_folder)
    forge(course_folder)
    assert load_course_fast(course_folder).id == "forged"
    assert load_course_fast(course_folder, trust_cache=False).id == "deep-learning"
    assert load_course_fast(course_folder).id == "deep-learning"


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"text": 1}', "\x00"])
def test_a_broken_cache_is_ignored(course_folder: Path, content: str) -> None:
    course = load_course_fast(course_folder)
    (course_folder / cache.CACHE_FILE).write_text(content, encoding="utf-8")
    assert load_course_fast(course_folder) == course


def test_a_cache_of_another_version_of_this_code_is_ignored(
    course_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_course_fast(course_folder)
    forge(course_folder)
    monkeypatch.setattr(cache, "schema_stamp", lambda: [[0, 0]])
    assert load_course_fast(course_folder).id == "deep-learning"


def test_a_place_that_cannot_be_written_still_works(course_folder: Path) -> None:
    (course_folder / ".course").write_text("in the way", encoding="utf-8")
    assert load_course_fast(course_folder) == load_course(course_folder)
    assert list(course_folder.glob("**/*.tmp")) == []


def test_an_unchanged_course_needs_neither_pydantic_nor_yaml(course_folder: Path) -> None:
    load_course_fast(course_folder)
    code = (
        "import sys; from autograder.course import load_course_fast; "
        f"course = load_course_fast({str(course_folder)!r}); "
        "print(course.id, [m for m in ('pydantic', 'yaml', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == "deep-learning []"
