"""`course progress`, and what a plain pytest says at its end."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from loop_work import RIGHT, Work

from autograder.cli import main
from autograder.report.fit import width_of


def rows(work: Work, capsys: pytest.CaptureFixture[str]) -> dict[str, dict]:
    assert main(["progress", "--course", str(work.root), "--json"]) == 0
    return {row["assignment"]: row for row in json.loads(capsys.readouterr().out)}


def test_what_is_done_counts_and_the_next_exercise_is_named(
    work: Work, capsys: pytest.CaptureFixture[str]
) -> None:
    work.in_script("sigmoid", RIGHT["sigmoid"])
    work.in_notebook("sigmoid_derivative", RIGHT["sigmoid_derivative"])
    found = rows(work, capsys)
    assert found["02_mlp"]["done"] == ["sigmoid", "sigmoid_derivative"]
    assert found["02_mlp"]["score"] == 4 and found["02_mlp"]["written_points"] == 2
    assert found["01_perceptron"]["done"] == []
    for language, coming in (
        ("en", "next: 00_setup/"),
        ("ko", "다음에 할 것: 00_setup/"),
    ):
        assert main(["progress", "--course", str(work.root), "--language", language]) == 0
        said = capsys.readouterr().out
        assert coming in said and " 2 / 8 " in said and "12-06 23:59" in said
        assert all(width_of(line) <= 80 for line in said.split("\n"))


def test_nothing_is_graded_twice(
    work: Work, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    work.in_script("sigmoid", RIGHT["sigmoid"])
    assert rows(work, capsys)["02_mlp"]["done"] == ["sigmoid"]

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("graded again")

    monkeypatch.setattr("autograder.loop.progress.grade_submission", refuse)
    assert rows(work, capsys)["02_mlp"]["done"] == ["sigmoid"]
    work.in_script("sigmoid", "return 1")
    with pytest.raises(AssertionError, match="graded again"):
        rows(work, capsys)


@pytest.mark.parametrize("kept", ["", "[]", '{"02_mlp": 3}', '{"02_mlp": {"done": 7}}'])
def test_a_damaged_cache_costs_only_time(
    work: Work, capsys: pytest.CaptureFixture[str], kept: str
) -> None:
    file = work.root / ".course" / "cache" / "progress.json"
    file.parent.mkdir(parents=True)
    file.write_text(kept, encoding="utf-8")
    work.in_script("sigmoid", RIGHT["sigmoid"])
    assert rows(work, capsys)["02_mlp"]["done"] == ["sigmoid"]


def test_a_bare_pytest_ends_with_the_course(work: Work) -> None:
    for assignment in (work.root / "assignments").iterdir():
        if assignment.name[:2] not in ("00", "01", "02") and assignment.is_dir():
            for file in assignment.iterdir():
                file.unlink()
    work.in_script("sigmoid", RIGHT["sigmoid"])
    settings = '[tool.pytest.ini_options]\ntestpaths = ["assignments"]\n'
    (work.root / "pyproject.toml").write_text(settings, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "autograder.pytest_plugin"]
    extra = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": "", "COLUMNS": "80"}
    done = subprocess.run(
        command,
        cwd=work.root,
        env=os.environ | extra,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "next: 00_setup/" in done.stdout
    assert " 1 / 8 " in done.stdout and "03_xor" in done.stdout


def test_whoever_reads_only_the_first_lines_gets_no_traceback(work: Work) -> None:
    command = [sys.executable, "-m", "autograder.cli", "progress", "--course", str(work.root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None and run.stderr is not None
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 141
