"""Submissions are found however a class is laid out, and no folder ends the search."""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from autograder.course.model import Course
from autograder.submission import choose, find
from autograder.submission.cells import SubmissionError
from autograder.submission.choose import MAX_COPIES, choose_submission
from autograder.submission.find import submissions_below


def test_a_thousand_folders_in_one_another_hide_nobody_else(course: Course, tmp_path: Path) -> None:
    kim = tmp_path / "kim" / "02_mlp"
    kim.mkdir(parents=True)
    (kim / "mlp.py").write_text("x = 1\n", encoding="utf-8")
    # Each is reached from the last one: a path of its own would be too long.
    pit = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1_500):
        os.mkdir("d", dir_fd=pit)
        inner = os.open("d", os.O_RDONLY, dir_fd=pit)
        os.close(pit)
        pit = inner
    os.close(pit)
    found = list(submissions_below(course, [tmp_path]))
    assert [one.file for one in found] == [kim / "mlp.py"]
    subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)  # as deep as Python is not


@pytest.mark.parametrize("changed", [1, 4e9], ids=["long_ago", "in_time_to_come"])
@pytest.mark.parametrize("name", ["u{}.py", "mlp-Copy{}.py"])
def test_a_folder_of_many_scripts_is_looked_through_once(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, changed: float
) -> None:
    folder = tmp_path / "kim" / "02_mlp"
    folder.mkdir(parents=True)
    for number in range(300):
        (folder / name.format(number)).write_text(f"x = {number}\n", encoding="utf-8")
    os.utime(folder, (changed, changed))  # not just now
    asked: Counter[str] = Counter()
    plain = find.variant_of

    def counted(file: str, module: str) -> object:
        asked[file] += 1
        return plain(file, module)

    monkeypatch.setattr(find, "variant_of", counted)
    found = list(submissions_below(course, [tmp_path]))
    assert len(found) == (1 if "mlp" in name else 0)
    assert max(asked.values()) <= 3


def test_a_folder_that_was_just_changed_is_listed_again(course: Course, tmp_path: Path) -> None:
    folder = tmp_path / "02_mlp"
    folder.mkdir()
    assert not list(submissions_below(course, [tmp_path]))
    for name in ("mlp (2).py", "mlp (1).py"):
        (folder / name).write_text("x = 1\n", encoding="utf-8")
        assert [one.file.name for one in submissions_below(course, [tmp_path])] == [name]


def test_of_countless_copies_only_the_last_are_read(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    plain = choose.read_submission

    def counted(path: Path, *more: str) -> object:
        read.append(path.name)
        return plain(path, *more)

    monkeypatch.setattr(choose, "read_submission", counted)
    for number in range(2 * MAX_COPIES):
        file = tmp_path / f"mlp-Copy{number}.py"
        file.write_text(f"x = {number}\n", encoding="utf-8")
    chosen = choose_submission(tmp_path, "mlp", course.root)
    assert chosen.path.name == f"mlp-Copy{2 * MAX_COPIES - 1}.py"
    assert len(read) <= MAX_COPIES


def test_links_that_double_are_not_followed_through(course: Course, tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"d{number}").mkdir()
        for name in "ab":
            (tmp_path / f"d{number}" / name).symlink_to(tmp_path / f"d{number + 1}")
    kim = tmp_path / "kim" / "02_mlp"
    kim.mkdir(parents=True)
    (kim / "mlp.py").write_text("x = 1\n", encoding="utf-8")
    (tmp_path / "lee").symlink_to(tmp_path / "kim")
    (tmp_path / "park").mkdir()
    (tmp_path / "park" / "02_mlp").symlink_to(kim)
    found = [one.file for one in submissions_below(course, [tmp_path])]
    assert found == [tmp_path / who / "02_mlp" / "mlp.py" for who in ("kim", "lee", "park")]


@pytest.mark.parametrize("below", ["", "park", "park/02_mlp", "park/02_mlp/mlp.py"])
def test_what_a_link_leads_to_is_not_ones_own(course: Course, tmp_path: Path, below: str) -> None:
    """As everywhere below the course's folder; who names a class by a link means what is there."""
    klass = tmp_path / "class"
    for who in ("kim", "park"):
        (klass / who).mkdir(parents=True)
    kim, park = (klass / who / "02_mlp" for who in ("kim", "park"))
    kim.mkdir()
    (kim / "mlp.py").write_text("x = 1\n", encoding="utf-8")
    park.symlink_to(Path("..", "kim", "02_mlp"))
    found = {one.file: one.target for one in submissions_below(course, [klass / below])}
    assert found.pop(park / "mlp.py") == park
    assert found == ({kim / "mlp.py": kim / "mlp.py"} if not below else {})
    with pytest.raises(SubmissionError) as refused:
        choose_submission(park, "mlp", course.root)
    assert refused.value.key == "symlink"
    named = tmp_path / "named"
    named.symlink_to(klass)
    targets = [one.target for one in submissions_below(course, [named])]
    assert targets == [named / "kim" / "02_mlp" / "mlp.py", named / "park" / "02_mlp"]


@pytest.mark.parametrize("pattern", ["*/work/02_mlp", "*/work", "*/work/02_mlp/mlp.py", "*"])
def test_what_a_shell_found_through_a_link_is_not_ones_own(
    course: Course, tmp_path: Path, pattern: str
) -> None:
    """A student's clone may hold `work -> ../lee/work`."""
    for who in ("kim", "lee"):
        (tmp_path / who).mkdir()
    lee = tmp_path / "lee/work/02_mlp/mlp.py"
    lee.parent.mkdir(parents=True)
    lee.write_text("x = 1\n", encoding="utf-8")
    link = tmp_path / "kim/work"
    link.symlink_to(Path("..", "lee", "work"))
    found = submissions_below(course, sorted(tmp_path.glob(pattern)))
    assert [one.target for one in found] == [link, lee]


def test_links_that_lead_nowhere_stop_nobody(course: Course, tmp_path: Path) -> None:
    kim = tmp_path / "kim" / "02_mlp"
    kim.mkdir(parents=True)
    (kim / "mlp.py").write_text("x = 1\n", encoding="utf-8")
    for number, target in enumerate(("itself0", "n" * 300, str(kim / "mlp.py" / "x"), "nothing")):
        (tmp_path / f"itself{number}").symlink_to(target)
        (kim / f"itself{number}").symlink_to(target)
    (kim / "mlp (1).py").symlink_to("n" * 300)
    found = list(submissions_below(course, [tmp_path]))
    assert [one.file for one in found] == [kim / "mlp.py"]
    assert choose_submission(found[0].target, "mlp", course.root).path == kim / "mlp.py"


def test_a_folder_called_as_the_script_hides_nothing(course: Course, tmp_path: Path) -> None:
    folders = {who: tmp_path / who / "02_mlp" for who in ("copy", "inside", "notebook")}
    for folder in folders.values():
        (folder / "mlp.py").mkdir(parents=True)
        (folder / "mlp.py" / "x.txt").write_text("x", encoding="utf-8")
    (folders["notebook"] / "mlp.ipynb").write_text("{}", encoding="utf-8")
    (folders["copy"] / "mlp (1).py").write_text("x = 1\n", encoding="utf-8")
    (folders["inside"] / "mlp.py" / "mlp.py").write_text("x = 1\n", encoding="utf-8")
    found = {one.file: one.target for one in submissions_below(course, [tmp_path])}
    inside = folders["inside"] / "mlp.py" / "mlp.py"
    assert found == {
        folders["copy"] / "mlp (1).py": folders["copy"],
        inside: inside,
        folders["notebook"] / "mlp.ipynb": folders["notebook"],
    }


@pytest.mark.parametrize("named", ["class/kim/assignments/02_mlp", "class/kim/assignments"])
@pytest.mark.parametrize("inside", [False, True], ids=["from elsewhere", "from above"])
def test_a_link_in_a_clone_that_is_named_alone_is_told(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str, inside: bool
) -> None:
    """A pattern of the shell's may match one clone alone."""
    own = tmp_path / "class" / "lee" / "assignments" / "02_mlp"
    own.mkdir(parents=True)
    (own / "mlp.py").write_text("x = 1\n", encoding="utf-8")
    (tmp_path / "class" / "kim").mkdir()
    link = tmp_path / "class" / "kim" / "assignments"
    link.symlink_to("../lee/assignments")
    if inside:
        monkeypatch.chdir(tmp_path)
    (found,) = submissions_below(course, [tmp_path / named])
    assert found.target == link
    (honest,) = submissions_below(course, [tmp_path / named.replace("kim", "lee")])
    assert honest.file == own / "mlp.py"


def test_of_a_path_from_here_the_first_name_alone_is_vouched_for(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "elsewhere" / "kim").mkdir(parents=True)
    (tmp_path / "elsewhere" / "kim" / "mlp.py").write_text("x = 1\n", encoding="utf-8")
    (tmp_path / "class").symlink_to("elsewhere")
    (found,) = submissions_below(course, [Path("class/kim")])
    assert found.file == tmp_path / "class" / "kim" / "mlp.py"
    assert not found.target.is_symlink()


def test_a_link_that_a_pattern_found_is_told(course: Course, tmp_path: Path) -> None:
    for who in ("kim", "lee"):
        (tmp_path / "class" / who / "02_mlp").mkdir(parents=True)
    lees = tmp_path / "class" / "lee" / "02_mlp" / "mlp.py"
    lees.write_text("x = 1\n", encoding="utf-8")
    link = tmp_path / "class" / "kim" / "hw"
    link.symlink_to("../lee")
    below = [tmp_path / "class" / "kim" / name for name in ("02_mlp", "hw")]
    (found,) = submissions_below(course, below)
    assert found.target == link
