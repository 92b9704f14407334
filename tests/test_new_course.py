"""A new course from the built wheel, outside of this repository: it builds, grades and releases."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from autograder.cli import main
from autograder.course.errors import CourseError
from autograder.starter.create import create_course

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[1]
# Large, and not needed by a course of NumPy.
LEFT_OUT = ("torch", "torchgen", "functorch", "sklearn", "scipy", "pip", "pip-*")


class Place:
    """An environment without this repository, and the commands that are run in it."""

    def __init__(self, environment: Path) -> None:
        self.binaries = environment / ("Scripts" if os.name == "nt" else "bin")

    def run(self, folder: Path, *command: str | Path, expect: int = 0) -> str:
        name, *arguments = command
        modules = {"course": "autograder.cli", "pytest": "pytest", "nbgrader": "nbgrader"}
        done = subprocess.run(
            [self.binaries / "python", "-m", modules[str(name)], *arguments],
            cwd=folder,
            env={k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "COURSE_"))},
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        assert done.returncode == expect, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The wheel in a fresh environment, beside this one's packages (linked, not fetched again)."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", str(folder), "."]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    assert not [n for n in zipfile.ZipFile(wheel).namelist() if n.startswith("solutions")]
    environment = folder / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    packages = next((environment / "lib").glob("*/site-packages"))
    own = ("deep_learning_course_autograder*", "*autograder*", "__editable__*")
    shutil.copytree(
        sysconfig.get_paths()["purelib"],
        packages,
        copy_function=_linked,
        ignore=shutil.ignore_patterns(*LEFT_OUT, *own),
        dirs_exist_ok=True,
    )
    pip = [sys.executable, "-m", "pip", "--python", str(environment / "bin" / "python")]
    subprocess.run(
        [*pip, "install", "-q", "--no-deps", str(wheel)], check=True, capture_output=True
    )
    return Place(environment)


def _linked(source: str, target: str) -> None:
    if os.path.exists(target):
        return
    try:
        os.link(source, target)
    except OSError:  # another disk
        shutil.copy2(source, target)


def test_a_course_of_ones_own(installed: Place, tmp_path: Path) -> None:
    course = tmp_path / "나의 course"
    installed.run(tmp_path, "course", "init", str(course), "--language", "ko")
    installed.run(course, "course", "build")
    installed.run(course, "course", "build", "--check")
    installed.run(course, "pytest", "solutions")
    told = installed.run(course, "pytest", "assignments", "--grade-json", "g.json", expect=1)
    assert "시작 전" in told
    assert json.loads((course / "g.json").read_text(encoding="utf-8"))["score"] == 0

    installed.run(course, "nbgrader", "generate_assignment", "01_line", "--force")
    for student, source in (("kim", "solutions"), ("lee", "assignments")):
        folder = course / "submitted" / student / "01_line"
        folder.mkdir(parents=True)
        shutil.copy(course / source / "01_line" / "line.py", folder)
    installed.run(course, "nbgrader", "autograde", "01_line")
    installed.run(course, "nbgrader", "export", "--to", "grades.csv")
    with (course / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        scores = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert scores == {"kim": 2.0, "lee": 0.0}

    release = tmp_path / "학생"
    installed.run(course, "course", "release", str(release))
    names = {file.name for file in release.rglob("*") if file.is_file()}
    assert "outputs.recording" in names and "alternatives.py" not in names
    assert not (release / "solutions").exists()
    work = release / "assignments" / "01_line" / "line.py"
    shutil.copy(course / "solutions" / "01_line" / "line.py", work)
    assert "2 / 2" in installed.run(release, "pytest", "assignments/01_line/line.py")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_its_mistake_is_named_and_its_own_sentence_said(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path / "new"), "--language", language]) == 0
    assert "next: cd" in capsys.readouterr().out
    work = tmp_path / "new" / "submitted" / "kim" / "01_line"
    work.mkdir(parents=True)
    source = "def slope(x1, y1, x2, y2):\n    return (x2 - x1) / (y2 - y1)\n"
    (work / "line.py").write_text(source, encoding="utf-8")
    command = [sys.executable, "-m", "autograder.cli", "grade", "-v", str(work)]
    done = subprocess.run(
        command, cwd=tmp_path / "new", capture_output=True, encoding="utf-8", check=False
    )
    told = " ".join(done.stdout.split())
    assert ("분자와 분모" if language == "ko" else "Which difference goes on top?") in told, told
    title = "두 점의 순서를 바꿀 때" if language == "ko" else "points that change places"
    assert f"✓ {title}" in told, told


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(CourseError, match="is not empty"):
        create_course(tmp_path, "en")
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.txt"]
