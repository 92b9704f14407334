"""A student's work in the released frame: everything is shown, nothing of it is believed."""

from __future__ import annotations

import ast
import copy
import json
from pathlib import Path

import nbformat
import pytest
from gradebook_class import copy_course
from hypothesis import given, settings
from hypothesis import strategies as st
from nbconvert.filters import markdown2html
from nbformat import NotebookNode
from nbgrader.nbgraderformat import MetadataValidator

from autograder.class_run.digests import NOTHING, digest_of, submission_digest
from autograder.course import Course, CourseError, load_course
from autograder.gradebook.inert import JOINER, inert_markdown, on_pages, prose, shortened
from autograder.gradebook.pieces import defined_exercises, outline_of, split
from autograder.gradebook.release import Release, load_release
from autograder.gradebook.staging import MAX_EXTRA_CELLS, staged, staged_unread
from autograder.submission.cells import Cell, Submission
from autograder.submission.read import read_text_submission

EXERCISES = ("one", "two", "three")


@pytest.fixture(scope="module")
def own_course(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Course:
    """The course with 02_mlp."""
    return load_course(copy_course(root, tmp_path_factory.mktemp("staging") / "course"))


@pytest.fixture(scope="module")
def release(own_course: Course) -> Release:
    """What was released of 02_mlp."""
    return load_release(own_course, own_course.assignment("02_mlp"))


def with_cells(*cells: Cell) -> Submission:
    """A submission of these cells."""
    return Submission(Path("mlp.ipynb"), "mlp", cells)


def source_of(notebook: NotebookNode, grade_id: str) -> str:
    """The text in the cell with an nbgrader id."""
    ours = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]
    (found,) = [cell for cell in ours if cell.metadata.nbgrader.grade_id == grade_id]
    return found.source


def test_a_definition_is_found_with_its_decorators_and_comments() -> None:
    source = (
        "import x\n\n# how it works\n@x.cache\ndef one(a):\n    return a\n\ntwo = one\nprint(two)"
    )
    assert defined_exercises(source, EXERCISES, outline_of(source)) == ["one", "two"]
    assert [(piece.name, piece.text) for piece in split(source, EXERCISES, outline_of(source))] == [
        ("", "import x"),
        ("one", "# how it works\n@x.cache\ndef one(a):\n    return a"),
        ("two", "two = one"),
        ("", "print(two)"),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "def one(:\n    pass\n\ndef two():\n    pass",
        "%%time\ndef one(): pass\n!ls\ndef two(): pass",
        "async def one(): pass\nclass two: pass",
        "one = 1; two = 2",
    ],
)
def test_definitions_are_found_in_code_that_is_odd_or_broken(source: str) -> None:
    assert defined_exercises(source, EXERCISES, outline_of(source)) == ["one", "two"]


@pytest.mark.parametrize(
    "source",
    [
        "-" * 100_000 + "1",
        "(" * 100_000,
        "a" + ".b" * 90_000,
        "1if 1else 2\n" * 20_000,
        "\0",
        "x" * 300_000,
        "a" + "\u0301\u0316" * 90_000 + " = 1",
    ],
)
def test_code_that_breaks_parsers_is_one_piece(
    source: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert (
        "".join(piece.text for piece in split(source, EXERCISES, outline_of(source))).strip()
        == source.strip()
    )
    assert capfd.readouterr().err == ""


LINES = st.sampled_from(
    [
        *("def one():", "    return 1", "# note", "", "two = 3", "class three:"),
        *("    x = '''", "print(1)", "@d"),
    ]
)


@settings(deadline=None)
@given(st.lists(LINES, max_size=25))
def test_pieces_lose_no_line_and_keep_the_order(lines: list[str]) -> None:
    source = "\n".join(lines)
    pieces = split(source, EXERCISES, outline_of(source))
    kept = [line for piece in pieces for line in piece.text.split("\n") if line.strip()]
    assert kept == [line for line in lines if line.strip()]
    for piece in pieces:
        named = defined_exercises(piece.text, EXERCISES, outline_of(piece.text))
        assert not piece.name or piece.name in named


def test_an_unchanged_submission_is_the_release(own_course: Course, release: Release) -> None:
    folder = own_course.root / "assignments/02_mlp"
    text = (folder / "mlp.py").read_text(encoding="utf-8")
    for language in ("en", "ko"):
        notebook = staged(release, read_text_submission(text, "mlp"), language)
        for mine, theirs in zip(notebook.cells, release.notebook.cells, strict=True):
            if mine.cell_type == "markdown" or "nbgrader" not in mine.metadata:
                assert mine.source == theirs.source


def test_the_other_languages_text_is_not_taken_for_the_students(
    own_course: Course, release: Release
) -> None:
    from autograder.authoring.build import build_assignment

    files = build_assignment(own_course, own_course.assignment("02_mlp"), "ko")
    text = files[Path("02_mlp/mlp.py")].decode("utf-8")
    notebook = staged(release, read_text_submission(text, "mlp"), "ko")
    assert len(notebook.cells) == len(release.notebook.cells)
    assert source_of(notebook, "reflection") == release.prompts["reflection"]


def test_the_last_definition_stands_in_the_exercise_cell(release: Release) -> None:
    first, second = "def sigmoid(x):\n    return 0", "def sigmoid(x):\n    return 1"
    cells = (Cell(1, True, first, "sigmoid"), Cell(2, True, second, "elsewhere"))
    notebook = staged(release, with_cells(*cells), "en")
    assert source_of(notebook, "sigmoid") == second
    assert first in [cell.source for cell in notebook.cells]


def test_a_cell_with_several_exercises_is_taken_apart(release: Release) -> None:
    source = "import os\ndef sigmoid(x):\n    return 0\n\ndef update(W):\n    return W\n\nprint(1)"
    notebook = staged(release, with_cells(Cell(1, True, source)), "en")
    assert source_of(notebook, "sigmoid") == "def sigmoid(x):\n    return 0"
    assert source_of(notebook, "update") == "def update(W):\n    return W"
    assert source_of(notebook, "train_step") == "# train_step: not in the submission."
    sources = [cell.source for cell in notebook.cells]
    assert sources.index("import os") < sources.index("print(1)")


def test_broken_code_with_several_exercises_is_shown_whole_once(release: Release) -> None:
    source = "def sigmoid(x:\n    pass\n\ndef update(W):\n    return W"
    notebook = staged(release, with_cells(Cell(1, True, source)), "en")
    assert source_of(notebook, "sigmoid") == source
    assert source_of(notebook, "update") == "# update: in the same cell as sigmoid."


def test_an_answer_without_its_cell_is_left_to_a_person(release: Release) -> None:
    answer = Cell(1, False, "The old weights gave this prediction.", "my answer")
    notebook = staged(release, with_cells(answer), "en")
    assert "see the other text" in source_of(notebook, "reflection")
    assert answer.source in [cell.source for cell in notebook.cells]
    none = staged(release, with_cells(Cell(1, True, "x = 1")), "en")
    assert source_of(none, "reflection") == release.prompts["reflection"]


def test_an_answer_in_two_cells_is_joined(release: Release) -> None:
    parts = [
        Cell(1, False, "First.", "reflection"),
        Cell(2, False, "Second.", "", written="reflection"),
    ]
    notebook = staged(release, with_cells(*parts), "en")
    assert source_of(notebook, "reflection") == "First.\n\nSecond."


def test_more_cells_than_anybody_reads_are_counted(release: Release) -> None:
    cells = [Cell(n, True, f"x = {n}") for n in range(MAX_EXTRA_CELLS + 7)]
    notebook = staged(release, with_cells(*cells), "en")
    assert len(notebook.cells) == len(release.notebook.cells) + MAX_EXTRA_CELLS + 1
    assert "7 more cells" in notebook.cells[-1].source


TEXT = st.text(st.characters(codec=None), max_size=60)
CELLS = st.builds(
    Cell,
    number=st.integers(1, 9),
    is_code=st.booleans(),
    source=TEXT | st.sampled_from(["def sigmoid(x): pass", "check(sigmoid)", "import numpy as np"]),
    title=st.sampled_from(["", "sigmoid", "check_sigmoid", "reflection", "../x", "<b>"]),
    demo=st.booleans(),
    written=st.sampled_from(["", "reflection", "nothing"]),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(CELLS, max_size=12), st.sampled_from(["ko", "en"]))
def test_whatever_is_handed_in_the_notebook_is_valid(cells: list[Cell], language: str) -> None:
    release = _cached_release()
    notebook = staged(release, with_cells(*cells), language)
    text = nbformat.writes(notebook)
    text.encode("utf-8")
    nbformat.validate(nbformat.reads(text, as_version=4))
    MetadataValidator().validate_nb(notebook)
    released = {id_of(c): c.metadata for c in release.notebook.cells}
    kept = {id_of(c): c.metadata for c in notebook.cells if id_of(c) in released}
    assert kept == released
    assert not [c for c in notebook.cells if c.get("outputs")]
    for cell in notebook.cells:
        if id_of(cell) not in released:
            assert "nbgrader" not in cell.metadata


_RELEASE: list[Release] = []


def _cached_release() -> Release:
    """Hypothesis calls a test many times, and module-scoped fixtures it forbids it to share."""
    if not _RELEASE:
        course = load_course(Path(__file__).resolve().parents[2])
        _RELEASE.append(load_release(course, course.assignment("02_mlp")))
    return _RELEASE[0]


def id_of(cell: NotebookNode) -> str:
    """The cell's own id."""
    return cell["id"]


def test_files_that_cannot_be_read_are_shown_as_they_are(release: Release, tmp_path: Path) -> None:
    (tmp_path / "mlp.py").write_bytes(b"x = '\xff' # latin\n")
    (tmp_path / "mlp.ipynb").write_text('{"cells": [{"cell_type": "code", "so', encoding="utf-8")
    notebook = staged_unread(release, tmp_path, "mlp", "ko", tmp_path)
    sources = [cell.source for cell in notebook.cells]
    assert "x = '\ufffd' # latin" in "".join(sources)
    assert '{"cells": [{"cell_type": "code", "so' in sources
    assert "## 제출된 그대로: `mlp.ipynb`" in sources
    nbformat.validate(nbformat.reads(nbformat.writes(notebook), as_version=4))


def test_a_link_is_not_followed_to_show_it(release: Release, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret", encoding="utf-8")
    (tmp_path / "mlp.py").symlink_to(tmp_path / "secret")
    notebook = staged_unread(release, tmp_path, "mlp", "en", tmp_path)
    assert "the secret" not in "".join(cell.source for cell in notebook.cells)


def test_a_linked_folder_shows_nothing_of_whom_it_leads_to(
    release: Release, tmp_path: Path
) -> None:
    other = tmp_path / "submitted" / "kim" / "02_mlp"
    other.mkdir(parents=True)
    (other / "mlp.py").write_text("whats_kims = True\n", encoding="utf-8")
    folder = tmp_path / "submitted" / "mallory" / "02_mlp"
    folder.parent.mkdir()
    folder.symlink_to(other)
    notebook = staged_unread(release, folder, "mlp", "en", tmp_path)
    assert "kims" not in "".join(cell.source for cell in notebook.cells)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "</textarea><img src=x onerror=alert(1)>",
        "<!-- --><svg/onload=alert(1)>",
        "[x](javascript:alert(1)) [x]: javascript:alert(1)",
        "[x][y]\n\n[y]: javascript:alert(1)",
        "![x](https://example.org/seen.png)",
        "```mermaid\n<img src=x onerror=alert(1)>\n```",
        "<https://example.org> <javascript:alert(1)>",
        "<\nscript>",
        "&lt;script&gt; &#60;script&#62;",
    ],
)
def test_nothing_in_a_students_text_can_run_or_load(text: str) -> None:
    html = markdown2html(inert_markdown(text))
    for forbidden in ("<script", "<img", "<svg", "</textarea", 'href="javascript', "<!--"):
        assert forbidden not in html


@settings(deadline=None)
@given(TEXT)
def test_inert_text_differs_by_invisible_characters_only(text: str) -> None:
    assert inert_markdown(text).replace(JOINER, "") == prose(text).replace(JOINER, "")
    on_pages(text).encode("utf-8")


def test_long_text_is_cut_and_says_so() -> None:
    assert shortened("x" * 30, "and {count} more", 10) == f"{'x' * 10}\nand 20 more"
    assert shortened("x" * 10, "and {count} more", 10) == "x" * 10


def test_a_damaged_release_is_refused(own_course: Course, release: Release) -> None:
    path = own_course.root / "assignments/02_mlp/mlp.ipynb"
    text = path.read_text(encoding="utf-8")
    try:
        without_ids = json.loads(text) | {"nbformat_minor": 4}
        for cell in without_ids["cells"]:
            del cell["id"]
        for broken in (text[:500], "[]", "<<<<<<< HEAD\n" + text, json.dumps(without_ids)):
            path.write_text(broken, encoding="utf-8")
            with pytest.raises(CourseError, match="the release cannot be read"):
                load_release(own_course, own_course.assignment("02_mlp"))
        fewer = copy.deepcopy(release.notebook)
        fewer.cells = [c for c in fewer.cells if c.metadata.get("title") != "check_update"]
        path.write_text(nbformat.writes(fewer), encoding="utf-8")
        with pytest.raises(CourseError, match="check_update is missing"):
            load_release(own_course, own_course.assignment("02_mlp"))
        path.write_text(json.dumps(json.loads(text) | {"cells": []}), encoding="utf-8")
        with pytest.raises(CourseError, match="check_sigmoid is missing"):
            load_release(own_course, own_course.assignment("02_mlp"))
    finally:
        path.write_text(text, encoding="utf-8")


def test_exercise_code_in_the_frame_is_still_python(release: Release) -> None:
    source = "def sigmoid(x):\n    return x\n"
    notebook = staged(release, with_cells(Cell(1, True, source)), "ko")
    for cell in notebook.cells:
        if cell.cell_type == "code" and "nbgrader" in cell.metadata:
            ast.parse(cell.source)


def test_what_a_link_leads_to_is_no_part_of_a_submission(tmp_path: Path) -> None:
    """Or a score would be older than the submission as soon as it is given."""
    lee, kim = (tmp_path / "submitted" / who / "02_mlp" for who in ("lee", "kim"))
    for folder in (lee, kim.parent):
        folder.mkdir(parents=True)
    (lee / "mlp.py").write_text("x = 1\n", encoding="utf-8")
    kim.symlink_to(lee)
    assert submission_digest(lee, tmp_path, "mlp") == digest_of(lee, "mlp") != NOTHING.digest
    assert submission_digest(kim, tmp_path, "mlp") == NOTHING.digest
