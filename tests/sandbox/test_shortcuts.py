"""Forbidden modules cannot be imported; forbidden calls are noticed, by reading and by running."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from autograder.sandbox.limits import ProcessLimits
from autograder.sandbox.process import CodeCell, StudentProcess
from autograder.sandbox.shortcut_log import ShortcutLog
from autograder.sandbox.spawn import Zygote
from autograder.sandbox.student_side.shortcuts import written

LIMITS = ProcessLimits(call_seconds=5, load_seconds=5)
FORBID = {
    "": ["sqlite3", "email"],
    "fit": ["numpy.linalg.lstsq"],
    "tanh": ["numpy.tanh"],
    "inverse": ["numpy.linalg"],
    "roots": ["numpy.polynomial.Polynomial"],
    "other": [],
}
Load = Callable[..., StudentProcess]


@pytest.fixture(scope="module")
def spawner() -> Iterator[Zygote]:
    started = Zygote("numpy", LIMITS)
    yield started
    started.close()


@pytest.fixture
def load(spawner: Zygote) -> Iterator[Load]:
    started: list[StudentProcess] = []

    def start(source: str) -> StudentProcess:
        cells = [CodeCell("m.py", 1, "import numpy as np"), cell(source)]
        started.append(StudentProcess(spawner, "m", cells, LIMITS, FORBID))
        started[-1].load()
        return started[-1]

    yield start
    for process in started:
        process.close()


def cell(source: str) -> CodeCell:
    return CodeCell("m.py", 11, textwrap.dedent(source))


def noticed(process: StudentProcess) -> set[tuple[str, str, int, str]]:
    return {(s.name, s.exercise, s.line, s.how) for s in process.shortcut_log.shortcuts}


@pytest.mark.parametrize(
    "statement",
    [
        "import sqlite3",
        "import sqlite3 as harmless",
        "from sqlite3 import connect",
        "import sqlite3.dbapi2",
        "import email.message as e",
        "import importlib; importlib.import_module('sqlite3')",
        "__import__('sql' + 'ite3')",
        "exec('import sqlite3')",
    ],
)
def test_a_forbidden_module_cannot_be_imported(load: Load, statement: str) -> None:
    process = load(f"{statement}\ndef other():\n    {statement}\n")
    (trouble,) = process.report.troubles
    told = process.call("other", [], {}).fault
    for fault in (trouble.fault, told):
        assert fault is not None and fault.kind == "forbidden"
        assert fault.message.split(".")[0] in ("sqlite3", "email")
    assert told is not None and told.line


def test_it_is_an_import_error_that_code_may_handle(load: Load) -> None:
    process = load(
        """
        try:
            import sqlite3
        except ImportError as error:
            sqlite3, said = None, str(error)
        def other():
            return said
        """
    )
    assert not process.report.troubles
    assert process.call("other", [], {}).value == "sqlite3 is not available in this assignment"


@pytest.mark.parametrize(
    "source",
    [
        "def fit(a, b):\n return np.linalg.lstsq(a, b, None)[0]",
        "from numpy.linalg import lstsq as f\ndef fit(a, b):\n return f(a, b, None)[0]",
        "import numpy.linalg as la\ndef fit(a, b):\n return la.lstsq(a, b, None)[0]",
        "from numpy import linalg\ndef fit(a, b):\n return linalg.lstsq(a, b, None)[0]",
        "def fit(a, b):\n return getattr(np.linalg, 'lstsq')(a, b, None)[0]",
        "def fit(a, b):\n from numpy.linalg import lstsq\n return lstsq(a, b, None)[0]",
    ],
)
def test_a_forbidden_call_is_read_and_goes_through(load: Load, source: str) -> None:
    process = load(source)
    ((name, exercise, line, how),) = noticed(process)
    assert (name, exercise, how) == ("numpy.linalg.lstsq", "fit", "written")
    assert 11 <= line <= 13
    solved = process.call("fit", [np.eye(2), np.ones(2)], {}).value
    np.testing.assert_allclose(solved, 1)


@pytest.mark.parametrize(
    "source",
    [
        "solve = np.linalg.lstsq\ndef fit(a, b):\n return solve(a, b, None)[0]",
        "def fit(a, b):\n return getattr(np.linalg, 'lst' + 'sq')(a, b, None)[0]",
        "def fit(a, b):\n return np.linalg.__dict__['lstsq'](a, b, None)[0]",
        "def help_me(a, b):\n return np.linalg.lstsq(a, b, None)\n"
        "def fit(a, b):\n return help_me(a, b)[0]",
        "def fit(a, b):\n return eval('np.linalg.lstsq')(a, b, None)[0]",
    ],
)
def test_a_forbidden_call_is_noticed_while_it_runs(load: Load, source: str) -> None:
    process = load(source)
    assert not noticed(process)
    solved = process.call("fit", [np.eye(2), np.ones(2)], {}).value
    np.testing.assert_allclose(solved, 1)
    ((name, exercise, _, how),) = noticed(process)
    assert (name, exercise, how) == ("numpy.linalg.lstsq", "fit", "called")


def test_what_numpy_and_other_exercises_call_is_nobodys_shortcut(load: Load) -> None:
    process = load(
        """
        def fit(a, b):
            return np.polyfit(a, b, 1)      # calls lstsq itself
        def other(x):
            return np.tanh(x)               # forbidden in another exercise only
        def tanh(x):
            "Not np.tanh."
            return other(x)
        """
    )
    x = np.arange(4.0)
    assert process.call("fit", [x, x], {}).fault is None
    np.testing.assert_allclose(process.call("tanh", [x], {}).value, np.tanh(x))
    assert not noticed(process)


def test_a_watched_function_is_still_all_that_it_was(load: Load) -> None:
    process = load(
        """
        def other(x):
            out = np.empty_like(x)
            np.tanh(x, out=out)
            return [out, np.tanh.nin, list(map(np.tanh, x))[0], np.tanh.__name__, str(np.tanh)]
        """
    )
    out, nin, first, name, shown = process.call("other", [np.ones(2)], {}).value
    np.testing.assert_allclose([out[0], first], np.tanh(1))
    assert (nin, name, shown) == (1, "tanh", "<ufunc 'tanh'>")


def test_a_class_is_noticed_and_stays_a_class(load: Load) -> None:
    process = load(
        """
        Poly = np.polynomial.Polynomial
        class Mine(Poly):
            pass
        def roots(c):
            return [float(Poly(c)(1.0)), isinstance(Mine(c), Poly)]
        def other(c):
            return float(Poly.fit([0.0, 1.0], [0.0, 1.0], 1)(1.0))
        """
    )
    assert process.call("other", [[1.0, 2.0]], {}).value == pytest.approx(1)
    assert not noticed(process)
    assert process.call("roots", [[1.0, 2.0]], {}).value == [3.0, True]
    ((name, exercise, _, how),) = noticed(process)
    assert (name, exercise, how) == ("numpy.polynomial.Polynomial", "roots", "called")


def test_of_a_module_that_is_loaded_the_uses_are_read(load: Load) -> None:
    process = load(
        """
        import numpy.linalg as la
        def inverse(a):
            return la.inv(a)
        def other(a):
            return la.inv(a)
        """
    )
    assert noticed(process) == {("numpy.linalg", "inverse", 14, "written")}
    assert process.call("inverse", [np.eye(2)], {}).fault is None


def test_what_a_process_makes_up_is_dropped() -> None:
    kept = ShortcutLog(FORBID, frozenset(["m.py"]))
    for made_up in (
        "text",
        [["numpy.tanh", "tanh", "m.py", "1"]],
        [["numpy.tanh", "tanh", "/etc/passwd", 1]],
        [["numpy.tanh", "<script>", "m.py", 1]],
        [["numpy.tanh", "fit", "m.py", 1]],
        [["<script>", "tanh", "m.py", 1]],
        [["numpy.tanh", "tanh", "m.py", -1]],
        [["numpy.tanh", "tanh", "m.py", True]],
        [[["numpy.tanh"], "tanh", "m.py", 1]],
    ):
        kept.add(made_up, "called")
    assert not kept.shortcuts
    kept.add([["numpy.tanh", "tanh", "m.py", 3]] * 5, "called")
    assert len(kept.shortcuts) == 1


def test_source_that_cannot_be_parsed_is_not_read() -> None:
    for source in ("np.tanh(", "tanh\0", "(" * 100_000 + "tanh", "-" * 1_000_000 + "tanh"):
        assert written([{"file": "m.py", "line": 1, "source": source}], FORBID) == []
