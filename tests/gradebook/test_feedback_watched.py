"""A page that takes too long is made without the student's text, and the class goes on."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from gradebook_class import Material, Notebook, cell_of, new_cell, solved_by
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.server_extensions.formgrader.handlers import template_path
from traitlets.config import Config

from autograder.gradebook import feedback, formgrader
from autograder.gradebook.formulas import markdown_with_formulas
from autograder.gradebook.text import say
from autograder.grading import watched

Run = Callable[..., str]
HandIn = Callable[[str, Notebook], Path]
ENDLESS = "This text takes for ever."
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not watched.can_watch(), reason="nothing is watched here"),
]


def markdown_without_end(text: str) -> str:
    """Markdown that never comes back from a certain text; sent to the other process by name."""
    while ENDLESS in text:
        pass
    return markdown_with_formulas(text)


def markdown_that_fails(text: str) -> str:
    """Markdown of which one text makes an error that nobody foresaw."""
    if ENDLESS in text:
        raise RecursionError("maximum recursion depth exceeded")
    return markdown_with_formulas(text)


def page_of(course: Path, student: str) -> str:
    return (course / "feedback" / student / "02_mlp" / "mlp.html").read_text(encoding="utf-8")


def hostile(made: Material) -> Notebook:
    """Right code between the longest texts that highlighters and Markdown are slow with."""
    notebook = solved_by("bae", made, "![" * 10_000 + "> " * 5_000 + "*a **b _c " * 4_000)
    texts = ("\\(a " * 5_000, "\\[a " * 5_000, ("[" * 150 + " ") * 130, "$a\nb\n" * 4_000)
    texts += (
        "\n".join("- " * min(n, 100) + "a" for n in range(200)),
        "`" * 19_999,
        "# a\n" * 5_000,
    )
    cells = notebook["cells"]
    cells += [new_cell("markdown", text) for text in texts * 4]
    cells += [new_cell("code", text) for text in ("0." * 9_990, "'" * 20_000, "(" * 20_000)]
    output = {"output_type": "stream", "name": "stdout", "text": "<b>" * 2_000_000}
    for cell in cells:
        if cell["cell_type"] == "code":
            cell["outputs"] = [output]
            output = {**output, "text": "x" * 1000}
    return notebook


def test_the_longest_hostile_notebook_gets_its_page(
    run: Run, hand_in_notebook: HandIn, made: Material, small_course: Path
) -> None:
    hand_in_notebook("bae", hostile(made))
    hand_in_notebook("an", solved_by("an", made))
    assert run("Autograde") == run("GenerateFeedback") == ""
    assert "20 / 22" in page_of(small_course, "an").replace("</strong>", "")
    page = page_of(small_course, "bae")
    assert "20 / 22" in page.replace("</strong>", "")
    assert "<b><b>" not in page and len(page) < 8_000_000


def test_a_page_without_end_is_made_without_the_text_and_the_class_goes_on(
    run: Run,
    hand_in_notebook: HandIn,
    made: Material,
    small_course: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    for student in ("an", "bae", "choi"):
        notebook = solved_by(student, made)
        if student == "bae":
            cell_of(notebook, "reflection")["source"] = ENDLESS
            notebook["cells"].append(new_cell("markdown", f"{ENDLESS} Twice."))
        hand_in_notebook(student, notebook)
    assert run("Autograde") == ""
    monkeypatch.setattr(feedback, "markdown_with_formulas", markdown_without_end)
    monkeypatch.setattr(feedback, "PAGE_SECONDS", 1.0)
    with caplog.at_level(logging.WARNING):
        assert run("GenerateFeedback") == ""
    left_out = say("not_shown", "en").strip("*")
    for student in ("an", "choi"):
        assert left_out not in page_of(small_course, student)
    page = page_of(small_course, "bae")
    assert left_out in page and ENDLESS not in page
    assert "20 / 22" in page.replace("</strong>", "")
    # A record may be caught twice, by two loggers.
    told = {one.getMessage() for one in caplog.records if "not be shown" in one.getMessage()}
    assert len(told) == 1
    sentence = told.pop()
    assert "bae" in sentence
    assert "not done after 1 s" in sentence and "markdown_without_end" in sentence
    assert "Traceback" not in caplog.text


def test_a_page_that_cannot_be_made_at_all_is_named_in_one_sentence(
    run: Run,
    hand_in_notebook: HandIn,
    made: Material,
    small_course: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for student in ("an", "bae"):
        hand_in_notebook(student, solved_by(student, made))
    assert run("Autograde") == ""
    with Gradebook(f"sqlite:///{small_course}/gradebook.db") as gradebook:
        comment = gradebook.find_comment("reflection", "mlp", "02_mlp", "an")
        comment.manual_comment = ENDLESS  # pyright: ignore[reportAttributeAccessIssue]
        gradebook.db.commit()
    monkeypatch.setattr(feedback, "markdown_with_formulas", markdown_without_end)
    monkeypatch.setattr(feedback, "PAGE_SECONDS", 1.0)
    said = run("GenerateFeedback")
    assert said == "No page was made of 1 of 2 submissions: an. See above for the reasons."
    assert not (small_course / "feedback/an/02_mlp/mlp.html").exists()
    assert page_of(small_course, "bae")


@pytest.mark.parametrize("converter", [markdown_without_end, markdown_that_fails])
def test_formgraders_page_of_such_a_text_is_made_without_it(
    run: Run,
    hand_in_notebook: HandIn,
    made: Material,
    small_course: Path,
    monkeypatch: pytest.MonkeyPatch,
    converter: Callable[[str], str],
) -> None:
    for student, answer in (("an", "An honest answer."), ("bae", ENDLESS)):
        hand_in_notebook(student, solved_by(student, made, answer))
    assert run("Autograde") == ""
    monkeypatch.setattr(formgrader, "markdown_with_formulas", converter)
    monkeypatch.setattr(formgrader, "PAGE_SECONDS", 3.0)
    place = CourseDirectory(root=str(small_course))
    page = formgrader.GradingPage(place, template_path, Config())
    with page.watch:
        shown = {student: grading_page(page, small_course, student) for student in ("bae", "an")}
    assert "An honest answer." in shown["an"] and "could not be shown" not in shown["an"]
    assert ENDLESS not in shown["bae"] and "check_sigmoid" in shown["bae"]
    assert "open the file in <code>submitted/bae/02_mlp</code>" in shown["bae"]
    assert "Rubric (2 points)" in shown["bae"]


def grading_page(page: formgrader.GradingPage, course: Path, student: str) -> str:
    names = ("base_url", "notebook_id", "submission_id", "last_name", "first_name")
    resources = {**dict.fromkeys(names, ""), "index": 0, "total": 2, "notebook_path": ""}
    resources |= {"student": student, "assignment_id": "02_mlp"}
    file = course / "autograded" / student / "02_mlp" / "mlp.ipynb"
    return page.from_filename(str(file), resources)[0]


def test_an_error_in_one_page_costs_no_feedback(
    run: Run,
    hand_in_notebook: HandIn,
    made: Material,
    small_course: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hand_in_notebook("bae", solved_by("bae", made, ENDLESS))
    assert run("Autograde") == ""
    monkeypatch.setattr(feedback, "markdown_with_formulas", markdown_that_fails)
    assert run("GenerateFeedback") == ""
    assert say("not_shown", "en").strip("*") in page_of(small_course, "bae")
