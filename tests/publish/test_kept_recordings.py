"""A release records only what something has changed for since the last one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.course.model import Course
from autograder.publish import kept_recordings, record_all
from autograder.publish.recording_digest import recording_digest, recording_parts
from autograder.publish.release import make_release

Make = Callable[[Path], Course]


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The assignments that are recorded, in turn; nothing is run."""
    found: list[str] = []

    def content(course: Course, assignment: object) -> bytes:
        found.append(assignment.name)  # type: ignore[attr-defined]
        return b"recording " + str(len(found)).encode()

    monkeypatch.setattr(record_all, "_content", content)
    return found


def digest_of(course: Course) -> str:
    return recording_digest(course, course.assignments[0])


def test_it_is_recorded_once(make_small_course: Make, tmp_path: Path, counted: list[str]):
    course, told = make_small_course(tmp_path / "강의 a"), list[str]()
    first = record_all.record_all(course, progress=told.append)
    assert record_all.record_all(course, progress=told.append) == first
    assert counted == ["02_mlp"]
    assert told == ["recorded 02_mlp (1 of 1)", "kept 02_mlp, which is as it was (1 of 1)"]


@pytest.mark.parametrize("damage", ["cut", "gone", "changed"])
def test_a_damaged_one_is_made_anew(
    make_small_course: Make, tmp_path: Path, counted: list[str], damage: str
):
    course = make_small_course(tmp_path / "a")
    record_all.record_all(course, progress=lambda _: None)
    (file,) = (course.root / kept_recordings.FOLDER).iterdir()
    content = file.read_bytes()
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes(content[:40] if damage == "cut" else content[:-1] + b"?")
    again = record_all.record_all(course, progress=lambda _: None)
    assert again["02_mlp"] == b"recording 2" and counted == ["02_mlp"] * 2
    assert [other.name for other in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize(
    ("file", "old", "new", "matters"),
    [
        (
            "solutions/02_mlp/mlp.py",
            "return 1 / (1 + np.exp(-x))",
            "return 1.0 / (1 + np.exp(-x))",
            1,
        ),
        ("solutions/02_mlp/mlp.py", "# %% [markdown]", "# %% [markdown]\n# New text.", 0),
        ("solutions/02_mlp/checks.py", '"""', '"""New. ', 1),
        ("solutions/02_mlp/mistakes/sigmoid.py", "import", "import sys\nimport", 1),
        ("solutions/02_mlp/alternatives.py", '"""', '"""New. ', 0),
        ("solutions/02_mlp/rubric.yml", "", "# new\n", 0),
    ],
)
def test_what_a_recording_depends_on(
    make_small_course: Make, tmp_path: Path, file: str, old: str, new: str, matters: int
):
    course = make_small_course(tmp_path / "a")
    before, place = digest_of(course), course.root / file
    text = place.read_text(encoding="utf-8") if place.exists() else ""
    assert old in text
    place.write_text(text.replace(old, new, 1) if old else new + text, encoding="utf-8")
    assert (digest_of(course) != before) == bool(matters)


def test_the_shared_folder_and_the_settings_matter(make_small_course: Make, tmp_path: Path):
    course = make_small_course(tmp_path / "a")
    before = digest_of(course)
    policy = replace(course.grading.seed, public=course.grading.seed.public + 1)
    assert digest_of(replace(course, grading=replace(course.grading, seed=policy))) != before
    assignment = course.assignments[0]
    slower = replace(assignment, limits=replace(assignment.limits, call_seconds=11.0))
    assert recording_digest(course, slower) != before
    (course.root / "solutions" / "shared" / "more.py").write_text("X = 1\n", encoding="utf-8")
    assert digest_of(course) != before


def test_the_recorder_and_what_it_imports_are_parts(small_course: Course):
    names = {name for name, _ in recording_parts(small_course, small_course.assignments[0])}
    assert {"settings", "numpy", "solution", "02_mlp/checks.py", "autograder"} <= names
    assert {"autograder.publish.record", "autograder.grading.runner"} <= names
    assert {"autograder.checks.expect", "autograder.sandbox.student_side.wire"} <= names
    assert not {
        name for name in names if name.startswith(("autograder.lms", "autograder.gradebook"))
    }


@pytest.mark.slow
def test_a_second_release_is_the_same_and_records_nothing(
    make_small_course: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    course = make_small_course(tmp_path / "a")
    first, _ = make_release(course, tmp_path / "one", "en")

    def refuse(*_: object) -> bytes:
        raise AssertionError("recorded again")

    monkeypatch.setattr(record_all, "_content", refuse)
    second, _ = make_release(course, tmp_path / "two", "en")
    assert first == second
    recording = "checks/02_mlp/outputs.recording"
    assert (tmp_path / "one" / recording).read_bytes() == (
        tmp_path / "two" / recording
    ).read_bytes()
