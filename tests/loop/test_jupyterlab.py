"""A real JupyterLab in Chromium: edit, save, reopen, edit the .py, reopen; in any order."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from loop_lab import (
    NEEDED,
    answers,
    opened,
    output,
    put,
    run_all,
    run_on,
    save,
    serving,
    shows,
    write_into,
)
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


# What a student writes in 03; what the notebook says of it, and what pytest says in each language.
SLIPS: dict[str, tuple[str, str, tuple[str, str]]] = {
    "xor_dataset": (
        "return np.zeros((4, 2)), np.ones(4)",
        "does your value first differ",
        ("does your value first differ", "처음으로 값이 달라지는"),
    ),
    "forward": (
        "return X @ params['W1'",
        "The cell above has not run",
        ("does every bracket that opens", "연 괄호마다"),
    ),
    "predict": (
        "return forward(params, X)[1]",
        "Do you return answers of 0 and 1",
        ("Do you return answers of 0 and 1", "답인가요, 확률처럼 보이는"),
    ),
}


def test_all_of_03_in_the_notebook(work: Work, lab: str) -> None:
    """Slips and answers are written, run and saved in the browser; nothing is lost."""
    pupil = Pupil(work.root, "03_xor")
    with opened(lab, pupil.notebook.relative_to(work.root).as_posix()) as page:
        run_all(page, output(page, "check()", "0 / 7"))
        for exercise in pupil.assignment.exercises:
            source = pupil.answers[exercise]
            if exercise in SLIPS:
                slip, shown, told = SLIPS[exercise]
                head, quotes, _ = source.rpartition('"""')
                put(page, f"def {exercise}(", f"{head}{quotes}\n    {slip}")
                run_on(page, 2)
                answers(page, f"check({exercise})", shown)
                save(page)
                result = pupil.result()
                for language, text in zip(("en", "ko"), told, strict=True):
                    said = " ".join(submission_lines(result, language, width=100))
                    assert text in " ".join(said.split()), said
            put(page, f"def {exercise}(", source)
            run_on(page, 2)
            answers(page, f"check({exercise})", "done")
        run_all(page, output(page, "check()", "7 / 7"))
        save(page)
    assert pupil.result().all_done
    cells = {cell.title: cell.source for cell in read_submission(pupil.notebook).cells}
    names = list(pupil.assignment.exercises)
    assert {n: cells[n].strip() for n in names} == {n: pupil.answers[n] for n in names}


def test_a_slider_moves_its_picture_and_leaves_a_still_one(work: Work, lab: str) -> None:
    """01's slider for the bias; without a kernel the drawing at its start is still there."""
    pupil = Pupil(work.root, "01_perceptron")
    for name in pupil.assignment.exercises:
        pupil.in_notebook(name)
    name = pupil.notebook.relative_to(work.root).as_posix()
    moving = ".jp-OutputArea-output .widget-html img"
    with opened(lab, name) as page:
        handle = page.locator(".widget-hslider .noUi-handle").first
        run_all(page, handle)
        assert page.locator(moving).count() == 0
        described = set()
        for _ in range(2):
            handle.focus()
            page.keyboard.press("ArrowRight")
            page.wait_for_function(
                "([place, seen]) => {const found = document.querySelector(place);"
                " return found && !seen.includes(found.alt)}",
                arg=[moving, list(described)],
            )
            described.add(page.locator(moving).first.get_attribute("alt"))
        assert len(described) == 2
        save(page)
    still = [
        shown
        for cell in json.loads(pupil.notebook.read_text(encoding="utf-8"))["cells"]
        for shown in cell.get("outputs", ())
    ]
    sliders = [
        n for n, o in enumerate(still) if "slider" in str(o.get("data", {}).get("text/plain"))
    ]
    assert sliders and all("image/png" in still[n - 1]["data"] for n in sliders)
