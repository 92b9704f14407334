"""A written answer waits for a person wherever the student put it, and only silence is a 0."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from gradebook_class import Material, Notebook, cell_of, new_cell

from autograder.gradebook.wording import holds_words, is_prose, text_digest

pytestmark = pytest.mark.slow

Run = Callable[..., str]
Grades = Callable[[str], dict[str, tuple[float | None, bool]]]
HandIn = Callable[[str, Notebook], Path]

ANSWER = "The old W2 made the prediction, so its error goes back through it."
NOBODY, WAITS = (0.0, False), (None, True)


def place(notebook: Notebook) -> int:
    """Where the answer's cell stands; the cell that checks everything comes after it."""
    return notebook["cells"].index(cell_of(notebook, "reflection"))


def below(notebook: Notebook) -> None:
    notebook["cells"].append(new_cell("markdown", ANSWER))


def directly_below(notebook: Notebook) -> None:
    notebook["cells"].insert(place(notebook) + 1, new_cell("markdown", ANSWER))


def above(notebook: Notebook) -> None:
    notebook["cells"].insert(place(notebook), new_cell("markdown", ANSWER))


def in_code(notebook: Notebook) -> None:
    cell = cell_of(notebook, "reflection")
    cell |= {"cell_type": "code", "source": ANSWER, "outputs": [], "execution_count": None}


def in_new_code_cell(notebook: Notebook) -> None:
    notebook["cells"].append(new_cell("code", f"# {ANSWER}\n#\n# Really."))


def in_code_without_its_name(notebook: Notebook) -> None:
    in_code(notebook)
    cell_of(notebook, "reflection")["metadata"] = {}


SHOWN = (below, directly_below, above, in_code, in_new_code_cell, in_code_without_its_name)


def in_the_questions(notebook: Notebook) -> None:
    cell = notebook["cells"][place(notebook) - 1]
    cell["source"] = f"{cell['source']}\n\n{ANSWER}"


def far_above(notebook: Notebook) -> None:
    notebook["cells"].insert(20, new_cell("markdown", ANSWER))


def printed(notebook: Notebook) -> None:
    notebook["cells"].insert(20, new_cell("code", f"print({ANSWER!r})"))


def with_a_check(notebook: Notebook) -> None:
    cell = cell_of(notebook, "check_train_step")
    cell["source"] = f"check(train_step)\n# {ANSWER}"


def without_its_cell(notebook: Notebook) -> None:
    notebook["cells"].pop(place(notebook))
    far_above(notebook)


ELSEWHERE = (in_the_questions, far_above, printed, with_a_check, without_its_cell)


def nothing(notebook: Notebook) -> None:
    pass


def no_cell(notebook: Notebook) -> None:
    notebook["cells"].pop(place(notebook))


def a_name_on_top(notebook: Notebook) -> None:
    notebook["cells"].insert(0, new_cell("markdown", "# 김철수 2026-12345"))


def colabs_badge(notebook: Notebook) -> None:
    badge = '<a href="https://example.org/x"><img src="https://x/b.svg" alt="Open"/></a>'
    notebook["cells"].insert(0, new_cell("markdown", badge))


def code_of_ones_own(notebook: Notebook) -> None:
    notebook["cells"].append(new_cell("code", "# try it\nprint(sigmoid(0))\nx = 'a b'\nx"))


SILENT = (nothing, no_cell, a_name_on_top, colabs_badge, code_of_ones_own)


def named(*changes: Callable[[Notebook], None]) -> Any:
    return [pytest.param(change, id=change.__name__) for change in changes]


def shown(course: Path, student: str) -> str:
    """The text in the answer's cell of the graded notebook."""
    notebook = nbformat.read(course / "autograded" / student / "02_mlp/mlp.ipynb", as_version=4)
    ours = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]
    (found,) = [cell for cell in ours if cell.metadata.nbgrader.grade_id == "reflection"]
    return found.source


def test_an_answer_waits_for_a_person_wherever_it_stands(
    small_course: Path, run: Run, grades: Grades, hand_in_notebook: HandIn, made: Material
) -> None:
    for change in (*SHOWN, *ELSEWHERE, *SILENT):
        notebook = copy.deepcopy(made.release)
        change(notebook)
        hand_in_notebook(change.__name__, notebook)
    assert run("Autograde") == ""
    for change in SHOWN:
        assert grades(change.__name__)["reflection"] == WAITS, change.__name__
        assert shown(small_course, change.__name__).startswith(ANSWER), change.__name__
    for change in ELSEWHERE:
        assert grades(change.__name__)["reflection"] == WAITS, change.__name__
        assert "see the other text" in shown(small_course, change.__name__), change.__name__
    for change in SILENT:
        assert grades(change.__name__)["reflection"] == NOBODY, change.__name__


def test_an_answer_in_the_other_file_of_a_pair_is_found(
    small_course: Path, run: Run, grades: Grades, hand_in_notebook: HandIn, made: Material
) -> None:
    notebook = copy.deepcopy(made.release)
    cell_of(notebook, "reflection")["source"] = ANSWER
    folder = hand_in_notebook("kim", notebook)
    (folder / "mlp.py").write_text(made.solved_script, encoding="utf-8")
    assert run("Autograde") == ""
    assert grades("kim")["check_sigmoid"] == (2.0, False)
    assert grades("kim")["reflection"] == WAITS
    assert shown(small_course, "kim") == ANSWER


def test_an_answer_in_a_script_is_found_however_it_is_marked(
    small_course: Path, run: Run, grades: Grades
) -> None:
    released = (small_course / "assignments/02_mlp/mlp.py").read_text(encoding="utf-8")
    prompt = "# *Write your answer to question 3 here.*"
    assert prompt in released
    for student, text in {
        "commented": released.replace(prompt, f"# {ANSWER}"),
        "plain": released.replace(prompt, ANSWER),
        "below": f"{released.rstrip()}\n\n# %%\n# {ANSWER}\n",
        "directly below": released.replace(prompt, f"{prompt}\n\n# %%\n# {ANSWER}"),
        "without markdown": released.replace("reflection [markdown]", "reflection").replace(
            prompt, f"# {ANSWER}"
        ),
    }.items():
        folder = small_course / "submitted" / student / "02_mlp"
        folder.mkdir(parents=True)
        (folder / "mlp.py").write_text(text, encoding="utf-8")
    assert run("Autograde") == ""
    for student in ("commented", "plain", "below", "directly below", "without markdown"):
        assert grades(student)["reflection"] == WAITS, student
        assert shown(small_course, student) == ANSWER, student


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("The old W2 made it.", True),
        ("가중치가 예측을 만들었기 때문입니다.", True),
        ("'''The old W2 made it.'''", True),
        ("answer = 'The old W2 made it.'", True),
        ("# one two", True),
        ("x = 1", False),
        ("x", False),
        ("#", False),
        ("check(sigmoid)", False),
        ("%matplotlib inline", False),
        ("def f(x:\n    return x", False),
        ("for x in range(3:\n    print(x)", False),
        ("plt.plot(a, b)  # a figure of it", False),
        ("\0", False),
    ],
)
def test_words_are_told_from_code(source: str, expected: bool) -> None:
    assert is_prose(source) is expected


def test_pictures_and_links_are_no_words() -> None:
    assert not holds_words("![x](y.png) [badge](https://example.org) <br>")
    assert holds_words("see [this](https://example.org)")
    assert not holds_words("# Kim\n", with_headings=False) and holds_words("# Kim\n")


def test_the_same_text_has_one_digest_however_it_is_spaced_and_composed() -> None:
    assert text_digest("가 나\n다 ") == text_digest("\u1100\u1161 나  다")
    assert text_digest("가 나") != text_digest("가나")
