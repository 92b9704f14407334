"""`course` starts fast, `course build` says what it did, and every error is a sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from autograder import cli


@pytest.fixture(autouse=True)
def inside(course_root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(course_root)
    return course_root


def test_help_names_the_commands_without_loading_what_they_need() -> None:
    code = (
        "import sys; from autograder import cli\n"
        "try: cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        "print([m for m in ('pydantic', 'yaml', 'numpy', 'nbgrader', 'jupytext', 'nbformat',"
        " 'pytest', 'torch') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert "build" in done.stdout
    assert done.stdout.rstrip().endswith("[]")


def test_every_command_module_has_the_two_functions() -> None:
    import importlib

    assert "build" in cli.command_modules()
    for name in cli.command_modules().values():
        module = importlib.import_module(name)
        assert callable(module.add_parser)
        assert callable(module.run)


def test_an_unknown_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["biuld"])
    assert stopped.value.code == 2
    assert "biuld" in capsys.readouterr().err


def test_build_prints_one_line_per_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "wrote assignments/02_mlp/mlp.py",
        "wrote assignments/02_mlp/mlp.ipynb",
        "wrote solutions/02_mlp/mlp.ipynb (for nbgrader)",
        "wrote assignments/.releases.json",
    ]
    assert cli.main(["build", "02_mlp"]) == 0
    assert [line for line in capsys.readouterr().out.splitlines() if "nbgrader" not in line] == [
        "unchanged assignments/02_mlp/mlp.py",
        "unchanged assignments/02_mlp/mlp.ipynb",
        "unchanged assignments/.releases.json",
    ]


def test_check_names_what_is_not_current(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build"]) == 0
    capsys.readouterr()
    assert cli.main(["build", "--check"]) == 0
    assert capsys.readouterr().out == ""
    (inside / "assignments/02_mlp/mlp.py").unlink()
    (inside / "assignments/02_mlp/stray.txt").touch()
    (inside / "assignments/98_gone").mkdir()
    source = inside / "solutions/02_mlp/mlp.py"
    text = source.read_text(encoding="utf-8").replace("LIMIT = 1", "LIMIT = 2")
    source.write_text(text, encoding="utf-8")
    assert cli.main(["build", "--check"]) == 1
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [
        "stale assignments/02_mlp/mlp.ipynb",
        "missing assignments/02_mlp/mlp.py",
        "unexpected assignments/02_mlp/stray.txt",
        "stale assignments/.released/mlp.py",
        "stale assignments/.releases.json",
        "unexpected assignments/98_gone",
    ]
    assert "course build" in printed.err
    assert not (inside / "assignments/02_mlp/mlp.py").exists()
    assert cli.main(["build", "--check", "--language", "ko"]) == 1


def test_out_leaves_the_course_alone(inside: Path, tmp_path: Path) -> None:
    out = tmp_path / "ko"
    assert cli.main(["build", "--language", "ko", "--out", str(out)]) == 0
    assert "다층 퍼셉트론" in (out / "02_mlp/mlp.py").read_text(encoding="utf-8")
    assert not (inside / "assignments").exists()
    assert not (inside / "solutions/02_mlp/mlp.ipynb").exists()
    assert cli.main(["build", "--check", "--language", "ko", "--out", str(out)]) == 0


def test_a_bad_source_exits_2_and_the_others_are_built(
    inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    course = inside / "course.yml"
    entry = course.read_text(encoding="utf-8").split("assignments:\n")[1]
    other = entry.replace("02_mlp", "01_first").replace("mlp", "first").replace("01_first", "01_a")
    text = course.read_text(encoding="utf-8").replace("assignments:\n", "assignments:\n" + other)
    course.write_text(text, encoding="utf-8")
    assert cli.main(["build"]) == 2
    printed = capsys.readouterr()
    assert printed.err.splitlines() == [
        "solutions/01_a/first.py: there is no such file; it is what the release is made from "
        "(a student's copy of the course has none)."
    ]
    assert "wrote assignments/02_mlp/mlp.py" in printed.out


def test_bad_input_is_a_sentence(
    inside: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["build", "02_mpl"]) == 2
    assert "did you mean 02_mlp?" in capsys.readouterr().err
    (inside / "course.yml").write_text("id: [", encoding="utf-8")
    assert cli.main(["build"]) == 2
    assert "is not valid YAML" in capsys.readouterr().err
    monkeypatch.chdir(tmp_path)
    assert cli.main(["build"]) == 2
    assert "there is no course.yml here or above" in capsys.readouterr().err


def test_course_option_names_the_course_from_anywhere(
    inside: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["build", "--course", str(inside)]) == 0
    assert (inside / "assignments/02_mlp/mlp.py").is_file()


def test_without_the_instructors_packages_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if name.startswith("autograder.authoring")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr("autograder.authoring.build", raising=False)
    monkeypatch.setitem(sys.modules, "jupytext", None)
    assert cli.main(["build"]) == 2
    assert "pip install -e '.[instructor]'" in capsys.readouterr().err
