"""`course collect`: everybody's newest work in submitted/, nothing lost, everything said."""

from __future__ import annotations

import json
import unicodedata
import zipfile
from pathlib import Path
from typing import Literal

import pytest
from lms_files import Work, course, saved_zip, submitted, tree, with_roster, zipped

from autograder.lms import archive, collect, collected, pick, unpacked
from autograder.lms.collected import Attempt

Form = Literal["NFC", "NFD"]
FORMS: tuple[Form, ...] = ("NFC", "NFD")


def said(capsys: pytest.CaptureFixture[str], student: str) -> str:
    """The line of the table about a student."""
    lines = capsys.readouterr().out.splitlines()
    return next(line for line in lines if line.startswith(student))


def test_canvas(small: Path, work: Work, capsys: pytest.CaptureFixture[str]) -> None:
    with_roster(small)
    source = saved_zip(
        small.parent / "submissions.zip",
        {
            "kimminsu_1001_601_mlp.ipynb": work.by("first"),
            "kimminsu_1001_702_mlp-1.ipynb": work.by("second"),
            "이서연_LATE_1002_603_02_mlp_final.py": work.script_by("seoyeon"),
            "박지영_1003_604_work.zip": zipped(
                {
                    "제출/MLP.IPYNB": work.by("jiyoung"),
                    "제출/mlp.ipynb": work.released(),
                    "__MACOSX/제출/._MLP.IPYNB": b"x",
                }
            ),
            "stranger_7777_605_mlp.ipynb": work.by("nobody"),
        },
    )
    course(small, "collect", "02_mlp", source, status=1)
    assert submitted(small) == {
        "s1/02_mlp/mlp.ipynb": work.by("second"),
        "s2/02_mlp/mlp.py": work.script_by("seoyeon"),
        "s2/02_mlp/timestamp.txt": b"2026-09-20 15:14:01 UTC\n",
        "박지영/02_mlp/mlp.ipynb": work.by("jiyoung"),
    }
    out = capsys.readouterr().out
    assert "read as canvas" in out
    assert "mlp-1.ipynb → mlp.ipynb; passed over: mlp.ipynb (older" in out
    assert "02_mlp_final.py → mlp.py; marked late by the LMS" in out
    assert "work.zip/제출/MLP.IPYNB → mlp.ipynb" in out and "(as it was released)" in out
    assert "missing (1): s4 (Choi, Ann)" in out
    assert "unknown: stranger: is not on the roster" in out
    assert "2 have no time of submission" in out


def test_a_later_archive_brings_a_new_attempt_and_keeps_the_old(
    small: Path, work: Work, capsys: pytest.CaptureFixture[str]
) -> None:
    with_roster(small)
    archives = [
        {"kimminsu_1001_601_mlp.ipynb": work.by("one")},
        {"kimminsu_1001_702_mlp-1.ipynb": work.by("two")},
    ]
    for number, members in enumerate([*archives, archives[1]]):
        course(small, "collect", "02_mlp", saved_zip(small.parent / f"{number}.zip", members))
    assert submitted(small) == {"s1/02_mlp/mlp.ipynb": work.by("two")}
    assert "unchanged  2 of 2" in said(capsys, "s1 (Kim, Minsu)  unchanged")
    kept = tree(small / "downloaded/02_mlp/attempts/s1")
    assert kept == {"01/mlp.ipynb": work.by("one"), "02/mlp-1.ipynb": work.by("two")}


def test_going_back_to_an_older_version_is_a_new_attempt(small: Path, work: Work) -> None:
    with_roster(small)
    for number, who in enumerate(["one", "two", "one"]):
        members = {f"kimminsu_1001_{600 + number}_mlp.ipynb": work.by(who)}
        course(small, "collect", "02_mlp", saved_zip(small.parent / "s.zip", members))
    assert submitted(small)["s1/02_mlp/mlp.ipynb"] == work.by("one")
    assert len(collected.load(small, "02_mlp")["s1"].attempts) == 3


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("label", ["{}_{}_assignsubmission_file_", "{}_{}_assignsubmission_file"])
def test_moodle_with_its_worksheet(
    small: Path, work: Work, form: Form, label: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = small.parent / "참가자.csv"
    path.write_text("학번,이름\n1,김민수\n2,김민수\n3,이서연\n", encoding="utf-8-sig")
    course(small, "roster", path)
    sheet = small.parent / "worksheet.csv"
    sheet.write_text(
        "식별자,이름,학번,상태,성적,최종 수정 (제출)\n"
        '참가자 51,김민수,1,제출,,"2026년 9월 20일 일요일, 오후 11:30"\n'
        "참가자 52,김민수,2,제출,,2026년 9월 21일 오전 9:05\n참가자 53,이서연,3,제출,,-\n",
        encoding="utf-8",
    )
    members = {
        f"{label.format('김민수', 51)}/mlp.ipynb": work.by("51"),
        f"{label.format('김민수', 52)}/mlp-Copy1.ipynb": work.by("52"),
        f"{label.format('이서연', 53)}/과제/mlp.ipynb.txt": work.by("53"),
        "이서연_53_assignsubmission_onlinetext_/onlinetext.html": b"<p>hi</p>",
    }
    source = saved_zip(
        small.parent / "a.zip",
        {unicodedata.normalize(form, name): data for name, data in members.items()},
    )
    course(small, "collect", "02_mlp", source, status=1)
    assert "2 students have this name (1, 2); tell them apart by --worksheet" in (
        capsys.readouterr().out
    )
    course(small, "collect", "02_mlp", source, "--worksheet", sheet, "--from", "coursemos")
    assert submitted(small) == {
        "1/02_mlp/mlp.ipynb": work.by("51"),
        "1/02_mlp/timestamp.txt": b"2026-09-20 14:30:00 UTC\n",
        "2/02_mlp/mlp.ipynb": work.by("52"),
        "2/02_mlp/timestamp.txt": b"2026-09-21 00:05:00 UTC\n",
        "3/02_mlp/mlp.ipynb": work.by("53"),
    }


def test_who_takes_the_name_of_another_takes_no_ones_place(
    small: Path, work: Work, capsys: pytest.CaptureFixture[str]
) -> None:
    path = small.parent / "roster.csv"
    path.write_text("id,name\n1,Kim Minsu\n2,Lee Seoyeon\n", encoding="utf-8")
    course(small, "roster", path)
    label = "{}_{}_assignsubmission_file_/mlp.ipynb"
    members = {
        label.format("Kim Minsu", 51): work.by("51"),
        label.format("Kim Minsu", 52): work.by("52"),
        label.format("Lee Seoyeon", 53): work.by("53"),
    }
    source = saved_zip(small.parent / "a.zip", members)
    course(small, "collect", "02_mlp", source, status=1)
    out = capsys.readouterr().out
    for number in (51, 52):
        assert f"Kim Minsu ({number})" in out
    assert "another account of the LMS has this name as well" in out
    assert submitted(small) == {"2/02_mlp/mlp.ipynb": work.by("53")}


def test_the_account_that_the_roster_knows_counts_and_no_other_of_its_name(
    small: Path, work: Work, capsys: pytest.CaptureFixture[str]
) -> None:
    with_roster(small)
    members = {
        "kimminsu_1001_601_mlp.ipynb": work.by("one"),
        "kimminsu_6666_900_mlp.ipynb": work.by("two"),
    }
    course(small, "collect", "02_mlp", saved_zip(small.parent / "a.zip", members), status=1)
    assert submitted(small)["s1/02_mlp/mlp.ipynb"] == work.by("one")
    assert work.by("two") not in submitted(small).values()


TWO_PEOPLE = "id,name\n1,Kim Minsu\n2,Lee Seoyeon\n"
MOODLE = "{}_{}_assignsubmission_file_/mlp.ipynb"


def collect_moodle(small: Path, *senders: tuple[str, int, bytes], status: int = 0) -> None:
    """Collect a download of Moodle's: names, participants' numbers and work."""
    members = {MOODLE.format(name, number): data for name, number, data in senders}
    source = saved_zip(small.parent / "moodle.zip", members)
    course(small, "collect", "02_mlp", source, status=status)


def test_the_account_of_an_earlier_download_is_remembered(
    small: Path, work: Work, capsys: pytest.CaptureFixture[str]
) -> None:
    """The next download has Lee alone, who is called Kim Minsu by then."""
    path = small.parent / "roster.csv"
    path.write_text(TWO_PEOPLE, encoding="utf-8")
    course(small, "roster", path)
    collect_moodle(small, ("Kim Minsu", 111, work.by("kim")))
    capsys.readouterr()
    kims = {"1/02_mlp/mlp.ipynb": work.by("kim")}
    collect_moodle(small, ("Kim Minsu", 222, work.by("lee")), status=1)
    assert submitted(small) == kims
    assert (
        "unknown: Kim Minsu (222): account 222 of the LMS has this name now, and 111 handed in "
        "under it before; say whose it is by --worksheet" in capsys.readouterr().out
    )
    both = ("Kim Minsu", 111, work.by("kim again")), ("Kim Minsu", 222, work.by("lee"))
    collect_moodle(small, *both, status=1)
    assert submitted(small) == {"1/02_mlp/mlp.ipynb": work.by("kim again")}
    assert len(collected.load(small, "02_mlp")["1"].attempts) == 2
    sheet = small.parent / "worksheet.csv"
    sheet.write_text("Identifier,ID number\nParticipant 222,2\n", encoding="utf-8")
    source = small.parent / "moodle.zip"
    course(small, "collect", "02_mlp", source, "--worksheet", sheet)
    assert submitted(small) == {
        "1/02_mlp/mlp.ipynb": work.by("kim again"),
        "2/02_mlp/mlp.ipynb": work.by("lee"),
    }


def test_the_worksheet_decides_whatever_account_was_remembered(small: Path, work: Work) -> None:
    path = small.parent / "roster.csv"
    path.write_text(TWO_PEOPLE, encoding="utf-8")
    course(small, "roster", path)
    collect_moodle(small, ("Kim Minsu", 111, work.by("one")))
    source = saved_zip(small.parent / "b.zip", {MOODLE.format("Kim Minsu", 333): work.by("two")})
    course(small, "collect", "02_mlp", source, status=1)
    sheet = small.parent / "worksheet.csv"
    sheet.write_text("Identifier,ID number\nParticipant 333,1\n", encoding="utf-8")
    course(small, "collect", "02_mlp", source, "--worksheet", sheet)
    assert submitted(small) == {"1/02_mlp/mlp.ipynb": work.by("two")}
    assert collected.load(small, "02_mlp")["1"].accounts == ("333",)
    # What 111 handed in before that was known counts no more, nor does what it hands in now.
    collect_moodle(small, ("Kim Minsu", 111, work.by("three")), status=1)
    assert submitted(small) == {"1/02_mlp/mlp.ipynb": work.by("two")}
    collect_moodle(small, ("Kim Minsu", 333, work.by("four")))
    assert submitted(small) == {"1/02_mlp/mlp.ipynb": work.by("four")}


def test_what_the_worksheet_gives_to_another_is_taken_away(
    small: Path, work: Work, capsys: pytest.CaptureFixture[str]
) -> None:
    """Lee had taken Kim's name; by the worksheet 222 is Lee, and Kim is not even in it."""
    path = small.parent / "roster.csv"
    path.write_text(TWO_PEOPLE, encoding="utf-8")
    course(small, "roster", path)
    collect_moodle(small, ("Kim Minsu", 222, work.by("lee")))
    sheet = small.parent / "worksheet.csv"
    sheet.write_text("Identifier,ID number\nParticipant 222,2\n", encoding="utf-8")
    source = small.parent / "moodle.zip"
    course(small, "collect", "02_mlp", source, "--worksheet", sheet, status=1)
    assert submitted(small) == {"2/02_mlp/mlp.ipynb": work.by("lee")}
    assert "what counted is another account's" in capsys.readouterr().out


def test_what_another_account_handed_in_before_it_was_known_does_not_count(
    small: Path, work: Work
) -> None:
    """Lee had taken Kim's name, and Kim had handed in nothing yet; Lee's stays the newest."""
    path = small.parent / "roster.csv"
    path.write_text(TWO_PEOPLE, encoding="utf-8")
    course(small, "roster", path)
    collect_moodle(small, ("Kim Minsu", 222, work.by("lee")))
    both = ("Kim Minsu", 111, work.by("kim")), ("Kim Minsu", 222, work.by("lee"))
    collect_moodle(small, *both, status=1)
    sheet = small.parent / "worksheet.csv"
    sheet.write_text(
        "Identifier,ID number,Last modified (submission)\nParticipant 111,1,2026-09-20 11:30\n",
        encoding="utf-8",
    )
    source = small.parent / "moodle.zip"
    course(small, "collect", "02_mlp", source, "--worksheet", sheet, status=1)
    assert submitted(small)["1/02_mlp/mlp.ipynb"] == work.by("kim")
    collect_moodle(small, ("Kim Minsu", 222, work.by("lee again")), status=1)
    assert submitted(small)["1/02_mlp/mlp.ipynb"] == work.by("kim")


@pytest.mark.parametrize("address", ["lee@x.kr", ""], ids=["unknown address", "no address"])
def test_a_row_of_the_worksheet_that_only_bears_ones_name_is_anothers(
    small: Path, work: Work, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Lee has called himself Kim in the LMS; the roster knows only Kim's address."""
    path = small.parent / "roster.csv"
    path.write_text("id,name,email\n1,Kim Minsu,kim@x.kr\n2,Lee Seoyeon,\n", encoding="utf-8")
    course(small, "roster", path)
    members = {
        MOODLE.format("Kim Minsu", 111): work.by("kim"),
        MOODLE.format("Kim Minsu", 222): work.by("lee"),
    }
    source = saved_zip(small.parent / "a.zip", members)
    title = "Identifier,Full name,Email address,Last modified (submission)\n"
    lee = f"Participant 222,Kim Minsu,{address},2026-09-22 10:00\n"
    sheet = small.parent / "worksheet.csv"
    kim = "Participant 111,Kim Minsu,{},2026-09-20 10:00\n"
    sheet.write_text(title + kim.format("kim@x.kr") + lee, encoding="utf-8")
    course(small, "collect", "02_mlp", source, "--worksheet", sheet, status=1)
    assert submitted(small) == {
        "1/02_mlp/mlp.ipynb": work.by("kim"),
        "1/02_mlp/timestamp.txt": b"2026-09-20 01:00:00 UTC\n",
    }
    sheet.write_text(title + kim.format("") + lee, encoding="utf-8")
    capsys.readouterr()
    course(small, "collect", "02_mlp", source, "--worksheet", sheet, status=1)
    assert "worksheet.csv: lines 2, 3 all mean 1 by a name alone" in capsys.readouterr().out


def test_a_row_by_name_alone_does_not_beat_the_account_that_is_known(
    small: Path, work: Work, capsys: pytest.CaptureFixture[str]
) -> None:
    """Sections that are collected one after the other: in the second, Lee has taken Kim's name."""
    path = small.parent / "roster.csv"
    path.write_text("id,name,email\n1,Kim Minsu,kim@x.kr\n2,Park Jiyoung,\n", encoding="utf-8")
    course(small, "roster", path)
    title = "Identifier,Full name,Email address,Last modified (submission)\n"
    sheet = small.parent / "worksheet.csv"
    sheet.write_text(title + "Participant 111,Kim Minsu,kim@x.kr,2026-09-20 10:00\n", "utf-8")
    source = saved_zip(small.parent / "a.zip", {MOODLE.format("Kim Minsu", 111): work.by("kim")})
    course(small, "collect", "02_mlp", source, "--worksheet", sheet)
    before = submitted(small)
    sheet.write_text(title + "Participant 222,Kim Minsu,lee@x.kr,2026-09-25 10:00\n", "utf-8")
    lee, park = MOODLE.format("Kim Minsu", 222), MOODLE.format("Park Jiyoung", 333)
    for members in ({park: work.by("park")}, {park: work.by("park"), lee: work.by("lee")}):
        source = saved_zip(small.parent / "b.zip", members)
        capsys.readouterr()
        course(small, "collect", "02_mlp", source, "--worksheet", sheet, status=int(lee in members))
        assert "participant 222 of the worksheet has the name of 1" in capsys.readouterr().out
        assert submitted(small) == before | {"2/02_mlp/mlp.ipynb": work.by("park")}


def test_who_is_renamed_after_the_deadline_is_late_all_the_same(small: Path, work: Work) -> None:
    path = small.parent / "roster.csv"
    path.write_text(TWO_PEOPLE, encoding="utf-8")
    course(small, "roster", path)
    sheet = small.parent / "worksheet.csv"
    sheet.write_text(
        "Identifier,Full name,Last modified (submission)\n"
        "Participant 111,Nobody Known,2026-09-22 10:00\n",
        encoding="utf-8",
    )
    source = saved_zip(small.parent / "a.zip", {MOODLE.format("Kim Minsu", 111): work.by("kim")})
    course(small, "collect", "02_mlp", source, "--worksheet", sheet)
    assert submitted(small)["1/02_mlp/timestamp.txt"] == b"2026-09-22 01:00:00 UTC\n"


def test_an_account_that_the_worksheet_does_not_give_to_a_student_is_anothers(
    small: Path, work: Work
) -> None:
    """Also where the student's own has not handed in, or the other one counted before."""
    path = small.parent / "roster.csv"
    path.write_text(TWO_PEOPLE, encoding="utf-8")
    course(small, "roster", path)
    sheet = small.parent / "worksheet.csv"
    sheet.write_text("Identifier,ID number\nParticipant 111,1\n", encoding="utf-8")
    source = saved_zip(small.parent / "a.zip", {MOODLE.format("Kim Minsu", 222): work.by("lee")})
    course(small, "collect", "02_mlp", source, "--worksheet", sheet, status=1)
    assert not submitted(small)


def test_an_account_is_remembered_whose_work_could_not_be_opened(small: Path, work: Work) -> None:
    source = saved_zip(
        small.parent / "a.zip",
        {
            "Kim Minsu_111_assignsubmission_file_/mlp.zip": zipped({"mlp.py": bytes(500)})[:-40],
            MOODLE.format("Lee Seoyeon", 222): work.by("lee"),
        },
    )
    course(small, "collect", "02_mlp", source, status=1)
    collect_moodle(small, ("Kim Minsu", 222, work.by("lee")), status=1)
    assert set(submitted(small)) == {"Lee Seoyeon/02_mlp/mlp.ipynb"}


def test_an_account_of_canvas_is_remembered_where_the_roster_has_no_numbers(
    small: Path, work: Work, capsys: pytest.CaptureFixture[str]
) -> None:
    path = small.parent / "roster.csv"
    path.write_text(TWO_PEOPLE, encoding="utf-8")
    course(small, "roster", path)
    for user, status in ((1001, 0), (1002, 1)):
        members = {f"kimminsu_{user}_{user + 600}_mlp.ipynb": work.by(f"{user}")}
        source = saved_zip(small.parent / "a.zip", members)
        course(small, "collect", "02_mlp", source, status=status)
    assert submitted(small) == {"1/02_mlp/mlp.ipynb": work.by("1001")}
    out = capsys.readouterr().out
    assert "unknown: kimminsu: account 1002 of the LMS has this name now, and 1001" in out


def test_what_was_collected_before_accounts_were_remembered_is_read_as_it_was(
    small: Path, work: Work
) -> None:
    collect_moodle(small, ("Kim Minsu", 111, work.by("one")))
    kept = small / "downloaded/02_mlp/collected.json"
    told = json.loads(kept.read_text(encoding="utf-8"))
    del told["students"]["Kim Minsu"]["accounts"]
    kept.write_text(json.dumps(told), encoding="utf-8")
    collect_moodle(small, ("Kim Minsu", 112, work.by("two")))
    collect_moodle(small, ("Kim Minsu", 111, work.by("three")), status=1)
    assert submitted(small) == {"Kim Minsu/02_mlp/mlp.ipynb": work.by("two")}


def test_the_titles_of_moodle_in_korean(small: Path, work: Work) -> None:
    """As its language pack has them; 참가자 stands before the number without a blank."""
    path = small.parent / "참가자.csv"
    path.write_text("성,이름,id 번호\n김,민수,20260001\n이,서연,20260002\n", encoding="cp949")
    course(small, "roster", path)
    sheet = small.parent / "worksheet.csv"
    sheet.write_text(
        "식별자,전체 이름,id 번호,상태,성적,최대 성적,Grade can be changed,마지막 수정됨(제출),"
        "마지막 수정됨(성적)\n"
        '참가자51,김 민수,20260001,제출,,22.00,예,"2026년 9월 20일, 일요일, 오후 11:30",-\n'
        '참가자52,이 서연,20260002,제출,,22.00,예,"2026년 9월 21일, 월요일, 오전 12:05",-\n',
        encoding="utf-8-sig",
    )
    members = {
        "20260001 김 민수_51_assignsubmission_file/mlp.ipynb": work.by("51"),
        "이 서연_52_assignsubmission_file/mlp.ipynb": work.by("52"),
    }
    source = saved_zip(small.parent / "a.zip", members)
    course(small, "collect", "02_mlp", source)
    assert set(submitted(small)) == {"20260001/02_mlp/mlp.ipynb", "20260002/02_mlp/mlp.ipynb"}
    course(small, "collect", "02_mlp", source, "--worksheet", sheet)
    stamps = {name: data for name, data in submitted(small).items() if name.endswith(".txt")}
    assert stamps == {
        "20260001/02_mlp/timestamp.txt": b"2026-09-20 14:30:00 UTC\n",
        "20260002/02_mlp/timestamp.txt": b"2026-09-20 15:05:00 UTC\n",
    }


def test_blackboard_where_the_newest_attempt_counts(small: Path, work: Work) -> None:
    path = small.parent / "bb.csv"
    path.write_bytes('"Last Name"\t"First Name"\t"Username"\nKim\tMinsu\tm_kim\n'.encode("utf-16"))
    course(small, "roster", path)
    name = "02_mlp_m_kim_attempt_2026-09-{}-23-30-00{}"
    source = saved_zip(
        small.parent / "gradebook.zip",
        {
            name.format(21, "_mlp.ipynb"): work.by("late"),
            name.format(20, "_mlp.ipynb"): work.by("early"),
            name.format(20, ".txt"): b"Name: Kim",
        },
    )
    course(small, "collect", "02_mlp", source)
    assert submitted(small) == {
        "m_kim/02_mlp/mlp.ipynb": work.by("late"),
        "m_kim/02_mlp/timestamp.txt": b"2026-09-21 14:30:00 UTC\n",
    }


BLACKBOARD = "02_mlp_m_kim_attempt_2026-09-{}-23-30-00_mlp.ipynb"


def test_an_older_attempt_that_comes_in_later_does_not_count(
    small: Path, work: Work, capsys: pytest.CaptureFixture[str]
) -> None:
    """The last attempts are downloaded first, and all attempts afterwards."""
    newest = {BLACKBOARD.format(21): work.by("newest")}
    all_attempts = {**newest, **{BLACKBOARD.format(n): work.by(f"{n}") for n in (19, 20)}}
    counting = {
        "m_kim/02_mlp/mlp.ipynb": work.by("newest"),
        "m_kim/02_mlp/timestamp.txt": b"2026-09-21 14:30:00 UTC\n",
    }
    for members in (newest, all_attempts):
        capsys.readouterr()
        source = saved_zip(small.parent / "gradebook.zip", members)
        course(small, "collect", "02_mlp", source)
        assert submitted(small) == counting
    line = said(capsys, "m_kim")
    assert " unchanged " in line and " 1 of 3 " in line and " 2026-09-21 23:30 " in line
    assert "attempt 1 counts: what came in later as 2, 3 was handed in earlier" in line
    assert "mlp.ipynb (an earlier attempt), mlp.ipynb (an earlier attempt)" in line
    kept = collected.load(small, "02_mlp")["m_kim"].attempts
    assert [(one.number, one.time[:10]) for one in kept] == [
        (1, "2026-09-21"),
        (2, "2026-09-19"),
        (3, "2026-09-20"),
    ]
    newer = {BLACKBOARD.format(22): work.by("newer still")}
    course(small, "collect", "02_mlp", saved_zip(small.parent / "b.zip", newer))
    assert submitted(small)["m_kim/02_mlp/mlp.ipynb"] == work.by("newer still")
    line = said(capsys, "m_kim")
    assert " 4 of 4 " in line and "attempt 4 counts" not in line


@pytest.mark.parametrize(
    ("times", "oldest_first"),
    [
        (["", "", ""], [1, 2, 3]),
        (["21", "19", "20"], [2, 3, 1]),
        (["21", "", "20"], [3, 1, 2]),
        (["20", "", "21"], [1, 2, 3]),
        (["", "21", "20"], [1, 3, 2]),
        (["21", "21", ""], [1, 2, 3]),
    ],
)
def test_attempts_stand_by_time_and_those_without_behind_what_was_there(
    times: list[str], oldest_first: list[int]
) -> None:
    attempts = [Attempt(number, (), time) for number, time in enumerate(times, 1)]
    assert [attempt.number for attempt in collected.in_order(attempts)] == oldest_first


def test_a_folder_where_one_student_is_there_in_two_forms(small: Path, work: Work) -> None:
    """macOS writes Hangul in pieces: the folder 박지영 may be there twice, and is one student."""
    with_roster(small)
    source = small.parent / "folder"
    name = "박지영"
    parts: tuple[tuple[Form, str, str], ...] = (
        ("NFD", "mlp.py", "script"),
        ("NFC", "notes.txt", "notes"),
    )
    for form, file, who in parts:
        folder = source / unicodedata.normalize(form, name) / "02_mlp"
        folder.mkdir(parents=True)
        (folder / file).write_bytes(work.script_by(who))
    (source / unicodedata.normalize("NFD", name) / "02_mlp" / "timestamp.txt").write_text(
        "2026-09-20 23:30:00.000000 KST", encoding="utf-8"
    )
    (source / "s1.zip").write_bytes(zipped({"homework.ipynb": work.by("any name")}))
    (source / "s2_mlp_v2.ipynb").write_bytes(work.by("flat"))
    course(small, "collect", "02_mlp", source)
    assert submitted(small) == {
        "s1/02_mlp/mlp.ipynb": work.by("any name"),
        "s2/02_mlp/mlp.ipynb": work.by("flat"),
        "박지영/02_mlp/mlp.py": work.script_by("script"),
        "박지영/02_mlp/timestamp.txt": b"2026-09-20 14:30:00 UTC\n",
    }


def test_damage_and_bombs_are_one_students_affair(
    small: Path,
    work: Work,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with_roster(small)
    monkeypatch.setattr(archive, "MAX_INNER_BYTES", 1 << 20)
    nested = work.by("deep")
    for _ in range(5):
        nested = zipped({"n.zip": nested})
    source = saved_zip(
        small.parent / "s.zip",
        {
            "kimminsu_1001_1_mlp.zip": zipped({"mlp.ipynb": work.by("ok")})[:-40],
            "이서연_1002_2_mlp.zip": zipped({"mlp.ipynb": bytes(2 << 20)}),
            "박지영_1003_3_mlp.zip": nested,
            "choiann_1004_4_mlp.ipynb": work.by("fine"),
        },
    )
    course(small, "collect", "02_mlp", source, status=1)
    assert submitted(small) == {"s4/02_mlp/mlp.ipynb": work.by("fine")}
    out = capsys.readouterr().out
    assert "refused: s1 (Kim, Minsu): mlp.zip is damaged" in out
    assert "refused: s2 (이서연): mlp.zip unpacks to more than 1 MiB" in out
    assert "refused: 박지영: mlp.zip/n.zip/n.zip/n.zip lies" in out and "more than 3 deep" in out
    assert out.count("  nothing  ") == 3


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_member_that_unpacks_at_once_is_refused(
    small: Path, work: Work, capsys: pytest.CaptureFixture[str], method: int
) -> None:
    with_roster(small)
    with zipfile.ZipFile(small.parent / "bomb.zip", "w", method) as opened:
        opened.writestr("mlp.ipynb", work.by("bomb"))
    bomb = (small.parent / "bomb.zip").read_bytes()
    members = {"kimminsu_1001_1_mlp.zip": bomb, "choiann_1004_4_mlp.ipynb": work.by("fine")}
    course(small, "collect", "02_mlp", saved_zip(small.parent / "s.zip", members), status=1)
    assert submitted(small) == {"s4/02_mlp/mlp.ipynb": work.by("fine")}
    assert "is packed by another method than Deflate; ask for" in capsys.readouterr().out


def test_a_zip_is_unpacked_once_however_many_files_it_holds(
    small: Path, work: Work, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Files of one name, and zips in zips: what is read is read once, and lost is nothing."""
    with_roster(small)
    opened: list[object] = []
    plain = unpacked.zip_of
    monkeypatch.setattr(unpacked, "zip_of", lambda file: [opened.append(file), plain(file)][1])
    inner = zipped({f"{n}/mlp.ipynb": work.by(f"inner {n}") for n in range(20)})
    members = {f"{n}/mlp.ipynb": work.by(f"outer {n}") for n in range(20)}
    source = saved_zip(
        small.parent / "s.zip", {"kimminsu_1001_1_w.zip": zipped({**members, "more.zip": inner})}
    )
    course(small, "collect", "02_mlp", source)
    assert len(opened) <= 4  # both for their list, and while their files are read
    kept = tree(small / "downloaded/02_mlp/attempts/s1")
    assert sorted(kept.values()) == sorted(
        [*members.values(), *(work.by(f"inner {n}") for n in range(20))]
    )
    (line,) = (row for row in capsys.readouterr().out.split("\n") if row.startswith("s1 (Kim"))
    assert " taken " in line and line.endswith("… (29 more)")


def test_more_files_than_anybody_needs_are_refused_and_the_rest_goes_on(
    small: Path, work: Work, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_roster(small)
    monkeypatch.setattr(collect, "MAX_STUDENT_FILES", 50)
    source = saved_zip(
        small.parent / "s.zip",
        {
            "kimminsu_1001_1_w.zip": zipped({f"{n}/mlp.ipynb": b"x" for n in range(51)}),
            "이서연_1002_2_mlp.ipynb": work.by("fine"),
        },
    )
    course(small, "collect", "02_mlp", source, status=1)
    out = capsys.readouterr().out
    assert "refused: s1 (Kim, Minsu): 51 files of 0.0 MiB, where 50 files" in out
    assert submitted(small) == {"s2/02_mlp/mlp.ipynb": work.by("fine")}
    assert not (small / "downloaded/02_mlp/attempts/s1").exists()


def test_of_very_much_code_the_newest_is_read(
    small: Path, work: Work, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Right names first, then others; what is not read is told, and kept like everything."""
    with_roster(small)
    read: list[str] = []
    plain = pick.read_submission
    monkeypatch.setattr(
        pick,
        "read_submission",
        lambda path, suffix: [read.append(path.name), plain(path, suffix)][1],
    )
    members = {f"kimminsu_1001_{600 + n}_mlp-{n}.py": work.script_by(str(n)) for n in range(20)}
    members |= {f"kimminsu_1001_{700 + n}_other{n}.py": work.script_by(str(n)) for n in range(20)}
    size = len(work.script_by("10"))
    monkeypatch.setattr(pick, "MAX_READ_BYTES", 3 * size)
    course(small, "collect", "02_mlp", saved_zip(small.parent / "s.zip", members))
    assert read == ["mlp-17.py", "mlp-18.py", "mlp-19.py"]
    assert submitted(small) == {"s1/02_mlp/mlp.py": work.script_by("19")}
    assert "not read, as there is too much code" in said(capsys, "s1 (Kim, Minsu)  taken")
    assert len(tree(small / "downloaded/02_mlp/attempts/s1")) == 40
    read.clear()
    monkeypatch.setattr(pick, "MAX_READ_BYTES", 0)
    course(small, "collect", "02_mlp", small.parent / "s.zip")
    assert read == ["mlp-19.py"] and submitted(small) == {"s1/02_mlp/mlp.py": work.script_by("19")}


def test_a_table_of_contents_without_end_is_not_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(unpacked, "MAX_TABLE_BYTES", 1_000)
    bomb = zipped({f"{n}.txt": b"" for n in range(50)})
    source = saved_zip(tmp_path / "s.zip", {"kim/w.zip": bomb, "kim/mlp.py": b"x = 1"})
    with archive.entries(source) as found:
        (trouble,) = (entry for entry in found if isinstance(entry, archive.Trouble))
    assert trouble.parts == ("kim", "w.zip") and "more files than any honest" in trouble.why


def test_names_in_cp949_and_paths_that_leave(small: Path, work: Work) -> None:
    """Windows in Korean writes cp949 without saying so; ../ never leads anywhere."""
    with_roster(small)
    source = small.parent / "s.zip"
    with zipfile.ZipFile(source, "w") as opened:
        for name in ("박지영/mlp.ipynb", "../../s1/mlp.ipynb"):
            opened.writestr(OfWindows(name), work.by(name))
    course(small, "collect", "02_mlp", source)
    assert set(submitted(small)) == {"박지영/02_mlp/mlp.ipynb", "s1/02_mlp/mlp.ipynb"}
    assert sorted(p.name for p in small.parent.iterdir()) == ["roster.csv", "s.zip", "내 강의"]


class OfWindows(zipfile.ZipInfo):
    """A zip's entry as Windows in Korean writes it."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("cp949"), self.flag_bits


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is damaged, or no zip; download it again"),
        (b"PK\x03\x04 and then nothing", "is damaged, or no zip; download it again"),
        (zipped({}), "there is nothing in it"),
        (zipped({"LATE_anon_Ab1cd_6_mlp.py": b"", "anon_x1234_7_mlp.py": b""}), "anonymous there"),
        (zipped({"a_1_2_mlp.py": b"", "b/c.py": b"", "d/e.py": b""}), "only some of the names"),
    ],
)
def test_what_is_no_download_gets_one_sentence(
    small: Path, content: bytes, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    source = small.parent / "s.zip"
    source.write_bytes(content)
    course(small, "collect", "02_mlp", source, status=2)
    err = capsys.readouterr().err
    assert sentence in err and err.count("\n") == 1
    assert not (small / "submitted").exists()


def test_who_handed_in_what_cannot_be_graded_is_not_among_the_missing(
    small: Path, work: Work, capsys: pytest.CaptureFixture[str]
) -> None:
    """A damaged zip, an archive of another kind, work on another assignment: none is nothing."""
    with_roster(small)
    other = (
        b"def forward(x):\n    return x\n\n\ndef backward(x):\n    return x\n\n\ndef sigmoid(x): 0"
    )
    members = {
        "kimminsu_1001_1_mlp.zip": zipped({"mlp.ipynb": work.by("lost")})[:-40],
        "이서연_1002_2_mlp.egg": b"EGGA",
        "박지영_1003_3_xor.py": other,
    }
    course(small, "collect", "02_mlp", saved_zip(small.parent / "s.zip", members), status=1)
    out = capsys.readouterr().out
    assert "refused: s1 (Kim, Minsu): mlp.zip is damaged" in out
    assert "nothing that could be graded: mlp.egg" in out
    assert "nothing that could be graded: xor.py" in out
    course(small, "status", "02_mlp", "--json")
    found = json.loads(capsys.readouterr().out)[0]
    assert found["could_not_be_graded"] == ["s1", "s2", "박지영"]
    assert found["not_submitted"] == ["s4"]
    members["kimminsu_1001_4_mlp.ipynb"] = work.by("found")
    course(small, "collect", "02_mlp", saved_zip(small.parent / "s.zip", members), status=1)
    course(small, "status", "02_mlp", "--json")
    found = json.loads(capsys.readouterr().out.partition("[\n")[2].join(["[", ""]))[0]
    assert found["not_graded_yet"] == ["s1"]


def test_a_folder_called_by_a_number_and_a_name(small: Path, work: Work) -> None:
    path = small.parent / "r.csv"
    path.write_text("학번,이름\n20260001,김민수\n20260002,김민수\n", encoding="utf-8")
    course(small, "roster", path)
    members = {"20260001 김민수/mlp.py": work.script_by("1"), "김민수_20260002/mlp.py": b"x = 2"}
    course(small, "collect", "02_mlp", saved_zip(small.parent / "s.zip", members))
    assert set(submitted(small)) == {"20260001/02_mlp/mlp.py", "20260002/02_mlp/mlp.py"}


def test_what_was_said_wrongly_gets_one_sentence(
    small: Path, work: Work, capsys: pytest.CaptureFixture[str]
) -> None:
    source = saved_zip(small.parent / "s.zip", {"kim/mlp.ipynb": work.by("kim")})
    course(small, "collect", "02_mlp", source, "--from", "canvas", status=2)
    assert "nothing in it is named as canvas names" in capsys.readouterr().err
    course(small, "collect", "02_mlp", small / "nowhere", status=2)
    assert "no such file or folder" in capsys.readouterr().err


def test_work_that_lay_in_submitted_is_kept(small: Path, work: Work) -> None:
    folder = small / "submitted" / "kim" / "02_mlp"
    folder.mkdir(parents=True)
    (folder / "mlp.ipynb").write_bytes(work.by("corrected by hand"))
    source = saved_zip(small.parent / "s.zip", {"kim/mlp.ipynb": work.by("kim")})
    course(small, "collect", "02_mlp", source)
    assert submitted(small) == {"kim/02_mlp/mlp.ipynb": work.by("kim")}
    kept = tree(small / "downloaded/02_mlp/attempts/kim")
    assert kept["before-01/mlp.ipynb"] == work.by("corrected by hand")


def test_a_place_that_cannot_be_written_gets_one_sentence(
    small: Path, work: Work, capsys: pytest.CaptureFixture[str]
) -> None:
    source = saved_zip(small.parent / "s.zip", {"kim/mlp.ipynb": work.by("kim")})
    (small / "downloaded").write_text("in the way", encoding="utf-8")
    course(small, "collect", "02_mlp", source, status=2)
    err = capsys.readouterr().err
    assert "cannot be written" in err and err.count("\n") == 1
    assert not (small / "submitted").exists()
