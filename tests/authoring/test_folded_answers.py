"""Answers that a text folds away stay folded and are Markdown inside, wherever they are shown."""

from __future__ import annotations

import re
from pathlib import Path

import jupytext
import pytest

from autograder.gradebook.formulas import markdown_with_formulas

SOURCES = sorted((Path(__file__).parents[2] / "solutions").glob("*/*.py"))
TEXTS = [
    pytest.param(cell.source, id=f"{path.stem}-{cell.metadata['lang']}")
    for path in SOURCES
    if "<details>" in path.read_text(encoding="utf-8")
    for cell in jupytext.read(path).cells
    if cell.cell_type == "markdown" and "<details>" in cell.source
]


def test_some_text_folds_its_answers_away():
    assert len(TEXTS) >= 2


@pytest.mark.parametrize("text", TEXTS)
def test_each_is_opened_named_and_closed(text: str):
    count = text.count("<details>")
    assert text.count("</details>") == count
    # Without the empty lines JupyterLab, VS Code and Colab take what is inside for HTML.
    whole = re.findall(
        r"^<details>\n<summary>[^<]+</summary>\n\n[^<]+\n\n</details>$", text, re.MULTILINE
    )
    assert len(whole) == count


@pytest.mark.parametrize("text", TEXTS)
def test_feedback_pages_keep_them(text: str):
    page = str(markdown_with_formulas(text))
    assert page.count("<details>") == page.count("</details>") == text.count("<details>")
    inside = page.split("<details>")[1].split("</details>")[0]
    assert "<summary>" in inside and "<code>" in inside
