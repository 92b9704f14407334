"""An exercise waits for an earlier one only if it makes use of it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.course.model import Course, FollowThrough
from autograder.grading.opened import grade_submission
from autograder.grading.result import ExerciseResult
from autograder.grading.uses import may_use, names_used
from autograder.sandbox.outline import outlines_here

WRONG_SIGMOID = "def sigmoid(x):\n    return np.asarray(x, float)\n"


def graded(
    course: Course, folder: Path, source: str, follow_through: FollowThrough = "full"
) -> dict[str, ExerciseResult]:
    grading = replace(course.grading, follow_through=follow_through)
    course = replace(course, grading=grading)
    file = folder / "mlp.py"
    file.write_text(f"import numpy as np\n\n{source}", encoding="utf-8")
    assignment = course.assignment("02_mlp")
    result = grade_submission(course, assignment, file, exercises=["sigmoid", "hidden_layer"])
    return {exercise.name: exercise for exercise in result.exercises}


def test_what_calls_a_wrong_function_waits_for_it(course: Course, tmp_path: Path) -> None:
    helper = "def activation(z):\n    return sigmoid(z)\n\n"
    layer = "def hidden_layer(X, W1, b1):\n    Z = X @ W1 + b1\n    return Z, activation(Z)\n"
    result = graded(course, tmp_path, WRONG_SIGMOID + helper + layer, "none")
    assert result["hidden_layer"].status == "blocked"
    assert result["hidden_layer"].blocked_by == "sigmoid"


def test_what_calls_it_by_way_of_a_helper_earns_its_points(course: Course, tmp_path: Path) -> None:
    helper = "def activation(z):\n    return sigmoid(z)\n\n"
    layer = (
        "def hidden_layer(X, W1, b1):\n"
        "    Z = np.asarray(X) @ np.asarray(W1) + np.asarray(b1)\n"
        "    return Z, activation(Z)\n"
    )
    result = graded(course, tmp_path, WRONG_SIGMOID + helper + layer)
    assert result["hidden_layer"].status == "done"
    assert result["hidden_layer"].with_ours == ("sigmoid",)


def test_what_stands_on_its_own_is_told_its_own_mistake(course: Course, tmp_path: Path) -> None:
    layer = (
        "def hidden_layer(X, W1, b1):\n"
        "    Z = np.asarray(X) @ np.asarray(W1)\n"
        "    return Z, 1 / (1 + np.exp(-Z))\n"
    )
    result = graded(course, tmp_path, WRONG_SIGMOID + layer)
    assert result["hidden_layer"].status == "wrong"
    assert result["hidden_layer"].hints


@pytest.mark.parametrize(
    ("sources", "used"),
    [
        (["def f(): return g()"], True),
        (["def f(): return h()", "def h(): return [g]"], True),
        (["def f(): return x.g()"], True),
        (["def f(): return np.g()"], False),
        (["f = lambda: g()"], True),
        (["def f(): return h()", "%time f()", "def h(): return 1"], False),
        (["def f(): return f()"], False),
        (["def f(x):\n    g = [x]\n    g[0] += 1\n    return g"], False),
        (["def f(g): return g + 1"], False),
        (["def f(x): return [g for g in x]"], False),
        (["def f(x): return g([g for g in x])"], True),
        (["def f(x):\n    global g\n    g = x"], True),
        (["@g\ndef f(x): return x"], True),
        (["def f(g): return g", "return f"], False),
        (["def f(:"], True),
    ],
)
def test_use_is_by_name_and_unknown_is_taken_for_use(sources: list[str], used: bool) -> None:
    assert may_use(names_used(outlines_here(sources).values()), "f", "g") is used


@pytest.mark.slow
def test_what_the_time_did_not_suffice_for_is_listed_and_says_why(
    course: Course, copied_course: Path
) -> None:
    from autograder.course.load import load_course
    from autograder.report.html import remarks_html
    from autograder.report.terminal import submission_lines

    settings = copied_course / "course.yml"
    text = settings.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^  call_seconds: .*$", "  call_seconds: 1", text)
    text = re.sub(r"(?m)^  submission_seconds: .*$", "  submission_seconds: 1.5", text)
    settings.write_text(text, encoding="utf-8")
    file = copied_course / "assignments" / "02_mlp" / "mlp.py"
    endless = "".join(
        f"def {name}(*args):\n    while True: pass\n"
        for name in course.assignment("02_mlp").exercises
    )
    file.write_text(endless, encoding="utf-8")
    own = load_course(copied_course)
    result = grade_submission(own, own.assignment("02_mlp"), file)
    assert not result.complete
    said = "\n".join(submission_lines(result, "en"))
    assert re.search(r"- train_step +not run +0 / 3", said)
    assert "! Not run: the submission used up its 1.5 s." in said
    assert "1.5" in remarks_html(result, "ko")


def test_functions_that_cannot_find_each_other_are_both_graded(
    course: Course, tmp_path: Path
) -> None:
    """Each says that it misses the other, which would be looked at for ever."""
    source = "".join(
        f"def {name}(*_, **__):\n    raise NameError(\"name '{other}' is not defined\")\n\n"
        for name, other in (("sigmoid", "hidden_layer"), ("hidden_layer", "sigmoid"))
    )
    result = graded(course, tmp_path, source)
    assert [result[name].status for name in ("sigmoid", "hidden_layer")] == ["blocked", "wrong"]
