"""The battery: each of its checks rejects what it is there for, and nothing that is right."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from autograder.checks.battery import Battery, _middle_moved, _rows_moved
from autograder.checks.expect import defaults, drawn_anew, seeded
from autograder.grading.failure import CheckFailed, Failure
from autograder.grading.local import LocalBackend
from autograder.grading.reference import live_reference
from autograder.grading.runner import checks_of, run_checks
from autograder.grading.seeds import Seed
from autograder.grading.student import Backend, Student
from autograder.report.text.messages import FAILURES
from autograder.sandbox.limits import ProcessLimits
from autograder.sandbox.process import CodeCell, StudentProcess
from autograder.sandbox.spawn import spawner_for
from autograder.sandbox.student_side.wire import Held, SeededRng


def shifted(X, b, factor=2.5):
    return np.asarray(X, dtype=float) * factor + b


def arguments(rng, row=4, column=3):
    return rng.standard_normal((row, column)).round(3), rng.standard_normal(column).round(3)


class Shifted:
    exercise = "shifted"
    battery = Battery(
        arguments,
        options={"factor": 0.5},
        scales=(1e6, 1e-6),
        cases={
            "no_rows": lambda rng: (np.zeros((0, 3)), np.ones(3)),
            "nothing_to_do": lambda rng: (np.zeros((2, 3)), np.zeros(3)),
        },
    )

    def test_by_hand(self, student, reference):
        assert student.shifted(np.ones((1, 1)), np.zeros(1)) == [[2.5]]


NAMES = [
    *("by_hand", "no_side_effects", "whole_numbers", "strided", "one_row", "one_column"),
    *("as_many_of_each", "any_size", "options", "scaled[1e+06]", "scaled[1e-06]"),
    *("no_rows", "nothing_to_do"),
]


def failures(function: Callable[..., Any]) -> dict[str, Failure]:
    student = Student(LocalBackend({"shifted": function}))
    reference = live_reference({"shifted": shifted})
    run = run_checks(Shifted, student, reference, Seed(1, True), "test")
    return {check.name: check.failure for check in run.checks if check.failure is not None}


def test_checks_come_behind_those_written_by_hand_and_accept_what_is_right() -> None:
    assert [check.name for check in checks_of(Shifted)] == NAMES
    assert failures(shifted) == {}
    assert failures(lambda X, b, times=2.5: b + times * np.array(X)) == {}


def in_place(X, b, factor=2.5):
    X *= factor
    X += b
    return X


def draws(X, b, factor=2.5):
    np.random.rand()
    return shifted(X, b, factor)


def seeds(X, b, factor=2.5):
    random.seed(0)
    return shifted(X, b, factor)


def narrow(X, b, factor=2.5):
    return shifted(np.asarray(X, np.float32), b, factor).astype(np.float32)


def through_a_flat_view(X, b, factor=2.5):
    result = X * 0.0
    flat = result.reshape(-1, order="K").reshape(-1) if X.flags.c_contiguous else X.copy().ravel()
    flat += 0
    if not X.flags.c_contiguous:
        return X * 0 + b
    return shifted(X, b, factor)


def cut(X, b, factor=2.5):
    return shifted(X, b, factor).astype(X.dtype)


def squeezed(X, b, factor=2.5):
    return shifted(X, b, factor).squeeze()


def deaf(X, b, factor=2.5):
    return shifted(X, b)


def other_default(X, b, factor=3.0):
    return shifted(X, b, factor)


def clipped(X, b, factor=2.5):
    return shifted(np.clip(X, -50, 50), b, factor)


def rounded(X, b, factor=2.5):
    return np.round(shifted(X, b, factor), 7)


def from_a_table(X, b, factor=2.5):
    known = X.shape in ((4, 3), (1, 3), (4, 1), (3, 3), (0, 3), (2, 3))
    return shifted(X, b, factor if known else 2.0)


def transposed_if_square(X, b, factor=2.5):
    square = X.shape == (3, 3)
    return shifted(X.T if square else X, b, factor)


def cut_by_the_first(X, b, factor=2.5):
    Z = np.asarray(X * 2)
    Z += b  # which ints cannot take
    return shifted(X, b, factor)


def as_it_came(X, b, factor=2.5):
    return shifted(X, b, factor) if X.any() or not X.size else X[::-1]


def needs_a_row(X, b, factor=2.5):
    return shifted(X, b, factor) + 0 * X[0]


KNOWN: dict[int, Any] = {}


def by_identity(X, b, factor=2.5):
    return KNOWN.setdefault(id(X), shifted(X, b, factor)).copy() if len(X) == 4 else X * 2.5 + b


def computed_narrow(X, b, factor=2.5):
    return shifted(np.asarray(X, np.float32), np.asarray(b, np.float32), factor).astype(
        np.float32
    ) + np.zeros(1)


@pytest.mark.parametrize(
    ("function", "check", "key"),
    [
        (by_identity, "no_side_effects", "remembered"),
        (computed_narrow, "no_side_effects", "dtype_narrow"),
        (in_place, "no_side_effects", "inputs_changed"),
        (draws, "no_side_effects", "global_random"),
        (seeds, "no_side_effects", "global_random"),
        (narrow, "no_side_effects", "dtype_narrow"),
        (cut, "whole_numbers", "whole_numbers"),
        (through_a_flat_view, "strided", "strided"),
        (squeezed, "one_row", "shape"),
        (squeezed, "one_column", "shape"),
        (from_a_table, "any_size", "value"),
        (transposed_if_square, "as_many_of_each", "value"),
        (deaf, "options", "value"),
        (other_default, "one_row", "value"),
        (clipped, "scaled[1e+06]", "value"),
        (rounded, "scaled[1e-06]", "value"),
        (cut_by_the_first, "whole_numbers", "fault.exception"),
        (as_it_came, "nothing_to_do", "shares_memory"),
        (needs_a_row, "no_rows", "fault.exception"),
    ],
)
def test_each_check_rejects_what_it_is_there_for(
    function: Callable[..., Any], check: str, key: str
) -> None:
    found = failures(function)
    assert found[check].key == key
    assert key in FAILURES


def test_whole_numbers_may_stay_ints_and_new_can_be_waived() -> None:
    def same_numbers(X):
        return X

    def copied(X):
        return X.copy()

    strict = Battery(lambda rng: (rng.standard_normal(3),))
    lenient = Battery(lambda rng: (rng.standard_normal(3),), new=False)
    reference = live_reference({"f": copied})

    def run(battery: Battery, function: Callable[..., Any]) -> list[str]:
        failed = []
        for name, check in battery.checks("f"):
            student = Student(LocalBackend({"f": function}))
            try:
                check(student, reference, np.random.default_rng(0))
            except CheckFailed as error:
                failed.append(f"{name}: {error.failure.key}")
        return failed

    assert run(strict, copied) == []
    assert run(lenient, same_numbers) == []
    assert run(strict, same_numbers)[0] == "no_side_effects: shares_memory"


SOURCE = """
import numpy as np

def rows(X):
    return X[:, ::2]

def layout(X):
    return [X.flags.c_contiguous, X.strides[0] < 0, X.flags.writeable]

def first(options):
    return {"row": options["X"][0]}

def draws():
    return np.random.rand()

def settings(x, rate=0.5, times=10, name="a", *, flag=True):
    return x

known = {}

def by_identity(X):
    return known.setdefault(id(X), X.sum())
"""


@pytest.fixture(params=["local", "process"])
def student(request: pytest.FixtureRequest) -> Iterator[Student]:
    """Both places where calls go."""
    if request.param == "local":
        namespace: dict[str, Any] = {}
        exec(SOURCE, namespace)
        yield Student(LocalBackend(namespace))
        return
    limits = ProcessLimits(load_seconds=20, call_seconds=10, submission_seconds=60)
    cells = [CodeCell("views.py", 1, SOURCE)]
    process: Backend = StudentProcess(spawner_for("numpy", limits), "views", cells, limits)
    yield Student(process)
    process.close()  # type: ignore[attr-defined]


def test_what_is_observed_is_told_from_either_place(student: Student) -> None:
    X = np.arange(6.0).reshape(2, 3)
    assert student.rows.observe(X).shares == ("1",)
    assert student.rows.observe(X=X).shares == ("X",)
    assert student.first.observe({"X": X}).shares == ("1",)
    assert student.layout.observe(X).shares == ()
    assert student.draws.observe().moved == ("numpy.random",)
    assert student.layout.observe(X).moved == ()
    reply = student.settings.observe(1)
    assert reply.defaults == (0.5, 10, None, True)
    defaults(student.settings, reply, 0.5, 10, 7, True)
    defaults(student.settings, reply, 0.5)  # other parameters: nothing can be said
    with pytest.raises(CheckFailed, match="default"):
        defaults(student.settings, reply, 0.5, 100, 7, True)


def test_a_strided_array_arrives_as_a_view(student: Student) -> None:
    from autograder.sandbox.student_side.wire import Strided

    X = np.arange(6).reshape(2, 3)
    assert student.layout(Strided(X)) == [False, True, True]
    reply = student.rows.observe(Strided(X))
    assert reply.value.tolist() == [[0, 2], [3, 5]]
    assert reply.args_after[0].tolist() == X.tolist()
    assert student.layout(Strided(X, turned=True)) == [False, False, True]
    assert np.array_equal(student.rows(Strided(X, turned=True)), X[:, ::2])
    big = np.arange(4000.0).reshape(40, 100)
    assert np.array_equal(student.rows(Strided(big)), big[:, ::2])


BY_SUM: dict[Any, Any] = {}
BY_PRINT: dict[Any, Any] = {}


def by_sum(X, b, factor=2.5):
    key = X.shape, float(X.sum()), b.tobytes()
    return BY_SUM.setdefault(key, shifted(X, b, factor)).copy()


def by_the_first_argument(X, b, factor=2.5):
    return BY_SUM.setdefault(X.tobytes(), shifted(X, b, factor)).copy()


def by_its_ends(X, b, factor=2.5):
    key = X.shape, X[0].tobytes(), X[-1].tobytes(), b.tobytes()
    return BY_SUM.setdefault(key, shifted(X, b, factor)).copy()


def by_what_is_printed(X, b, factor=2.5):
    return BY_PRINT.setdefault(str(X) + str(b), shifted(X, b, factor)).copy()


def cut_from_memory(X, b, factor=2.5):
    return shifted(X.ravel(order="A").reshape(X.shape), b, factor)


def in_the_order_of_the_first(X, b, factor=2.5):
    order = "F" if X.flags.f_contiguous else "C"
    return shifted(X.ravel(order=order).reshape(X.shape, order=order), b, factor)


def nothing_added(X, b, factor=2.5):
    return shifted(X, b, factor) if X.any() else np.broadcast_to(b, X.shape)


def one_of_each_row(X, b, factor=2.5):
    places = [np.flatnonzero((row == X).all(axis=1))[0] for row in X]
    return shifted(X, b, factor) + np.equal(places, np.arange(len(X)))[:, None] - 1


def known_table(X, b, factor=2.5):
    return np.ones((2, 2)) if X.shape == (2, 2) else shifted(X, b, factor)


@pytest.mark.parametrize(
    ("function", "check", "key"),
    [
        (by_sum, "no_side_effects", "remembered"),
        (by_the_first_argument, "no_side_effects", "remembered"),
        (by_its_ends, "no_side_effects", "remembered"),
        (by_what_is_printed, "many_of_each", "remembered"),
        (cut_from_memory, "strided", "strided"),
        (in_the_order_of_the_first, "strided", ""),
        (nothing_added, "zeros", "shares_memory"),
        (one_of_each_row, "equal_rows", "value"),
        (known_table, "sizes_of_the_text", "value"),
        (shifted, "zeros", ""),
    ],
)
def test_arguments_that_may_hold_any_numbers_are_asked_with_special_ones(
    function: Callable[..., Any], check: str, key: str
) -> None:
    BY_SUM.clear()
    battery = Battery(arguments, free=(0, 1), text_sizes=({"row": 2, "column": 2},), many=400)
    student = Student(LocalBackend({"shifted": function}))
    reference = live_reference({"shifted": shifted})
    run = dict(battery.checks("shifted"))[check]
    if not key:
        run(student, reference, np.random.default_rng(0))
        return
    with pytest.raises(CheckFailed) as caught:
        run(student, reference, np.random.default_rng(0))
    assert caught.value.failure.key == key


def test_the_order_of_a_sum_makes_no_float32_of_it() -> None:
    """Both numbers are right for a sum of 0; one of them is no float32 that was cut."""
    battery = Battery(lambda rng: (np.ones(3),), whole_numbers=False, strided=False)
    for got in (0.0, 2.0**-55):
        student = Student(LocalBackend({"f": lambda x, got=got: got}))
        reference = live_reference({"f": lambda x: 2.2204460492503132e-17})
        dict(battery.checks("f"))["no_side_effects"](student, reference, np.random.default_rng(0))


def test_a_list_of_parts_is_no_earlier_result_where_rows_are_all_alike() -> None:
    battery = Battery(lambda rng: (np.ones((3, 2)), np.ones(2)), names=("a", "b"), free=(0,))
    student = Student(LocalBackend({"f": lambda X, b: [X * 2, b * 2]}))
    reference = live_reference({"f": lambda X, b: (X * 2, b * 2)})
    dict(battery.checks("f"))["no_side_effects"](student, reference, np.random.default_rng(0))


def test_two_tables_may_lie_in_memory_each_in_its_own_way() -> None:
    def memory_by_memory(A, B):
        order = "F" if A.flags.f_contiguous else "C"
        return (A.ravel(order="A") * B.ravel(order="A")).reshape(A.shape, order=order)

    battery = Battery(lambda rng: (rng.standard_normal((3, 2)), rng.standard_normal((3, 2))))
    student = Student(LocalBackend({"f": memory_by_memory}))
    reference = live_reference({"f": lambda A, B: A * B})
    with pytest.raises(CheckFailed, match="strided"):
        dict(battery.checks("f"))["strided"](student, reference, np.random.default_rng(0))


@given(
    array=st.lists(st.floats(-9, 9), min_size=2, max_size=8).map(np.array),
    width=st.sampled_from([0, 1, 3]),
)
@example(array=np.array([1.0, 1.0, 1.0, 1.0, 1.0, 0.0]), width=0)
def test_rows_that_are_moved_are_the_same_rows(array: np.ndarray, width: int) -> None:
    table = np.outer(array, np.arange(1.0, width + 1)) if width else array
    for moved in (_rows_moved(table), _middle_moved(table)):
        assert moved.shape == table.shape
        assert sorted(moved.tolist()) == sorted(table.tolist())
    if len(np.unique(table, axis=0)) > 1:  # 0.0 and -0.0 are one number
        assert not np.array_equal(_rows_moved(table), table)


OUT = np.zeros(3)


def reuses(X):
    OUT[:] = X
    return OUT


def changes_one_row(X, b, factor=2.5):
    if len(X) == 1:
        X *= factor
        return X + b
    return shifted(X, b, factor)


def keeps_the_sort_of_b(X, b, factor=2.5):
    out = np.broadcast_to(b, X.shape).copy()
    out[...] = shifted(X, b, factor)
    return out


def hundred_rows(X, b, factor=2.5):
    return np.concatenate([shifted(X[:100], b, factor), np.zeros_like(X[100:])])


@pytest.mark.parametrize(
    ("function", "check", "key"),
    [
        (changes_one_row, "one_row", "inputs_changed"),
        (keeps_the_sort_of_b, "whole_numbers", "whole_numbers"),
        (hundred_rows, "many_of_each", "value"),
    ],
)
def test_what_shows_in_some_calls_only(function: Callable[..., Any], check: str, key: str) -> None:
    battery = Battery(arguments, options={"factor": 0.5}, many=130)
    student = Student(LocalBackend({"shifted": function}))
    reference = live_reference({"shifted": shifted})
    with pytest.raises(CheckFailed) as caught:
        dict(battery.checks("shifted"))[check](student, reference, np.random.default_rng(0))
    assert caught.value.failure.key == key


def test_an_array_that_is_handed_out_again() -> None:
    battery = Battery(lambda rng: (rng.standard_normal(3),))
    student = Student(LocalBackend({"f": reuses}))
    reference = live_reference({"f": lambda X: X + 0.0})
    checks = dict(battery.checks("f"))
    checks["no_side_effects"](student, reference, np.random.default_rng(0))
    with pytest.raises(CheckFailed) as caught:
        checks["strided"](student, reference, np.random.default_rng(0))
    assert caught.value.failure.key == "handed_out_again"
    assert "handed_out_again" in FAILURES


def test_an_argument_that_is_one_object_from_call_to_call(student: Student) -> None:
    one, two = np.arange(6.0).reshape(3, 2), np.ones((3, 2))
    assert student.by_identity(Held("X", one)) == 15.0
    assert student.by_identity(Held("X", two)) == 15.0
    assert student.by_identity(Held("Y", two)) == 6.0
    reply = student.rows.observe(Held("X", one))
    assert np.array_equal(reply.args_after[0], one)


@cache
def drawn_once(size, rng):
    return rng.standard_normal(size)


def drawn_each_time(size, rng):
    return rng.standard_normal(size)


def test_numbers_that_are_remembered_by_the_generator() -> None:
    battery = Battery(lambda rng: (3, seeded(rng)), whole_numbers=False)
    reference = live_reference({"f": drawn_each_time})
    asked = dict(battery.checks("f"))["no_side_effects"]
    right = Student(LocalBackend({"f": drawn_each_time}))
    asked(right, reference, np.random.default_rng(0))
    drawn_anew(right.f, 3, SeededRng(4))
    for ask in (
        lambda student: asked(student, reference, np.random.default_rng(0)),
        lambda student: drawn_anew(student.f, 3, SeededRng(4)),
    ):
        with pytest.raises(CheckFailed) as caught:
            ask(Student(LocalBackend({"f": drawn_once})))
        assert caught.value.failure.key == "remembered"
        drawn_once.cache_clear()


def drawn_from_a_copy(size, rng):
    return deepcopy(rng).standard_normal(size)


def test_numbers_that_are_drawn_from_a_copy_of_the_generator() -> None:
    student = Student(LocalBackend({"f": drawn_from_a_copy}))
    with pytest.raises(CheckFailed) as caught:
        drawn_anew(student.f, 3, SeededRng(4))
    assert caught.value.failure.key == "rng_not_moved"
    assert "rng_not_moved" in FAILURES


def by_tanh(x):
    return (1 + np.tanh(np.asarray(x, dtype=float) / 2)) / 2


def test_what_rounds_to_nothing_beside_one_is_not_taken_for_float32() -> None:
    battery = Battery(lambda rng: (np.array([-60.0, 50.0, -45.0]),))
    student = Student(LocalBackend({"f": by_tanh}))
    reference = live_reference({"f": lambda x: 1 / (1 + np.exp(-np.asarray(x, dtype=float)))})
    dict(battery.checks("f"))["no_side_effects"](student, reference, np.random.default_rng(0))
    student = Student(LocalBackend({"f": lambda x: np.float64(np.float32(by_tanh(x + 44)))}))
    with pytest.raises(CheckFailed) as caught:
        reference = live_reference({"f": lambda x: by_tanh(x + 44)})
        dict(battery.checks("f"))["no_side_effects"](student, reference, np.random.default_rng(0))
    assert caught.value.failure.key == "dtype_narrow"


def product(x, w):
    return float(np.dot(x, w)) / 3


def the_other_way_round(x, w):
    return sum(x[n] * w[n] for n in reversed(range(len(x)))) / 3


def test_rows_that_changed_places_in_both_factors_leave_a_right_product() -> None:
    battery = Battery(
        lambda rng, input=4: (1e6 * rng.standard_normal(input), rng.standard_normal(input)),
        free=(0, 1),
        many=260,
    )
    student = Student(LocalBackend({"f": the_other_way_round}))
    for seed in range(3):
        for name, check in battery.checks("f"):
            if name != "whole_numbers":
                check(student, live_reference({"f": product}), np.random.default_rng(seed))
