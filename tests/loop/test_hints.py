"""A hint in three steps, each more than the one before, and none the answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from loop_work import RIGHT, Work

from autograder.cli import main
from autograder.course.load import load_course
from autograder.loop.hints import Step
from autograder.loop.prose import plain_math, prose_of, released_cells
from autograder.loop.shown import hint_lines
from autograder.report.fit import width_of


def hint(work: Work, *arguments: str, language: str = "en") -> int:
    return main(["hint", *arguments, "--course", str(work.root), "--language", language])


def test_three_steps_of_a_wrong_function(work: Work, capsys: pytest.CaptureFixture[str]) -> None:
    work.in_script("sigmoid", "e = np.exp(x)\n    return 1 / (1 + e)")
    assert hint(work, "sigmoid") == 0
    said = capsys.readouterr().out
    assert "hint 1 of 3" in said and "sign of your exponent" in said
    assert "wrong for: the slide's values" in said and "2 of 2 numbers differ" in said
    assert "hint 3" not in said and "--step 3" in said
    assert hint(work, "mlp.py::sigmoid", "--step", "3") == 0
    said = capsys.readouterr().out
    assert "0.6456563 (slide 0.646)" in said
    assert "x: (1, 2)" in said and "array, shape (1, 2)" in said
    assert "│ np.exp(x) = [[1.8221188 2.2255409]]   (1, 2)" in said
    assert "│ 1 + e = " in said and "This was the last hint" in said
    assert "np.exp(-" not in said and "tanh" not in said


def test_the_line_that_raises_is_shown(work: Work, capsys: pytest.CaptureFixture[str]) -> None:
    work.in_script("hidden_delta", "return (delta2 @ W2) * A1")
    assert hint(work, "hidden_delta", "--step", "3", language="ko") == 0
    said = capsys.readouterr().out
    assert "번째 줄을 보세요" in said and "│     return (delta2 @ W2) * A1" in said
    assert "W2: (2, 1)" in said and "ValueError" in said


@pytest.mark.parametrize("state", ["stub", "done", "blocked", "broken"])
def test_every_state_has_three_steps(
    work: Work, capsys: pytest.CaptureFixture[str], state: str
) -> None:
    body = {"done": RIGHT["sigmoid"], "broken": "return (x"}.get(state)
    if body:
        work.in_script("sigmoid", body)
    work.in_script("hidden_layer", "Z1 = X @ W1 + b1\n    return Z1, sigmoid(Z1)")
    name = "hidden_layer" if state == "blocked" else "sigmoid"
    assert hint(work, f"02_mlp/{name}", "--step", "3") == 0
    said = capsys.readouterr().out
    assert said.count("── hint") == 3 and "Traceback" not in said
    assert "It is wrong for" not in said  # every check fails for one and the same reason


def test_a_name_that_is_none_gets_the_one_that_was_meant(
    work: Work, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hint(work, "sigmod") == 2
    assert "Did you mean `sigmoid`?" in capsys.readouterr().err


def test_of_several_exercises_of_one_name_the_last_saved_is_meant(
    work: Work, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    course = load_course(work.root)
    several = [a.name for a in course.assignments if "sigmoid" in a.exercises]
    assert len(several) > 1
    monkeypatch.chdir(work.root / "assignments" / several[-1])
    assert hint(work, "sigmoid") == 0
    assert capsys.readouterr().out.startswith(several[-1])


def test_steps_are_not_stored(work: Work) -> None:
    def files() -> set[Path]:
        kept = {".course", "__pycache__"}
        return {path for path in work.root.rglob("*") if not kept & {*path.parts}}

    before = files()
    assert hint(work, "sigmoid", "--step", "3") == 0
    assert files() == before
    assert not [p for p in Path(work.root, ".course").rglob("*") if "hint" in p.name]


def test_a_steps_code_is_whole_where_no_width_is_given_and_never_steers_a_terminal() -> None:
    code = (
        "    6 │ y = 1 + np.exp(x) = [[1.82 2.22]]   (1, 2)",
        f"raised ValueError: \x1b[2J{'z' * 90}",
    )
    step = Step("hint 3 of 3", ("Look:",), code)
    whole = list(hint_lines(step, 0))
    assert whole[2] == f"  {code[0]}" and "z" * 90 in whole[3]
    cut = list(hint_lines(step, 40))
    assert all(width_of(line) <= 40 for line in cut) and " … " in cut[2]
    assert "\x1b" not in "".join([*whole, *cut])


def test_nearly_every_exercise_has_a_worked_number(root: Path) -> None:
    course = load_course(root)
    without = [
        f"{assignment.name}/{name}"
        for assignment in course.assignments
        for name in assignment.exercises
        if not prose_of(released_cells(course, assignment), name).number
    ]
    # Their texts show calls instead of numbers.
    assert {name.partition("/")[2] for name in without} <= {
        *("gradients", "save_checkpoint"),
        *("CNN", "MultiHeadAttention", "train"),  # 14's, and what it takes from 13
    }


@pytest.mark.parametrize(
    ("formula", "plain"),
    [
        (r"\hat{y} = \sigma(Z_2)", "y\u0302 = σ(Z_2)"),
        (r"\frac{1}{1 + e^{-x}}", "(1)/(1 + e^(-x))"),
        (r"\delta_2 W_2^T \odot x", "δ_2 W_2ᵀ ⊙ x"),
        (r"w_{\text{new}}", "w_(new)"),
    ],
)
def test_formulas_in_plain_characters(formula: str, plain: str) -> None:
    assert plain_math(formula) == plain
