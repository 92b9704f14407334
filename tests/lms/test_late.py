"""What coming late costs, and who has more time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.course import Assignment, Course, CourseError, Extension, LatePolicy, load_course
from autograder.lms.extensions import extensions_of, unknown_students
from autograder.lms.late import lateness

DUE = datetime(2026, 9, 20, 14, 59)  # 23:59 in Korea


@pytest.fixture(scope="module")
def mlp(course: Course) -> Assignment:
    return course.assignment("02_mlp")


@pytest.mark.parametrize(
    ("after", "kind", "share", "days"),
    [
        (timedelta(0), "on_time", 0, 0),
        (timedelta(minutes=15), "grace", 0, 0),
        (timedelta(minutes=15, seconds=1), "late", 0.1, 1),
        (timedelta(days=1, minutes=15), "late", 0.1, 1),
        (timedelta(days=1, hours=19), "late", 0.2, 2),
        (timedelta(days=5, minutes=15), "late", 0.5, 5),
        (timedelta(days=5, minutes=16), "too_late", 1, 6),
    ],
)
def test_the_policy_of_course_yml(
    mlp: Assignment, after: timedelta, kind: str, share: float, days: int
) -> None:
    found = lateness(mlp, (), "kim", DUE + after)
    assert (found.kind, found.share, found.days) == (kind, share, days)
    for language in ("ko", "en"):
        assert bool(found.reason(mlp, language)) == (kind != "on_time")


def test_without_a_time_or_a_date_nobody_is_late(mlp: Assignment) -> None:
    assert lateness(mlp, (), "kim", None).kind == "no_time"
    undated = replace(mlp, due=None)
    assert lateness(undated, (), "kim", DUE + timedelta(days=99)).share == 0


@pytest.mark.parametrize(
    ("given", "share"),
    [
        ([Extension("02_mlp", "kim", days=2)], 0.0),
        ([Extension("02_mlp", "kim", days=1)], 0.1),
        ([Extension("02_mlp", days=2)], 0.0),
        ([Extension("02_mlp", "lee", days=2)], 0.2),
        ([Extension("03_xor", "kim", days=2)], 0.2),
        ([Extension("02_mlp", "kim", exempt=True)], 0.0),
        ([Extension("02_mlp", days=1), Extension("02_mlp", "kim", days=1)], 0.0),
        ([Extension("02_mlp", "kim", until=(DUE + timedelta(days=3)).replace(tzinfo=UTC))], 0.0),
        ([Extension("02_mlp", "kim", until=(DUE - timedelta(days=3)).replace(tzinfo=UTC))], 0.2),
    ],
)
def test_extensions(mlp: Assignment, given: list[Extension], share: float) -> None:
    assert lateness(mlp, given, "kim", DUE + timedelta(days=1, hours=19)).share == share


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.floats(0, 1), st.integers(0, 9))
def test_later_never_costs_less_and_never_more_than_everything(
    course: Course, one: int, more: int, share: float, last: int
) -> None:
    assignment = replace(course.assignment("02_mlp"), late=LatePolicy(15, share, last))
    found = [
        lateness(assignment, (), "kim", DUE + timedelta(seconds=seconds))
        for seconds in (one, one + more)
    ]
    assert 0 <= found[0].share <= found[1].share <= 1
    assert found[0].penalty(7.5) <= 7.5


def written(tmp_path: Path, root: Path, more: str = "", sheet: str = "") -> Course:
    text = (root / "course.yml").read_text(encoding="utf-8")
    (tmp_path / "course.yml").write_text(text + more, encoding="utf-8")
    if sheet:
        (tmp_path / "extensions.csv").write_text(sheet, encoding="cp949")
    return load_course(tmp_path)


def test_course_yml_and_a_csv_beside_it(tmp_path: Path, root: Path) -> None:
    (tmp_path / "roster.csv").write_text("id,name\ns1,김민수\ns2,이서연\n", encoding="utf-8")
    course = written(
        tmp_path,
        root,
        "extensions:\n  - {assignment: 02_mlp, days: 2, reason: server was down}\n"
        "  - {assignment: 02_mlp, student: s1, until: 2026-09-30T23:59:00+09:00}\n",
        "과제,학생,기한,일수,면제,사유\n02_mlp,이서연,2026-09-25,,,병결\n03_xor,전체,,+2,,\n"
        "03_xor,s9,,,예,\n",
    )
    everybody, kim, lee, for_all, stranger = extensions_of(course)
    assert (everybody.student, everybody.days, everybody.reason) == ("", 2, "server was down")
    assert kim.student == "s1"
    assert (lee.student, lee.until, lee.reason) == (
        "s2",
        datetime(2026, 9, 25, 14, 59, tzinfo=UTC),
        "병결",
    )
    assert (for_all.student, for_all.days) == ("", 2.0)
    assert stranger.exempt and unknown_students(course) == ["s9"]


def test_the_policy_of_one_assignment(tmp_path: Path, root: Path) -> None:
    text = (root / "course.yml").read_text(encoding="utf-8")
    changed = text.replace("    module: mlp\n", "    module: mlp\n    late: {max_days: null}\n")
    (tmp_path / "course.yml").write_text(changed, encoding="utf-8")
    course = load_course(tmp_path)
    assert course.assignment("02_mlp").late == LatePolicy(15, 0.1, None)
    assert course.assignment("03_xor").late == LatePolicy(15, 0.1, 5)


@pytest.mark.parametrize(
    ("more", "sheet", "said"),
    [
        ("extensions: [{assignment: 02_mlp}]\n", "", "one of until, days and exempt"),
        ("extensions: [{assignment: x, days: 1}]\n", "", "'x' is no assignment"),
        ("", "assignment,student\n02_mlp,kim\n", "needs the columns assignment, student and one"),
        ("", "assignment,student,days\n02_mlp,kim,many\n", ":2: 'many' is no number of days"),
        ("", "assignment,student,until\n02_mlp,kim,soon\n", ":2: 'soon' is not understood"),
        ("", "assignment,student,days\nmlp,kim,2\n", ":2: 'mlp' is no assignment of course.yml"),
    ],
)
def test_what_is_no_extension_gets_one_sentence(
    tmp_path: Path, root: Path, more: str, sheet: str, said: str
) -> None:
    with pytest.raises(CourseError) as refused:
        extensions_of(written(tmp_path, root, more, sheet))
    assert said in str(refused.value) and str(refused.value).count("\n") == 0
