"""The process boundary: whatever a submission does, the grader gets data or one clear fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from autograder.sandbox.limits import ProcessLimits
from autograder.sandbox.process import CodeCell, StudentProcess
from autograder.sandbox.spawn import PlainSpawner, Spawner, Zygote
from autograder.sandbox.student_side.wire import Opaque

LIMITS = ProcessLimits(call_seconds=0.7, load_seconds=2, reply_bytes=1 << 20, output_chars=1_000)
Load = Callable[..., StudentProcess]


@pytest.fixture(scope="module", params=[Zygote, PlainSpawner], ids=["zygote", "plain"])
def spawner(request: pytest.FixtureRequest) -> Iterator[Spawner]:
    started = request.param("numpy", LIMITS)
    yield started
    started.close()


@pytest.fixture
def load(spawner: Spawner, start_process: Callable[..., StudentProcess]) -> Load:
    def start(*sources: str, whole_file: bool = False) -> StudentProcess:
        cells = [CodeCell("mlp.py", 1, source, whole_file) for source in sources]
        return start_process(spawner, cells, LIMITS)

    return start


def test_values_cross_unchanged(load: Load) -> None:
    process = load("def same(x): return x")
    for value in (
        None,
        True,
        3,
        10**40,
        -2.5,
        float("inf"),
        "한글",
        [1, (2.0, "x")],
        {"a": np.arange(3)},
        np.zeros((0, 2)),
        np.array([1.5], np.float32),
        np.array([True, False]),
        np.arange(6).reshape(2, 3)[:, ::-1],
    ):
        back = process.call("same", [value], {}).value
        assert type(back) is type(value)
        np.testing.assert_equal(back, value)


def test_nan_crosses(load: Load) -> None:
    assert np.isnan(load("def nan(): return float('nan')").call("nan", [], {}).value)


@pytest.mark.parametrize(
    ("expression", "type_name"),
    [
        ("object()", "object"),
        ("{1: 2}", "dict"),
        ("np.array([1j])", "numpy.ndarray"),
        ("np.array([None])", "numpy.ndarray"),
        ("np.ma.masked_array([1.0])", "numpy.ma.MaskedArray"),
        ("type('F', (float,), {})(1.0)", "mlp.F"),
        ("(i for i in [1])", "generator"),
        ("np.matrix([[1]])", "numpy.matrix"),
        ("print", "builtin_function_or_method"),
    ],
)
def test_strange_types_arrive_as_descriptions(load: Load, expression: str, type_name: str) -> None:
    reply = load(f"import numpy as np\ndef odd(): return {expression}").call("odd", [], {})
    assert isinstance(reply.value, Opaque)
    assert reply.value.type_name.startswith(type_name)


def test_a_value_that_lies_about_itself_is_still_only_described(load: Load) -> None:
    liar = """
import numpy as np
class Liar(np.ndarray):
    def __eq__(self, other): return True
    def __array__(self, *a, **k): return np.ones(3)
    def __repr__(self): raise RuntimeError
def lie(): return np.zeros(3).view(Liar)
"""
    assert isinstance(load(liar).call("lie", [], {}).value, Opaque)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("import os; os._exit(0)", "died"),
        ("import sys; sys.exit(0)", "exception"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "died"),
        ("while True: pass", "timeout"),
        ("1 / 0", "exception"),
        ("raise NotImplementedError", "stub"),
        ("f()", "exception"),
        ("return 'x' * (1 << 24)", "too_large"),
        ("import numpy; return numpy.broadcast_to(1.0, (10**6, 10**6))", "too_large"),
        ("import numpy; return numpy.ones(2 * 10**10)", "memory"),
    ],
)
def test_every_way_out_is_a_fault_and_the_rest_goes_on(load: Load, body: str, kind: str) -> None:
    process = load(f"def f():\n    {body}", "def good(): return 1")
    reply = process.call("f", [], {})
    assert reply.fault is not None and reply.fault.kind == kind
    assert process.call("good", [], {}).value == 1


def test_an_endless_loop_that_swallows_interrupts_ends_in_time(load: Load) -> None:
    process = load(
        "def f():\n while True:\n  try:\n   while True: pass\n  except BaseException: pass"
    )
    reply = process.call("f", [], {})
    assert reply.fault is not None and reply.fault.kind == "timeout"


def test_a_flood_of_output_is_cut(load: Load) -> None:
    reply = load("def f():\n for _ in range(2000): print('x' * 50)\n return 1").call("f", [], {})
    assert reply.value == 1
    assert 1_000 <= len(reply.output) < 1_200
    assert "+" in reply.output.splitlines()[-1]


def test_a_cell_that_ends_the_process_is_left_out(load: Load) -> None:
    process = load("def a(): return 1", "import os; os._exit(0)", "def b(): return 2")
    assert [(t.position, t.fault.kind) for t in process.report.troubles] == [(1, "died")]
    assert process.call("a", [], {}).value + process.call("b", [], {}).value == 3


def test_a_failing_statement_does_not_take_the_cell_with_it(load: Load) -> None:
    process = load("x = 1\nundefined\ndef f(): return x")
    (trouble,) = process.report.troubles
    assert (trouble.fault.type_name, trouble.fault.line) == ("NameError", 2)
    assert process.call("f", [], {}).value == 1


def test_a_syntax_error_names_its_line_and_spares_the_other_cells(load: Load) -> None:
    process = load("def f(): return 1", "x = 1\ndef g(:\n    return 2")
    (trouble,) = process.report.troubles
    assert (trouble.position, trouble.fault.type_name, trouble.fault.line) == (1, "SyntaxError", 2)
    assert process.call("f", [], {}).value == 1


def test_without_cells_a_syntax_error_spares_the_other_functions(load: Load) -> None:
    process = load(
        "def f():\n    return 1\n\ndef g(:\n    pass\n\ndef h(): return 3", whole_file=True
    )
    assert process.call("f", [], {}).value == 1
    assert process.call("h", [], {}).value == 3


def test_magics_are_ignored_with_a_note_and_modulo_is_not_one(load: Load) -> None:
    process = load("%matplotlib inline\n!pip list\nx = !ls\ny = (7\n     %4)\ndef f(): return y")
    assert [text for _, _, text in process.report.magics] == [
        "%matplotlib inline",
        "!pip list",
        "x = !ls",
    ]
    assert process.call("f", [], {}).value == 3


def test_inputs_come_back_as_the_call_left_them(load: Load) -> None:
    process = load("def f(x): x[0] = 9; return 0")
    reply = process.call("f", [np.zeros(2)], {}, observe=True)
    np.testing.assert_array_equal(reply.args_after[0], [9, 0])


@pytest.mark.parametrize(
    ("body", "given", "left"),
    [
        ("x[...] = 9", np.array(1.0), np.array(9.0)),  # no axis: not copied for the call
        ("x.append(2)", [1], [1, 2]),
        ("x['b'] = x.pop('a')", {"a": np.ones(2)}, {"b": np.ones(2)}),
        ("x[1][0] = 7", (1, np.zeros(2)), (1, np.array([7.0, 0.0]))),
        ("x.dtype = 'i8'", np.zeros(2), np.zeros(2, "i8")),
        ("x.shape = (2, 1)", np.ones(2), np.ones((2, 1))),
        ("x[0] = -0.0", np.zeros(2), np.array([-0.0, 0.0])),
        ("pass", np.array([np.nan, 1.0]), np.array([np.nan, 1.0])),
        ("pass", {"a": (1, None, "텍스트", 2.5)}, {"a": (1, None, "텍스트", 2.5)}),
    ],
)
def test_whatever_a_call_changes_in_its_inputs_is_seen(
    load: Load, body: str, given: Any, left: Any
) -> None:
    process = load(f"def f(x, y=0): {body}; return 0")
    by_position = process.call("f", [given], {}, observe=True)
    by_name = process.call("f", [], {"x": given}, observe=True)
    assert plain([left]) == plain(by_position.args_after) and by_position.kwargs_after == {}
    assert plain({"x": left}) == plain(by_name.kwargs_after) and by_name.args_after == []


def plain(value: Any) -> Any:
    """A value with its arrays as what can be compared bit for bit."""
    if isinstance(value, np.ndarray):
        return str(value.dtype), value.shape, value.tobytes()
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value


def test_draws_from_the_global_generators_are_seen(load: Load) -> None:
    process = load(
        "import random, numpy as np\n"
        "def quiet(): return np.random.default_rng(0).random()\n"
        "def both(): return random.random() + np.random.rand()\n"
        "def seeds(): np.random.seed(0); random.seed(0)\n"
        "def kept(): return np.random.randn(), random.gauss(0, 1)\n"
        "def other(): np.random.set_bit_generator(np.random.PCG64(1))\n"
        "def one(): return np.random.rand()"
    )
    asked = ("quiet", "both", "quiet", "seeds", "seeds", "quiet", "kept", "kept", "kept")
    asked += ("other", "quiet", "one", "one", "quiet")
    moved = [process.call(name, [], {}, observe=True).moved for name in asked]
    both = ("numpy.random", "random")
    numpy = ("numpy.random",)
    assert moved[:9] == [(), both, (), both, both, (), both, both, both]
    assert moved[9:] == [numpy, (), numpy, numpy, ()]


def test_a_wrong_signature_is_told_apart_from_an_error_inside(load: Load) -> None:
    process = load("def f(a, b): return 1\ndef g(a): return a + None")
    wrong, inside = process.call("f", [1], {}), process.call("g", [1], {})
    assert wrong.fault is not None and wrong.fault.kind == "signature"
    assert inside.fault is not None and inside.fault.kind == "exception"
    assert inside.fault.frames[-1][2] == "g"


def test_future_annotations_and_dataclasses_work(load: Load) -> None:
    source = """
from __future__ import annotations
from dataclasses import dataclass
@dataclass
class Pair:
    a: Undefined
def f() -> Nowhere:
    return Pair(2).a
"""
    assert load(source).call("f", [], {}).value == 2


def test_the_whole_submission_has_a_budget() -> None:
    limits = ProcessLimits(call_seconds=5, submission_seconds=0.5)
    spawner = Zygote("numpy", limits)
    process = StudentProcess(spawner, "m", [CodeCell("m.py", 1, "def f():\n while 1: 0")], limits)
    process.load()
    first, second = process.call("f", [], {}), process.call("f", [], {})
    assert first.fault is not None and first.fault.kind == "timeout"
    assert second.fault is not None and second.fault.kind == "budget"
    process.close()
    spawner.close()


NONSENSE = """
import sys
wire = sys.modules["wire"]
def send(write, message, real=wire.send_frame):
    if "value" in message:
        write(wire.framed(b"x" * 1_500_000, b""))
    else:
        real(write, message)
wire.send_frame = send
def f(): return 1
"""
ODD = """
import sys
import numpy as np
wire = sys.modules["wire"]
def send(write, message, real=wire.send_frame):
    if "value" in message:
        message = {**message, FIELD: np.zeros(3)}
    real(write, message)
wire.send_frame = send
def f(): return 1
"""
ASKS = "def f(): return [g('x' * 1_000_000) for _ in range(9)]"


class Answers:
    """What stands in for `g`."""

    names = ("g",)
    asked = 0

    def answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        self.asked += 1
        return {"value": len(asked["args"][0])}


@pytest.mark.parametrize(
    ("source", "kinds"),
    [(NONSENSE, ["protocol", "protocol", "replies"]), (ASKS, ["replies"])],
    ids=["refused", "asked"],
)
def test_all_that_is_sent_counts(source: str, kinds: list[str]) -> None:
    """A reply that is refused has been read as well, and so has a question to a stand-in."""
    limits = replace(LIMITS, call_seconds=5, load_seconds=5)
    assert limits.replies_bytes == 4 << 20
    spawner = Zygote("numpy", limits)
    cells = [CodeCell("m.py", 1, source)]
    stand_ins = Answers()
    process = StudentProcess(spawner, "m", cells, limits, stand_ins=stand_ins)
    faults = [process.call("f", [], {}).fault for _ in kinds]
    assert [fault.kind for fault in faults if fault is not None] == kinds
    assert stand_ins.asked <= 4, "not one question more than is read"
    process.close()
    spawner.close()


@pytest.mark.parametrize(
    ("field", "kind"),
    [("'event'", None), ("'notes'", None), ("'id'", "protocol"), ("'error'", "protocol")],
)
def test_an_array_where_a_text_belongs_is_no_error_of_the_grader(
    load: Load, field: str, kind: str | None
) -> None:
    """An array compared with a text is an array, of which no one can say whether it is true."""
    fault = load(ODD.replace("FIELD", field)).call("f", [], {}).fault
    assert (fault.kind if fault is not None else None) == kind


def test_a_killed_zygote_is_started_again() -> None:
    zygote = Zygote("numpy", LIMITS)
    zygote.process.kill()
    zygote.process.wait()
    process = StudentProcess(zygote, "m", [CodeCell("m.py", 1, "def f(): return 4")], LIMITS)
    process.load()
    assert process.call("f", [], {}).value == 4
    process.close()
    zygote.close()
