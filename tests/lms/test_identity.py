"""Whom an LMS means: whoever takes another's name, login or address takes nothing else."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest
from lms_files import saved_zip

from autograder.course.model import Course
from autograder.lms.archive import entries
from autograder.lms.identity import NAME, Meant, Person, meant_by, strongest
from autograder.lms.roster import Roster, Student, read_roster
from autograder.lms.senders import student_of
from autograder.lms.sheets import FINDERS
from autograder.lms.tables import read_table
from autograder.lms.which_lms import read_names
from autograder.lms.worksheet import Worksheet, read_worksheet
from autograder.term.fill import decimal_comma

KIM = Student("1", "Kim Min", "kim@u.ac", "1")
LEE = Student("2", "Lee Su", "lee@u.ac", "2")
PARK = Student("3", "Park Jo", "park@u.ac", "3", lms_id="333")
HAN = Student("4", "Han Bo", "han@u.ac", "4", login="hb")
ROSTER = Roster((KIM, LEE, PARK, HAN))


@pytest.mark.parametrize(
    ("marks", "name", "whose"),
    [
        ({"number": "1"}, "Lee Su", "1"),
        ({"email": "LEE@u.ac", "login": "1"}, "Kim Min", "2"),
        ({"email": "lee@u.ac", "login": "kimmin"}, "Kim Min", "2"),
        ({"email": "lee@u.ac", "login": "kim"}, "", "2"),
        ({"login": "kim"}, "", "1"),
        ({"login": "1"}, "", "1"),
        ({"email": "private@gmail.com"}, "Kim Min", "1"),
        ({"number": "9"}, "Kim Min", ""),
        ({"lms_id": "999"}, "Park Jo", ""),
        ({"lms_id": "999"}, "Kim Min", "1"),  # the roster does not know Kim's
        ({}, "kimmin", "1"),
        ({"login": "kimmin"}, "", ""),
        ({"login": "1"}, "Lee Su", ""),  # a login like Kim's number
        ({"login": "kim@u.ac"}, "Lee Su", ""),
        ({"login": "hb", "email": "lee@u.ac"}, "Lee Su", ""),  # a login that is another's
        ({"login": "hb"}, "Lee Su", ""),
        ({"login": "hb"}, "Han Bo", "4"),
        ({"login": "hb"}, "H. B.", "4"),
        ({}, "", ""),
    ],
)
def test_the_strongest_mark_of_its_own_kind_decides(
    marks: dict[str, str], name: str, whose: str
) -> None:
    meant = meant_by(Person(marks, name), ROSTER)
    assert (meant.student.id if meant else "") == whose


def test_of_several_who_mean_one_the_strongest_is_meant_and_of_names_none() -> None:
    named = Meant(KIM, NAME)
    assert strongest([named, Meant(KIM, 1), None, Meant(LEE, 4)]) == [None, KIM, None, LEE]
    assert strongest([named, named]) == [None, None]
    assert strongest([named]) == [KIM]


def test_an_address_with_anothers_number_is_no_number() -> None:
    roster = Roster((KIM, Student("2", "Lee Su", "1@u.ac", "2"), PARK))
    assert roster.marked("1") == KIM
    elsewhere = Roster((KIM, Student("2", "Lee Su", "kim@gmail.com", "2"), PARK))
    assert elsewhere.marked("kim") == KIM and elsewhere.marked("park") == PARK
    assert Roster((KIM, Student("2", email="park9@x.org"), PARK)).marked("park9") is None


def test_a_login_that_is_anothers_address_names_nobody_elses_folder() -> None:
    roster = Roster((KIM, Student("2", "Lee Su", "lee@u.ac", "2", login="kim@u.ac")))
    assert roster.marked("kim@u.ac") == KIM


@pytest.mark.parametrize(
    ("names", "whose"),
    [
        (["A2_kim", "A2_lee_kim", "A2_park"], ["kim", "lee_kim", "park"]),
        (["A2_kim", "A2_su_1", "A2_park"], ["kim", "su_1", "park"]),
        (["02_mlp_kim", "02_mlp_park"], ["kim", "park"]),
        (["02_mlp_kim"], ["kim"]),
        (["A2_lee_kim"], ["lee_kim"]),
        (["02_mlp_lee_kim", "02_mlp_lee_park"], ["lee_kim", "lee_park"]),
        (["HW_A2_kim"], ["A2_kim"]),  # nobody: where the title ends, nothing tells
        (["A2_lee_kim", "A2_lee_park"], ["lee_kim", "lee_park"]),  # two logins may begin alike
        ([f"HW_A2_{who}" for who in ("kim", "lee", "park", "ko")], ["kim", "lee", "park", "ko"]),
    ],
)
def test_blackboards_login_begins_where_the_names_differ(
    tmp_path: Path, names: list[str], whose: list[str]
) -> None:
    members = {f"{name}_attempt_2026-09-20-23-30-00_mlp.py": b"x" for name in names}
    if len(names) > 1:
        members["notes.txt"] = b"no attempt"
    with entries(saved_zip(tmp_path / "b.zip", members)) as found:
        _, handed, _ = read_names(found, ROSTER, None, titles=["02_mlp"])
    assert [one.sender.name for one in handed] == whose


def test_one_file_called_as_blackboards_keeps_nobody_from_being_collected(tmp_path: Path) -> None:
    for name in ("1_mlp.py", "2_attempt_2026-09-20-23-30-00_mlp.py", "3_mlp.py"):
        (tmp_path / name).write_text("x = 1\n", encoding="utf-8")
    with entries(tmp_path) as found:
        system, handed, _ = read_names(found, ROSTER, None, in_folder=True)
    assert system == "folder"
    assert [one.sender.name for one in handed] == ["1", "2", "3"]


def test_a_file_with_the_marks_of_two_is_nobodys(tmp_path: Path) -> None:
    for name in ("1_2_mlp.py", "3_mlp.py"):
        (tmp_path / name).write_text("x = 1\n", encoding="utf-8")
    with entries(tmp_path) as found:
        _, handed, _ = read_names(found, ROSTER, None, in_folder=True)
    assert [student_of(one.sender, ROSTER, Worksheet()) for one in handed] == [
        "is not on the roster",
        PARK,
    ]


def listed(place: Path, text: str) -> Path:
    path = place / "list.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("login", ["kimmin", "kim", "1"])
def test_a_chosen_login_takes_nobodys_row_of_a_worksheet(tmp_path: Path, login: str) -> None:
    sheet = read_worksheet(
        listed(
            tmp_path,
            "Identifier,Full name,Username,Email address,Last modified (submission)\n"
            "Participant 111,Kim Min,s1,kim@u.ac,2026-09-20 11:30\n"
            f"Participant 222,Lee Su,{login},lee@u.ac,2026-09-25 11:30\n",
        ),
        ROSTER,
        UTC,
    )
    assert sheet.participants == {"111": KIM, "222": LEE}
    assert [sheet.times[one.id].day for one in (KIM, LEE)] == [20, 25]


CANVAS = "Student,ID,SIS User ID,SIS Login ID,Section,02_mlp (77)\n    Points Possible,,,,,22\n"
MOODLE = "Identifier,Full name,Email address,Grade,Maximum grade\n"
BLACKBOARD = "Last Name,First Name,Username,Student ID,02_mlp [Total Pts: 22 Score] |123456\n"


@pytest.mark.parametrize(
    ("system", "text", "whose"),
    [
        ("canvas", f'{CANVAS}"Kim, Min",222,,lee9,A,\n"Kim, Min",111,1,kim,A,\n', ["", "1"]),
        ("canvas", f'{CANVAS}"Park, Jo",777,,x,A,\n"Park, Jo",333,,park,A,\n', ["", "3"]),
        ("moodle", f"{MOODLE}P 1,Kim Min,p@x.org,,22\nP 2,Kim Min,kim@u.ac,,22\n", ["", "1"]),
        ("moodle", f"{MOODLE}P 1,Kim Min,p@x.org,,22\nP 2,Kim Min,q@x.org,,22\n", ["", ""]),
        ("blackboard", f"{BLACKBOARD}Kim,Min,leex,,\nKim,Min,kim,,\n", ["", "1"]),
        ("blackboard", f"{BLACKBOARD}Kim,Min,leex,,\nKim,Min,k1,1,\n", ["", "1"]),
    ],
)
def test_the_row_of_one_who_took_a_name_takes_no_score(
    course: Course, tmp_path: Path, system: str, text: str, whose: list[str]
) -> None:
    table = read_table(listed(tmp_path, text))
    sheet = FINDERS[system](table, course.assignment("02_mlp"), ROSTER, {}, None)
    assert [row.student.id if row.student else "" for row in sheet.rows] == whose


@pytest.mark.parametrize(
    ("system", "text", "whose"),
    [
        ("moodle", f"{MOODLE}P 222,Kim Min,lee9@x.org,,22\n", ""),
        ("moodle", f"{MOODLE}P 111,Kim Min,private@x.org,,22\n", "1"),
        ("canvas", f'{CANVAS}"Kim, Min",222,,lee9,B,\n', ""),
        ("canvas", f'{CANVAS}"Min Kim",111,,k,B,\n', "1"),
    ],
)
def test_a_name_counts_for_nothing_where_the_work_came_from_another_account(
    course: Course, tmp_path: Path, system: str, text: str, whose: str
) -> None:
    """Also in a sheet of one section, in which that student has no row."""
    table = read_table(listed(tmp_path, text))
    sheet = FINDERS[system](table, course.assignment("02_mlp"), ROSTER, {"111": KIM}, None)
    assert [row.student.id if row.student else "" for row in sheet.rows] == [whose]


def test_a_row_by_name_alone_whose_address_is_another_is_told(
    course: Course, tmp_path: Path
) -> None:
    text = 'First name,Last name,Email address,"Assignment: 02_mlp (Real)"\n'
    text += "Min,Kim,lee9@x.org,-\nJo,Park,park@u.ac,-\nBo,Han,,-\n"
    table = read_table(listed(tmp_path, text))
    sheet = FINDERS["moodle"](table, course.assignment("02_mlp"), ROSTER, {}, None)
    assert [row.by_name for row in sheet.rows] == [True, False, False]


@pytest.mark.parametrize("name", ["Points Possible", '"Points, Possible"'])
def test_a_student_called_points_possible_sets_no_points(
    course: Course, tmp_path: Path, name: str
) -> None:
    text = f'{CANVAS}{name},222,2,lee,A,5\n"Kim, Min",111,1,kim,A,\n'
    table = read_table(listed(tmp_path, text))
    sheet = FINDERS["canvas"](table, course.assignment("02_mlp"), ROSTER, {}, None)
    assert sheet.most == 22
    assert [row.student for row in sheet.rows] == [LEE, KIM]


def test_what_a_student_wrote_says_nothing_of_numbers(course: Course, tmp_path: Path) -> None:
    """Neither a name nor Moodle's online text."""
    text = 'Identifier,Full name,Grade,Maximum grade,Online text\nP 1,"1,5",,{},"1,5"\n'
    for most, comma in (("22", False), ('"22,00"', True)):
        table = read_table(listed(tmp_path, text.format(most)))
        sheet = FINDERS["moodle"](table, course.assignment("02_mlp"), ROSTER, {}, None)
        assert decimal_comma(sheet) == comma


def test_a_login_like_anothers_number_keeps_nobody_off_the_roster(tmp_path: Path) -> None:
    roster = read_roster(
        listed(
            tmp_path,
            "Full name,ID number,Username,Email address\nKim Min,A1,s1,kim@u.ac\n"
            "Lee Su,,a1,lee@u.ac\nHan Bo,,bo:bo,bo@u.ac\n",
        )
    )
    assert [student.id for student in roster.students] == ["A1", "bo@u.ac"]
    assert roster.left_out == ("line 3: its id 'a1' is the student number of somebody else",)
