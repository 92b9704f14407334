"""The demonstrations of every assignment draw, once it is solved, and wait politely before."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jupytext
import pytest
from figure_checks import assert_renders, words

from autograder.course.load import load_course
from autograder.figures import Drawing
from autograder.grading.reference import solution_path

SOLUTIONS = Path(__file__).parents[2] / "solutions"
LANGUAGES = ("ko", "en")
COURSE = load_course(SOLUTIONS.parent)
SOURCES = {a.module: solution_path(COURSE, a) for a in COURSE.assignments}
QUICK = ("mlp", "xor")
# Demonstrations that train for a minute: what they say, and what is tried here.
SHORTER = {"rule_steps, steps, every = 200, 1_500, 100": "rule_steps, steps, every = 3, 4, 2"}


def run_demonstrations(source: Path, language: str, *, solved: bool) -> None:
    """Runs a source's cells as its release in one language, filled in or not, and its demos.

    A drawing that is a cell's last line is shown, as a notebook shows it.
    """
    namespace: dict[str, Any] = {}
    for cell in jupytext.read(source).cells:
        if cell.cell_type != "code" or cell.metadata.get("lang", language) != language:
            continue
        code = cell.source
        for whole, few in SHORTER.items():
            code = code.replace(whole, few)
        if "title" in cell.metadata and not solved:
            code = re.sub(
                r"### BEGIN.*### END SOLUTION", "raise NotImplementedError", code, flags=re.S
            )
        *_, last = code.split("\n")
        if last.startswith("figures.") and not last.endswith(".show()"):
            code += ".show()"
        exec(code, namespace)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.slow
def test_demonstrations_of_the_solutions_draw(name, language, capsys, caplog, monkeypatch):
    drawings: list[Drawing] = []
    monkeypatch.setattr(Drawing, "show", lambda self: drawings.append(self))
    run_demonstrations(SOURCES[name], language, solved=True)
    said = capsys.readouterr().out
    assert "그림" not in said and "drawing" not in said.lower(), said
    if name == "xor":
        assert said.split() == ["AND:", "1.0", "OR:", "1.0", "XOR:", "0.5"]
    called = re.findall(r"figures\.(draw_\w+)", SOURCES[name].read_text(encoding="utf-8"))
    assert len(drawings) >= len(set(called)) > 0
    for drawing in drawings:
        assert_renders(drawing, caplog)
        if language == "en":
            assert not re.search("[가-힣]", words(drawing) + drawing.description)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name",
    [name if name in QUICK else pytest.param(name, marks=pytest.mark.slow) for name in SOURCES],
)
def test_demonstrations_of_an_unsolved_release_wait(name, language, capsys, monkeypatch):
    monkeypatch.setattr(Drawing, "show", lambda self: None)  # of what needs no exercise
    run_demonstrations(SOURCES[name], language, solved=False)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) >= 2
    waiting = "위의 연습을 마치면" if language == "ko" else "once the exercises above are done"
    assert all(waiting in line for line in lines), lines
