"""Questions that hang on no answer are asked in one go, and mean what they mean one by one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder.grading.batch import Batch, KnownBatch, Plan, blurred, plan_of
from autograder.grading.failure import Failure, StudentFault
from autograder.grading.reference import Reference, live_reference
from autograder.grading.runner import checks_of, run_check
from autograder.grading.seeds import Seed
from autograder.grading.student import Student
from autograder.sandbox.process import Encoded, Reply
from autograder.sandbox.spawn import SpawnError

SOLUTION = {
    "double": lambda x: 2 * np.asarray(x),
    "half": lambda x: np.asarray(x) / 2,
    "place": lambda x: int(np.argmax(x)),
}


class Checks:
    exercise = "double"

    def test_drawn(self, student: Any, reference: Any, rng: np.random.Generator) -> None:
        for _ in range(2):
            x = rng.standard_normal(3)
            assert np.array_equal(student.double(x), reference.double(x))

    def test_documented(self, student: Any) -> None:
        assert student.double(2.0) == 4.0

    def test_documented_and_more(self, student: Any) -> None:
        assert student.double(2.0) == 4.0
        student.double(3.0)

    def test_asks_of_a_reply(self, student: Any, reference: Any) -> None:
        once = student.double(np.ones(2))
        student.double(once)

    def test_asks_of_a_right_answer(self, student: Any, reference: Any) -> None:
        x = reference.half(np.ones(2))
        assert np.array_equal(student.double(x), reference.double(x))

    def test_asks_of_an_order(self, student: Any, reference: Any, rng: np.random.Generator) -> None:
        student.double(float(reference.place(rng.standard_normal(50))))

    def test_asks_of_a_sign(self, student: Any, reference: Any) -> None:
        signs = np.sign(reference.double(np.array([1.0, -1.0, 2.0, -3.0, 4.0, 5.0, -6.0, 7.0])))
        student.double(signs)

    def test_never_right(self, student: Any) -> None:
        assert student.double(1.0) == 3.0


CHECKS = {check.name: check for check in checks_of(Checks)}
REFERENCE = live_reference(SOLUTION)


def one(name: str, student: Student, reference: Reference) -> Failure | None:
    return run_check(Checks, CHECKS[name], student, reference, Seed(5, is_public=True), "test")


def plan() -> Plan:
    return plan_of(list(CHECKS), one, REFERENCE)


def test_only_what_hangs_on_no_answer_is_planned() -> None:
    planned = plan().questions
    assert {name: len(asked) for name, asked in planned.items()} == {"drawn": 2, "documented": 1}
    assert [question.args for question in planned["documented"]] == [(2.0,)]


def test_nothing_right_is_left_in_what_is_blurred() -> None:
    right = {
        "a": np.arange(6.0).reshape(2, 3),
        "b": [1, (2.5, np.float32(3)), "글", None],
        "c": np.array([True] * 40),
        "d": np.arange(3, dtype=np.int32),
    }
    other = blurred(right)
    assert other.keys() == right.keys() and other["b"][2:] == ["글", None]
    assert not np.isclose(other["a"], right["a"]).any() and other["a"].shape == (2, 3)
    assert other["b"][0] != 1 and type(other["b"][0]) is int and other["b"][1][0] != 2.5
    assert not other["c"].any() and other["d"].dtype == np.int32
    assert not (other["d"] == right["d"]).any()
    assert all(
        np.array_equal(one, two) for one, two in zip(other["a"], blurred(right)["a"], strict=True)
    )


class Process:
    """A student process that answers each question rightly, once it is asked."""

    exchanged = Encoded(b"question", b""), Encoded(b"answer", b"")

    def __init__(self) -> None:
        self.asked: list[str] = []

    def call(self, name: str, args: Any, kwargs: Any, *, observe: bool = False) -> Reply:
        self.asked.append(name)
        return Reply(SOLUTION[name](*args))

    def begin(self) -> None:
        """Nothing."""


class Misspelt:
    exercise = "double"

    def test_name(self, student: Any) -> None:
        student.double(1.0)
        np.testing.assert_allclose(studnet.double(1.0), 2.0)  # type: ignore[name-defined]  # noqa: F821

    def test_reply(self, student: Any) -> None:
        student.place(np.ones(3)).shape  # noqa: B018


def test_a_misspelt_name_in_a_check_costs_nobody_points() -> None:
    """The instructor is told; a reply that breaks the check's own code is the submission's."""
    name, reply = checks_of(Misspelt)
    seed = Seed(5, is_public=True)
    with pytest.raises(NameError, match="studnet"):
        run_check(Misspelt, name, Student(Process()), REFERENCE, seed, "test")  # type: ignore[arg-type]
    failure = run_check(Misspelt, reply, Student(Process()), REFERENCE, seed, "test")  # type: ignore[arg-type]
    assert failure is not None and failure.key == "unexpected"


class Warns:
    exercise = "double"

    def test_warns(self, student: Any) -> None:
        assert np.isinf(np.float64(student.double(1e308)) * 10)


@pytest.mark.filterwarnings("error")
def test_numpys_warnings_at_a_students_numbers_are_nobodys() -> None:
    (check,) = checks_of(Warns)
    student = Student(Process())  # type: ignore[arg-type]
    assert run_check(Warns, check, student, REFERENCE, Seed(5, is_public=True), "test") is None


class Ends(Process):
    """A student process that ends in a call, and not by its own doing."""

    def call(self, name: str, args: Any, kwargs: Any, *, observe: bool = False) -> Reply:
        if self.asked:
            raise SpawnError("the process that starts student processes has ended")
        return super().call(name, args, kwargs)


def test_what_this_machine_does_to_a_process_costs_nobody_points() -> None:
    check = CHECKS["drawn"]
    with pytest.raises(SpawnError):
        run_check(Checks, check, Student(Ends()), REFERENCE, Seed(5, True), "t")  # type: ignore[arg-type]


class TellsText(Process):
    """A student process that gives a path as text where it was to make an object."""

    def call(self, name: str, args: Any, kwargs: Any, *, observe: bool = False) -> Reply:
        return Reply("/etc/passwd") if name == "@make" else super().call(name, args, kwargs)


def test_text_in_the_place_of_an_object_is_never_handed_on() -> None:
    """Known mistakes, which are asked what the student's process was, run in the grader."""
    student = Student(TellsText())  # type: ignore[arg-type]
    with pytest.raises(StudentFault) as refused:
        student.make("file", "digits.pt")
    assert refused.value.failure.fault is not None
    assert refused.value.failure.fault.kind == "protocol"


@pytest.mark.parametrize("told", [3, 2, 1])
def test_only_an_answer_that_says_all_is_remembered(told: int) -> None:
    """One that is cut short, with the rest asked for again, would pass another's checks unread."""
    asked, process = KnownBatch(plan()), Process()
    right = [Reply(question.right) for question in asked.plan.all()]
    assert len(right) == 3
    batch = Batch(asked, process, right[:told], one, REFERENCE)  # type: ignore[arg-type]
    student = Student(process)
    for name in asked.plan.questions:
        assert name in batch and batch.run(name, student) is None
    assert len(process.asked) == 3 - told and len(student.log) == 3
    assert batch.passed == (told == 3)
