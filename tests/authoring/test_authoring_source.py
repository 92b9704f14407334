"""A slip in an authored source is named by file and line; a good source becomes typed cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.authoring.build import load_source
from autograder.authoring.source import parse_source
from autograder.course import CourseError, load_course

LABEL = "solutions/02_mlp/mlp.py"


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def problems_of(root: Path, text: str) -> list[str]:
    (root / LABEL).write_text(text, encoding="utf-8")
    course = load_course(root)
    with pytest.raises(CourseError) as caught:
        load_source(course, course.assignment("02_mlp"))
    return list(caught.value.problems)


def test_cells_have_kinds_names_languages_and_lines(source: str) -> None:
    cells = parse_source(source, LABEL).cells
    assert [(cell.kind, cell.name, cell.language) for cell in cells] == [
        ("prose", "", "ko"),
        ("prose", "", "en"),
        ("code", "", None),
        ("demo", "", "ko"),
        ("demo", "", "en"),
        ("prose", "", "ko"),
        ("prose", "", "en"),
        ("exercise", "sigmoid", None),
        ("demo", "", None),
        ("exercise", "Layer", None),
        ("prose", "", None),
        ("written", "reflection", "ko"),
        ("written", "reflection", "en"),
    ]
    lines = source.split("\n")
    assert all(lines[cell.line - 1].startswith("# %%") for cell in cells)
    assert cells[0].text == "# 다층 퍼셉트론\n가중치 $W$ 를 배웁니다."


def test_a_jupytext_header_a_bom_and_crlf_change_nothing(course_root: Path, source: str) -> None:
    course = load_course(course_root)
    plain = load_source(course, course.assignments[0])
    header = "# ---\n# jupyter:\n#   jupytext:\n#     formats: py:percent\n# ---\n\n"
    (course_root / LABEL).write_bytes(
        ("\ufeff" + header + source).replace("\n", "\r\n").encode("utf-8")
    )
    decorated = load_source(course, course.assignments[0])
    assert [cell.text for cell in decorated.cells] == [cell.text for cell in plain.cells]
    assert decorated.cells[0].line == plain.cells[0].line + header.count("\n")


SIGMOID_END = "    return 1 / (1 + np.exp(-secret))\n    ### END SOLUTION\n"


@pytest.mark.parametrize(
    ("old", "new", "at", "expected"),
    [
        ("# %% Layer", "# %%", "# %%\nclass Layer", "has a solution but is no exercise"),
        ("# %% Layer", "# %%", None, "the exercise 'Layer' of course.yml has no cell"),
        ("# %% Layer", "# %% Net", "# %% Net", "'Net' is not an exercise of 02_mlp in course.yml"),
        ("class Layer:", "class Lyer:", "# %% Layer", "does not define Layer"),
        ("# %% Layer", "# %% sigmoid", "# %% sigmoid\nclass", "'sigmoid' already has a cell"),
        (
            SIGMOID_END,
            SIGMOID_END.replace("    ### END SOLUTION\n", ""),
            "    ### BEGIN SOLUTION\n    secret",
            "BEGIN SOLUTION has no END SOLUTION in its cell",
        ),
        (
            "    ### BEGIN SOLUTION\n    secret",
            "    secret",
            "    ### END SOLUTION\n\n# %% tags",
            "END SOLUTION has no BEGIN SOLUTION before it",
        ),
        (
            "    secret =",
            "    ### BEGIN SOLUTION\n    secret =",
            "    ### BEGIN SOLUTION\n    secret",
            "stands inside another region",
        ),
        (
            '# %% [markdown] lang="en"\n# ## Sigmoid\n',
            '# %% [markdown] lang="ko"\n# ## Sigmoid\n',
            '# %% [markdown] lang="ko"\n# ## 시그모이드',
            'the lang="ko" cell has no lang="en" cell right after it',
        ),
        (
            '# %% [markdown] lang="en"\n# ## Sigmoid\n',
            '# %% [markdown] lang="en"\n# Sigmoid\n',
            '# %% [markdown] lang="en"\n# Sigmoid',
            "differs from its translation at line 22: their headings",
        ),
        ("# en: A constant\n", "", "# ko: 상수", "has a ko: line here but no en: line"),
        ("    en: A layer.\n", "", '    """\n    ko: 층', "has a ko: line here but no en: line"),
        ("LIMIT = 1", "LIMIT = = 1", "LIMIT", "is not valid Python"),
        ('lang="ko"', 'lang="fr"', "# %%", "lang is 'fr'; allowed"),
        ('tags=["demo"]\n', 'tags=["hidden"]\n', "# %% tags=[\"hidden\"]", "tags are ['hidden']"),
        ("# %% sigmoid", '# %% sigmoid points="3"', "# %% sigmoid", "'points' is not known"),
        ("# %% sigmoid", '# %% sigmoid tags=["demo"]', "# %% sigmoid", "cannot be a demonstration"),
        ("# %% sigmoid", '# %% sigmoid lang="ko"', "# %% sigmoid", "only text and demo cells"),
        ("# %% [markdown]\n# Both", "# %% [raw]\n# Both", "# %% [raw]", "is a raw cell"),
        ("# %% [markdown]\n# Both", "# %% Both [markdown]\n#", "# %% Both", "only exercises have"),
        ('written="reflection"', 'written="essay"', "lang=\"ko\" written", "not under written of"),
        ('written="reflection"', 'written="essay"', None, "'reflection' of course.yml has no cell"),
        ('written="reflection"', 'written=""', 'lang="ko" written', "written needs an id"),
    ],
)  # fmt: skip
def test_each_slip_is_one_sentence_with_its_line(
    course_root: Path, source: str, old: str, new: str, at: str | None, expected: str
) -> None:
    assert old in source
    text = source.replace(old, new)
    found = [problem for problem in problems_of(course_root, text) if expected in problem]
    assert found
    where = f"{LABEL}:{line_of(text, at)}: " if at else f"{LABEL}: "
    assert found[0].startswith(where), found
    assert all("\n" not in problem and problem.endswith(".") for problem in found)


def test_all_problems_are_told_at_once_in_the_files_order(course_root: Path, source: str) -> None:
    text = source.replace("# %% Layer", "# %% Net").replace("# en: A constant\n", "")
    found = problems_of(course_root, text)
    assert [problem.split(": ")[0] for problem in found] == [
        LABEL,
        f"{LABEL}:{line_of(text, '# ko: 상수')}",
        f"{LABEL}:{line_of(text, '# %% Net')}",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x = 1\n", "has no cells"),
        ("", "has no cells"),
        ("import os\n# %%\nx = 1\n", ":1: stands before the first cell"),
        ("# ---\n# a: b\n# ---\nimport os\n# %%\n", ":4: stands before the first cell"),
    ],
)
def test_files_that_are_no_source(text: str, expected: str) -> None:
    with pytest.raises(CourseError) as caught:
        parse_source(text, LABEL)
    assert str(caught.value).startswith(LABEL)
    assert expected in str(caught.value)


def test_a_file_in_another_encoding_names_the_line(course_root: Path) -> None:
    (course_root / LABEL).write_bytes("# %%\n# 과목\n".encode("cp949"))
    course = load_course(course_root)
    with pytest.raises(CourseError, match=r"mlp\.py:2: is not UTF-8"):
        load_source(course, course.assignments[0])


def test_a_missing_source_says_what_it_is_for(course_root: Path) -> None:
    (course_root / LABEL).unlink()
    course = load_course(course_root)
    with pytest.raises(CourseError, match="a student's copy of the course has none"):
        load_source(course, course.assignments[0])
