"""Grades a class as a queue of tasks, and keeps the results in a ledger on disk."""

from autograder.class_run.ledger import Ledger
from autograder.class_run.local import LocalWorkers
from autograder.class_run.record import Record
from autograder.class_run.run import Executor, Tally, run_class
from autograder.class_run.task import Circumstances, Task, grade_task, recorded, result_of

__all__ = [
    "Circumstances",
    "Executor",
    "Ledger",
    "LocalWorkers",
    "Record",
    "Tally",
    "Task",
    "grade_task",
    "recorded",
    "result_of",
    "run_class",
]
