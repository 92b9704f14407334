"""Loads a submission into pytest's own process, so that a debugger can stop in it."""

from __future__ import annotations

import sys
import types

from autograder.course.model import Assignment, Course
from autograder.grading.cells import cells_to_run, code_cell
from autograder.grading.local import LocalBackend
from autograder.sandbox.process import Fault, LoadReport, Trouble
from autograder.submission.cells import Submission


def load_in_process(
    course: Course, assignment: Assignment, submission: Submission, *, propagate: bool = False
) -> tuple[LocalBackend, LoadReport]:
    """Execute the submission's cells here; breakpoints in the student's file work.

    With `propagate` exceptions reach a debugger that waits for them. No limits and no
    protection: for one's own code, never for grades.
    """
    module = types.ModuleType(submission.module)
    sys.modules[submission.module] = module
    troubles = []
    for position, cell in enumerate(cells_to_run(submission)):
        code = code_cell(submission, cell)
        filename = code.file if submission.is_notebook else str(submission.path)
        try:
            source = "\n" * (code.line - 1) + code.source
            exec(compile(source, filename, "exec", dont_inherit=True), module.__dict__)
        except Exception as error:
            line = getattr(error, "lineno", 0) or 0
            fault = Fault("exception", str(error), type(error).__name__, line=line)
            troubles.append(Trouble(position, fault))
    backend = LocalBackend(
        module.__dict__,
        debug=True,
        propagate=propagate,
        name_of=lambda file: _own_name(submission, file),
    )
    return backend, LoadReport(troubles, names=frozenset(module.__dict__))


def _own_name(submission: Submission, file: str) -> str:
    """The student's name for a file of theirs; "" for ours and for libraries."""
    if submission.is_notebook:
        return file if file.startswith(submission.path.name) else ""
    return submission.path.name if file == str(submission.path) else ""
