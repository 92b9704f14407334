"""A debugger in a student's code: how to get into it, what it shows, and how to leave."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from loop_work import Work

pytestmark = pytest.mark.slow


def pytest_on(work: Work, *options: str, keys: str = "") -> str:
    command = [sys.executable, "-m", "pytest", "-p", "autograder.pytest_plugin", *options]
    extra = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": "", "COLUMNS": "80"}
    done = subprocess.run(
        [*command, f"{work.script}::sigmoid"],
        cwd=work.root,
        env=os.environ | extra,
        input=keys,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout + done.stderr


def test_a_breakpoint_under_plain_pytest_says_how_to_stop_there(work: Work) -> None:
    work.in_script("sigmoid", "breakpoint()\n    return 1")
    said = " ".join(pytest_on(work).split())
    assert "breakpoint() and pdb.set_trace() were passed by without a stop" in said
    assert said.count("`pytest --in-process -s`") == 1
    assert "BdbQuit" not in said and "The code raised" not in said
    assert "디버거에서" in pytest_on(work, "--language", "ko")


def test_leaving_the_debugger_tells_no_points(work: Work) -> None:
    work.in_script("sigmoid", "breakpoint()\n    y = 41 + 1\n    return y")
    said = pytest_on(work, "--in-process", "-s", keys="n\np y\nq\n")
    assert "(Pdb) 42" in said.replace("\n", " ") or "42" in said
    assert "0 / 20" not in said and "0 / 2" not in said


def test_going_on_in_the_debugger_ends_with_the_usual_report(work: Work) -> None:
    work.in_script("sigmoid", "breakpoint()\n    return [1][3]")
    said = pytest_on(work, "--in-process", "-s", keys="c\n" * 20)
    assert "IndexError" in said and "sigmoid · wrong" in said


def test_tb_long_shows_ones_own_lines_and_none_of_ours(work: Work) -> None:
    work.in_script("sigmoid", "return helper(x)")
    text = work.script.read_text(encoding="utf-8")
    helper = "def helper(x):\n    return [1, 2][5]\n\n\ndef sigmoid("
    work.script.write_text(text.replace("def sigmoid(", helper), encoding="utf-8")
    said = pytest_on(work, "--tb=long")
    lines = work.script.read_text(encoding="utf-8").split("\n")
    at = lines.index("    return [1, 2][5]") + 1
    assert f'mlp.py", line {at}, in helper\n    return [1, 2][5]\n' in said
    assert "[the slide's values]" in said and "slide_values" not in said
    assert "IndexError: list index out of range" in said
    assert "autograder/grading" not in said and "StudentFault" not in said
