"""A hint in three steps: the question, where to look, and the slide's number worked through."""

from __future__ import annotations

import contextlib
import inspect
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.grading.check_titles import check_title
from autograder.grading.deadline import TimeIsUp, deadline
from autograder.grading.describe import kind_of
from autograder.grading.failure import StudentFault
from autograder.grading.grade import SubmissionGrader
from autograder.grading.local import LocalBackend
from autograder.grading.result import ExerciseResult, Status
from autograder.grading.runner import FINAL_FAULTS, run_checks
from autograder.grading.student import Call, Student
from autograder.loop import tracing
from autograder.loop.prose import Prose
from autograder.report.fit import NUMBER, compared
from autograder.report.messages import sentence, word
from autograder.report.text.hints import HINTS
from autograder.sandbox.process import CodeCell

STEPS = 3
TRACE_CELL = CodeCell(
    "course_trace.py",
    1,
    inspect.getsource(tracing)
    + "\n\ndef _course_traced(name, args, kwargs):\n"
    + "    return _course_steps(globals()[name], args, kwargs)\n",
)
MAX_CHECKS = 6


@dataclass(frozen=True)
class Step:
    """One step of a hint: its heading and its lines; a line that is not to be wrapped is `code`."""

    title: str
    lines: tuple[str, ...]
    code: tuple[str, ...] = ()


def hint_step(
    number: int, result: ExerciseResult, grader: SubmissionGrader, prose: Prose, language: str
) -> Step:
    """Step `number` (1 to `STEPS`) for an exercise as it stands now. Never holds the answer."""
    make = (_question, _where, _worked)[min(max(number, 1), STEPS) - 1]
    title = say("step", language, number=min(number, STEPS), of=STEPS)
    return make(title, result, grader, prose, language)


def say(key: str, language: str, **values: object) -> str:
    """A sentence about hints."""
    return HINTS[key][language].format(**values)


def _question(
    title: str, result: ExerciseResult, grader: SubmissionGrader, prose: Prose, language: str
) -> Step:
    del grader, prose
    if result.status is Status.DONE:
        return Step(title, (say("done", language),))
    if result.status is Status.BLOCKED:
        return Step(title, (word("blocked_by", language, by=result.blocked_by),))
    lines = [hint.in_language(language) for hint in result.hints]
    return Step(title, tuple(lines or [say("begin", language)]))


def _where(
    title: str, result: ExerciseResult, grader: SubmissionGrader, prose: Prose, language: str
) -> Step:
    failure = result.first_failure
    if result.status is Status.NOT_STARTED or failure is None:
        shapes = prose.shapes or say("read_docstring", language)
        return Step(title, (say("goes_in", language), shapes))
    lines: list[str] = []
    line = failure.fault.line if failure.fault else failure.values.get("line", 0)
    if line:
        lines.append(say("at_line", language, line=line))
    elif result.line:
        lines.append(say("defined_at", language, line=result.line))
    kind = failure.fault.kind if failure.fault else ""
    # Where one thing stops every check, what they are called says nothing.
    if result.status is Status.WRONG and kind not in FINAL_FAULTS and (not kind or not line):
        lines += _kinds(result, language)
    if failure.fault is None:
        differ = _difference(failure.expected, failure.got)
        if differ:
            lines.append(say("differ", language, count=differ[0], of=differ[1]))
    if not lines:
        lines.append(sentence(failure, language))
    code = tuple(_source_line(grader, line)) if isinstance(line, int) and line else ()
    return Step(title, tuple(lines), code)


def _worked(
    title: str, result: ExerciseResult, grader: SubmissionGrader, prose: Prose, language: str
) -> Step:
    lines = [text for text in (prose.number, prose.shapes, prose.slide) if text]
    if not lines:
        lines.append(say("no_number", language))
    code: list[str] = []
    failed = _failing_call(result, grader) if result.status is Status.WRONG else None
    if failed is not None:
        call, expected = failed
        lines.append(say("this_call", language, shapes=_shapes(call, grader)))
        if expected:
            lines.append(say("should_be", language, kind=expected))
        steps = traced(grader, call)
        if steps:
            lines.append(say("your_steps", language))
            code = _step_lines(steps, language)
    return Step(title, tuple(lines), tuple(code))


def _kinds(result: ExerciseResult, language: str) -> list[str]:
    """For which inputs it is right and for which it is not, in words."""
    said = []
    for key, passed in (("right_for", True), ("wrong_for", False)):
        checks = [check for check in result.checks if check.passed is passed]
        titles = (check_title(c.base_name, c.title, language) for c in checks)
        words = list(dict.fromkeys(titles))
        if words:
            more = " …" if len(words) > MAX_CHECKS else ""
            said.append(say(key, language, names=", ".join(words[:MAX_CHECKS]) + more))
    return said


def _difference(expected: str, got: str) -> tuple[int, int] | None:
    """How many of how many numbers differ; None where the values have another form."""
    if len(compared(expected, got, 0).got) < 2:
        return None
    values = (text.rpartition("   ")[0] or text for text in (expected, got))
    pairs = list(zip(*map(NUMBER.findall, values), strict=False))
    return sum(abs(float(a) - float(b)) > 1e-6 * abs(float(a)) for a, b in pairs), len(pairs)


def _source_line(grader: SubmissionGrader, line: int) -> list[str]:
    text = grader.line_of.get(line, "")
    return [f"{line:>5} │ {text}"] if text.strip() else []


def _failing_call(result: ExerciseResult, grader: SubmissionGrader) -> tuple[Call, str] | None:
    """The call that the first failure is about, made again, and what kind of value is right."""
    student = Student(grader.backend)
    run_checks(
        grader.classes[result.name],
        student,
        grader.reference,
        grader.seed,
        grader.assignment.name,
        stop_at_failure=True,
    )
    call = student.last_shown()
    if call is None or call.name.startswith("@"):
        return None
    failure = result.first_failure
    kind = failure.expected.rpartition("   ")[2] if failure and failure.expected else ""
    return call, kind


def _shapes(call: Call, grader: SubmissionGrader) -> str:
    names = list(_parameters(grader, call.name))
    described = []
    for place, value in enumerate(call.args):
        name = names[place] if place < len(names) else f"[{place}]"
        described.append(f"{name}: {_kind(value)}")
    described += [f"{name}: {_kind(value)}" for name, value in call.kwargs.items()]
    return "; ".join(described)


def _kind(value: Any) -> str:
    shape = getattr(getattr(value, "array", value), "shape", None)
    return str(tuple(shape)) if isinstance(shape, tuple) else kind_of(value)


def _parameters(grader: SubmissionGrader, name: str) -> Sequence[str]:
    if isinstance(grader.backend, LocalBackend):
        with contextlib.suppress(TypeError, ValueError):
            return list(inspect.signature(grader.backend.namespace[name]).parameters)
        return ()
    import ast

    from autograder.submission.parsing import NOT_PYTHON, parsed

    for source in grader.sources:
        try:
            body = parsed(source).body
        except NOT_PYTHON:
            continue
        for node in body:
            if isinstance(node, ast.FunctionDef) and node.name == name:
                return [argument.arg for argument in node.args.args]
    return ()


def traced(grader: SubmissionGrader, call: Call) -> list[list[Any]]:
    """What each expression of the student's gave in that call; empty where it cannot be told."""
    if isinstance(grader.backend, LocalBackend):
        function: Callable[..., Any] | None = grader.backend.namespace.get(call.name)
        quiet = contextlib.redirect_stdout(io.StringIO())
        with quiet, contextlib.suppress(TimeIsUp), deadline(grader.backend.seconds):
            return tracing._course_steps(function, call.args, dict(call.kwargs))
        return []
    try:
        reply = Student(grader.backend).ask(
            "_course_traced", call.name, list(call.args), dict(call.kwargs)
        )
    except StudentFault:
        return []
    rows = reply if isinstance(reply, list) else []
    return [row for row in rows if isinstance(row, list) and len(row) == 4]


def _step_lines(steps: Sequence[Sequence[Any]], language: str) -> list[str]:
    lines = []
    for line, text, kind, value in steps:
        if text == "raised":
            lines.append(f"      {say('raised', language)} {kind}: {value}")
            continue
        shown = say("returned", language) if text == "return" else text
        lines.append(f"{line:>5} │ {shown} = {value}   {kind}")
    return [str(line) for line in lines]
