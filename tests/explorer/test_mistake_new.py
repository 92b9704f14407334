"""`course mistake new` and `course accept` write files that the course then works with."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.cli import main

# Unknown to the course, and no small change of it is right.
WAVE = '''
# Kim's homework
import numpy as np

def kims_wave(kim):
    return np.sin(3 * np.asarray(kim)) / 3

def sigmoid_derivative(kims_a):
    """Kim made this."""
    return kims_wave(kims_a)
'''
SHARED = WAVE.replace("sigmoid_derivative", "sigmoid").replace("kims_wave", "wave_of_kim")


def hand_in(course: Path, text: str, student: str = "김 철수") -> None:
    folder = course / "submitted" / student / "02_mlp"
    folder.mkdir(parents=True)
    (folder / "mlp.py").write_text(text, encoding="utf-8")


def new(*more: str, exercise: str = "sigmoid_derivative", source: str = "김 철수") -> int:
    return main(["mistake", "new", "02_mlp", exercise, "--from", source, *more])


def course_command(course: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "autograder.cli", *arguments],
        cwd=course,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )


@pytest.mark.slow
def test_a_new_mistake_is_measured_as_the_others_are(
    own_course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hand_in(own_course, WAVE)
    hints = ("--ko", "무엇을 곱했나요?", "--en", "What is multiplied?")
    assert new("--name", "a_wave", *hints) == 0
    told = capsys.readouterr().out
    assert "It replies as the submission does." in told
    assert "course accuracy 02_mlp --exercise sigmoid_derivative" in told
    file = own_course / "solutions" / "02_mlp" / "mistakes" / "sigmoid_derivative.py"
    text = file.read_text(encoding="utf-8")
    assert "kim" not in text.lower() and "김" not in text
    assert f":{text[: text.index('@mistakes.of', text.index('wave'))].count(chr(10)) + 6}:" in told
    measured = course_command(
        own_course,
        *("accuracy", "02_mlp", "--exercise", "sigmoid_derivative", "--seeds", "2"),
        *("--every", "8"),
    )
    assert measured.returncode == 0, measured.stdout + measured.stderr
    graded = course_command(own_course, "grade", "submitted", "--json", "grades.json")
    assert graded.returncode == 1, graded.stderr
    assert '"a_wave"' in (own_course / "grades.json").read_text(encoding="utf-8")


@pytest.mark.slow
def test_without_hints_a_kind_question_stands_there_to_be_replaced(own_course: Path) -> None:
    hand_in(own_course, WAVE)
    assert new() == 0
    file = own_course / "solutions" / "02_mlp" / "mistakes" / "sigmoid_derivative.py"
    text = file.read_text(encoding="utf-8")
    ast.parse(text)
    assert "# Write a question of your own" in text and "def unknown_" in text
    assert all(len(line) <= 100 for line in text.splitlines())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"source": "nobody"}, "there is no submission of 02_mlp under this id"),
        ({"exercise": "sigmoid"}, "does not define sigmoid"),
        ({"exercise": "nothing"}, "is no exercise of 02_mlp"),
        ({"more": ("--ko", "왜?")}, "A hint is in both languages"),
        ({"more": ("--name", "1x")}, "is no name for a function"),
        ({"more": ("--name", "derivative_of_the_weighted_input")}, None),
    ],
)
def test_bad_input_is_one_sentence_and_writes_nothing(
    own_course: Path,
    arguments: dict[str, object],
    said: str | None,
    capsys: pytest.CaptureFixture[str],
) -> None:
    hand_in(own_course, WAVE)
    file = own_course / "solutions" / "02_mlp" / "mistakes" / "sigmoid_derivative.py"
    before = file.read_bytes()
    if said is None:  # a name that another mistake has
        taken = next(
            node.name
            for node in ast.parse(before).body
            if isinstance(node, ast.FunctionDef) and node.decorator_list
        )
        arguments, said = {"more": ("--name", taken)}, "is the name of another one already"
    more = arguments.get("more", ())
    assert isinstance(more, tuple)
    rest = {key: str(value) for key, value in arguments.items() if key != "more"}
    assert new(*more, **rest) == 2
    told = capsys.readouterr().err
    assert said in told and len(told.strip().splitlines()) == 1
    assert file.read_bytes() == before


def test_a_right_answer_and_a_stub_are_no_mistakes(
    own_course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hand_in(own_course, "def sigmoid_derivative(a):\n    return a - a * a\n", "right")
    stub = "def sigmoid_derivative(a):\n    raise NotImplementedError\n"
    hand_in(own_course, stub, "stub")
    assert new(source="right") == 2 and new(source="stub") == 2
    told = capsys.readouterr().err
    assert "is done, not wrong" in told and "is not started, not wrong" in told


@pytest.mark.slow
def test_what_is_right_after_all_becomes_an_alternative_and_its_check_is_named(
    own_course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hand_in(own_course, WAVE)
    arguments = ("accept", "02_mlp", "sigmoid_derivative", "--from", "김 철수", "--name", "by_sine")
    assert main(list(arguments)) == 0
    told = capsys.readouterr().out
    assert "It is refused by:" in told and "solutions/02_mlp/checks.py:" in told
    assert "checks.py: " not in told  # each with a line, those that a battery makes as well
    assert "course accept 02_mlp sigmoid_derivative --from '김 철수'" in told
    text = (own_course / "solutions/02_mlp/alternatives.py").read_text(encoding="utf-8")
    assert "kim" not in text.lower()
    measured = course_command(
        own_course,
        *("accuracy", "02_mlp", "--exercise", "sigmoid_derivative", "--seeds", "1"),
        *("--every", "50"),
    )
    assert measured.returncode == 1 and "by_sine" in measured.stdout
    assert main(list(arguments)) == 0
    assert "has it already, as by_sine." in capsys.readouterr().out
    file = own_course / "solutions/02_mlp/alternatives.py"
    assert file.read_text(encoding="utf-8") == text
    file.write_text(text.replace("np.sin(3 ", "np.sin(4 "), encoding="utf-8")
    assert main(list(arguments)) == 2
    assert "is the name of another one already" in capsys.readouterr().err


def test_what_was_never_refused_is_nothing_to_accept(
    own_course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hand_in(own_course, "def sigmoid_derivative(a):\n    return a - a * a\n")
    before = (own_course / "solutions/02_mlp/alternatives.py").read_bytes()
    assert main(["accept", "02_mlp", "sigmoid_derivative", "--from", "김 철수"]) == 0
    assert "there is nothing to accept" in capsys.readouterr().out
    assert (own_course / "solutions/02_mlp/alternatives.py").read_bytes() == before


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        ('ALTERNATIVES = {"f": [a, b]}\n', 'ALTERNATIVES = {"f": [a, b, new]}\n'),
        ('ALTERNATIVES = {"f": [], "g": [a]}\n', 'ALTERNATIVES = {"f": [new], "g": [a]}\n'),
        ("ALTERNATIVES = {}\n", 'ALTERNATIVES = {\n    "f": [new],\n}\n'),
        ('ALTERNATIVES = {"g": [a]}\n', 'ALTERNATIVES = {"g": [a],\n    "f": [new],\n}\n'),
        (
            'ALTERNATIVES: dict = {\n    "f": [\n        a,\n    ],\n}\n',
            'ALTERNATIVES: dict = {\n    "f": [\n        a,\n        new,\n    ],\n}\n',
        ),
        (
            'ALTERNATIVES = {\n    "g": [a],\n}\n\nMORE = 1\n',
            'ALTERNATIVES = {\n    "g": [a],\n    "f": [new],\n}\n\nMORE = 1\n',
        ),
    ],
)
def test_the_table_of_alternatives_is_added_to(table: str, wanted: str) -> None:
    from autograder.explorer.authored import _table, _with

    found = _table(table, Path("alternatives.py"))
    lines = table.split("\n")
    lines[found.lineno - 1 : found.end_lineno] = _with(found, lines, "f", "new")
    changed = "\n".join(lines)
    assert changed == wanted
    ast.parse(changed)
