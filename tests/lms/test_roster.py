"""Rosters as Canvas, Moodle, Coursemos and Blackboard export them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from autograder.cli import main
from autograder.course import CourseError
from autograder.lms.roster import Student, load_roster, read_roster, write_roster

CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,02_mlp (5501),Final Score (read only)
    Points Possible,,,,,22.0,(read only)
"Kim, Minsu",1001,20260001,minsu@uni.ac.kr,A,,
"이, 서연",1002,20260002,seoyeon@uni.ac.kr,B,EX,
"Student, Test",9999,,f00,A,,
"""
COURSEMOS = (
    "번호,학번,이름,학과,이메일 주소\r\n1,20260001,김민수,AI,a@x.kr\r\n2,20260002,이서연,AI,\r\n"
)
MOODLE = (
    '"First name","Last name","ID number","Email address",Roles\n'
    "민수,김,20260001,a@x.kr,Student\n서연,이,,b@x.kr,Student\n교수,박,777,p@x.kr,Teacher\n"
)
BLACKBOARD = '"Last Name"\t"First Name"\t"Username"\t"Student ID"\n"Kim"\t"Minsu"\t"mkim"\t"17"\n'


def roster_of(tmp_path: Path, text: str, encoding: str = "utf-8"):
    path = tmp_path / "list.csv"
    path.write_bytes(text.encode(encoding))
    return read_roster(path)


def test_canvas(tmp_path: Path) -> None:
    roster = roster_of(tmp_path, CANVAS, "utf-8-sig")
    assert [s.id for s in roster.students] == ["20260001", "20260002"]
    assert roster.with_mark("lms_id", "1002") == roster.find("이서연") == roster.find("서연 이")
    assert roster.find("Minsu Kim") == roster.find("kimminsu") == roster.students[0]
    assert [s.name for s in roster.students] == ["Kim, Minsu", "이서연"]
    assert len(roster.left_out) == 2


def test_canvas_with_the_name_in_two_columns(tmp_path: Path) -> None:
    """A setting of its grade book: LastName and FirstName instead of Student."""
    text = CANVAS.replace("Student,ID", "LastName,FirstName,ID").replace("Possible,", "Possible,,")
    for name in ("Kim, Minsu", "이, 서연", "Student, Test"):
        text = text.replace(f'"{name}"', name.replace(", ", ","))
    roster = roster_of(tmp_path, text)
    assert [(s.id, s.name, s.lms_id) for s in roster.students] == [
        ("20260001", "Kim, Minsu", "1001"),
        ("20260002", "이서연", "1002"),
    ]


def test_a_number_within_a_name_tells_who_it_is(tmp_path: Path) -> None:
    roster = roster_of(tmp_path, "학번,이름\n20260001,김민수\n20260002,김민수\n")
    assert roster.numbered("20260002 김민수") == roster.students[1]
    assert roster.numbered("20260001 20260002") is None and roster.numbered("김민수") is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_coursemos_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    roster = roster_of(tmp_path, COURSEMOS, encoding)
    assert roster.students[0] == Student(
        "20260001", "김민수", "a@x.kr", number="20260001", section="AI"
    )
    assert roster.find(unicodedata.normalize("NFD", "이서연")) == roster.students[1]


def test_moodle_where_one_has_no_number_and_one_teaches(tmp_path: Path) -> None:
    roster = roster_of(tmp_path, MOODLE)
    assert [(s.id, s.name) for s in roster.students] == [
        ("20260001", "김민수"),
        ("b@x.kr", "이서연"),
    ]
    assert "박교수" in roster.left_out[0] and "Teacher" in roster.left_out[0]


def test_blackboard(tmp_path: Path) -> None:
    roster = roster_of(tmp_path, BLACKBOARD, "utf-16")
    assert roster.students == (Student("17", "Kim, Minsu", number="17", login="mkim"),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("학번,이름\n1,김\n1,이\n", ":3: the id '1' is taken by line 2"),
        ("학번,이름\nab,김\nAB,이\n", "differs from another in capitals only"),
        ("학번,이름\n../x,김\n", "cannot be the name of a folder"),
        ("Grade,Comment\n1,x\n", "no column tells who a row is about (there are: Grade, Comment)"),
        ("학번,이름\n", "there is no student in it"),
    ],
)
def test_what_cannot_be_right_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(CourseError, match=r".") as refused:
        roster_of(tmp_path, text)
    assert said in str(refused.value)


def test_two_of_one_name_are_nobody_by_that_name(tmp_path: Path) -> None:
    roster = roster_of(tmp_path, "학번,이름\n1,김민수\n2,김민수\n")
    assert roster.find("김민수") is None and len(roster.named("김민수")) == 2
    assert roster.find("2") == roster.students[1]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    roster = roster_of(tmp_path, CANVAS)
    write_roster(tmp_path, roster.students)
    assert load_roster(tmp_path) == roster


def test_the_command_says_who_came_and_went(
    tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "course.yml").write_bytes((root / "course.yml").read_bytes())
    path = tmp_path / "list.csv"
    for text in ("학번,이름\n1,김\n2,이\n", "학번,이름\n2,이\n3,박\n"):
        path.write_text(text, encoding="cp949")
        assert main(["roster", str(path), "--course", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "new          3 (박)" in said and "gone         1 (김)" in said
    path.write_text("학번,이름\n1,김\n1,이\n", encoding="utf-8")
    assert main(["roster", str(path), "--course", str(tmp_path)]) == 2
    assert "taken by line 2" in capsys.readouterr().err
    assert [s.id for s in (load_roster(tmp_path) or read_roster(path)).students] == ["2", "3"]
