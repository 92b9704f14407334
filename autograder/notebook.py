"""`check(sigmoid)` in a notebook: the same checks, on the function as it stands in the kernel."""

from __future__ import annotations

import os
import sys
from html import escape
from typing import Any

from autograder.course.errors import CourseError
from autograder.course.load import feedback_language, load_course_fast
from autograder.course.locate import find_course
from autograder.course.model import Assignment, Course
from autograder.grading.grade import SubmissionGrader
from autograder.grading.local import LocalBackend
from autograder.grading.opened import problem_note
from autograder.grading.result import ExerciseResult
from autograder.report.html import exercise_html
from autograder.report.messages import note_text
from autograder.report.terminal import exercise_lines


class Shown:
    """A result that shows itself: HTML where there is HTML, text elsewhere."""

    def __init__(self, text: str, html: str, result: ExerciseResult | None = None) -> None:
        self.text, self.html, self.result = text, html, result

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.html


def check(function: Any) -> Shown | None:
    """Check one exercise, given as the function (or class) itself.

    Other exercises that it calls are taken as they stand in the kernel too. Returns an object
    that a notebook displays; in a plain script the result is printed.
    """
    shown = _checked(function)
    if not _in_notebook():
        print(shown.text)
        return None
    return shown


def _checked(function: Any) -> Shown:
    name = getattr(function, "__name__", None)
    if not isinstance(name, str):
        return _sentence(
            "check() 에는 함수를 그대로 주세요: check(sigmoid)",
            "Give check() the function itself: check(sigmoid)",
            "en",
        )
    try:
        course = _course()
    except CourseError as error:
        return Shown(str(error), f"<pre>{error}</pre>")
    language = feedback_language(course)
    namespace = _namespace_of(function)
    assignment = _assignment_of(course, name, namespace)
    if assignment is None:
        return _sentence(
            f"`{name}` 은(는) 이 과제의 문제가 아닙니다.",
            f"`{name}` is not an exercise of this course.",
            language,
        )
    backend = LocalBackend({**namespace, name: function})
    try:
        result = SubmissionGrader(course, assignment, backend).exercise(name)
    except Exception as error:
        told = note_text(problem_note(error), language)
        return Shown(told, f"<pre>{escape(told)}</pre>")
    text = "\n".join(exercise_lines(result, language))
    return Shown(text, exercise_html(result, language), result)


def _course() -> Course:
    """The course around the working directory; on Colab the notebook's first cell goes there."""
    root = find_course(os.getcwd())
    if root is None:
        raise CourseError(
            f"No course.yml at or above {os.getcwd()}; open the notebook inside the course folder."
        )
    return load_course_fast(root)


def _namespace_of(function: Any) -> dict[str, Any]:
    """The notebook's namespace: where the function finds the names it uses."""
    namespace = getattr(function, "__globals__", None)
    if namespace is None:  # a class: its module's namespace
        namespace = vars(sys.modules.get(function.__module__, sys.modules["__main__"]))
    return namespace


def _assignment_of(course: Course, name: str, namespace: dict[str, Any]) -> Assignment | None:
    """The assignment with an exercise of this name; among several, the one most at home here."""
    candidates = [a for a in course.assignments if name in a.exercises]
    return max(candidates, key=lambda a: sum(e in namespace for e in a.exercises), default=None)


def _sentence(ko: str, en: str, language: str) -> Shown:
    text = ko if language == "ko" else en
    return Shown(text, f"<p>{text}</p>")


def _in_notebook() -> bool:
    shell = sys.modules.get("IPython")
    return shell is not None and shell.get_ipython() is not None
