"""A student from first slip to last exercise: 02 in the .py, 03 in a notebook, 01 in both."""

from __future__ import annotations

import json
import re
from pathlib import Path

import nbformat
import pytest
from loop_work import Work, report, statuses
from nbclient import NotebookClient

from autograder.cli import main
from autograder.course.load import load_course
from autograder.grading.opened import grade_submission
from autograder.submission.read import read_submission

SOLUTION_MARK = re.compile(r"^\s*### (?:BEGIN|END) SOLUTION\n", re.MULTILINE)
# Exercise, what a student writes, what is said in English, and in Korean.
SLIPS = [
    ("sigmoid", "return 1 / (1 + np.exp(x))", "sign of your exponent?", "부호"),
    ("sigmoid", "return 1 / 1 + np.exp(-x)", "In which order does Python", "1 / 1 + e"),
    ("sigmoid", "if x is None\n        return x", "expected ':'", "읽지 못했습니다"),
    ("sigmoid", "return (1", "every bracket that opens", "괄호마다"),
    ("sigmoid", "if x = 1:\n        return x", "`==` or `=`", "`==`와 `=`"),
    ("sigmoid", "if 1:\n\treturn 1\n        return 2", "tabs and spaces mixed", "탭과 공백"),
    ("sigmoid", "print(x)", "NoneType", "NoneType"),
    ("sigmoid", "return math.exp(x)", "`math`", "`math`"),
    ("sigmoid", "return nmpy.exp(x)", "spelled the same there", "철자"),
    ("sigmoid", "import os\n    os._exit(3)", "ended suddenly", "갑자기 끝났습니다"),
    ("sigmoid", "return [0.5, 0.5]", "should return a single number", "숫자 하나를"),
    ("sigmoid", "return sigmoid(x)", "calling itself", "자기 자신을"),
    ("sigmoid", "return np.round(1/(1+np.exp(-np.clip(x,-500,500))), 3)", "expected", "기대값"),
    ("sigmoid", "x[...] = 0\n    return x", "sigmoid", "sigmoid"),
    ("sigmoid", "breakpoint()\n    return x", "--in-process -s", "--in-process -s"),
    ("sigmoid_derivative", "return a * (1 + a)", "sigmoid_derivative", "틀림"),
    ("hidden_layer", "return X @ W1 + b1", "should return 2 values", "값 2개를"),
    (
        "hidden_delta",
        "return delta2 @ W2 * A1",
        "The code raised ValueError",
        "예외를 일으켰습니다",
    ),
    ("hidden_delta", "return np.zeros((3, 3))", "The shape is different", "모양(shape)이"),
    ("update", "return W", "should return 2 values", "값 2개를"),
    ("train_step", "return X[9_999]", "IndexError", "IndexError"),
]


@pytest.mark.parametrize(("exercise", "body", "english", "korean"), SLIPS)
def test_each_slip_is_named_in_both_languages(
    work: Work, exercise: str, body: str, english: str, korean: str
) -> None:
    work.in_script(exercise, body)
    for language, told in (("en", english), ("ko", korean)):
        said = " ".join(report(work, language)[1].split())
        assert told in said and "Traceback" not in said


class Pupil:
    """Writes reference answers into a course's files, as whole cells."""

    def __init__(self, root: Path, assignment: str) -> None:
        self.course = load_course(root)
        self.assignment = self.course.assignment(assignment)
        module = self.assignment.module
        self.script = root / "assignments" / assignment / f"{module}.py"
        self.notebook = self.script.with_suffix(".ipynb")
        cells = read_submission(root / "solutions" / assignment / f"{module}.py").cells
        self.answers = {
            c.title: SOLUTION_MARK.sub("", f"{c.source}\n").rstrip("\n") for c in cells if c.title
        }

    def in_script(self, name: str) -> None:
        text = self.script.read_text(encoding="utf-8")
        head, marker, rest = text.partition(f"# %% {name}\n")
        _, following, tail = rest.partition("\n# %%")
        self.script.write_text(
            head + marker + self.answers[name] + "\n\n" + following + tail, encoding="utf-8"
        )

    def in_notebook(self, name: str) -> None:
        content = json.loads(self.notebook.read_text(encoding="utf-8"))
        cell = next(c for c in content["cells"] if c["metadata"].get("title") == name)
        cell["source"] = self.answers[name]
        self.notebook.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")

    def result(self):
        folder = self.script.parent
        return grade_submission(self.course, self.assignment, folder, confinement="wanted")


def test_all_of_02_in_the_script(work: Work) -> None:
    pupil = Pupil(work.root, "02_mlp")
    names = list(pupil.assignment.exercises)
    for count, name in enumerate(names, 1):
        pupil.in_script(name)
        if count in (1, 4):
            assert list(statuses(pupil.result()).values()).count("done") >= count
    assert pupil.result().all_done


@pytest.mark.slow
def test_all_of_03_in_the_notebook(work: Work) -> None:
    pupil = Pupil(work.root, "03_xor")
    for name in pupil.assignment.exercises:
        pupil.in_notebook(name)
    notebook = nbformat.read(pupil.notebook, as_version=4)
    kept = [c for c in notebook.cells if c.cell_type == "code"]
    setup = [c for c in kept if "demo" not in c.metadata.get("tags", [])]
    notebook.cells = [
        nbformat.v4.new_code_cell("from autograder import check"),
        *(c for c in setup if not c.source.startswith("check(")),
        kept[-1],
    ]
    client = NotebookClient(notebook, kernel_name="python3", timeout=300)
    client.execute(cwd=str(pupil.notebook.parent))
    (shown,) = notebook.cells[-1].outputs
    assert "7 / 7" in shown["data"]["text/html"]
    assert pupil.result().all_done


def test_01_in_both_files_by_turns_loses_nothing(work: Work) -> None:
    pupil = Pupil(work.root, "01_perceptron")
    names = list(pupil.assignment.exercises)
    for turn, name in enumerate(names):
        (pupil.in_script if turn % 2 else pupil.in_notebook)(name)
        if turn == 2:
            assert main(["sync", "01_perceptron", "--course", str(work.root)]) == 0
    assert pupil.result().all_done
    assert main(["sync", "01_perceptron", "--course", str(work.root)]) == 0
    for file in (pupil.script, pupil.notebook):
        cells = {cell.title: cell.source for cell in read_submission(file).cells}
        assert {n: cells[n].strip() for n in names} == {n: pupil.answers[n] for n in names}
