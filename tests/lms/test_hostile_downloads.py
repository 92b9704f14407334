"""What a student hands in decides on that student's work alone, never on how a download is read."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lms_files import Work, course, saved_zip, submitted, with_roster, zipped

from autograder.lms import archive, downloads, keep
from autograder.lms import collected as kept_work
from autograder.lms.collected import Collected
from autograder.lms.names import folder_name, is_folder_name
from autograder.lms.roster import load_roster
from autograder.lms.senders import student_of
from autograder.lms.times import parse_time, shown
from autograder.lms.which_lms import read_names
from autograder.lms.worksheet import Worksheet

# Names as each LMS writes them for somebody else, given by a student to files of their own.
AS_OTHERS = (
    "이서연_1002_9_mlp.py",
    "anon_ab12_9_mlp.py",
    "이서연_52_assignsubmission_file_mlp.py",
    "02_mlp_s2_attempt_2026-09-01-10-00-00_mlp.py",
    "s2_mlp.py",
)


def collected(small: Path, members: dict[str, bytes], *more: str, status: int = 0) -> list[str]:
    """Collect a download; whose work is in submitted/."""
    with_roster(small)
    source = saved_zip(small.parent / "s.zip", members)
    course(small, "collect", "02_mlp", source, *more, status=status)
    return sorted(name for name in submitted(small) if not name.endswith("timestamp.txt"))


PATTERNS = {
    "canvas": ("kimminsu_1001_60{n}_{name}", "이서연_1002_602_mlp.py"),
    "moodle": (
        "Kim Minsu_51_assignsubmission_file_{n}{name}",
        "이서연_52_assignsubmission_file_/mlp.py",
    ),
    "blackboard": (
        "02_mlp_s1_attempt_2026-09-20-23-30-{n:02}_{name}",
        "02_mlp_s2_attempt_2026-08-19-23-30-00_mlp.py",
    ),
    "folder": ("s1.zip", "s2.zip"),
}


def senders(place: Path, members: dict[str, bytes]) -> tuple[str, set[str]]:
    """The LMS that a download is read as, and whose work is in it."""
    roster = load_roster(place)
    assert roster is not None
    with archive.entries(saved_zip(place.parent / "s.zip", members)) as found:
        system, handed, odd = read_names(found, roster, None, titles=["02_mlp"])
    assert not odd
    people = [student_of(item.sender, roster, Worksheet()) for item in handed]
    return system, {who if isinstance(who, str) else who.id for who in people}


@pytest.mark.parametrize("system", PATTERNS)
def test_names_within_a_zip_do_not_decide_how_a_download_is_read(small: Path, system: str) -> None:
    with_roster(small)
    mine, other = PATTERNS[system]
    theirs = zipped({"mlp.py": b"x"}) if other.endswith(".zip") else b"x"
    for name in AS_OTHERS:
        forged = zipped({f"{n}/{name}": b"x" for n in range(30)} | {name: b"x"})
        members = {mine.format(n=1, name="w.zip"): forged, other: theirs}
        assert senders(small, members) == (system, {"s1", "s2"}), name


@pytest.mark.parametrize("system", ["canvas", "moodle", "blackboard"])
def test_the_students_own_name_for_a_file_is_never_the_lmss(small: Path, system: str) -> None:
    with_roster(small)
    mine, other = PATTERNS[system]
    for name in AS_OTHERS:
        members = {mine.format(n=n, name=name): b"x" for n in range(30)}
        assert senders(small, {**members, other: b"x"}) == (system, {"s1", "s2"}), name


def test_no_name_within_moodles_folder_is_an_lmss(small: Path) -> None:
    with_roster(small)
    mine = "Kim Minsu_51_assignsubmission_file_/"
    for name in AS_OTHERS:
        members = {f"{mine}{n}/{name}": b"x" for n in range(30)} | {f"{mine}{name}": b"x"}
        members[PATTERNS["moodle"][1]] = b"x"
        assert senders(small, members) == ("moodle", {"s1", "s2"}), name


def test_a_folder_of_a_student_is_not_read_as_another_students(small: Path, work: Work) -> None:
    theirs = work.script_by("own")
    members = {f"s1/이서연_1002_{n}_mlp.py": work.script_by(f"{n}") for n in range(3)}
    members |= {"s2/mlp.py": theirs, "s1/mlp.py": work.script_by("s1")}
    assert collected(small, members) == ["s1/02_mlp/mlp.py", "s2/02_mlp/mlp.py"]
    assert submitted(small)["s2/02_mlp/mlp.py"] == theirs


def test_blackboards_own_time_counts(small: Path, work: Work) -> None:
    name = "02_mlp_s1_attempt_2026-11-20-23-30-00_x_s1_attempt_2026-09-01-10-00-00_mlp.py"
    collected(small, {name: work.script_by("late")})
    assert submitted(small)["s1/02_mlp/timestamp.txt"] == b"2026-11-20 14:30:00 UTC\n"


def test_a_folder_around_a_download_is_looked_into(small: Path, work: Work) -> None:
    members = {
        "제출물/Kim Minsu_51_assignsubmission_file_/mlp.py": work.script_by("1"),
        "제출물/이서연_52_assignsubmission_file_/과제/mlp.py": work.script_by("2"),
    }
    assert collected(small, members) == ["s1/02_mlp/mlp.py", "s2/02_mlp/mlp.py"]


def test_a_download_within_a_zip_is_asked_for_itself(
    small: Path, work: Work, capsys: pytest.CaptureFixture[str]
) -> None:
    inner = zipped({"kimminsu_1001_6_mlp.py": work.script_by("kim")})
    assert collected(small, {"submissions.zip": inner}, status=2) == []
    assert "submissions.zip is all that is in it, and names no student" in capsys.readouterr().err


@pytest.mark.parametrize(
    "inner", ["s1/02_mlp/mlp.py", "Kim Minsu_51_assignsubmission_file_/mlp.py"]
)
def test_a_folder_that_is_all_there_is_is_asked_for_itself(
    small: Path, work: Work, capsys: pytest.CaptureFixture[str], inner: str
) -> None:
    """It may be one student's, whose folders within are named as others are."""
    with_roster(small)
    file = small.parent / "late" / "lee-git" / inner
    file.parent.mkdir(parents=True)
    file.write_bytes(work.script_by("lee"))
    course(small, "collect", "02_mlp", small.parent / "late", status=2)
    assert "lee-git is all that is in it, and names no student" in capsys.readouterr().err
    course(small, "collect", "02_mlp", small.parent / "late" / "lee-git")
    assert submitted(small) == {"s1/02_mlp/mlp.py": work.script_by("lee")}


@pytest.mark.parametrize(
    ("name", "whose"),
    [
        ("kimminsu_1001_602_mlp_2026_11_20.py", "s1"),
        ("kimminsu_1001_602_mlp_1001_700.py", "s1"),
        ("seoyeon_1001_5_1002_602_mlp.py", ""),  # s2 called herself "seoyeon_1001._5"
        ("kimminsu_1001_999_7777_602_mlp.py", ""),  # one who is not on the roster, called so
        ("seoyeon_1001_5_LATE_1002_text.html", ""),
    ],
)
def test_numbers_in_a_name_of_canvas_give_nobody_the_place_of_another(
    small: Path, work: Work, capsys: pytest.CaptureFixture[str], name: str, whose: str
) -> None:
    members = {name: work.script_by("x"), "박지영_1003_604_mlp.py": work.script_by("y")}
    expected = {"박지영", whose} - {""}
    collected(small, members, status=0 if whose else 1)
    assert {path.split("/")[0] for path in submitted(small)} == expected
    assert ("the numbers in its name may mean" in capsys.readouterr().out) == (not whose)


def test_a_late_file_stays_late_whatever_its_owner_is_called(small: Path, work: Work) -> None:
    """The student is called "kim_1001._9"."""
    collected(small, {"kim_1001_9_LATE_1001_602_mlp.py": work.script_by("x")})
    assert "s1/02_mlp/timestamp.txt" in submitted(small)


def test_a_folder_within_a_students_own_names_nobody(small: Path, work: Work) -> None:
    members = {"박지영/mlp.py": work.script_by("own"), "stranger/s2/mlp.py": work.script_by("?")}
    assert collected(small, members, status=1) == ["박지영/02_mlp/mlp.py"]


EARLY = b"2026-09-01 00:00:00 UTC"


@pytest.mark.parametrize(
    ("members", "stamp"),
    [
        ({"kim_LATE_1001_6_w.zip": zipped({"timestamp.txt": EARLY, "mlp.py": b"x = 1"})}, True),
        ({"kimminsu_LATE_1001_6_mlp.py": b"x = 1", "kimminsu_1001_7_timestamp.txt": EARLY}, True),
        (
            {
                "Kim Minsu_51_assignsubmission_file_/mlp.py": b"x = 1",
                "Kim Minsu_51_assignsubmission_file_/timestamp.txt": EARLY,
            },
            False,
        ),
        ({"s1.zip": zipped({"02_mlp/mlp.py": b"x = 1", "02_mlp/timestamp.txt": EARLY})}, False),
        ({"s1/02_mlp/mlp.py": b"x = 1", "s1/02_mlp/timestamp.txt": EARLY}, False),
    ],
    ids=["LATE, in a zip", "LATE, beside", "moodle", "zip of zips", "zip of folders"],
)  # fmt: skip
def test_nobody_says_when_their_own_work_came(
    small: Path, members: dict[str, bytes], stamp: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    collected(small, members)
    late = {"s1/02_mlp/timestamp.txt": b"2026-09-20 15:14:01 UTC\n"} if stamp else {}
    assert submitted(small) == {"s1/02_mlp/mlp.py": b"x = 1", **late}
    assert "its own timestamp.txt does not count" in capsys.readouterr().out


@pytest.mark.parametrize("place", ["s1/02_mlp/sub", "s1"])
def test_a_time_counts_in_nbgraders_own_place_of_a_folder_alone(
    small: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with_roster(small)
    folder = small.parent / "folder"
    for name, data in {"s1/02_mlp/mlp.py": b"x = 1", f"{place}/timestamp.txt": EARLY}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    course(small, "collect", "02_mlp", folder)
    assert submitted(small) == {"s1/02_mlp/mlp.py": b"x = 1"}
    (folder / "s1/02_mlp/timestamp.txt").write_bytes(EARLY)
    capsys.readouterr()
    course(small, "collect", "02_mlp", folder)
    assert submitted(small)["s1/02_mlp/timestamp.txt"] == EARLY + b"\n"
    assert "its time is that of the folder's timestamp.txt" in capsys.readouterr().out


def test_of_a_timestamp_no_more_is_read_than_a_time_takes(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_roster(small)
    read: list[int] = []
    monkeypatch.setattr(
        keep, "parse_time", lambda text: [read.append(len(text)), parse_time(text)][1]
    )
    folder = small.parent / "folder" / "s1" / "02_mlp"
    folder.mkdir(parents=True)
    (folder / "mlp.py").write_bytes(b"x = 1")
    (folder / "timestamp.txt").write_bytes("ﷺ".encode() * 100_000)
    course(small, "collect", "02_mlp", folder.parent.parent)
    assert submitted(small) == {"s1/02_mlp/mlp.py": b"x = 1"}
    assert all(length <= 1_000 for length in read)
    with pytest.raises(ValueError, match="longer than any time"):
        parse_time("2026-09-20" + " " * 1_000)


@pytest.mark.parametrize(
    "name",
    [
        "1_" * 16_000 + "\nx",
        "_1_assignsubmission_file" * 1_300 + "\nx",
        "가" * 256,
        "mlp\x1b[2J.py",
    ],
    ids=["canvas", "moodle", "long", "control"],
)
def test_names_that_no_lms_writes_are_refused_before_any_pattern(
    small: Path, work: Work, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    forged = zipped({name: b"x", "mlp.py": work.script_by("kim"), "a/" * 3_000 + "b.py": b"x"})
    members = {"kimminsu_1001_601_w.zip": forged, "이서연_1002_602_mlp.py": work.script_by("lee")}
    assert collected(small, members, status=1) == ["s1/02_mlp/mlp.py", "s2/02_mlp/mlp.py"]
    out = capsys.readouterr().out
    assert "has a path of more than 4096 characters" in out
    why = "control characters" if len(name) < 255 else "more than 255 characters"
    assert f"has a name with {why}" in out and "\x1b" not in out
    assert len((small / "downloaded/02_mlp/collected.json").read_bytes()) < 5_000


@pytest.mark.parametrize("pattern", [downloads.CANVAS, downloads.MOODLE, downloads.BLACKBOARD])
@pytest.mark.parametrize("end", ["\n", "x\nx", "", "x"])
def test_patterns_take_names_of_lmss_and_no_line_ends(pattern: re.Pattern[str], end: str) -> None:
    whole = ("1_1_", "_1_assignsubmission_file_", "x_attempt_2026-09-20-23-30-00_")
    for text in whole:
        found = pattern.match(f"{text * 3}{end}")
        assert found is None or "\n" not in end


@pytest.mark.parametrize(
    "name",
    [
        "02_mlp_s1_attempt_2026-09-19-23-30-00_x_s1_attempt_2026-99-99-99-99-99_mlp.py",
        "02_mlp_s1_attempt_2026-99-99-99-99-99_mlp.py",
        "02_mlp_s1_attempt_9999-12-31-23-00-00_mlp.py",
        "02_mlp_s1_attempt_0001-01-01-00-00-00_mlp.py",
    ],
)
def test_an_impossible_time_is_one_students_affair(small: Path, work: Work, name: str) -> None:
    own = "02_mlp_{}_attempt_2026-09-19-23-30-00_mlp.py"
    members = {own.format(who): work.script_by(who) for who in ("s2", "s4")}
    honest = "2026-09-19" in name
    taken = ["s1/02_mlp/mlp.py"] if honest else []
    others = ["s2/02_mlp/mlp.py", "s4/02_mlp/mlp.py"]
    found = collected(small, {**members, name: work.script_by("kim")}, status=0 if honest else 1)
    assert found == [*taken, *others]


def test_years_that_no_zone_can_show_are_no_times(
    small: Path, work: Work, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ValueError, match="2000"):
        parse_time("9999-12-31 23:00:00 UTC")
    assert shown(datetime.max, timezone(timedelta(hours=9))) == "9999-12-31 23:59"
    members = {"s1/mlp.py": work.script_by("kim"), "s2/mlp.py": work.script_by("lee")}
    collected(small, members)
    kept = small / "downloaded/02_mlp/collected.json"
    told = kept.read_text(encoding="utf-8")
    for year in ("9999", "0001"):  # as an earlier version may have kept it
        ended = told.replace(
            '"time": "",\n     "late"', f'"time": "{year}-12-31T23:00:00",\n     "late"'
        )
        assert ended != told
        kept.write_text(ended, encoding="utf-8")
        collected(small, members)
        assert "s2 (이서연)" in capsys.readouterr().out


def test_an_accident_with_one_student_is_told_and_the_rest_goes_on(
    small: Path, work: Work, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = keep.digest

    def accident(data: bytes) -> str:
        if b"kim" in data:
            raise RecursionError("an accident\nof two lines")
        return plain(data)

    monkeypatch.setattr(keep, "digest", accident)
    members = {"s1/mlp.py": work.script_by("kim"), "s2/mlp.py": work.script_by("lee")}
    assert collected(small, members, status=1) == ["s2/02_mlp/mlp.py"]
    out = capsys.readouterr().out
    assert "refused: s1 (Kim, Minsu): could not be taken (RecursionError: an accident\\nof" in out


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names are text there")
def test_names_that_are_not_utf8_are_read_as_koreas_windows_writes_them(
    small: Path, work: Work
) -> None:
    with_roster(small)
    folder = small.parent / "folder"
    folder.mkdir()
    names = ["박지영_1003_1_최종 mlp.py".encode("cp949"), b"kimminsu_1001_2_\xff\xfe mlp.py"]
    for name in names:
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_bytes(work.script_by(str(name)))
    course(small, "collect", "02_mlp", folder)
    assert set(submitted(small)) == {"s1/02_mlp/mlp.py", "박지영/02_mlp/mlp.py"}
    kept = kept_work.load(small, "02_mlp")
    assert kept["박지영"].taken["mlp.py"][0] == "최종 mlp.py"
    odd = Collected(refused=("\udcb0 is no text",))
    kept_work.save(small, "02_mlp", {"s1": odd})
    assert kept_work.load(small, "02_mlp") == {"s1": odd}


@pytest.mark.parametrize(
    "name", ["가" * 90 + "mlp.py", "가" * 200 + " mlp.py", "각" * 84 + "_mlp.py"]
)
def test_honest_names_of_many_letters_are_taken(small: Path, work: Work, name: str) -> None:
    own = work.script_by("kim")
    assert collected(small, {f"kimminsu_1001_6_{name}"[:255]: own}) == ["s1/02_mlp/mlp.py"]
    (file,) = kept_work.load(small, "02_mlp")["s1"].attempts[0].files
    assert file.name == name and len(file.path.encode("utf-8")) <= 200


@given(st.text(max_size=300), st.sampled_from(["NFC", "NFD"]))
def test_any_text_becomes_a_name_that_file_systems_take(
    text: str, form: Literal["NFC", "NFD"]
) -> None:
    name = folder_name(unicodedata.normalize(form, text))
    assert 0 < len(name.encode("utf-8", "surrogatepass")) <= 201 and is_folder_name(name)


def test_of_many_refusals_ten_are_told(
    small: Path, work: Work, capsys: pytest.CaptureFixture[str]
) -> None:
    forged = {f"{n}\x1b.py": b"x" for n in range(200)}
    members = {"s1.zip": zipped({**forged, "mlp.py": work.script_by("kim")})}
    assert collected(small, members, status=1) == ["s1/02_mlp/mlp.py"]
    out = capsys.readouterr().out
    assert out.count("refused: s1") == 11 and "refused: s1 (Kim, Minsu): … (190 more)" in out
    assert len(kept_work.load(small, "02_mlp")["s1"].refused) == 11


def test_a_link_to_a_name_that_no_system_holds_keeps_nobody_from_being_collected(
    small: Path, work: Work
) -> None:
    (small / "submitted" / "s2").mkdir(parents=True)
    (small / "submitted" / "s2" / "02_mlp").symlink_to("n" * 300)
    (small / "submitted" / "s4").symlink_to("n" * 300)
    members = {"s1/mlp.py": work.script_by("s1")}
    assert collected(small, members) == ["s1/02_mlp/mlp.py"]
