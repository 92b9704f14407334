"""`course grade`: whatever lies beside a submission, pytest loads and obeys none of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from strangers_files import SETTINGS, write_modules


def grade(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as the installed script does: the working directory is not imported from."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "autograder.cli", "grade", *map(str, arguments)],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2]), "PYTEST_ADDOPTS": ""},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture
def stranger(copied_course: Path) -> Path:
    """A submission beside which lies all that pytest would take for its own."""
    folder = copied_course / "submitted" / "mallory" / "02_mlp"
    folder.mkdir(parents=True)
    (folder / "mlp.py").write_text("def sigmoid(x):\n    return x\n", encoding="utf-8")
    evidence = copied_course / "evidence"
    write_modules(folder, evidence)
    (folder / "course.yml").write_text("id: mine\n", encoding="utf-8")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("name", ["pytest.ini", "pyproject.toml"])
def test_settings_beside_a_submission_are_not_read(
    copied_course: Path, stranger: Path, name: str
) -> None:
    (stranger / name).write_text(SETTINGS[name], encoding="utf-8")
    report = copied_course / "grades.json"
    everywhere = name == "pytest.ini"
    for path in (stranger, stranger / "mlp.py", stranger.parent) if everywhere else (stranger,):
        done = grade(path, "--json", report, cwd=copied_course)
        told = json.loads(report.read_text(encoding="utf-8"))
        assert (told["assignment"], told["score"], told["complete"]) == ("02_mlp", 0, True)
        assert done.returncode == 1, done.stderr
        assert not (copied_course / "evidence").exists()
        report.unlink()


def test_it_grades_as_pytest_does(copied_course: Path, tmp_path: Path) -> None:
    solution = copied_course / "solutions" / "02_mlp" / "mlp.py"
    elsewhere = tmp_path / "--version" / "02_mlp"
    elsewhere.mkdir(parents=True)
    shutil.copy(solution, elsewhere)
    done = grade(elsewhere, "--course", copied_course, "--language", "ko", cwd=tmp_path)
    assert done.returncode == 0 and "모든 문제를 완성했습니다" in done.stdout


def test_a_course_that_a_submission_brings_is_not_taken(stranger: Path) -> None:
    done = grade(".", cwd=stranger)
    assert done.returncode == 2 and "--course DIR" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_what_is_not_there_is_named(copied_course: Path) -> None:
    done = grade("submitted/nobody", cwd=copied_course)
    assert done.returncode == 2 and "there is no such file or folder" in done.stderr


def test_of_one_students_folder_one_submission_is_graded(
    copied_course: Path, tmp_path: Path
) -> None:
    """A load that never ends costs its author's time, once, however many folders it lies in."""
    kim = tmp_path / "class" / "kim"
    for place in ("02_mlp", "a1/02_mlp", "a2/02_mlp"):
        (kim / place).mkdir(parents=True)
        (kim / place / "mlp.py").write_text(f"x = '{place}'\n", encoding="utf-8")
    report = copied_course / "grades.json"
    done = grade(kim.parent, "--json", report, "--language", "en", cwd=copied_course)
    own, other = kim / "02_mlp" / "mlp.py", kim / "a1" / "02_mlp" / "mlp.py"
    assert json.loads(report.read_text(encoding="utf-8"))["submission"] == str(own)
    assert f"kim has handed in 02_mlp 3 times: {own} counts, 2 do not: {other}, " in done.stdout
    assert "To grade another one as well, name its file; " in done.stdout
    assert done.returncode == 1 and "16 deselected" in done.stdout
    grade(other, kim.parent, "--json", report, "--language", "en", cwd=copied_course)
    told = json.loads(report.read_text(encoding="utf-8"))
    assert {one["submission"] for one in told} == {str(other), str(own)}


@pytest.mark.parametrize(
    "name",
    ["kim [2026]", *(pytest.param(odd, marks=pytest.mark.slow) for odd in ("x::y::z", "a[b-c]*?"))],
)
def test_names_that_pytest_takes_for_tests_are_graded_like_others(
    copied_course: Path, tmp_path: Path, name: str
) -> None:
    texts = {"good": "x = 1\n", name: "def sigmoid(x):\n    return x\n"}
    for who, text in texts.items():
        folder = tmp_path / "class" / who / "02_mlp"
        folder.mkdir(parents=True)
        (folder / "mlp.py").write_text(text, encoding="utf-8")
    (tmp_path / "class" / "nobody").mkdir()
    report = copied_course / "grades.json"
    odd = tmp_path / "class" / name
    alone = grade(odd, "--json", report, "--language", "en", cwd=copied_course)
    assert alone.returncode == 1 and not alone.stderr
    told = json.loads(report.read_text(encoding="utf-8"))
    assert told["submission"] == str(odd / "02_mlp" / "mlp.py"), "one object, as from pytest"
    assert told["complete"] and "── sigmoid" in alone.stdout
    paths = [tmp_path / "class" / who for who in ("good", name, "nobody")]
    done = grade(*paths, "--json", report, "--language", "en", cwd=copied_course)
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 1
    assert "nobody: no submission is there" in done.stderr
    assert done.stdout.splitlines()[-1].startswith("2 submissions: 0 finished, 2 not")
    assert len(json.loads(report.read_text(encoding="utf-8"))) == 2


def test_an_odd_name_without_a_submission_is_told(copied_course: Path, tmp_path: Path) -> None:
    (tmp_path / "kim [2026]").mkdir()
    done = grade(tmp_path / "kim [2026]", cwd=copied_course)
    assert done.returncode == 2 and "kim [2026]: no submission is there" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.slow
def test_a_folder_called_as_the_script_is_told_and_the_notebook_graded(
    copied_course: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "kim" / "02_mlp"
    (folder / "mlp.py").mkdir(parents=True)
    solution = (copied_course / "solutions" / "02_mlp" / "mlp.py").read_text(encoding="utf-8")
    cell = {"cell_type": "code", "id": "a", "source": solution, "metadata": {}, "outputs": []}
    made = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]}
    (folder / "mlp.ipynb").write_text(json.dumps(made), encoding="utf-8")
    report = copied_course / "grades.json"
    done = grade(tmp_path / "kim", "--json", report, "--language", "en", cwd=copied_course)
    told = json.loads(report.read_text(encoding="utf-8"))
    assert done.returncode == 0 and told["score"] == 20
    sentence = "Only mlp.ipynb was graded: mlp.py beside it is no ordinary file, perhaps a folder."
    assert told["notes"] == [sentence] and "Only mlp.ipynb was graded: " in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_to_a_name_that_no_system_holds_stops_nobody(
    copied_course: Path, tmp_path: Path
) -> None:
    for who in ("kim", "lee"):
        folder = tmp_path / "class" / who / "02_mlp"
        folder.mkdir(parents=True)
        shutil.copy(copied_course / "solutions" / "02_mlp" / "mlp.py", folder)
    for link in ("readme", "02_mlp/mlp.ipynb"):
        (tmp_path / "class" / "kim" / link).symlink_to("n" * 300)
    report = tmp_path / "grades.json"
    done = grade(tmp_path / "class", "--json", report, cwd=copied_course)
    graded = json.loads(report.read_text(encoding="utf-8"))
    assert [one["score"] for one in graded] == [20, 20], done.stdout + done.stderr
