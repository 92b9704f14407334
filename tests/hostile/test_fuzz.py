"""Mutated notebooks, sources, messages and replies: no crash, no hang and no point, in any case."""

from __future__ import annotations

import copy
import io
import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.course.load import load_course
from autograder.course.model import Course
from autograder.grading.opened import OpenedSubmission, grade_submission
from autograder.grading.result import SubmissionResult
from autograder.report.html import submission_html
from autograder.report.json import grade
from autograder.report.markdown import submission_blocks
from autograder.report.terminal import submission_lines
from autograder.sandbox.process import Fault, LoadReport, Reply
from autograder.sandbox.student_side import wire
from autograder.submission.cells import SubmissionError
from autograder.submission.choose import choose_submission

pytestmark = pytest.mark.hostile
ROOT = Path(__file__).resolve().parents[2]
MOST_SECONDS = 10.0  # on a machine that does ten other things; without a bound it would not end
QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]
many = settings(max_examples=150, deadline=None, suppress_health_check=QUIET)
few = settings(max_examples=10, deadline=None, suppress_health_check=QUIET)

_NOWHERE: tuple[Any, Any] = (None, None)
NUMBERS = st.one_of(
    st.floats(), st.integers(), st.integers(-(10**4000), 10**4000), st.sampled_from([0, 1, 2**63])
)
TEXTS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["", "\x00", "\ud800", "\x1b[2J", "<script>", "a" * 5_000, "::error::x", "`" * 9]
    ),
)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)


def _array(shape: list[int], dtype: str, fill: float) -> np.ndarray:
    with np.errstate(invalid="ignore"):
        return np.full(shape, fill).astype(dtype)


ARRAYS = st.builds(
    _array,
    st.lists(st.integers(0, 4), max_size=4),
    st.sampled_from(["f8", "f4", "i8", "u1", "?", "i2"]),
    st.sampled_from([0, 1, 0.5, -3, np.nan, np.inf]),
)
# All that a student process can make the grader hold.
VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        NUMBERS,
        TEXTS,
        ARRAYS,
        ARRAYS.map(lambda array: array.dtype.type(0)),
        st.builds(wire.Opaque, TEXTS, TEXTS),
        st.builds(wire.Handle, st.integers(), TEXTS),
        st.builds(wire.TensorData, ARRAYS, TEXTS, st.booleans()),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(TEXTS, inner, max_size=4),
    ),
    max_leaves=8,
)
FAULTS = st.builds(
    Fault, st.sampled_from(["exception", "stub", "missing", "signature", "timeout"]), TEXTS, TEXTS
)
REPLIES = st.builds(
    Reply, VALUES, st.one_of(st.none(), st.none(), FAULTS), TEXTS, VALUES, VALUES,
    st.lists(TEXTS, max_size=3).map(tuple),
)  # fmt: skip


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course(ROOT)


@contextmanager
def in_time() -> Iterator[None]:
    started = time.monotonic()
    yield
    assert time.monotonic() - started < MOST_SECONDS


def received(data: bytes) -> dict[str, Any] | None:
    """The grader's reading of some bytes: a message, or None for a refusal."""
    stream = io.BytesIO(data)

    def read(count: int) -> bytes:
        assert count <= 1 << 26, "asked for more than the limits allow"
        got = stream.read(count)
        if len(got) < count:
            raise EOFError
        return got

    try:
        return wire.receive_frame(read, 1 << 20)
    except (wire.WireError, EOFError):
        return None


def changed(data: st.DataObject, tree: Any) -> Any:
    """The tree with some of its places filled with something else."""
    tree = copy.deepcopy(tree)
    for _ in range(data.draw(st.integers(1, 4))):
        place, key, holder = tree, *_NOWHERE
        while isinstance(place, dict | list) and place:
            keys = list(place) if isinstance(place, dict) else range(len(place))
            holder, key = place, data.draw(st.sampled_from(list(keys)))
            place = holder[key]
            if data.draw(st.integers(0, 3)) == 0:
                break
        if holder is None:
            return data.draw(JSON)
        action = data.draw(st.sampled_from(["replace", "remove", "double", "move"]))
        if action == "replace":
            holder[key] = data.draw(JSON)
        elif action == "remove":
            del holder[key]
        elif action == "double" and isinstance(holder, list):
            holder.append(copy.deepcopy(holder[key]))
        else:
            holder[key] = {"nested": holder[key]}
    return tree


@many
@given(st.data())
def test_messages(data: st.DataObject) -> None:
    sent = io.BytesIO()
    reply = {"id": 7, "value": data.draw(VALUES), "output": "x", "args_after": [np.zeros(200)]}
    wire.send_frame(sent.write, reply)
    whole = sent.getvalue()
    _, json_length, tensor_length = wire.HEADER.unpack(whole[: wire.HEADER.size])
    text = whole[wire.HEADER.size : wire.HEADER.size + json_length]
    tensors = whole[wire.HEADER.size + json_length :]
    how = data.draw(st.sampled_from(["tree", "bytes", "lengths", "cut", "tensors"]))
    if how == "tree":
        tree = changed(data, json.loads(text))
        text = json.dumps(tree).encode("utf-8", "replace")
        json_length = len(text)
    elif how == "lengths":
        json_length = data.draw(st.integers(0, 2**32 - 1))
        tensor_length = data.draw(st.integers(0, 2**64 - 1))
    elif how == "tensors":
        tensors = (
            bytes(data.draw(st.binary(max_size=16))) + tensors[data.draw(st.integers(0, 99)) :]
        )
        tensor_length = len(tensors)
    whole = wire.HEADER.pack(wire.MAGIC, json_length, tensor_length) + text + tensors
    if how == "bytes":
        damaged = bytearray(whole)
        for _ in range(data.draw(st.integers(1, 6))):
            damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
        whole = bytes(damaged)
    elif how == "cut":
        whole = whole[: data.draw(st.integers(0, len(whole)))]
    with in_time():
        message = received(whole)
    assert message is None or isinstance(message, dict)


class Answers:
    """A student process that answers whatever it likes."""

    def __init__(self, replies: Sequence[Reply]) -> None:
        self.replies, self.asked = replies, 0

    def begin(self) -> None:
        """It has no state."""

    def call(
        self, name: str, args: Sequence[Any], kwargs: dict[str, Any], *, observe: bool = False
    ) -> Reply:
        self.asked += 1
        return self.replies[self.asked % len(self.replies)]


def render(result: SubmissionResult) -> None:
    """Show a result in every way; what cannot be written raises."""
    for language in ("ko", "en"):
        "\n".join(submission_lines(result, language, verbose=True)).encode("utf-8", "replace")
        submission_html(result, language)
        list(submission_blocks(result, language))
        json.dumps(grade(result, language), allow_nan=False)


@few
@given(replies=st.lists(REPLIES, min_size=1, max_size=4))
def test_replies(course: Course, replies: list[Reply]) -> None:
    assignment = course.assignment("02_mlp")
    path = course.root / "assignments" / assignment.name
    with in_time():
        opened = OpenedSubmission(
            course, assignment, path, lambda *_: (Answers(replies), LoadReport())
        )
        for name in assignment.exercises:
            opened.exercise(name)
        result = opened.result()
        render(result)
    assert result.error is None and result.score == 0


@many
@given(st.data())
def test_notebooks_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    file = tmp_path_factory.getbasetemp() / "mlp.ipynb"
    text = json.dumps(changed(data, _notebook()))
    cut = data.draw(st.one_of(st.none(), st.integers(0, len(text))))
    file.write_text(text[:cut], encoding="utf-8", errors="surrogatepass")
    with in_time():
        read_or_refused(lambda: choose_submission(file, "mlp", ROOT))


@many
@given(st.data())
def test_sources_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    file = tmp_path_factory.getbasetemp() / "mlp.py"
    file.write_bytes(_spliced(data))
    with in_time():
        read_or_refused(lambda: choose_submission(file, "mlp", ROOT))


@few
@given(st.data())
def test_whatever_is_handed_in_wins_nothing(
    course: Course, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.getbasetemp()
    if data.draw(st.booleans()):
        file = folder / "mlp.py"
        file.write_bytes(_spliced(data))
    else:
        file = folder / "mlp.ipynb"
        text = json.dumps(changed(data, _notebook()))
        file.write_text(text, encoding="utf-8", errors="surrogatepass")
    with in_time():
        result = grade_submission(course, course.assignment("02_mlp"), file)
        render(result)
    assert result.score == 0


def read_or_refused(read: Callable[[], object]) -> None:
    try:
        read()
    except SubmissionError as refused:
        assert refused.key


def _notebook() -> Any:
    return json.loads((ROOT / "assignments/02_mlp/mlp.ipynb").read_text(encoding="utf-8"))


def _spliced(data: st.DataObject) -> bytes:
    """The released script with pieces cut out, moved and put in."""
    source = (ROOT / "assignments/02_mlp/mlp.py").read_bytes()
    pieces = st.one_of(
        st.binary(max_size=20),
        st.sampled_from(
            [b"# %%", b"\n# %% [markdown]\n", b"\x00", b"\xff", b'"""', b"\\", b"(" * 300]
        ),
    )
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(source)))
        end = data.draw(st.integers(start, min(len(source), start + 400)))
        source = source[:start] + data.draw(pieces) + source[end:]
    return source
