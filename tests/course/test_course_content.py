"""What is wrong in an assignment's folder is one sentence, and the others work on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.course.check_classes import check_classes, titles_of
from autograder.course.content import load_part
from autograder.course.errors import CourseError
from autograder.course.load import load_course
from autograder.course.model import Course
from autograder.grading.check_titles import check_title, title_among
from autograder.grading.opened import grade_submission
from autograder.grading.stored import plain, restored_result
from autograder.mistakes import load_mistakes
from autograder.report.messages import note_text
from autograder.starter.create import create_course

SECOND = """
  - name: 02_again
    module: again
    title: {ko: 다시, en: Again}
    needs: numpy
    exercises: {slope: 1}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A new course with a second assignment like the first one."""
    create_course(tmp_path / "course", "en")
    root = tmp_path / "course"
    with (root / "course.yml").open("a", encoding="utf-8") as file:
        file.write(SECOND)
    shutil.copytree(root / "solutions" / "01_line", root / "solutions" / "02_again")
    (root / "solutions" / "02_again" / "line.py").rename(root / "solutions/02_again/again.py")
    return root


def graded(course: Course, name: str) -> tuple[float, str]:
    """The solution's score, and the reason where it could not be graded."""
    assignment = course.assignment(name)
    path = course.root / "solutions" / "01_line" / "line.py"
    result = grade_submission(course, assignment, path, confinement="wanted")
    return result.score, note_text(result.error, "en") if result.error else ""


def without_checks(folder: Path) -> None:
    (folder / "checks.py").unlink()


def with_a_syntax_error(folder: Path) -> None:
    text = (folder / "checks.py").read_text(encoding="utf-8")
    (folder / "checks.py").write_text(f"{text}\ndef broken(:\n", encoding="utf-8")


def with_a_missing_import(folder: Path) -> None:
    (folder / "checks.py").write_text("import no_such_module\n", encoding="utf-8")


def with_broken_sentences(folder: Path) -> None:
    (folder / "sentences.py").write_text("TITLES = {\n", encoding="utf-8")


def without_a_class(folder: Path) -> None:
    (folder / "checks.py").write_text("class TestNothing:\n    pass\n", encoding="utf-8")


def without_a_folder(folder: Path) -> None:
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (without_checks, "has no checks; write solutions/02_again/checks.py"),
        (with_a_syntax_error, "solutions/02_again/checks.py:29: cannot be imported (SyntaxError"),
        (with_a_missing_import, "solutions/02_again/checks.py:1: cannot be imported"),
        (with_broken_sentences, "solutions/02_again/sentences.py:1: cannot be imported (Syntax"),
        (without_a_class, "02_again/checks.py: has no class for slope"),
        (without_a_folder, "there is neither solutions/02_again/again.py nor"),
    ],
)
def test_one_sentence_and_the_rest_still_works(
    root: Path, spoil: Callable[[Path], None], said: str
) -> None:
    spoil(root / "solutions" / "02_again")
    course = load_course(root)
    score, reason = graded(course, "02_again")
    assert score == 0 and said in reason and "\n" not in reason.strip(), reason
    assert graded(course, "01_line") == (2.0, "")


def test_a_check_is_called_what_its_assignment_calls_it(root: Path) -> None:
    sentences = root / "solutions" / "02_again" / "sentences.py"
    sentences.write_text(
        'TITLES = {"pure": {"ko": "그대로", "en": "left alone"}}\n', encoding="utf-8"
    )
    course = load_course(root)
    shown: dict[str, list[str]] = {}
    for assignment in course.assignments:
        path = root / "solutions" / "01_line" / "line.py"
        result = grade_submission(course, assignment, path, confinement="wanted")
        (exercise,) = restored_result(plain(result)).exercises
        shown[assignment.name] = [check_title(c.name, c.title, "en") for c in exercise.checks]
        titles = titles_of(course, assignment)
        assert shown[assignment.name] == [
            title_among(titles, c.name, "en") for c in exercise.checks
        ]
    assert shown == {
        "01_line": [
            "the example of the text",
            "random inputs",
            "points that change places",
            "arguments unchanged, same result twice",
        ],
        "02_again": ["example", "random inputs", "points change places", "left alone"],
    }


def test_a_mistake_in_no_exercise_is_named(root: Path) -> None:
    file = root / "solutions" / "02_again" / "mistakes" / "slope.py"
    text = file.read_text(encoding="utf-8").replace('"slope"', '"slop"', 1)
    file.write_text(text, encoding="utf-8")
    course = load_course(root)
    with pytest.raises(CourseError, match=r"solutions/02_again/mistakes/slope\.py:\d+: .*'slop'"):
        load_mistakes(course, course.assignment("02_again"))
    assert load_mistakes(course, course.assignment("01_line")).all


def test_two_assignments_of_one_module_name_are_refused_with_their_line(root: Path) -> None:
    text = (root / "course.yml").read_text(encoding="utf-8")
    text = text.replace("module: again", "module: line")
    (root / "course.yml").write_text(text, encoding="utf-8")
    line = text[: text.rindex("module: line")].count("\n") + 1
    with pytest.raises(CourseError, match=rf"course\.yml:{line}: .*'line' is taken"):
        load_course(root)


def test_the_shared_folders_name_is_no_assignments(root: Path) -> None:
    text = (root / "course.yml").read_text(encoding="utf-8").replace("02_again", "shared")
    (root / "course.yml").write_text(text, encoding="utf-8")
    with pytest.raises(CourseError, match="'shared' is the folder"):
        load_course(root)


def test_a_release_never_takes_a_students_file_for_the_reference(root: Path) -> None:
    (root / "checks" / "01_line").mkdir(parents=True)
    shutil.copy(root / "solutions/01_line/checks.py", root / "checks/01_line/checks.py")
    course = load_course(root)
    assert "01_line" in check_classes(course, course.assignment("01_line"))["slope"].__module__
    _, reason = graded(course, "01_line")
    assert "nor a recording of its outputs" in reason


def test_two_courses_in_one_process_do_not_mix(root: Path, tmp_path: Path) -> None:
    create_course(tmp_path / "other", "ko")
    sentences = tmp_path / "other" / "solutions" / "01_line" / "sentences.py"
    sentences.write_text('MESSAGES = {"mine": {}}\n', encoding="utf-8")
    found = []
    for folder in (root, tmp_path / "other"):
        course = load_course(folder)
        part = load_part(course, course.assignment("01_line"), "sentences")
        assert part is not None
        found.append(set(part.MESSAGES))
    assert found == [{"not_symmetric"}, {"mine"}]
