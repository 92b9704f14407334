"""A student from first slip to last exercise: 02 in a terminal, 01 in both files.

03 is done in a real JupyterLab as well: see `test_jupyterlab`.
"""

from __future__ import annotations

from collections.abc import Iterator

import nbformat
import pytest
from loop_terminal import Terminal, watching
from loop_work import Work, report
from mostly_slow import mostly_slow
from nbclient import NotebookClient
from pupil import Pupil
from slips import SLIPS, Slip

from autograder.cli import main
from autograder.submission.read import read_submission

DONE = {"en": "done", "ko": "완성"}
ALL = {
    "en": ("8 of 8 exercises", "Every exercise is done"),
    "ko": ("8 / 8 문제", "모든 문제를 완성했습니다"),
}


@pytest.mark.parametrize(
    "slip", mostly_slow((pytest.param(s, id=s.body.split("\n")[0]) for s in SLIPS), 4)
)
def test_each_slip_is_named_in_both_languages(work: Work, slip: Slip) -> None:
    work.in_script(slip.exercise, slip.body)
    for language, told in (("en", slip.en), ("ko", slip.ko)):
        said = " ".join(report(work, language)[1].split())
        assert told in said and "Traceback" not in said


@pytest.fixture
def screens(work: Work) -> Iterator[dict[str, Terminal]]:
    """`course watch 02_mlp` in two terminals, one in each language."""
    screens = {
        language: watching(work.root, "02_mlp", language, rows=60, columns=100) for language in ALL
    }
    yield screens
    for screen in screens.values():
        screen.child.close(force=True)


@pytest.mark.slow
def test_all_of_02_in_a_terminal_with_a_slip_at_every_turn(
    work: Work, screens: dict[str, Terminal]
) -> None:
    """Each slip is saved, read on both screens, and mended; the last word has `pytest`."""
    pupil = Pupil(work.root, "02_mlp")

    def both_show(text: dict[str, str]) -> None:
        for language, screen in screens.items():
            screen.shows(text[language])

    both_show({"en": "0 of 8 exercises", "ko": "0 / 8 문제"})
    for slip in SLIPS:
        work.in_script(slip.exercise, slip.body)
        both_show({"en": slip.en, "ko": slip.ko})
        pupil.in_script(slip.exercise)
        both_show({language: f"{slip.exercise} · {word}" for language, word in DONE.items()})
    for name in pupil.assignment.exercises:
        if name not in {slip.exercise for slip in SLIPS}:
            pupil.in_script(name)
            both_show({language: f"{name} · {word}" for language, word in DONE.items()})
    both_show({language: words[0] for language, words in ALL.items()})
    for language, screen in screens.items():
        screen.press("q")
        assert screen.ends() == 0
        assert "Traceback" not in screen.seen.getvalue()
        command = ("pytest", "mlp.py", "--language", language)
        whole = Terminal(work.script.parent, *command)
        whole.shows(ALL[language][1])
        assert whole.ends() == 0
    cells = {cell.title: cell.source for cell in read_submission(work.script).cells}
    assert {n: cells[n].strip() for n in pupil.assignment.exercises} == {
        n: pupil.answers[n] for n in pupil.assignment.exercises
    }


def test_all_of_02_in_the_script(work: Work) -> None:
    pupil = Pupil(work.root, "02_mlp")
    for name in pupil.assignment.exercises:
        pupil.in_script(name)
    assert pupil.result().all_done


@pytest.mark.slow
def test_all_of_03_in_the_notebook(work: Work) -> None:
    pupil = Pupil(work.root, "03_xor")
    for name in pupil.assignment.exercises:
        pupil.in_notebook(name)
    notebook = nbformat.read(pupil.notebook, as_version=4)
    kept = [c for c in notebook.cells if c.cell_type == "code"]
    setup = [c for c in kept if "demo" not in c.metadata.get("tags", [])]
    notebook.cells = [
        nbformat.v4.new_code_cell("from autograder import check"),
        *(c for c in setup if not c.source.startswith("check(")),
        kept[-1],
    ]
    client = NotebookClient(notebook, kernel_name="python3", timeout=300)
    client.execute(cwd=str(pupil.notebook.parent))
    (shown,) = notebook.cells[-1].outputs
    assert "7 / 7" in shown["data"]["text/html"]
    assert pupil.result().all_done


def test_01_in_both_files_by_turns_loses_nothing(work: Work) -> None:
    pupil = Pupil(work.root, "01_perceptron")
    names = list(pupil.assignment.exercises)
    for turn, name in enumerate(names):
        (pupil.in_script if turn % 2 else pupil.in_notebook)(name)
        if turn == 2:
            assert main(["sync", "01_perceptron", "--course", str(work.root)]) == 0
    assert pupil.result().all_done
    assert main(["sync", "01_perceptron", "--course", str(work.root)]) == 0
    for file in (pupil.script, pupil.notebook):
        cells = {cell.title: cell.source for cell in read_submission(file).cells}
        assert {n: cells[n].strip() for n in names} == {n: pupil.answers[n] for n in names}
