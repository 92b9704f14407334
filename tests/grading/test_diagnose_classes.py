"""A mistake in a class is recognised by what its objects do, whatever the class is called."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from autograder.course.load import load_course
from autograder.course.model import Course
from autograder.grading.grade import SubmissionGrader
from autograder.grading.local import LocalBackend
from autograder.grading.reference import load_solution, solution_path
from autograder.mistakes import load_mistakes

CASES = [
    ("mnist", "MLP", "relu_at_the_end"),
    ("mnist", "MLP", "mask_on_the_cpu"),
    ("attention", "MultiHeadAttention", "joined_without_swapping"),
    ("attention", "MultiHeadAttention", "scale_left_behind"),
    ("attention", "LoRALinear", "scaled_by_alpha_alone"),
    ("attention", "LoRALinear", "adapter_on_the_cpu"),
    ("gpt", "CharTokenizer", "numbers_from_one"),
    ("gpt", "Block", "mask_on_the_cpu"),
    ("gpt", "GPT", "norm_before_the_blocks"),
]


@cache
def the_course() -> Course:
    return load_course(Path(__file__).parents[2])


@pytest.mark.parametrize(("module", "exercise", "name"), CASES)
def test_a_students_class_has_the_exercises_name(module: str, exercise: str, name: str) -> None:
    course = the_course()
    assignment = course.by_module(module)
    assert assignment is not None
    known = load_mistakes(course, assignment)
    mistake = next(one for one in known.for_exercise(exercise) if one.name == name)
    students = type(exercise, (mistake.function,), {})
    solution = load_solution(solution_path(course, assignment))
    backend = LocalBackend({**solution, exercise: students})
    result = SubmissionGrader(course, assignment, backend).exercise(exercise)
    assert result.score == 0
    assert [hint.mistake for hint in result.hints] == [name]


def test_objects_of_earlier_exercises_do_not_hide_a_mistake() -> None:
    """A whole submission numbers its objects on; a mistake is tried with numbers of its own."""
    course = the_course()
    assignment = course.by_module("attention")
    assert assignment is not None
    known = load_mistakes(course, assignment)
    mistake = next(one for one in known.all if one.name == "scaled_by_alpha_alone")
    solution = load_solution(solution_path(course, assignment))
    backend = LocalBackend({**solution, "LoRALinear": mistake.function})
    grader = SubmissionGrader(course, assignment, backend)
    assert grader.exercise("MultiHeadAttention").score > 0
    (hint,) = grader.exercise("LoRALinear").hints
    assert hint.mistake == "scaled_by_alpha_alone"
