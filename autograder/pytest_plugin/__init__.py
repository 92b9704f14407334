"""pytest plugin: point pytest at a submission and its exercises become test items.

Loaded in every pytest run of the environment, so this module imports nothing slow; everything
else is imported when a course is found.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from autograder.pytest_plugin.session import CourseSession

SESSION: pytest.StashKey[CourseSession | None] = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options of the grader; all are no-ops outside a course."""
    group = parser.getgroup("course", "grading submissions")
    group.addoption("--course", metavar="DIR", help="the course, when run from outside it")
    group.addoption("--grade-json", metavar="FILE", help="write the results as JSON")
    group.addoption("--seed", type=int, dest="course_seed", help="seed of the checks' inputs")
    group.addoption("--language", choices=("ko", "en"), help="language of the feedback")
    group.addoption(
        "--accept-unconfined",
        action="store_true",
        help="grade others' work even where student code cannot be confined",
    )
    group.addoption(
        "--in-process",
        action="store_true",
        help="run student code inside pytest, so that breakpoints work; for debugging only",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config, args: list[str]) -> None:
    """Keep submissions' conftest.py out, and stop if a submission's settings came in."""
    from autograder.pytest_plugin.student_paths import StudentPaths, require_typed_course

    require_typed_course(early_config)
    student_paths = StudentPaths.around(early_config.known_args_namespace, early_config)
    if student_paths is None:
        return
    # Where `early` could not keep them out: better no grade than one under a submission's settings.
    if file := student_paths.submission_settings(early_config):
        raise pytest.UsageError(
            f"{file} belongs to a submission, which may not decide how pytest runs; "
            "course grade PATH grades without reading it."
        )
    student_paths.keep_conftests_out(early_config)
    from autograder.pytest_plugin.head_start import start_what_grades

    start_what_grades(early_config, student_paths)


def pytest_configure(config: pytest.Config) -> None:
    """Find the course; outside of one the plugin does nothing."""
    from autograder.pytest_plugin.session import open_session

    config.stash[SESSION] = open_session(config)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """In students' folders, collect submissions and nothing else."""
    session = config.stash.get(SESSION, None)
    return session.ignores(collection_path) if session else None


@pytest.hookimpl(tryfirst=True)
def pytest_collect_directory(path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A student's folder is a plain folder: its __init__.py is never imported."""
    session = parent.config.stash.get(SESSION, None)
    if session is None or not session.student_paths.is_students(path):
        return None
    from autograder.pytest_plugin.collect import folder_collector

    return folder_collector(parent, path)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A submission found in a folder."""
    session = parent.config.stash.get(SESSION, None)
    explicit_py = file_path.suffix == ".py" and parent.session.isinitpath(file_path)
    if session is None or explicit_py:
        return None  # an explicit .py comes through pytest_pycollect_makemodule
    return session.collector(file_path, parent)


@pytest.hookimpl(tryfirst=True)
def pytest_pycollect_makemodule(module_path: Path, parent: Any) -> Any:
    """A submission named on the command line: never imported as a test module."""
    session = parent.config.stash.get(SESSION, None)
    return session.collector(module_path, parent) if session else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Grade one submission of each student's, whatever else lies in the same folder."""
    course = config.stash.get(SESSION, None)
    if course is not None:
        course.leave_out_what_does_not_count(items)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Take over reporting when every item is an exercise; start on a large class at once."""
    course = session.config.stash.get(SESSION, None)
    if course is not None:
        course.take_over_reporting(session)
        course.grade_ahead(session)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Print each submission's table and feedback."""
    course = config.stash.get(SESSION, None)
    if course is not None:
        course.print_results(terminalreporter)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the results as JSON, if asked."""
    course = session.config.stash.get(SESSION, None)
    if course is not None:
        course.close()
        course.write_json()
