"""A student's copy, which holds no answer, still grades and names every mistake as ours does."""

from __future__ import annotations

import ast
import importlib.util
import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from autograder.course.errors import CourseError
from autograder.course.model import Course
from autograder.grading.digest import call_digest
from autograder.grading.recorded import (
    FILE,
    UNCHANGED,
    Recording,
    read_recording,
    recording_bytes,
)
from autograder.grading.reference import ReferenceMissing, replayed_reference
from autograder.grading.seeds import public_seed
from autograder.mistakes import Hint, Mistakes
from autograder.publish.record import record_assignment
from autograder.sandbox.process import Fault, Reply
from autograder.sandbox.student_side import wire

ROOT = Path(__file__).resolve().parents[2]
GRADE_FILES = Path(__file__).with_name("grade_files.py")
Key = tuple[str, str, str]


@dataclass
class Graded:
    """What a release says of the solutions and of every tried mistake."""

    told: dict[str, Any]
    solutions: dict[str, dict[str, Any]]
    mistakes: dict[Key, dict[str, Any]]


@pytest.fixture(scope="module")
def graded(
    release: Path,
    graded_course: Course,
    tried_mistakes: dict[str, Mistakes],
    shared: Callable[..., Path],
    run_there: Callable[..., subprocess.CompletedProcess[str]],
) -> Graded:
    """Everything graded at once in the release, in one process and without `solutions/`."""
    keys = [
        (assignment.module, exercise, name)
        for assignment in graded_course.assignments
        for exercise, name in [
            ("", ""),
            *((m.exercise, m.function.__name__) for m in tried_mistakes[assignment.module].all),
        ]
    ]
    written_in = {
        (module, m.exercise, m.function.__name__): m.function.__module__
        for module, mistakes in tried_mistakes.items()
        for m in mistakes.all
    }

    def build(folder: Path) -> None:
        wanted: list[dict[str, str]] = []
        names = {a.module: a.name for a in graded_course.assignments}
        for module, exercise, function in keys:
            source = ROOT / "solutions" / names[module] / f"{module}.py"
            text = source.read_text(encoding="utf-8")
            if exercise:
                code = own_code(written_in[module, exercise, function])
                text = with_mistake(text, code, function, exercise)
            path = folder / f"{module}-{exercise}-{function}" / f"{module}.py"
            path.parent.mkdir(parents=True)
            path.write_text(text, encoding="utf-8")
            wanted.append({"module": module, "exercise": exercise, "path": str(path)})
        run = run_there(release, str(GRADE_FILES), stdin=json.dumps(wanted), timeout=570)
        assert run.returncode == 0, run.stderr
        (folder / "told.json").write_text(run.stdout, encoding="utf-8")

    told = json.loads((shared("graded", build) / "told.json").read_text(encoding="utf-8"))
    results = dict(zip(keys, told.pop("results"), strict=True))
    return Graded(
        told,
        {module: result for (module, exercise, _), result in results.items() if not exercise},
        {key: result[key[1]] for key, result in results.items() if key[1]},
    )


def write_recording(recording: Recording, folder: Path) -> Path:
    path = folder / FILE
    path.write_bytes(recording_bytes(recording))
    read_recording.cache_clear()
    return path


def own_code(module: str) -> str:
    """A module of mistakes, with what it imports of its package standing before it instead."""
    spec = importlib.util.find_spec(module)
    assert spec is not None and spec.origin is not None
    code = []
    for node in ast.parse(Path(spec.origin).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.level:
            code.append(own_code(importlib.util.resolve_name(f".{node.module}", spec.parent)))
        elif not isinstance(node, ast.ImportFrom) or node.module != "autograder.mistakes":
            code.append(ast.unparse(node))
    return "\n\n".join(code)


def with_mistake(solution: str, code: str, function: str, exercise: str) -> str:
    """A submission: the solution, with one exercise replaced by a mistake's own code."""
    registry = (
        "class _Registry(dict):\n    def of(self, exercise, *_, **__):\n"
        "        return lambda f: self.setdefault((exercise, f.__name__), f)\n\n\n"
    )
    code = code.replace("mistakes = Mistakes()", f"{registry}mistakes = _Registry()")
    future = "from __future__ import annotations\n"
    return (
        f"{solution}\n\n# %%\n_names = {{'__name__': 'own_helpers'}}\n"
        f"exec({future + code.replace(future, '')!r}, _names)\n"
        f"{exercise} = _names['mistakes'][{exercise!r}, {function!r}]\n"
    )


@pytest.mark.slow
def test_the_release_has_nothing_to_compute_answers_with(graded: Graded, release: Path) -> None:
    assert Path(graded.told["package"]).is_relative_to(release)
    assert graded.told["solutions"] is False
    assert graded.told["code"] == []


@pytest.mark.slow
def test_the_solution_is_done_in_every_exercise(graded: Graded) -> None:
    assert graded.solutions
    wrong = [
        (module, name, told["status"], told["failure"])
        for module, exercises in graded.solutions.items()
        for name, told in exercises.items()
        if told["status"] != "done"
    ]
    assert wrong == []


@pytest.mark.slow
def test_every_known_mistake_gets_its_own_hint(
    graded: Graded, tried_mistakes: dict[str, Mistakes]
) -> None:
    own = {
        (module, m.exercise, m.function.__name__): m.name
        for module, mistakes in tried_mistakes.items()
        for m in mistakes.all
    }
    assert graded.mistakes.keys() == own.keys()
    missed = [
        (key, told)
        for key, told in graded.mistakes.items()
        if told["status"] != "wrong" or told["mistakes"] != [own[key]]
    ]
    assert missed == []


@pytest.mark.slow
def test_a_recording_is_the_same_every_time(small_course: Course, tmp_path: Path) -> None:
    (assignment,) = small_course.assignments
    seed = public_seed(small_course.grading.seed)
    first, second = (record_assignment(small_course, assignment, seed) for _ in range(2))
    content = recording_bytes(first)
    assert content == recording_bytes(second)
    write_recording(first, tmp_path)
    read = read_recording(tmp_path)
    assert read is not None and recording_bytes(read) == content
    assert read.hints == first.hints and read.mistakes.keys() == first.mistakes.keys()


def test_many_records_are_many_frames(tmp_path: Path) -> None:
    count = 1_501
    recording = Recording(
        reference={
            f"{n:020}": Reply([n] * 99, None, "", UNCHANGED, UNCHANGED) for n in range(count)
        },
        mistakes={
            "f": {"m": {f"{n:020}": [Reply(fault=Fault("signature"))] for n in range(count)}}
        },
        hints={"f": {"m": Hint("가?", "a?", "m")}},
    )
    write_recording(recording, tmp_path)
    assert read_recording(tmp_path) == recording


def test_records_of_many_values_can_be_read(tmp_path: Path) -> None:
    # 500 of them in one frame were more than the wire lets through.
    reply = Reply([[0.5] * 20 for _ in range(20)], None, "", UNCHANGED, UNCHANGED)
    recording = Recording(reference={f"{n:020}": reply for n in range(600)})
    write_recording(recording, tmp_path)
    assert read_recording(tmp_path) == recording


def test_one_exercise_is_read_without_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reply = Reply([0.5] * 2_000, None, "", UNCHANGED, UNCHANGED)
    other = Reply([1.5] * 2_000, None, "", UNCHANGED, UNCHANGED)
    recording = Recording(
        reference={f"{n:020}": reply for n in range(100)},
        mistakes={
            name: {"m": {f"{n:020}": [other] for n in range(100)}} for name in ("f", "g", "h")
        },
    )
    size = write_recording(recording, tmp_path).stat().st_size
    received: list[int] = []
    receive = wire.receive_frame

    def counted(read: Callable[[int], bytes], most: int) -> dict[str, Any]:
        return receive(lambda count: (received.append(count), read(count))[1], most)

    monkeypatch.setattr(wire, "receive_frame", counted)
    read = read_recording(tmp_path)
    assert read is not None and list(read.mistakes) == ["f", "g", "h"]
    assert read.reference[f"{7:020}"] == reply and sum(received) < size / 10
    assert read.mistakes["g"] == recording.mistakes["g"] and sum(received) < size / 2


@pytest.mark.parametrize("spoil", [lambda b: b[:-7], lambda b: b"X" + b[1:], lambda _: b"",
                                   lambda b: b[: b.index(b"DLC1", 9)],
                                   lambda b: b[:-3] + b"9" + b[-2:]])  # fmt: skip
def test_a_damaged_recording_is_a_sentence(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    recording = Recording(reference={"a": Reply(1, None, "", UNCHANGED, UNCHANGED)})
    path = write_recording(recording, tmp_path)
    path.write_bytes(spoil(path.read_bytes()))
    said = r"outputs\.recording: the recorded outputs .* cannot be read"
    with pytest.raises(CourseError, match=said):
        read_recording(tmp_path)


def test_a_call_that_was_not_recorded_says_so_in_both_languages() -> None:
    known = call_digest("f", (1,), {})
    recording = Recording(reference={known: Reply([1, 2], None, "", UNCHANGED, UNCHANGED)})
    reference = replayed_reference(recording)
    answer = reference.f(1)
    answer.append(3)
    assert reference.f(1) == [1, 2]  # a check may change what it was given
    with pytest.raises(ReferenceMissing) as caught:
        reference.f(2)
    english, korean = list(caught.value.problems)
    assert "no recorded output of f" in english and "기록이 없습니다" in korean
