"""What a student meant is graded where that is certain; what else was seen is said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.course.model import Course
from autograder.grading.cells import cells_to_run
from autograder.grading.meant import as_meant
from autograder.grading.opened import grade_submission
from autograder.grading.result import Status, SubmissionResult
from autograder.report.messages import note_text
from autograder.sandbox.student_side.magics import without_magics
from autograder.submission.cells import Cell, Submission
from autograder.submission.read import read_submission, read_text_submission

RIGHT = "def sigmoid(x):\n    return (1 + np.tanh(np.asarray(x, dtype=float) / 2)) / 2"
OTHER = "def sigmoid(x):\n    return x"
STUB = 'def sigmoid(x):\n    """σ(x)"""\n    raise NotImplementedError("sigmoid")'
NUMPY = "import numpy as np"


def meant(course: Course, *cells: Cell, script: bool = False) -> Submission:
    """A notebook (or script) of 02_mlp with these cells, as it was meant."""
    numbered = tuple(
        Cell(n, c.is_code, c.source, c.title, c.demo, 10 * n, c.written)
        for n, c in enumerate(cells, 1)
    )
    path = Path("mlp.py" if script else "mlp.ipynb")
    return as_meant(Submission(path, "mlp", numbered), course.assignment("02_mlp"))


def code(source: str, title: str = "", *, demo: bool = False) -> Cell:
    return Cell(0, True, source, title, demo)


def text(source: str, title: str = "", *, written: str = "") -> Cell:
    return Cell(0, False, source, title, False, 1, written)


def said(submission: Submission, language: str = "en") -> list[str]:
    return [note_text(note, language) for note in submission.notes]


def run(submission: Submission) -> list[str]:
    return [cell.source for cell in cells_to_run(submission)]


@pytest.mark.parametrize("suffix", [".py", ".ipynb"])
def test_nothing_is_said_of_a_release(course: Course, suffix: str) -> None:
    for assignment in course.assignments:
        file = course.root / "assignments" / assignment.name / f"{assignment.module}{suffix}"
        submission = read_submission(file)
        assert as_meant(submission, assignment) == submission, assignment.name


@pytest.mark.parametrize("title", ["sigmoid", ""])
@pytest.mark.parametrize("source", [RIGHT, f"{NUMPY}\n\n\n# mine\n{RIGHT}\n\nprint(sigmoid(0))"])
def test_a_text_cell_that_is_code_is_run(course: Course, title: str, source: str) -> None:
    found = meant(course, code(NUMPY), text(source, title))
    assert run(found) == [NUMPY, source]
    assert said(found) == [
        "cell 2: this has become a text cell but holds code, so it was graded as code; "
        "turn it back into a code cell."
    ]
    assert said(meant(course, text(source), script=True), "ko")[0].startswith("10번째 줄: 글 셀")


def test_imports_and_helpers_that_became_text_are_run(course: Course) -> None:
    helper = "def half(x):\n    return x / 2"
    assert run(meant(course, text(NUMPY), text(helper))) == [NUMPY, helper]


def test_an_exercises_own_cell_is_code_even_if_it_is_broken(course: Course) -> None:
    broken = "def sigmoid(x:\n    return x"
    assert run(meant(course, text(broken, "sigmoid"))) == [broken]
    assert run(meant(course, text("sigmoid = lambda x: x", "sigmoid"))) == ["sigmoid = lambda x: x"]
    assert run(meant(course, text(STUB, "sigmoid"), code(RIGHT))) == [RIGHT]


@pytest.mark.parametrize(
    "source",
    [
        f"My answer:\n\n```python\n{RIGHT}\n```",
        f"Here is what I did\n{RIGHT}",
        f"{RIGHT}\n\nit works because the exponent is never large",
    ],
)
def test_code_within_prose_is_not_run_but_noticed(course: Course, source: str) -> None:
    found = meant(course, text(source), code(STUB, "sigmoid"))
    assert run(found) == [STUB]
    assert "this text cell holds a definition of `sigmoid`" in said(found)[0]
    assert said(meant(course, text(source), code(RIGHT, "sigmoid"))) == []


def test_a_text_with_words_that_python_knows_stays_text(course: Course) -> None:
    assert meant(course, text("sigmoid = one over one plus e")).notes == ()
    prose = "class imbalance matters\nfrom 3 to 5\nimport of data\ndef. of a delta\nwith W2 = 1"
    assert meant(course, text(prose)).notes == () and run(meant(course, text(prose))) == []


def test_a_definition_in_a_demonstration_cell_is_run_without_the_rest(course: Course) -> None:
    demo = f"figures.show()\n{NUMPY}\n\n{RIGHT}\nplt.show()"
    found = meant(course, code(demo, demo=True))
    (graded,) = run(found)
    assert graded.split("\n")[3:5] == RIGHT.split("\n") and "show" not in graded
    assert "`sigmoid` stands in a demonstration cell" in said(found)[0]
    given = run(meant(course, code("plot()\nsigmoid = lambda x: x\ny = 1", demo=True)))
    assert given == ["\nsigmoid = lambda x: x\n"]
    assert run(meant(course, code("def plot():\n    pass", demo=True))) == []


def test_a_stub_below_an_answer_counts_and_is_named(course: Course) -> None:
    found = meant(course, code(RIGHT), code(STUB, "sigmoid"))
    assert run(found) == [RIGHT, STUB]
    (english,) = said(found)
    assert "after yours in cell 1, the stub" in english and "in cell 2" in english
    (korean,) = said(meant(course, code(RIGHT), code(STUB), script=True), "ko")
    assert "10번째 줄에 쓴 것" in korean and "20번째 줄의 빈 틀" in korean
    assert said(meant(course, code(f"{RIGHT}\n\n\n{STUB}")))[0].startswith("`sigmoid` is defined")
    assert said(meant(course, code(STUB, "sigmoid"), code(RIGHT))) == []


def test_a_stub_with_given_lines_and_a_class_are_known_as_stubs(course: Course) -> None:
    given_lines = "def sigmoid(x):\n    x = 1\n    raise NotImplementedError()"
    assert "the stub" in said(meant(course, code(RIGHT), code(given_lines)))[0]
    own = "class MLP:\n    def forward(self):\n        return 1"
    stub = "class MLP:\n    def forward(self):\n        raise NotImplementedError"
    cells = (Cell(1, True, own), Cell(2, True, stub, "MLP"))
    found = as_meant(Submission(Path("m.ipynb"), "m", cells), course.assignment("11_mnist"))
    assert "the stub" in said(found)[0]


def test_a_doubled_cell_is_named_only_where_its_copies_differ(course: Course) -> None:
    found = meant(course, code(RIGHT, "sigmoid"), code(OTHER, "sigmoid"))
    assert "defined 2 times, each time differently; the last one, in cell 2" in said(found)[0]
    assert said(meant(course, code(RIGHT), code(f"{RIGHT}\n\n"))) == []


def test_a_name_in_wide_letters_is_what_python_takes_it_for(course: Course) -> None:
    wide = OTHER.replace("sigmoid", "ｓｉｇｍｏｉｄ")
    found = meant(course, code(RIGHT), code(wide))
    assert [note.key for note in found.notes] == ["written_otherwise", "defined_again"]
    assert said(found)[0] == (
        "Python reads `ｓｉｇｍｏｉｄ` in cell 2 as `sigmoid`; write it in ordinary letters."
    )
    assert run(meant(course, text(wide, "sigmoid"))) == [wide]
    long = f"def {'é' * 100_000}(x):\n    return x"
    assert meant(course, code(long)).notes == ()


def test_an_answer_in_a_cell_that_became_code_is_text_and_not_run(course: Course) -> None:
    answer = "The old W2 made the prediction."
    found = meant(course, code(answer, "reflection"))
    assert run(found) == [] and found.cells[0].written == "reflection"
    commented = meant(course, code(f"# {answer}\n\n# Really.", "reflection")).cells[0]
    assert commented.source == f"{answer}\n\nReally."


def test_a_name_that_is_given_a_value_is_a_definition_too(course: Course) -> None:
    given = "sigmoid = lambda x: x"
    assert "the stub" in said(meant(course, code(given), code(STUB)))[0]
    assert "defined 2 times" in said(meant(course, code(RIGHT), code(given)))[0]
    assert said(meant(course, code(RIGHT), code("y = sigmoid(0)\nif y == 1:\n    pass"))) == []


def test_a_file_without_cells_is_looked_at_as_well(course: Course) -> None:
    submission = read_text_submission(f"{NUMPY}\n\n{RIGHT}\n\n\n{STUB}\n", "mlp")
    (note,) = said(as_meant(submission, course.assignment("02_mlp")))
    assert "in line 3, the stub" in note and "in line 7" in note


def test_a_file_of_nothing_but_definitions_has_an_end(course: Course) -> None:
    found = meant(course, code("sigmoid = 1\n" * 100_000), code("def sigmoid(x): pass\n" * 50_000))
    assert "defined 2 times, each time differently" in said(found)[0]


def test_a_second_definition_in_a_demonstration_cell_is_named(course: Course) -> None:
    found = meant(course, code(RIGHT, "sigmoid"), code(f"plot()\n\n{OTHER}", demo=True))
    assert run(found) == [RIGHT]
    assert "cell 2: `sigmoid` is defined once more in a demonstration cell" in said(found)[0]


TAIL = """\
# %% sigmoid
{stub}

# %% reflection [markdown]
# *Write your answer here.*
{below}
"""


@pytest.mark.parametrize(
    ("below", "begins"),
    [
        (RIGHT, 8),
        (f"\n# mine\n{RIGHT}\n", 10),
        (f"\nx = 1\n{RIGHT}", 9),
        (f"\n@cache\n{RIGHT}", 9),
        (f"my answer in plain words\n{RIGHT}", 9),
        ("def sigmoid(x:\n    pass", 8),
    ],
)
def test_code_below_the_last_cell_of_a_script_is_run(
    course: Course, tmp_path: Path, below: str, begins: int
) -> None:
    file = tmp_path / "mlp.py"
    file.write_text(TAIL.format(stub=STUB, below=below), encoding="utf-8")
    submission = as_meant(read_submission(file), course.assignment("02_mlp"))
    last = submission.cells[-1]
    assert last.is_code and "def sigmoid" in last.source and last.line == begins
    assert submission.cells[-2].source.startswith("*Write your answer here.*")
    assert f"From line {begins}: code follows the text" in said(submission)[0]


@pytest.mark.parametrize(
    "below",
    [
        "The old W2 made the prediction.",
        "delta = E * slope, so W2 = old",
        "from the output, import nothing; class: two",
        "",
    ],
)
def test_an_answer_that_is_not_commented_out_stays_an_answer(tmp_path: Path, below: str) -> None:
    submission = read_text_submission(TAIL.format(stub=STUB, below=below), "mlp")
    assert [cell.is_code for cell in submission.cells] == [True, False]
    assert below in submission.cells[-1].source and submission.notes == ()


def test_a_quoted_text_cell_ends_where_its_quotes_do() -> None:
    quoted = f'# %% [markdown]\n"""\n{RIGHT}\n"""\n\n{OTHER}\n'
    cells = read_text_submission(quoted, "mlp").cells
    assert [cell.is_code for cell in cells] == [False, True]
    assert cells[1].source == OTHER and RIGHT in cells[0].source


@pytest.mark.parametrize(
    "above", ["#@title Sigmoid", "# @title\n\n#@markdown text", "\n# comment", "#@title\n%%capture"]
)
def test_a_cell_magic_may_stand_below_comments(above: str) -> None:
    source, removed = without_magics(f"{above}\n%%time\n{RIGHT}")
    assert (removed[-1][1], source.endswith(RIGHT)) == ("%%time", True)
    assert source.count("\n") == f"{above}\n%%time\n{RIGHT}".count("\n")
    late, _ = without_magics(f"%matplotlib inline\n%%time\n{RIGHT}")
    assert late == f"pass\npass\n{RIGHT}"
    blanked, _ = without_magics(f"{above.split(chr(10))[0]}\n%%bash\nrm x")
    assert "rm" not in blanked


@given(
    st.lists(
        st.builds(
            Cell,
            number=st.integers(1, 9),
            is_code=st.booleans(),
            source=st.lists(st.sampled_from([RIGHT, STUB, OTHER, NUMPY, "prose", "```", "x = 1"]))
            .map("\n".join)
            .filter(bool),
            title=st.sampled_from(["", "sigmoid", "reflection", "update"]),
            demo=st.booleans(),
        ),
        max_size=6,
    )
)
def test_no_cell_is_lost_and_reading_again_changes_nothing(
    course: Course, cells: list[Cell]
) -> None:
    found = meant(course, *cells)
    again = as_meant(Submission(found.path, "mlp", found.cells), course.assignment("02_mlp"))
    assert again.cells == found.cells
    kept = [cell.source for cell in found.cells]
    assert all(cell.source in kept for cell in cells if cell.title != "reflection")
    for language in ("ko", "en"):
        assert all(said(found, language))


def graded(course: Course, tmp_path: Path, change: Any) -> SubmissionResult:
    """02_mlp's release with `change` made to its cells, graded."""
    release = course.root / "assignments/02_mlp/mlp.ipynb"
    notebook = json.loads(release.read_text(encoding="utf-8"))
    change(notebook["cells"])
    file = tmp_path / "mlp.ipynb"
    file.write_text(json.dumps(notebook), encoding="utf-8")
    return grade_submission(course, course.assignment("02_mlp"), file, confinement="wanted")


def _cell(cells: list[dict[str, Any]], title: str) -> dict[str, Any]:
    return next(cell for cell in cells if cell["metadata"].get("title") == title)


def test_a_solution_that_became_text_gets_its_points(course: Course, tmp_path: Path) -> None:
    def change(cells: list[dict[str, Any]]) -> None:
        cell = _cell(cells, "sigmoid")
        cell.update(cell_type="markdown", source=RIGHT)
        del cell["outputs"], cell["execution_count"]

    result = graded(course, tmp_path, change)
    assert result.exercises[0].status is Status.DONE
    assert [note.key for note in result.notes] == ["was_text"]


def test_a_deleted_cell_is_named(course: Course, tmp_path: Path) -> None:
    result = graded(course, tmp_path, lambda cells: cells.remove(_cell(cells, "update")))
    (note,) = result.notes
    assert note_text(note, "en").startswith("Not defined anywhere in mlp.ipynb: `update`.")
    assert "`update`" in note_text(note, "ko")


def test_a_deep_expression_in_a_stub_is_no_problem(course: Course) -> None:
    deep = f"def sigmoid(x):\n    raise NotImplementedError({' + '.join(['x'] * 1_500)})"
    found = meant(course, Cell(1, True, RIGHT), Cell(2, True, deep))
    assert "stub_last" in [note.key for note in found.notes]
