"""What a student hands in decides on that student's work alone, never on how a download is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from lms_files import Work, course, saved_zip, submitted, with_roster, zipped

from autograder.lms import archive
from autograder.lms.roster import load_roster
from autograder.lms.senders import student_of
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
    with_roster(place)
    roster = load_roster(place)
    assert roster is not None
    with archive.entries(saved_zip(place.parent / "s.zip", members)) as found:
        system, handed, odd = read_names(found, roster, None)
    assert not odd
    people = [student_of(item.sender, roster, Worksheet()) for item in handed]
    return system, {who if isinstance(who, str) else who.id for who in people}


@pytest.mark.parametrize("name", AS_OTHERS)
@pytest.mark.parametrize("system", PATTERNS)
def test_names_within_a_zip_do_not_decide_how_a_download_is_read(
    small: Path, system: str, name: str
) -> None:
    mine, other = PATTERNS[system]
    forged = zipped({f"{n}/{name}": b"x" for n in range(30)} | {name: b"x"})
    theirs = zipped({"mlp.py": b"x"}) if other.endswith(".zip") else b"x"
    members = {mine.format(n=1, name="w.zip"): forged, other: theirs}
    assert senders(small, members) == (system, {"s1", "s2"})


@pytest.mark.parametrize("name", AS_OTHERS)
@pytest.mark.parametrize("system", ["canvas", "moodle", "blackboard"])
def test_the_students_own_name_for_a_file_is_never_the_lmss(
    small: Path, system: str, name: str
) -> None:
    mine, other = PATTERNS[system]
    members = {mine.format(n=n, name=name): b"x" for n in range(30)}
    assert senders(small, {**members, other: b"x"}) == (system, {"s1", "s2"})
    inside = {f"Kim Minsu_51_assignsubmission_file_/{n}/{name}": b"x" for n in range(30)}
    inside["Kim Minsu_51_assignsubmission_file_/" + name] = b"x"
    assert senders(small, {**inside, PATTERNS["moodle"][1]: b"x"}) == ("moodle", {"s1", "s2"})


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


def test_a_folder_within_a_students_own_names_nobody(small: Path, work: Work) -> None:
    members = {"박지영/mlp.py": work.script_by("own"), "stranger/s2/mlp.py": work.script_by("?")}
    assert collected(small, members, status=1) == ["박지영/02_mlp/mlp.py"]
