"""A student's function becomes one of the course's: what it computes stays, whose it was goes."""

from __future__ import annotations

import ast
import inspect
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from autograder.course.content import load_part
from autograder.course.errors import CourseError
from autograder.course.model import Course
from autograder.explorer.anonymous import Anonymous, Words, anonymous, words_of
from autograder.explorer.definitions import made_of

RELEASED = '''
import numpy as np

def score(x, weights):
    """Weighted."""
    raise NotImplementedError("mean")
'''
KIMS = '''
import numpy as kim_np
from math import exp as kims_exp
print("kim was here")
KIM_FACTOR = 2.0

class KimBox:
    """by Kim"""
    def __init__(self, kim_value):
        self.kim_value = kim_value
    def kim_get(self):
        return self.kim_value * KIM_FACTOR

def kim_helper(kim_x, *, kim_scale: "Kim" = 1.0) -> "Kim":
    # Kim, 2026
    return kim_np.asarray(kim_x, dtype="float64") * kim_scale

def score(kim_in, weights):
    "Kim's own"
    kim_sum = 0.0
    for kim_i, kim_w in enumerate(weights):
        assert kim_w is not None, "Kim says no"
        kim_sum += kim_helper(kim_in, kim_scale=kim_w).sum()
    print(f"kim {kim_sum}")
    if kim_sum == -1:
        raise ValueError("Kim")
    try:
        kim_all = [kim_q for kim_q in weights]
    except TypeError as kim_error:
        kim_all = []
    kim_extra = kim_np.einsum("i,i->", kim_all, kim_all)
    kim_mode = kim_np.pad(kim_all, 1, mode="edge").sum()
    return KimBox(kim_sum).kim_get() + kims_exp(0.0) + kim_extra + kim_mode
'''


def named(text: str, exercise: str, name: str, released: str = RELEASED) -> Anonymous:
    made = made_of(exercise, [text])
    assert made is not None
    return anonymous(made, exercise, name, words_of(exercise, [released]))


def run(source: str, name: str) -> Any:
    namespace: dict[str, Any] = {}
    exec(source, namespace)
    return namespace[name]


def test_nothing_is_left_of_the_author_and_all_of_what_is_computed() -> None:
    found = named(KIMS, "score", "unknown_1")
    assert "kim" not in found.source.lower() and "2026" not in found.source
    theirs, ours = run(KIMS, "score"), run(found.source, "unknown_1")
    x = np.array([1.0, 2.5])
    assert ours(x, [0.5, 3.0]) == theirs(x, [0.5, 3.0])
    assert "import numpy as np" in found.imports and "from math import exp" in found.imports
    assert "'i,i->'" in found.source and "mode='edge'" in found.source
    assert "def unknown_1(x, weights):" in found.function
    assert "print" not in found.source and "assert" in found.source


def test_names_and_texts_of_the_assignment_stay() -> None:
    text = 'def score(x, weights):\n    mean = "mean"\n    return {mean: np.mean(x), "kim": 1}\n'
    found = named(text, "score", "m", RELEASED.replace("raise", "mean = 'mean'\n    raise"))
    assert found.function == (
        "def m(x, weights):\n    mean = 'mean'\n    return {mean: np.mean(x), '': 1}"
    )


@pytest.mark.parametrize(
    ("body", "refused"),
    [
        ("return open('/etc/passwd').read()", "open"),
        ("return np.load('x')", "load"),
        ("return x.__class__.__bases__", "__bases__"),
        ("return eval('1')", "eval"),
        ("import os\n    return os.getcwd()", "os"),
        ("from subprocess import run\n    return run(x)", "subprocess"),
        ("return np.ctypeslib.as_array(x)", "ctypeslib"),
        ("return __import__('os')", "__import__"),
        ("import importlib\n    return importlib", "importlib"),
    ],
)
def test_what_reaches_beyond_computing_is_refused(body: str, refused: str) -> None:
    with pytest.raises(CourseError, match=refused) as told:
        named(f"import numpy as np\ndef score(x, weights):\n    {body}\n", "score", "m")
    assert len(str(told.value).splitlines()) == 1


def test_a_star_import_is_written_out_and_a_typing_error_keeps_no_name() -> None:
    found = named("from numpy import *\ndef score(x, w):\n    return kim(exp(x))\n", "score", "m")
    assert found.imports == ("from numpy import exp",)
    assert found.function.endswith("return undefined1(exp(x))")


def test_a_class_keeps_what_it_is_called_by_and_loses_its_own_names() -> None:
    text = (
        "import torch\nfrom torch import nn\n"
        "class Net(nn.Module):\n    def __init__(self, n):\n        super(Net, self).__init__()\n"
        "        self.kim = nn.Linear(n, n)\n    def forward(self, x):\n"
        "        return self.kims(self.kim(x))\n    def kims(self, t):\n        return t.relu()\n"
    )
    found = named(text, "Net", "m", "from torch import nn\nclass Net(nn.Module):\n    pass\n")
    assert "kim" not in found.source and "super(m, self)" in found.function
    assert "def forward(self" in found.function


DEEP = f"def score(x):\n    return {' + '.join(['x'] * 700)}\n"


@pytest.mark.parametrize(
    "text", ["", "score = 3", "def score(:\n", "x" * 100_000, "(" * 5_000, DEEP]
)
def test_what_is_no_definition_is_none(text: str) -> None:
    assert made_of("score", [text]) is None


@pytest.fixture(scope="module")
def alternatives(course: Course) -> ModuleType:
    found = load_part(course, course.assignment("02_mlp"), "alternatives")
    assert found is not None
    return found


def test_right_answers_stay_right(course: Course, alternatives: ModuleType) -> None:
    from autograder.accuracy.harness import Harness

    harness = Harness(course, course.assignment("02_mlp"))
    text = inspect.getsource(alternatives)
    nothing = Words(frozenset(), frozenset(), ())
    for exercise, functions in alternatives.ALTERNATIVES.items():
        for function in functions:
            renamed = function.__name__
            if not inspect.isfunction(function) or "<" in renamed:
                continue
            made = made_of(renamed, [text])
            assert made is not None, renamed
            found = anonymous(made, renamed, "other", nothing)
            tree = ast.parse(found.source)
            assert not any(isinstance(n, ast.Name) and n.id == renamed for n in ast.walk(tree))
            assert harness.accepts(exercise, {exercise: run(found.source, "other")}), found.source


def test_what_was_handed_in_stays_as_it_is() -> None:
    """Asked twice, under two names, it gives the same twice: nothing of the answer is changed."""
    made = made_of("score", [KIMS])
    assert made is not None
    words = words_of("score", [RELEASED])
    first, second = (anonymous(made, "score", name, words) for name in ("wave_a", "wave_b"))
    assert first.source.replace("wave_a", "wave_b") == second.source
    assert made.definition.name == "score"


def test_a_chain_of_names_is_no_answer_and_takes_no_time() -> None:
    """More statements than any exercise needs; looking for each among all would take minutes."""
    cells = ["\n".join(f"v{m} = v{m - 1}" for m in range(n, n + 800)) for n in range(1, 4_000, 800)]
    assert made_of("score", [*cells, "def score(x):\n    return v3999"]) is None
    short = "\n".join(f"v{m} = v{m - 1}" for m in range(1, 50))
    made = made_of("score", [short, "def score(x):\n    return v49"])
    assert made is not None and len(made.others) == 49
