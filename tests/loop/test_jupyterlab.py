"""A real JupyterLab in Chromium: edit, save, reopen, edit the .py, reopen; in any order."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from loop_lab import NEEDED, answers, opened, put, run_all, run_on, save, serving, shows, write_into
from loop_work import RIGHT, Work, report, statuses
from pupil import Pupil

from autograder.cli import main
from autograder.report.terminal import submission_lines
from autograder.submission.read import read_submission

pytestmark = NEEDED


@pytest.fixture
def lab(work: Work) -> Iterator[str]:
    """JupyterLab on the course's folder."""
    with serving(work.root, work.root.parent / "home") as address:
        yield address


def test_edit_save_reopen_edit_the_script_reopen(work: Work, lab: str) -> None:
    name = work.notebook.relative_to(work.root).as_posix()
    with opened(lab, name) as page:
        write_into(page, 'implemented yet: sigmoid"', RIGHT["sigmoid"])
        save(page)
    assert "np.tanh" in work.body_in_notebook("sigmoid")
    work.in_script("sigmoid_derivative", RIGHT["sigmoid_derivative"])
    result, said = report(work)
    found = statuses(result)
    assert (found["sigmoid"], found["sigmoid_derivative"]) == ("done", "done")
    assert "as it stands in mlp.ipynb: sigmoid." in said
    with opened(lab, name) as page:  # the .py is the newer one now
        shows(page, "np.tanh")
        save(page)
    assert main(["sync", "02_mlp", "--course", str(work.root)]) == 0
    assert "np.tanh" in work.script.read_text(encoding="utf-8")
    with opened(lab, name) as page:
        shows(page, "return a * (1 - a)")
        save(page)
    metadata = json.loads(work.notebook.read_text(encoding="utf-8"))["metadata"]
    assert set(metadata["course"]["synced"]) == {"sigmoid", "sigmoid_derivative"}
    work.in_script("sigmoid", "return 5")
    assert main(["sync", "02_mlp", "--course", str(work.root)]) == 0
    assert "return 5" in work.body_in_notebook("sigmoid")


# What a student writes in 03, and what the notebook says: the message, and the cell that says it.
SLIPS = [
    ("xor_dataset", "return np.zeros((4, 2)), np.ones(4)", "The shape", "모양(shape)"),
    ("forward", "return X @ params['W1'", "'[' was never closed", "'[' was never closed"),
    ("predict", "return forward(params, X)", "hint", "힌트"),
]


def test_all_of_03_in_the_notebook(work: Work, lab: str) -> None:
    """Slips and answers are written, run and saved in the browser; nothing is lost."""
    pupil = Pupil(work.root, "03_xor")
    name = pupil.notebook.relative_to(work.root).as_posix()
    with opened(lab, name) as page:
        run_all(page)
        answers(page, "check()", "0 / 7")
        for exercise, slip, english, korean in SLIPS:
            head, quotes, _ = pupil.answers[exercise].rpartition('"""')
            put(page, f"def {exercise}(", f"{head}{quotes}\n    {slip}")
            run_on(page, 2)
            answers(page, f"check({exercise})", english)
            save(page)
            for language, told in (("en", english), ("ko", korean)):
                said = "\n".join(submission_lines(pupil.result(), language, width=100))
                assert told in said, said
        for exercise, source in pupil.answers.items():
            if exercise in pupil.assignment.exercises:
                put(page, f"def {exercise}(", source)
        run_all(page)
        answers(page, "check()", "7 / 7")
        save(page)
    assert pupil.result().all_done
    cells = {cell.title: cell.source for cell in read_submission(pupil.notebook).cells}
    names = list(pupil.assignment.exercises)
    assert {n: cells[n].strip() for n in names} == {n: pupil.answers[n] for n in names}
