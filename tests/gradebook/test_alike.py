"""Answers with the same text are graded by a person once, now and later."""

from __future__ import annotations

import copy
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from gradebook_class import Material, Notebook, cell_of
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory

from autograder.course import load_course
from autograder.gradebook.alike import share_comment, share_score, students_alike

pytestmark = pytest.mark.slow
Run = Callable[..., str]
Grades = Callable[[str], dict[str, tuple[float | None, bool]]]
HandIn = Callable[[str, Notebook], Path]
TEXT = "가중치가 예측을 만들었다.\n\n그래서 옛 값을 쓴다."
SAME = {
    "kim": TEXT,
    "lee": unicodedata.normalize("NFD", TEXT),
    "박": TEXT.replace("\n\n", "  \n\n "),
}


class Class:
    """A class whose answers are graded by hand."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.assignment = load_course(root).assignment("02_mlp")
        self.place = CourseDirectory()
        self.place.root = str(root)

    @contextmanager
    def gradebook(self) -> Iterator[Gradebook]:
        with Gradebook(f"sqlite:///{self.root}/gradebook.db") as opened:
            yield opened

    def grade(self, student: str, score: float | None, comment: str | None = None) -> None:
        """What formgrader does when a score, or a comment, is put in."""
        with self.gradebook() as gb:
            row: Any = gb.find_grade("reflection", "mlp", "02_mlp", student)
            before, row.manual_score = row.manual_score, score
            row.needs_manual_grade = score is None
            share_score(gb, self.place, self.assignment, row, before)
            if comment is not None:
                row = gb.find_comment("reflection", "mlp", "02_mlp", student)
                before, row.manual_comment = row.manual_comment, comment
                share_comment(gb, self.place, self.assignment, row, before)

    def manual(self, student: str) -> tuple[float | None, bool, str | None]:
        """A student's score by hand, whether a person is to look, and the comment."""
        with self.gradebook() as gb:
            grade: Any = gb.find_grade("reflection", "mlp", "02_mlp", student)
            comment: Any = gb.find_comment("reflection", "mlp", "02_mlp", student)
            return grade.manual_score, grade.needs_manual_grade, comment.manual_comment


@pytest.fixture
def answer(made: Material, hand_in_notebook: HandIn) -> Callable[[str, str], Path]:
    """Hands in the release with a text as its answer."""

    def write(student: str, text: str) -> Path:
        notebook = copy.deepcopy(made.release)
        cell_of(notebook, "reflection")["source"] = text
        return hand_in_notebook(student, notebook)

    return write


@pytest.fixture
def people(small_course: Path, run: Run, answer: Callable[[str, str], Path]) -> Class:
    """kim, lee and 박 wrote the same, an another text, and two left the cell as it was."""
    for student, text in SAME.items():
        answer(student, text)
    answer("an", "Something else.")
    prompt = "*Write your answer to question 3 here.*"
    answer("silent", prompt)
    answer("mute", prompt)
    assert run("Autograde") == ""
    return Class(small_course)


def test_one_score_and_one_comment_for_one_text(people: Class) -> None:
    assert students_alike(people.place, people.assignment, "kim", "reflection") == ["lee", "박"]
    people.grade("kim", 1.5, "Which weights?")
    for student in SAME:
        assert people.manual(student) == (1.5, False, "Which weights?")
    assert people.manual("an") == (None, True, None)
    assert people.manual("silent") == (None, False, None)


def test_a_correction_reaches_all_but_who_was_given_another_score(people: Class) -> None:
    people.grade("kim", 1.5)
    with people.gradebook() as gb:
        row: Any = gb.find_grade("reflection", "mlp", "02_mlp", "lee")
        row.manual_score = 0.5
        gb.db.commit()
    people.grade("박", 2.0)
    assert [people.manual(student)[0] for student in SAME] == [2.0, 0.5, 2.0]
    people.grade("kim", None)
    assert [people.manual(student)[:2] for student in SAME] == [
        (None, True),
        (0.5, False),
        (None, True),
    ]


def test_silence_is_nobodys_same_text(people: Class) -> None:
    assert students_alike(people.place, people.assignment, "silent", "reflection") == []
    people.grade("silent", 1.0)
    assert people.manual("mute")[0] is None


def test_who_hands_in_the_text_later_gets_what_it_was_given(
    people: Class, run: Run, answer: Callable[[str, str], Path]
) -> None:
    people.grade("kim", 1.5, "Which weights?")
    answer("late", TEXT)
    answer("other", "Another text.")
    assert run("Autograde") == ""
    assert people.manual("late") == (1.5, False, "Which weights?")
    assert people.manual("other") == (None, True, None)


def test_grading_again_keeps_what_was_given_for_a_text_and_flags_a_new_one(
    people: Class, run: Run, answer: Callable[[str, str], Path]
) -> None:
    people.grade("kim", 1.5, "Which weights?")
    people.grade("an", 2.0)
    answer("an", "Now I think otherwise.")
    assert run("Autograde", force=True) == ""
    assert people.manual("kim") == (1.5, False, "Which weights?")
    assert people.manual("lee")[:2] == (1.5, False)
    assert people.manual("an")[:2] == (2.0, True)


def test_a_damaged_notebook_has_no_texts(people: Class) -> None:
    file = people.root / "autograded/lee/02_mlp/mlp.ipynb"
    file.chmod(0o644)
    file.write_text("{", encoding="utf-8")
    assert students_alike(people.place, people.assignment, "kim", "reflection") == ["박"]
