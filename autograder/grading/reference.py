"""`reference.sigmoid(x)` in a check: the live solution, or the outputs recorded at release."""

from __future__ import annotations

import copy
import os
import sys
import types
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from autograder.course.content import SOURCES, content_folder, is_release
from autograder.course.errors import CourseError
from autograder.course.model import Assignment, Course
from autograder.grading.digest import call_digest
from autograder.grading.recorded import Recording, read_recording
from autograder.grading.student import Student
from autograder.sandbox.process import Reply
from autograder.sandbox.student_side.wire import resolved
from autograder.submission.read import read_submission

TORCH_CACHE = "TORCHINDUCTOR_CACHE_DIR"


class ReferenceMissing(CourseError):
    """There is neither a solution nor a recorded output: nobody's work can be judged here."""


class Reference:
    """The right answers as checks see them: ``reference.sigmoid(x)`` is a plain call."""

    def __init__(self, lookup: Callable[[str], Callable[..., Any]]) -> None:
        self._lookup = lookup

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._lookup(name)


def live_reference(namespace: Mapping[str, Any]) -> Reference:
    """A reference that computes its answers with the functions of `namespace`."""

    def lookup(name: str) -> Callable[..., Any]:
        function = namespace[name]

        def answer(*args: Any, **kwargs: Any) -> Any:
            return function(*resolved(args, namespace), **resolved(kwargs, namespace))

        return answer

    return Reference(lookup)


def replayed_reference(recording: Recording) -> Reference:
    """A reference that knows no other inputs than those recorded at release."""

    def lookup(name: str) -> Callable[..., Any]:
        def replay(*args: Any, **kwargs: Any) -> Any:
            return copy.deepcopy(_recorded_reply(recording, name, args, kwargs).value)

        return replay

    return Reference(lookup)


def _recorded_reply(
    recording: Recording, name: str, args: Sequence[Any], kwargs: Mapping[str, Any]
) -> Reply:
    outcome = recording.reference.get(call_digest(name, args, kwargs))
    if outcome is None:
        raise ReferenceMissing(
            (
                f"This copy of the course has no recorded output of {name} for these "
                "inputs: its checks, or the installed NumPy, are not those of the release. "
                "Nothing is said about your work; take the course's release again.",
                f"이 사본에는 이 입력에 대한 {name}의 기록이 없습니다. 채점 코드나 설치된 "
                "NumPy가 배포본과 다릅니다. 여러분의 코드를 채점한 결과가 아니니, 강의 "
                "배포본을 다시 받아 주세요.",
            )
        )
    return outcome


class ReplayBackend:
    """Replies as recorded at release, in place of a namespace that could work them out."""

    def __init__(self, recording: Recording) -> None:
        self.recording = recording

    def call(
        self, name: str, args: Sequence[Any], kwargs: dict[str, Any], *, observe: bool = False
    ) -> Reply:
        """The recorded reply to this very call; raises `ReferenceMissing` where there is none."""
        return copy.deepcopy(_recorded_reply(self.recording, name, args, kwargs))

    def begin(self) -> None:
        """Nothing: what was recorded does not depend on what came before."""


def reference_for(course: Course, assignment: Assignment) -> Reference | Student:
    """What checks compare with.

    With `solutions/` at hand it is computed live; otherwise replayed.
    """
    source = solution_path(course, assignment)
    if has_solution(course, assignment):
        from autograder.grading.local import LocalBackend

        if assignment.needs != "torch":
            return live_reference(load_solution(source))
        keep_compiled_in(course.root / ".course" / "cache" / "torch")
        # PyTorch objects need handles, which a Student's calls hand out.
        return Student(LocalBackend(load_solution(source), ours=True))
    recording = read_recording(content_folder(course, assignment))
    if recording is None:
        raise ReferenceMissing(
            f"{assignment.name}: there is neither {source.relative_to(course.root)} nor a "
            "recording of its outputs; install the course from its released repository."
        )
    if assignment.needs == "torch":
        return Student(ReplayBackend(recording))
    return replayed_reference(recording)


def keep_compiled_in(folder: Path) -> None:
    """Have PyTorch keep what it compiles in `folder`, unless somebody has said where.

    Its own choice is a name in the temporary directory, which any user of the machine can have
    taken before; the first optimizer fails then.
    """
    if TORCH_CACHE not in os.environ:
        with suppress(OSError):  # a course that cannot be written: as before
            folder.mkdir(parents=True, exist_ok=True)
            os.environ[TORCH_CACHE] = str(folder)


def solution_path(course: Course, assignment: Assignment) -> Path:
    """Where the authored source of an assignment lies in an instructor's copy."""
    return course.root / SOURCES / assignment.name / f"{assignment.module}.py"


def has_solution(course: Course, assignment: Assignment) -> bool:
    """Whether the reference is at hand; in a release a file in its place is never taken for it."""
    return not is_release(course.root) and solution_path(course, assignment).is_file()


@cache
def load_solution(source: Path) -> dict[str, Any]:
    """Execute an authored source, demonstrations left out, and return its namespace."""
    submission = read_submission(source)
    name = f"reference_{submission.module}"
    module = types.ModuleType(name)
    sys.modules[name] = module
    for cell in submission.cells:
        if cell.is_code and not cell.demo:
            code = "\n" * (cell.line - 1) + cell.source
            exec(compile(code, str(source), "exec", dont_inherit=True), module.__dict__)
    return module.__dict__
