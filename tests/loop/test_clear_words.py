"""What a student reads at the moments that confuse: one clear sentence, at the right exercise."""

from __future__ import annotations

import itertools
import re

import pytest
from loop_work import RIGHT, Work, report, statuses
from mostly_slow import mostly_slow

from autograder.course.load import load_course
from autograder.grading.opened import grade_submission
from autograder.report.fit import width_of
from autograder.report.terminal import submission_lines
from autograder.sandbox import spawn

WRONG = "return np.asarray(x, float) + 1"
SLIPS = {
    "if x is None\n        return 1": ("expected ':'", "have to end"),
    "return (1 + (x": ("was never closed", "bracket"),
    "return 1 + x)": ("unmatched ')'", "bracket"),
    "if x = 3:\n        return 1": ("invalid syntax", "`==` or `=`"),
    "if x:\n\treturn 1\n        return 2": ("inconsistent use of tabs", "tabs and spaces"),
    "y = 1\n      return y": ("unexpected indent", "belong inside"),
    "return 'x": ("unterminated string", "quotation mark"),
}


@pytest.mark.parametrize("body", mostly_slow(SLIPS, 3))
def test_a_cell_with_a_syntax_error_cannot_be_read_and_a_question_asks_why(
    work: Work, body: str
) -> None:
    message, question = SLIPS[body]
    work.in_script("sigmoid", body)
    work.in_script("hidden_layer", "Z1 = X @ W1 + b1\n    return Z1, sigmoid(Z1)")
    result, said = report(work)
    found = statuses(result)
    assert (found["sigmoid"], found["hidden_layer"]) == ("unreadable", "done")
    assert "`hidden_layer`: right, graded with our `sigmoid`" in " ".join(
        said.replace("\n! ", " ").split()
    )
    assert said.count("→ hint:") == 1
    assert message in said
    told = re.search(r"sigmoid · cannot be read \(line (\d+)", said)
    lines = work.script.read_text(encoding="utf-8").split("\n")
    assert told and lines[int(told[1]) - 1].strip() in body
    assert question in " ".join(said.split())
    assert said.count(message) <= 3  # the table, the heading, the sentence
    assert "NameError" not in said
    korean = report(work, "ko")[1]
    assert f"읽을 수 없음 ({told[1]}번째 줄" in korean


def test_in_a_notebook_the_cell_and_its_line_are_named(work: Work) -> None:
    work.in_notebook("sigmoid", "if x is None\n        return 1")
    _, said = report(work)
    assert "cannot be read (cell 11, line 7: expected ':')" in said


def test_a_file_without_marks_blames_the_function_that_is_broken(work: Work) -> None:
    work.notebook.unlink()
    work.script.write_text(
        f"import numpy as np\n\ndef sigmoid(x):\n    {RIGHT['sigmoid']}\n\n"
        "def sigmoid_derivative(a):\n    return (a\n\ndef update(W, b):\n    return 1\n",
        encoding="utf-8",
    )
    result, said = report(work)
    found = statuses(result)
    assert (found["sigmoid"], found["sigmoid_derivative"]) == ("done", "unreadable")
    assert found["update"] == "wrong" and "line 7" in said


@pytest.mark.parametrize("other", ["output_layers", "outputLayer", "output_layr", "out"])
def test_a_renamed_function_is_found(work: Work, other: str) -> None:
    text = work.script.read_text(encoding="utf-8")
    work.script.write_text(text.replace("def output_layer(", f"def {other}("), encoding="utf-8")
    result, said = report(work)
    assert statuses(result)["output_layer"] == "missing"
    assert f"There is no `output_layer`; `{other}` in line 2" in said
    assert f"`{other}`이(가) 비슷해 보입니다" in " ".join(report(work, "ko")[1].split())


def test_a_function_that_is_gone_without_a_trace_is_not_started(work: Work) -> None:
    work.notebook.unlink()
    work.script.write_text("import numpy as np\n", encoding="utf-8")
    assert set(statuses(report(work)[0]).values()) == {"not_started"}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("import numpyy as np", "no module `numpyy`"),
        ("imprt numpy as np", "invalid syntax"),
        ("", "There is no `np`"),
    ],
)
def test_a_broken_import_is_one_line_and_not_one_for_each_exercise(
    work: Work, line: str, told: str
) -> None:
    for name in RIGHT:
        work.in_script(name, RIGHT[name])
    text = work.script.read_text(encoding="utf-8")
    work.script.write_text(text.replace("import numpy as np\n", f"{line}\n", 1), encoding="utf-8")
    result, said = report(work)
    assert said.count(told) == 1 and "name 'np'" not in said
    blocked = [e for e in result.exercises if e.status == "blocked"]
    assert [e.blocked_by for e in blocked] == ["np", "np"]
    assert "── sigmoid" not in said


def test_what_a_call_printed_stands_beside_it_and_the_rest_is_folded(work: Work) -> None:
    work.in_script("sigmoid_derivative", "print('here', a)\n    return np.asarray(a) + 1")
    work.in_script("sigmoid", f"print('fine')\n    {RIGHT['sigmoid']}")
    _, said = report(work)
    lines = said.split("\n")
    call = next(n for n, line in enumerate(lines) if "call " in line)
    assert "printed" in lines[call + 1] and "│ here [[0.87]]" in lines[call + 1]
    assert said.count("│ here") == 1 and "fine" not in said
    assert "further printed lines folded away: 1 (-v shows them)" in said


@pytest.mark.slow
def test_no_line_is_wider_than_the_terminal(work: Work) -> None:
    work.in_script("sigmoid", WRONG)
    work.in_script("hidden_delta", "return np.arange(200.0).reshape(20, 10)")
    work.in_script("update", "W_new = np.asarray(W) + 100\n    return W_new, b")
    work.in_script("train_step", "return 1")
    result, _ = report(work)
    for width, language in itertools.product((60, 80, 100), ("ko", "en")):
        lines = "\n".join(submission_lines(result, language, width=width)).split("\n")
        wide = [line for line in lines if width_of(line) > width]
        assert [line for line in wide if "assignments" not in line] == []  # the path is one word


def test_the_first_element_that_differs_is_marked(work: Work) -> None:
    body = "x = np.asarray(x, float)\n    y = 1 / (1 + np.exp(-np.clip(x, -700, 700)))"
    work.in_script("sigmoid", f"{body}\n    return np.where(x == 0.8, 12.5, y)")
    lines = report(work)[1].split("\n")
    got = next(n for n, line in enumerate(lines) if " got " in line)
    expected, got_line, mark = lines[got - 1 : got + 2]
    place = mark.index("^")
    assert expected[place : mark.rindex("^") + 1] == "0.6899745"
    assert got_line[place : mark.rindex("^") + 1].strip() == "12.5"


def test_a_warning_alone_says_so_first_and_hides_nothing(work: Work) -> None:
    course = load_course(work.root)
    script = work.root / "assignments" / "04_activations" / "activations.py"
    text = script.read_text(encoding="utf-8")
    start = text.index("raise NotImplementedError", text.index("def stable_sigmoid("))
    body = "return 1 / (1 + np.exp(-np.asarray(x, float)))"
    end = text.index("\n", start)
    script.write_text(text[:start] + body + text[end:], encoding="utf-8")
    assignment = course.assignment("04_activations")
    result = grade_submission(course, assignment, script.parent, confinement="wanted")
    said = "\n".join(submission_lines(result, "en", width=80))
    assert statuses(result)["stable_sigmoid"] == "wrong"
    block = said.partition("── stable_sigmoid · wrong\n")[2]
    assert block.startswith("  Every value is right; all that is left is a warning.")


def test_the_written_part_is_a_row_of_its_own(work: Work) -> None:
    _, said = report(work)
    assert "0 / 20" in said
    row = next(line for line in said.split("\n") if "reflection" in line)
    assert "graded by hand" in row and row.endswith("– / 2")
    assert "사람이 채점" in report(work, "ko")[1]


def test_where_pytorch_is_not_installed_it_is_asked_for(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spawn, "is_installed", lambda needs: needs != "torch")
    monkeypatch.setattr(spawn, "_SPAWNERS", {})
    course = load_course(work.root)
    assignment = course.assignment("11_mnist")
    folder = work.root / "assignments" / "11_mnist"
    result = grade_submission(course, assignment, folder, confinement="wanted")
    for language, told in (("en", "needs PyTorch"), ("ko", "PyTorch가 필요한데")):
        said = "\n".join(submission_lines(result, language, width=80))
        assert told in said and "zygote" not in said
