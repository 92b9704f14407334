"""A released repository brings the student's loop and its manual, and both agree."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.cli import command_modules
from autograder.course.model import LANGUAGES, Course
from autograder.publish.repository import repository_files

SCRIPT = Path("assignments", "02_mlp", "mlp.py")
COMMANDS = re.compile(r"(?:`|^)course ([a-z]+)\b", re.MULTILINE)


def course(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the release's own `course`, with its recordings in place of answers."""
    return subprocess.run(
        [sys.executable, "-m", "autograder.cli", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder), "PYTHONUTF8": "1", "COLUMNS": "90"} | more,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_manual_comes_in_both_languages_and_names_what_exists(small_release: Path) -> None:
    pages = [small_release / "docs" / name for name in ("students.md", "students.ko.md")]
    texts = [page.read_text(encoding="utf-8") for page in pages]
    for kind in ("\n## ", "\n| ", "\n1. ", "\n- "):
        assert texts[0].count(kind) == texts[1].count(kind), kind
    readme = (small_release / "README.md").read_text(encoding="utf-8")
    named = {name for text in (*texts, readme) for name in COMMANDS.findall(text)}
    assert {"watch", "hint", "progress", "sync"} <= named <= set(command_modules())
    released = {p.stem for p in (small_release / "autograder" / "commands").glob("[a-z]*.py")}
    assert named <= released
    assert "jupytext --sync" not in readme + "".join(texts)
    for deck in ("D0", "D1", "D2", "D3", "D4", "Colab", "--in-process"):
        assert all(deck in text for text in texts)


def test_a_course_without_a_manual_links_to_none(
    make_small_course: Callable[[Path], Course], tmp_path: Path
) -> None:
    made = make_small_course(tmp_path)
    for language in LANGUAGES:
        assert b"docs/students" in repository_files(made, language)["README.md"]
    (tmp_path / "docs/students.md").unlink()
    for language in LANGUAGES:
        readme = repository_files(made, language)["README.md"].decode("utf-8")
        assert "docs/" not in readme and "@@" not in readme


def test_hints_progress_sync_and_reset_work_on_recordings(student_copy: Path) -> None:
    file = student_copy / SCRIPT
    text = file.read_text(encoding="utf-8")
    place = text.index("raise NotImplementedError", text.index("def sigmoid("))
    end = text.index("\n", place)
    file.write_text(f"{text[:place]}return 1 / (1 + np.exp(x)){text[end:]}", encoding="utf-8")
    hint = course(student_copy, "hint", "sigmoid", "--step", "3")
    assert "sign of your exponent" in hint.stdout and "np.exp(x) = " in hint.stdout, hint.stderr
    progress = course(student_copy, "progress")
    assert "02_mlp" in progress.stdout and "next: 02_mlp/sigmoid" in progress.stdout
    assert course(student_copy, "sync").returncode == 0
    notebook = file.with_suffix(".ipynb").read_text(encoding="utf-8")
    assert "return 1 / (1 + np.exp(x))" in notebook
    code = (
        "from pathlib import Path; from autograder.course.load import load_course\n"
        "from autograder.loop.reset import reset_exercise\n"
        "c = load_course('.'); reset_exercise(c, c.assignments[0], 'sigmoid', 'en')"
    )
    subprocess.run(
        [sys.executable, "-c", code],
        cwd=student_copy,
        env=os.environ | {"PYTHONPATH": str(student_copy)},
        check=True,
    )
    assert file.read_text(encoding="utf-8") == text


def test_a_hint_speaks_the_readers_language_and_not_the_releases(student_copy: Path) -> None:
    """The worked number stands in the assignment's own text, which is released in one language."""
    arguments = ("hint", "hidden_layer", "--step", "3")
    english = course(student_copy, *arguments, COURSE_LANGUAGE="en").stdout
    korean = course(student_copy, *arguments, COURSE_LANGUAGE="ko").stdout
    assert "A number: " in english and "Shapes: " in english
    assert "숫자 예: " in korean and "크기: " in korean
    assert "A number" not in korean and "Shapes" not in korean
    (student_copy / "assignments" / ".released" / "hints.ko.json").write_text("{", encoding="utf-8")
    again = course(student_copy, *arguments, COURSE_LANGUAGE="ko")
    assert again.returncode == 0 and "A number: " in again.stdout


@pytest.mark.parametrize("path", ["assignments/.released/mlp.py", "assignments/.releases.json"])
def test_what_was_released_is_protected(small_release: Path, path: str) -> None:
    from autograder.course.manifest import read_manifest

    manifest = read_manifest(small_release)
    assert manifest is not None and path in manifest.protected
