"""`course export`: the LMS's own file with one column filled, and nothing made up."""

from __future__ import annotations

import shutil
import unicodedata
import zipfile
from pathlib import Path

import pytest
from gradebooks import make_gradebook, make_page
from lms_files import Work, copy_small, saved_zip

from autograder.cli import main
from autograder.lms import exported

ON_TIME = "2026-09-20T10:00:00"
MARKS = {
    "s1": (20.0, 2.0, ON_TIME),
    "s2": (17.5, 1.0, "2026-09-22T10:00:00"),
    "s3": (18.0, None, ON_TIME),
    "s4": (None, None, ON_TIME),
    "s5": (0.0, 0.0, ""),
}
CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,"01 (5500)","MLP, 02_mlp (5501)",Final Score
    Points Possible,,,,,10,22.0,(read only)
"Kim, Minsu",1001,s1,m@x.kr,"A ""1"" b",9.5,,99
이서연,1002,s2,l@x.kr,A,,-,
"박, 지영",1003,s3,p@x.kr,A,,3,
"Choi, Ann",1004,s4,a@x.kr,A,,,
정우진,1005,s5,j@x.kr,A,,EX,
"Han, Bo",1006,s6,h@x.kr,A,,,
"Lee, Former",2001,x1,f@x.kr,B,,,
"Student, Test",9999,,t@x.kr,A,,,
"""


@pytest.fixture(scope="module")
def graded_once(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    small = copy_small(root, tmp_path_factory.mktemp("graded") / "course")
    roster = "id,name,lms id\n" + "".join(
        f"s{n},{name},100{n}\n"
        for n, name in enumerate(["김민수", "이서연", "박지영", "최안", "정우진", "한보"], 1)
    )
    (small / "roster.csv").write_text(roster, encoding="utf-8-sig")
    make_gradebook(small, MARKS)
    return small


@pytest.fixture
def graded(graded_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(graded_once, tmp_path / "강의"))


def export(place: Path, *arguments: object, status: int = 0) -> None:
    assert main(["export", *map(str, arguments), "--course", str(place)]) == status


def saved(place: Path, text: str, encoding: str = "utf-8", name: str = "grades.csv") -> Path:
    path = place.parent / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_canvas_only_the_one_column_changes(
    graded: Path, capsys: pytest.CaptureFixture[str], encoding: str, end: str
) -> None:
    text = CANVAS.replace("\n", end)
    path = saved(graded, text, encoding)
    export(graded, "--to", "canvas", path)
    wanted = text.replace(',"A ""1"" b",9.5,,99', ',"A ""1"" b",9.5,22,99').replace(
        "A,,-,", "A,,14.8,"
    )
    assert path.read_bytes() == wanted.encode(encoding)
    assert path.with_name("grades.csv.original").read_bytes() == text.encode(encoding)
    out = capsys.readouterr().out
    for said in (
        "Kim, Minsu  -  →  22",
        "이서연      -  →  14.8",
        "박, 지영: waits for a person; 3 stays",
        "Choi, Ann: could not be graded",
        "정우진: excused in Canvas (EX)",
        "Han, Bo: not submitted",
        "Lee, Former: is not in this course",
        "s2 (이서연): 18.5 − 3.7 = 14.8 (2 day(s) late",
    ):
        assert said in out


def test_again_nothing_changes_and_the_original_stays(
    graded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(graded, CANVAS)
    for _ in range(2):
        export(graded, "02_mlp", "--to", "canvas", path)
    assert "0 change, 2 are there already" in capsys.readouterr().out
    assert path.with_name("grades.csv.original").read_bytes() == CANVAS.encode()
    kept = exported.load(graded, "02_mlp")
    assert kept is not None and kept.values == {"s1": 22.0, "s2": 14.8}


SEMICOLONS = """\
Student;ID;SIS User ID;Section;01 (5500);02_mlp (5501);Final Score
Points Possible;;;;10;22,0;(read only)
Kim Minsu;1001;s1;A;9,5;;99
이서연;1002;s2;A;;-;
"""


def test_a_decimal_comma_is_kept(graded: Path) -> None:
    path = saved(graded, SEMICOLONS)
    export(graded, "--to", "canvas", path, status=1)  # s5 has a score and no row
    assert path.read_text("utf-8") == SEMICOLONS.replace("9,5;;99", "9,5;22;99").replace(
        ";A;;-;", ";A;;14,8;"
    )


WORKSHEET = (
    'Identifier,"Full name","Email address",Status,Grade,"Maximum grade","Grade can be changed",'
    '"Last modified (submission)","Last modified (grade)","Feedback comments"\n'
    '"Participant 51","김 민수",,Submitted,,22.00,Yes,"Sunday, 20 September 2026, 7:00 PM",-,\n'
    '"Participant 52",이서연,,Submitted,,22.00,Yes,-,-,"<p>hi, ""you""</p>"\n'
    '"Participant 53",박지영,,Submitted,,22.00,Yes,-,-,\n'
    '"Participant 54",최안,,Submitted,,22.00,Yes,-,-,\n'
    '"Participant 55",정우진,,Submitted,,22.00,No,-,-,\n'
)


def test_moodles_worksheet_locked_rows_stay(
    graded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(graded, WORKSHEET, name="Grades-DL-02_mlp-77.csv")
    export(graded, "--to", "moodle", path)
    wanted = WORKSHEET.replace('민수",,Submitted,,', '민수",,Submitted,22,').replace(
        "이서연,,Submitted,,", "이서연,,Submitted,14.8,"
    )
    assert path.read_text("utf-8") == wanted
    assert "정우진: locked in Moodle" in capsys.readouterr().out


def test_canvas_with_two_columns_for_the_name_and_one_who_has_no_such_assignment(
    graded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "LastName,FirstName,ID,SIS Login ID,Section,02_mlp (5501)\n"
        ",,,,,Manual Posting\n    Points Possible,,,,,22.00\n"
        "김,민수,1001,m,A,\n이,서연,1002,l,A,N/A\n정,우진,1005,j,A,\nStudent,Test,9,t,A,\n"
    )
    path = saved(graded, text)
    export(graded, "02_mlp", "--to", "canvas", path)
    wanted = text.replace("1001,m,A,", "1001,m,A,22").replace("1005,j,A,", "1005,j,A,0")
    assert path.read_text("utf-8") == wanted
    assert "이 서연: the assignment is not for this student in Canvas (N/A)" in (
        capsys.readouterr().out
    )
    kept = exported.load(graded, "02_mlp")
    assert kept is not None and set(kept.values) == {"s1", "s5"}


KOREAN_WORKSHEET = (
    "식별자,전체 이름,상태,성적,최대 성적,Grade can be changed,"
    "마지막 수정됨(제출),마지막 수정됨(성적)\n"
    "참가자51,김 민수,제출,,22.00,예,-,-\n참가자55,정우진,제출,,22.00,아니오,-,-\n"
    "참가자52,이 서연,제출,3.00,22.00,예,-,-\n"
)


@pytest.mark.parametrize(
    "title", ["Grade can be changed", "성적 변경 가능", "성적을 변경할 수 있음"]
)
def test_moodles_worksheet_in_korean(
    graded: Path, capsys: pytest.CaptureFixture[str], title: str
) -> None:
    text = KOREAN_WORKSHEET.replace("Grade can be changed", title)
    path = saved(graded, text, name="성적-02_mlp-77.csv")
    export(graded, "--to", "moodle", path)
    wanted = text.replace("민수,제출,,", "민수,제출,22,").replace("제출,3.00,", "제출,14.8,")
    assert path.read_text("utf-8") == wanted
    assert "정우진: locked in Moodle" in capsys.readouterr().out


KOREAN = (
    "이름,성,학번,이메일 주소,과제: 01_perceptron (실점수),과제: 02_mlp (실점수),"
    "과제: 02_mlp (백분율),강좌 총점 (실점수)\n"
    "민수,김,s1,,-,-,-,-\n서연,이,s2,,-,-,-,-\n우진,정,s5,,-,-,-,-\n"
)


@pytest.mark.parametrize("colon", [": ", " :"])
def test_a_korean_moodle_coursemos_export(graded: Path, colon: str) -> None:
    text = KOREAN.replace("과제: ", f"과제{colon}")
    path = saved(graded, text, "cp949")
    export(graded, "02_mlp", "--to", "coursemos", path)
    assert path.read_bytes().decode("cp949") == text.replace("s1,,-,-", "s1,,-,22").replace(
        "s2,,-,-", "s2,,-,14.8"
    ).replace("s5,,-,-", "s5,,-,0")


BLACKBOARD = (
    '"Last Name"\t"First Name"\t"Username"\t"02_mlp [Total Pts: 22 Score] |123456"\r\n'
    '"김"\t"민수"\t"s1"\t""\r\n"이"\t"서연"\t"s2"\t"1.00"\r\n"정"\t"우진"\t"s5"\t""\r\n'
)


def test_blackboard_in_utf_16(graded: Path) -> None:
    path = saved(graded, BLACKBOARD, "utf-16")
    export(graded, "--to", "blackboard", path)
    wanted = BLACKBOARD.replace('"s1"\t""', '"s1"\t"22"').replace('"1.00"', '"14.8"')
    assert path.read_bytes() == wanted.replace('"s5"\t""', '"s5"\t"0"').encode("utf-16")


NO_NUMBER = CANVAS.replace("02_mlp (5501)", "02_mlp")
TOO_FEW_POINTS = CANVAS.replace("22.0", "20")
STRANGERS = CANVAS.replace(",s", ",z").replace(",100", ",900").replace("이서연", "강")
FILE = ("02_mlp", "--to", "canvas", "F")


@pytest.mark.parametrize(
    ("arguments", "text", "said"),
    [
        (FILE, NO_NUMBER, "no column is 02_mlp"),
        (FILE, TOO_FEW_POINTS, "takes 20 points at most, and these have more: s1"),
        (FILE, STRANGERS.replace("Kim, M", "X, Y"), "of another course or term"),
        (FILE, WORKSHEET, "is not Canvas's grade book"),
        (("02_mlp", "--to", "moodle", "F"), CANVAS, "is not Moodle's worksheet"),
        (("02_mlp", "--to", "blackboard", "F"), CANVAS, "no column is 02_mlp"),
        ((*FILE, "--column", "99"), CANVAS, "'99' is no column that takes a grade"),
        (("03_xor", *FILE[1:], "--column", "01"), CANVAS, "Nobody has a score"),
        (("02_mlp", "--to", "klas", "F"), CANVAS, "--to klas: there are canvas"),
        (("02_mlp",), CANVAS, "Say where to"),
    ],
)
def test_what_an_lms_would_take_wrongly_is_refused_whole(
    graded: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    text: str,
    said: str,
) -> None:
    path = saved(graded, text)
    export(graded, *(str(path) if word == "F" else word for word in arguments), status=2)
    err = capsys.readouterr().err
    assert said in err and err.count("\n") == 1
    assert path.read_bytes() == text.encode()
    assert [p.name for p in path.parent.glob("grades*")] == ["grades.csv"]


def test_scores_can_be_brought_to_the_lmss_points(graded: Path) -> None:
    path = saved(graded, CANVAS.replace("22.0", "100"))
    out = path.with_name("out.csv")
    export(graded, "02_mlp", "--to", "canvas", path, "--scale", "--output", out)
    assert path.read_text("utf-8") == CANVAS.replace("22.0", "100")
    filled = out.read_text("utf-8")
    assert ",9.5,100,99" in filled and "A,,67.2727," in filled


def test_a_score_without_a_row_is_named(graded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "".join(line for line in CANVAS.splitlines(keepends=True) if "이서연" not in line)
    export(graded, "02_mlp", "--to", "canvas", saved(graded, text), status=1)
    assert "s2 (이서연) has a score and no row" in capsys.readouterr().out


def test_a_dry_run_writes_nothing(graded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = saved(graded, CANVAS)
    export(graded, "--to", "canvas", path, "--dry-run")
    assert path.read_bytes() == CANVAS.encode() and exported.load(graded, "02_mlp") is None
    assert "→  14.8" in capsys.readouterr().out


@pytest.mark.parametrize("system", ["canvas", "moodle"])
def test_pages_go_back_under_the_names_that_work_came_in(
    graded: Path, work: Work, system: str, capsys: pytest.CaptureFixture[str]
) -> None:
    names = {
        "canvas": ("kimminsu_1001_601_mlp.ipynb", "이서연_LATE_1002_602_mlp-1.ipynb"),
        "moodle": (
            "김민수_51_assignsubmission_file_/mlp.ipynb",
            unicodedata.normalize("NFD", "이서연_52_assignsubmission_file/제출/mlp.py"),
        ),
    }[system]
    members = {names[0]: work.by("kim"), names[1]: work.by("lee")}
    source = saved_zip(graded.parent / "s.zip", members)
    assert main(["collect", "02_mlp", str(source), "--course", str(graded)]) == 0
    for student in ("s1", "s2", "s3"):
        make_page(graded, student)
    target = graded.parent / "feedback.zip"
    export(graded, "02_mlp", "--feedback", system, target, status=1)
    with zipfile.ZipFile(target) as archive:
        found = {name: archive.read(name).decode() for name in archive.namelist()}
    assert (
        found
        == {
            "canvas": {
                "kimminsu_1001_601_mlp.html": "<p>s1</p>",
                "이서연_LATE_1002_602_mlp.html": "<p>s2</p>",
            },
            "moodle": {
                "김민수_51_assignsubmission_file_/mlp.html": "<p>s1</p>",
                "이서연_52_assignsubmission_file_/mlp.html": "<p>s2</p>",
            },
        }[system]
    )
    out = capsys.readouterr().out
    assert f"s3 (박지영): did not come from a download of {system}" in out
    assert "s4 (최안): no page: nbgrader generate_feedback 02_mlp" in out
