"""`course watch` in a real terminal: a student's saves and keys, and what the screen then shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from loop_terminal import Terminal, watching
from loop_work import RIGHT, Work

from autograder.course.load import load_course
from autograder.loop.desk import Desk
from autograder.loop.view import View, screen_lines
from autograder.report.fit import width_of

COMMAND = [sys.executable, "-m", "autograder.cli", "watch", "02_mlp"]
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@pytest.fixture(params=["en"])
def terminal(request: pytest.FixtureRequest, work: Work) -> Iterator[Terminal]:
    """`course watch 02_mlp`, up and waiting."""
    terminal = watching(work.root, "02_mlp", request.param)
    terminal.shows("0 of 8 exercises" if request.param == "en" else "0 / 8 문제")
    yield terminal
    terminal.child.close(force=True)


def leave(terminal: Terminal) -> None:
    """Leave by `q`."""
    terminal.press("q")
    assert terminal.ends() == 0


def test_save_see_understand(work: Work, terminal: Terminal) -> None:
    work.in_script("sigmoid", "return 1 / (1 + np.exp(x))")
    terminal.shows("sigmoid · wrong")
    terminal.shows("What is the sign of your exponent?")
    terminal.press("h")
    terminal.shows("hint 2 of 3")
    terminal.press("h")
    terminal.shows("hint 3 of 3")
    terminal.press("v")
    terminal.shows("✗ the slide's values")
    work.in_notebook("sigmoid_derivative", RIGHT["sigmoid_derivative"])
    terminal.shows("sigmoid_derivative · done")
    work.in_script("sigmoid", RIGHT["sigmoid"])
    terminal.shows("sigmoid · done")
    terminal.shows("2 of 8 exercises")
    terminal.press("n")
    terminal.shows("hidden_layer · not started")
    terminal.press("l")
    terminal.shows("01_perceptron")
    terminal.press("ㅣ")  # the same key while the keyboard writes Hangul
    terminal.shows("hidden_layer · not started")
    terminal.press("c")
    terminal.shows("graded by hand")
    leave(terminal)


def test_a_syntax_error_a_rename_and_an_endless_loop(work: Work, terminal: Terminal) -> None:
    fast = (work.root / "course.yml").read_text(encoding="utf-8")
    assert "call_seconds: 10" in fast
    work.in_script("sigmoid", "return (1")
    terminal.shows("was never closed")
    work.in_script("sigmoid", "print('look here')\n    return 1")
    terminal.shows("│ look here")
    text = work.script.read_text(encoding="utf-8")
    work.script.write_text(text.replace("def update(", "def updates("), encoding="utf-8")
    terminal.shows("`updates` in line")
    leave(terminal)


def test_reset_asks_once_more_and_keeps_a_backup(work: Work, terminal: Terminal) -> None:
    work.in_script("sigmoid", "return 77")
    work.in_notebook("sigmoid", "return 77")
    terminal.shows("sigmoid · wrong")
    terminal.press("r")
    terminal.shows("Press r once more")
    assert "return 77" in work.script.read_text(encoding="utf-8")
    terminal.press("r")
    terminal.shows("is its stub again")
    assert "return 77" not in work.script.read_text(encoding="utf-8")
    assert "return 77" not in work.body_in_notebook("sigmoid")
    (backup,) = (work.root / ".course" / "backups" / "02_mlp").iterdir()
    assert "return 77" in (backup / "mlp.py").read_text(encoding="utf-8")
    assert "return 77" in (backup / "mlp.ipynb").read_text(encoding="utf-8")
    leave(terminal)


def test_files_that_cannot_be_read_for_a_while(work: Work, terminal: Terminal) -> None:
    whole = work.notebook.read_text(encoding="utf-8")
    script = work.script.read_text(encoding="utf-8")
    work.script.unlink()
    work.notebook.write_text(whole[: len(whole) // 2], encoding="utf-8")
    terminal.shows("Cannot be read just now")
    work.notebook.write_text(whole, encoding="utf-8")
    work.script.write_text(script, encoding="utf-8")
    work.in_script("sigmoid", "return 3")
    terminal.shows("sigmoid · wrong")
    work.in_notebook("sigmoid", "return 4")  # two editors at once
    terminal.shows("changed in mlp.py and, differently, in mlp.ipynb")
    leave(terminal)


@pytest.mark.parametrize("terminal", ["ko"], indirect=True)
def test_in_korean(work: Work, terminal: Terminal) -> None:
    work.in_script("sigmoid", "return 1 / (1 + np.exp(x))")
    terminal.shows("sigmoid · 틀림")
    terminal.press("ㅗ")
    terminal.shows("힌트 2/3")
    leave(terminal)


def test_without_a_terminal_it_prints_lines(work: Work) -> None:
    env = os.environ | {"PYTHONUTF8": "1"}
    command = [*COMMAND, "--language", "en"]
    with subprocess.Popen(
        command,
        cwd=work.root,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as child:
        assert child.stdout is not None
        said = []
        for line in child.stdout:
            said.append(line)
            if "exercises" in line and len(said) < 20:
                work.in_script("sigmoid", RIGHT["sigmoid"])
            if "1 of 8" in line:
                break
        child.terminate()
    text = "".join(said)
    assert "sigmoid · done" in text and not ESCAPE.search(text)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_screen_fits_its_terminal(work: Work, language: str) -> None:
    work.in_script("sigmoid", "print('x' * 200)\n    return 1 / (1 + np.exp(x))")
    work.in_script("update", "return np.zeros((20, 20)), b")
    desk = Desk(load_course(work.root), load_course(work.root).assignment("02_mlp"), language)
    desk.look()
    list(desk.grade_rest(lambda: False))
    steps = [step for number in (1, 2, 3) if (step := desk.hint("sigmoid", number))]
    for view in (
        View("sigmoid"),
        View("sigmoid", verbose=True),
        View("sigmoid", hints=steps),
        View("update"),
        View("sigmoid", listing=True),
    ):
        for width, height in ((79, 24), (60, 14), (120, 50)):
            lines = screen_lines(desk, view, [], width, height)
            assert len(lines) == height
            assert [line for line in lines if width_of(ESCAPE.sub("", line)) > width] == []
            if not view.listing:
                assert view.exercise in lines[0]
    desk.close()


def test_only_what_a_change_can_have_moved_is_graded_again(work: Work) -> None:
    for name, body in RIGHT.items():
        work.in_script(name, body)
    work.in_script("hidden_layer", "Z1 = X @ W1 + b1\n    return Z1, sigmoid(Z1)")
    course = load_course(work.root)
    desk = Desk(course, course.assignment("02_mlp"), "en")
    assert desk.look() == []
    assert list(desk.grade_rest(lambda: False)) == list(desk.assignment.exercises)
    work.in_script("sigmoid", "return np.asarray(x, float) * 0")
    assert desk.look() == ["sigmoid"]
    again = list(desk.grade_rest(lambda: False))
    assert "sigmoid" in again and "hidden_layer" in again and "sigmoid_derivative" not in again
    assert desk.look() == []  # saved again without a change
    desk.close()


def test_a_save_that_waits_ends_what_is_graded_in_the_background(work: Work) -> None:
    course = load_course(work.root)
    desk = Desk(course, course.assignment("02_mlp"), "en")
    desk.look()
    assert list(desk.grade_rest(lambda: True)) == []
    desk.close()


def test_import_of_the_command_is_light() -> None:
    code = (
        "import sys, autograder.cli, autograder.commands.watch, autograder.commands.sync\n"
        "print([m for m in ('rich', 'watchfiles', 'numpy', 'yaml') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == "[]"


def test_nothing_is_left_behind(work: Work, terminal: Terminal) -> None:
    work.in_script("sigmoid", RIGHT["sigmoid"])
    terminal.shows("1 of 8")
    leave(terminal)
    names = {path.name for path in Path(work.script.parent).iterdir()}
    assert names == {"mlp.py", "mlp.ipynb"}
