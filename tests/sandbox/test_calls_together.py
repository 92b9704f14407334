"""Calls that cross together give what they give one by one."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder.grading.runner import FINAL_FAULTS
from autograder.sandbox import student_side
from autograder.sandbox.exchange import CodeCell, Reply
from autograder.sandbox.limits import ProcessLimits
from autograder.sandbox.process import Encoded, StudentProcess
from autograder.sandbox.spawn import spawner_for
from autograder.sandbox.student_side.wire import Held

# It is run by path, beside modules of its own, and cannot be imported here.
WORKER = Path(student_side.__file__).with_name("worker.py")
LIMITS = ProcessLimits(call_seconds=4.0, reply_bytes=1 << 20)
Start = Callable[[str], StudentProcess]


@pytest.fixture
def start(start_process: Callable[..., StudentProcess]) -> Start:
    spawner = spawner_for("numpy", LIMITS, "wanted")
    return lambda source: start_process(spawner, [CodeCell("mlp.py", 1, source)], LIMITS)


Calls = Sequence[tuple[str, tuple[Any, ...]]]


def together(
    process: StudentProcess, calls: Calls, known: dict[Encoded, str] | None = None
) -> list[Reply] | str | None:
    """The replies to observed calls, each a name and its arguments."""
    sent = [
        {"name": name, "args": list(args), "kwargs": {}, "observe": True} for name, args in calls
    ]
    each = [
        (name, process.question(name, args, {}, observe=True, fresh=False)) for name, args in calls
    ]
    return process.ask_together(process.questions(sent), each, known or {})


def test_each_reply_is_what_it_was_when_it_was_given(start: Start) -> None:
    process = start(
        "import numpy as np\nKEPT, ROOM = [], np.zeros(200)\n"
        "def grows(): KEPT.append(len(KEPT)); return KEPT\n"
        "def fills(x): ROOM[:] = x; return ROOM\n"
        "def writes(x): x[0] += 1; return x\n"
        "def quiet(x): return float(x.sum())"
    )
    held = [(Held("x", np.full(3, float(n))),) for n in range(2)]
    replies = together(
        process,
        [
            *(("grows", ()), ("grows", ()), ("fills", (1.0,)), ("fills", (2.0,))),
            *(("writes", held[0]), ("quiet", held[1])),
        ],
    )
    assert isinstance(replies, list)
    assert [reply.value for reply in replies[:2]] == [[0], [0, 1]]
    assert [reply.value[0] for reply in replies[2:4]] == [1.0, 2.0]
    assert replies[4].args_after[0].tolist() == [1.0, 0.0, 0.0]
    assert replies[5].value == 3.0 and replies[5].args_after[0].tolist() == [1.0] * 3


def test_what_is_printed_warned_and_raised_belongs_to_its_call(start: Start) -> None:
    process = start(
        "import warnings\n"
        "def f(x):\n    print(x)\n    if x == 1: warnings.warn('one')\n    return 1 / x"
    )
    replies = together(process, [("f", (1,)), ("f", (0,)), ("f", (2,))])
    assert isinstance(replies, list)
    assert [reply.output for reply in replies] == ["1\n", "0\n", "2\n"]
    assert [reply.warnings for reply in replies] == [("UserWarning: one",), (), ()]
    assert [reply.fault and reply.fault.type_name for reply in replies] == [
        None, "ZeroDivisionError", None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "kind"),
    [("def f(x): raise NotImplementedError", "stub"), ("", "missing"), ("f = 3", "not_callable")],
)
def test_where_nothing_more_is_to_be_learnt_nothing_more_is_called(
    start: Start, source: str, kind: str
) -> None:
    replies = together(start(source), [("f", (1,))] * 5)
    assert isinstance(replies, list)
    assert [reply.fault and reply.fault.kind for reply in replies] == [kind]


def test_both_sides_agree_after_what_nothing_more_is_asked() -> None:
    ends = re.search(
        r"^_NOTHING_MORE = (\(.+\))$", WORKER.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert ends is not None and set(ast.literal_eval(ends[1])) <= FINAL_FAULTS


@pytest.mark.parametrize(
    "body",
    [
        "import os; os._exit(3)",  # ends the process
        "while x: pass",  # longer than all of them may take
        "return 'x' * (1 << 19)",  # too large together, and not one by one
    ],
)
def test_what_cannot_be_had_in_one_go_is_asked_one_by_one(start: Start, body: str) -> None:
    process = start(f"def f(x):\n    if x < 1: return 5\n    {body}")
    assert together(process, [("f", (0,)), ("f", (1,)), ("f", (2,)), ("f", (3,))]) is None
    assert process.call("f", [0], {}).value == 5


def test_known_bytes_are_not_read_again(start: Start) -> None:
    process = start("def f(x): return x + 1")
    calls: Calls = [("f", (1,)), ("f", (2.5,))]
    first = together(process, calls)
    assert isinstance(first, list) and process.exchanged is not None
    assert together(process, calls, {process.exchanged[1]: "known"}) == "known"
    other = start("def f(x): return x + 1 + (x == 1)")
    told = together(other, calls, {process.exchanged[1]: "known"})
    assert isinstance(told, list) and [reply.value for reply in told] == [3, 3.5]


def test_they_begin_from_the_state_after_loading(start: Start) -> None:
    process = start("N = [0]\ndef f():\n    N[0] += 1\n    return N[0]")
    assert [process.call("f", [], {}).value for _ in range(2)] == [1, 2]
    replies = together(process, [("f", ()), ("f", ())])
    assert isinstance(replies, list) and [reply.value for reply in replies] == [1, 2]


def test_replies_that_are_made_up_are_a_fault_or_none(start: Start) -> None:
    """Whoever answers in the place of the worker can say no more than one can in any reply."""
    process = start("def f(x): return x")
    for told in ({"replies": 3}, {"replies": []}, {"replies": [1]}, {"replies": [{}] * 9}):
        process._request = lambda *_, told=told: told  # type: ignore[method-assign]
        assert together(process, [("f", (1,))]) is None
    process._request = lambda *_: {"replies": [{"value": 1}]}  # type: ignore[method-assign]
    assert together(process, [("f", (1,))] * 2) is None
    process._request = lambda *_: {"replies": [{"error": "nonsense"}]}  # type: ignore[method-assign]
    replies = together(process, [("f", (1,))])
    assert isinstance(replies, list) and replies[0].fault is not None
    assert replace(replies[0].fault, where="").kind == "protocol"
