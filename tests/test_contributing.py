"""CONTRIBUTING.md's walk-through, followed to the letter in a copy of the repository."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

BLOCK = re.compile(
    r"<!-- (?P<what>\w+)(: (?P<path>[^ ]+))? -->\n```\w+\n(?P<text>.*?)```", re.DOTALL
)
KEPT = ("autograder", "assignments", "solutions", "course.yml", "nbgrader_config.py")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The repository with the files and the entry that the page gives."""
    copy = tmp_path_factory.mktemp("repository")
    for name in KEPT:
        if (root / name).is_dir():
            shutil.copytree(root / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(root / name, copy / name)
    page = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for block in BLOCK.finditer(page):
        if block["what"] == "file":
            target = copy / block["path"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block["text"], encoding="utf-8")
        elif block["what"] == "append":
            with (copy / block["path"]).open("a", encoding="utf-8") as file:
                file.write("\n" + block["text"])
    return copy


@pytest.fixture(scope="module")
def outputs(copy: Path, root: Path) -> dict[str, str]:
    """What each command of the page printed; every one of them succeeds."""
    page = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (commands,) = [b["text"].split("\n") for b in BLOCK.finditer(page) if b["what"] == "run"]
    printed = {}
    for line in filter(None, commands):
        name, *arguments = line.split()
        module = {"course": "autograder.cli"}.get(name, name)
        if name == "pytest":
            arguments += ["--grade-json", "grades.json", "-p", "no:cacheprovider"]
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=copy,
            env=os.environ | {"PYTHONPATH": str(copy), "PYTEST_ADDOPTS": ""},
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        printed[name] = done.stdout + done.stderr
        assert done.returncode == 0, printed[name]
    return printed


def test_the_solution_is_graded_by_pytest(copy: Path, outputs: dict[str, str]) -> None:
    grades = json.loads((copy / "grades.json").read_text(encoding="utf-8"))
    assert (grades["assignment"], grades["score"]) == ("15_line", 2)
    (exercise,) = grades["exercises"]
    assert [check["title"] for check in exercise["checks"]] == [
        "내려가는 직선",
        "무작위 입력",
        "입력은 그대로, 결과는 두 번 같게",
    ]


def test_its_accuracy_is_measured(outputs: dict[str, str]) -> None:
    assert "| 15_line | 1 | 3 | 0 of" in outputs["course"]
    assert "| 2, 2 / 2 |" in outputs["course"] and "survives" not in outputs["course"]


def test_a_submission_is_graded_by_nbgrader(copy: Path, outputs: dict[str, str]) -> None:
    folder = copy / "submitted" / "kim" / "15_line"
    folder.mkdir(parents=True)
    shutil.copy(copy / "solutions" / "15_line" / "line.py", folder)
    for command in ("autograde", "export"):
        arguments = ["15_line"] if command == "autograde" else ["--to", "grades.csv"]
        subprocess.run(
            [sys.executable, "-m", "nbgrader", command, *arguments],
            cwd=copy,
            env=os.environ | {"PYTHONPATH": str(copy)},
            capture_output=True,
            timeout=300,
            check=True,
        )
    grades = (copy / "grades.csv").read_text(encoding="utf-8-sig")
    assert re.search(r"15_line.*kim.*,2\.0,", grades), grades
