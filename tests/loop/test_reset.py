"""Putting a stub back: nothing changes where a file cannot be read, and the reader is told why."""

from __future__ import annotations

import pytest
from loop_work import Work

from autograder.course.errors import CourseError
from autograder.course.load import load_course
from autograder.loop.reset import reset_exercise


@pytest.mark.parametrize(
    ("language", "told"), [("en", "line 2: not UTF-8; save the file"), ("ko", "2번째 줄: UTF-8")]
)
def test_a_file_that_cannot_be_read_is_told_in_a_sentence(
    work: Work, language: str, told: str
) -> None:
    course = load_course(work.root)
    bad = b"x = 1\n# \xbe\xc8\n" + work.script.read_bytes()
    work.script.write_bytes(bad)
    with pytest.raises(CourseError, match=told):
        reset_exercise(course, course.assignment("02_mlp"), "sigmoid", language)
    assert work.script.read_bytes() == bad


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_file_keeps_its_line_ends(work: Work, end: str) -> None:
    course = load_course(work.root)
    before = work.script.read_bytes().replace(b"\n", end.encode())
    work.script.write_bytes(before.replace(b'yet: sigmoid"', b'yet: nothing"'))
    reset_exercise(course, course.assignment("02_mlp"), "sigmoid", "en")
    assert work.script.read_bytes() == before
