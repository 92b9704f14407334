"""Rubrics are for whoever grades: read with a sentence for each mistake, and never released."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.authoring.build import build_assignment
from autograder.authoring.rubric import RUBRIC_FILE, as_markdown, read_rubrics
from autograder.course import LANGUAGES, Course, CourseError
from autograder.publish.leaks import answers_of, leaks

MARKED = re.compile(r"\$[^$]+\$|`[^`]+`")
GOOD = """\
reflection:
  criteria:
    - {points: 1.5, ko: 이유를 말한다, en: says why}
    - {points: 0.5, ko: 예를 든다, en: gives an example}
  answer: {ko: 이유는 이렇습니다., en: This is why.}
"""


@pytest.fixture
def own(course: Course, tmp_path: Path) -> Course:
    """This course in a folder where 02_mlp gets the rubrics of a test."""
    shutil.copytree(course.root / "solutions", tmp_path / "solutions")
    return replace(course, root=tmp_path)


def write(course: Course, text: str) -> None:
    (course.root / "solutions/02_mlp" / RUBRIC_FILE).write_text(text, encoding="utf-8")


def test_every_written_question_of_the_course_has_its_rubric(course: Course) -> None:
    for assignment in course.assignments:
        found = read_rubrics(course, assignment)
        assert found.keys() == assignment.written.keys(), assignment.name


def test_rubrics_and_answers_say_the_same_in_both_languages(course: Course) -> None:
    """Each language in itself, and with the same formulas and code."""
    for assignment in course.assignments:
        for rubric in read_rubrics(course, assignment).values():
            for text in (rubric.answer, *(criterion.text for criterion in rubric.criteria)):
                assert re.search("[가-힣]", text.ko) and not re.search("[가-힣]", text.en)
                parts = [set(MARKED.findall(" ".join(t.split()))) for t in (text.ko, text.en)]
                assert parts[0] == parts[1], (assignment.name, text.en[:60])


def test_a_model_answer_is_as_long_as_the_question_asks(course: Course) -> None:
    """Three to five sentences; one more is allowed where a formula ends one early."""
    for assignment in course.assignments:
        for rubric in read_rubrics(course, assignment).values():
            for text in (rubric.answer.ko, rubric.answer.en):
                sentences = re.split(r"(?<=[.!?])\s+(?=[^\d])", text.strip())
                assert 3 <= len(sentences) <= 6, (assignment.name, len(sentences))


def test_a_rubric_is_shown_in_either_language(own: Course) -> None:
    write(own, GOOD)
    rubric = read_rubrics(own, own.assignment("02_mlp"))["reflection"]
    assert as_markdown(rubric, "ko")[0].split("\n")[1] == "- **0.5** · 예를 든다"
    assert as_markdown(rubric, "en")[1] == "This is why."


@pytest.mark.parametrize(
    ("was", "now", "sentence"),
    [
        (
            "points: 1.5",
            "points: 1",
            ":2: reflection.criteria add up to 1.5 points, and",
        ),
        ("points: 1.5", "points: true", ":3: reflection.criteria.0.points is True"),
        ("points: 1.5, ", "", ":3: reflection.criteria.0 lacks points"),
        ("en: says why", "en: ''", ":3: reflection.criteria.0.en has to be text"),
        ("en: says why", "fr: dit", ":3: reflection.criteria.0.fr is not a known key"),
        ("reflection:", "reflexion:", ":1: reflexion is no written answer of 02_mlp"),
        (", en: This is why.", "", ":5: reflection.answer lacks en"),
        ("  answer:", "  answers:", ":1: reflection lacks answer"),
        (GOOD, "- a\n", ":1: has to be a mapping of written answers: reflection"),
        (GOOD, "reflection: 3\n", ":1: reflection has to be a mapping with criteria, answer"),
        (
            GOOD,
            "reflection: {criteria: [], answer: {ko: a, en: b}}",
            "has to be a list of criteria",
        ),
        (GOOD, GOOD + GOOD, "reflection is written twice"),
        ("reflection:", "reflection: [", "is not valid YAML"),
    ],
)
def test_a_mistake_in_a_rubric_is_one_sentence_with_its_line(
    own: Course, was: str, now: str, sentence: str
) -> None:
    assert was in GOOD
    write(own, GOOD.replace(was, now))
    with pytest.raises(CourseError) as caught:
        read_rubrics(own, own.assignment("02_mlp"))
    told = str(caught.value)
    assert f"solutions/02_mlp/{RUBRIC_FILE}" in told and sentence in told


def test_a_mistake_in_a_rubric_stops_the_build(own: Course) -> None:
    write(own, "reflection: 3")
    with pytest.raises(CourseError, match=RUBRIC_FILE):
        build_assignment(own, own.assignment("02_mlp"), "en")


@pytest.mark.slow
def test_a_rubric_is_not_released_and_is_searched_for(own: Course) -> None:
    secret = "the old weights made the prediction, and so they alone are to blame"
    write(own, GOOD.replace("This is why.", f"'{secret}.'"))
    released: dict[str, bytes] = {}
    for language in LANGUAGES:
        for assignment in own.assignments[:3]:
            files = build_assignment(own, assignment, language)
            released |= {path.as_posix(): content for path, content in files.items()}
    answers = answers_of(own)
    assert not [path for path in released if RUBRIC_FILE in path]
    assert leaks(released, answers) == []
    leaked = {"README.md": secret.replace(" so ", "\nso ").encode() + b"."}
    assert "the rubric of 02_mlp reflection" in leaks(leaked, answers)[0]
    korean = as_markdown(read_rubrics(own, own.assignment("03_xor"))["reflection"], "ko")[1]
    assert leaks({"a.ipynb": json.dumps([korean], ensure_ascii=False).encode()}, answers)
