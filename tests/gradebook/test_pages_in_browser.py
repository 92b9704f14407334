"""Pages made of hostile submissions, opened in a real browser: no script of a student's runs."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path

import mistune
import pytest
from browser import EVERYTHING, HOSTILE, OWN, opened, owned
from gradebook_class import Material, Notebook, cell_of, new_cell

from autograder.course.load import load_course
from autograder.grading.opened import grade_submission
from autograder.grading.result import SubmissionResult
from autograder.report.html import exercise_html, submission_html
from autograder.report.markdown import submission_blocks

pytestmark = pytest.mark.slow
Run = Callable[..., str]
HandIn = Callable[[str, Notebook], Path]

CODE = f'''
import numpy as np
TEXT = {EVERYTHING!r}
print(TEXT)

def sigmoid(x):
    """{HOSTILE[0]}"""
    raise ValueError(TEXT)

def sigmoid_derivative(a):
    print(TEXT)
    return TEXT

class Shown:
    def __repr__(self):
        return TEXT
    _repr_html_ = __repr__

def hidden_layer(X, W1, b1):
    return {{TEXT: TEXT}}

def output_layer(A1, W2, b2):
    return Shown()

raise RuntimeError(TEXT)
'''


def hostile_notebook(made: Material) -> Notebook:
    """Hostile text in every place of a notebook."""
    notebook = copy.deepcopy(made.release)
    cell_of(notebook, "reflection")["source"] = EVERYTHING
    notebook["cells"].append(new_cell("markdown", EVERYTHING, title=EVERYTHING))
    attached = new_cell("markdown", "![x](attachment:a.svg)")
    attached["attachments"] = {"a.svg": {"image/svg+xml": HOSTILE[5]}}
    code = new_cell("code", CODE, tags=[EVERYTHING])
    code["outputs"] = [
        {
            "output_type": "display_data",
            "metadata": {},
            "data": {
                "text/html": EVERYTHING,
                "application/javascript": OWN,
                "image/svg+xml": HOSTILE[5],
                "text/markdown": EVERYTHING,
            },
        },
        {"output_type": "stream", "name": "stdout", "text": EVERYTHING},
    ]
    notebook["cells"] += [attached, code, new_cell("raw", EVERYTHING)]
    notebook["metadata"]["title"] = EVERYTHING
    return notebook


@pytest.fixture
def result(small_course: Path) -> SubmissionResult:
    """The same code, graded."""
    course = load_course(small_course)
    file = small_course / "submitted/mallory/02_mlp/mlp.py"
    file.parent.mkdir(parents=True)
    file.write_text(CODE, encoding="utf-8")
    return grade_submission(course, course.assignment("02_mlp"), file)


@pytest.mark.parametrize("hostile", [HOSTILE[0], HOSTILE[2], HOSTILE[4], HOSTILE[7], HOSTILE[13]])
def test_the_browser_would_tell(tmp_path: Path, hostile: str) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<html><body>{hostile}</body></html>", encoding="utf-8")
    assert owned(opened(page.as_uri()))


@pytest.mark.parametrize("language", ["ko", "en"])
def test_nbgraders_feedback_page(
    run: Run,
    hand_in_notebook: HandIn,
    made: Material,
    small_course: Path,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
) -> None:
    monkeypatch.setenv("COURSE_LANGUAGE", language)
    student = f"<img src=x onerror={OWN}>"
    hand_in_notebook(student, hostile_notebook(made))
    assert run("Autograde") == run("GenerateFeedback") == ""
    page = small_course / "feedback" / student / "02_mlp" / "mlp.html"
    source = page.read_text(encoding="utf-8")
    assert 'http-equiv="Content-Security-Policy"' in source and "default-src 'none'" in source
    for shown in (source, _without_policy(source)):  # safe by each of the two alone
        page.write_text(shown, encoding="utf-8")
        dom = opened(page.as_uri())
        assert not owned(dom)
        assert "onerror=" in dom  # it is shown, as text


def _without_policy(page: str) -> str:
    return page.replace("Content-Security-Policy", "x-nothing")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_notebooks_check_and_the_summary_cell(
    result: SubmissionResult, tmp_path: Path, language: str
) -> None:
    """Jupyter, Colab and formgrader put this into a page that has no policy of its own."""
    page = tmp_path / "page.html"
    parts = [exercise_html(exercise, language) for exercise in result.exercises]
    shown = "".join([submission_html(result, language), *parts])
    page.write_text(f"<html><body>{shown}</body></html>", encoding="utf-8")
    dom = opened(page.as_uri())
    assert not owned(dom) and "onerror=" in dom


def test_the_summary_of_a_push_as_its_source_is_rendered(
    result: SubmissionResult, tmp_path: Path
) -> None:
    """GitHub removes scripts besides; here a renderer that leaves all HTML in has to be safe."""
    markdown = "".join(block.text for block in submission_blocks(result, "en"))
    render = mistune.create_markdown(escape=False, plugins=["table", "url"])
    page = tmp_path / "page.html"
    page.write_text(f"<html><body>{render(markdown)}</body></html>", encoding="utf-8")
    dom = opened(page.as_uri())
    assert not owned(dom) and "onerror=" in dom
