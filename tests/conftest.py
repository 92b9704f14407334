"""Fixtures that every test may use: this course, and small copies of it."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from autograder.course.load import load_course
from autograder.course.model import Course
from autograder.grading import watched

# Sums of large products hang on how many threads share them; read when NumPy is imported, which is
# where pytest-xdist's workers begin.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

ROOT = Path(__file__).resolve().parent.parent
pytest_plugins = ["pytester"]
# What students try, run by the hostile suite in its own way; never tests of ours.
collect_ignore_glob = ["hostile/programs/*", "hostile/controls/*", "hostile/includes/*"]

# A busy machine is no fault of the code's. CI tries the same examples each time: what it refuses
# should be what was changed, and new examples are for whoever can look at what they found.
settings.register_profile(
    "course",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("course")

# Hundreds of tests start the real commands; where no compiled code may be kept, each start compiles
# the whole engine anew, which doubles what they cost.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Left out of a plain `pytest`, which is what one runs before a push; CI runs them as well.
LEFT_OUT = "not slow and not hostile"


# Many tests of ours load PyTorch, after which a process that grades cannot be a copy of this one,
# and starting one takes seconds. A server that never loads PyTorch starts them in no time.
if sys.platform == "linux":
    watched.ANEW = "forkserver"
    multiprocessing.set_forkserver_preload(
        ["autograder.gradebook.staging", "autograder.grading.job"]
    )


def pytest_configure(config: pytest.Config) -> None:
    """Leave the long tests out unless some tests, or markers, are asked for."""
    if config.args_source is pytest.Config.ArgsSource.TESTPATHS and not config.option.markexpr:
        config.option.markexpr = LEFT_OUT


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say how to run what was left out."""
    if config.option.markexpr == LEFT_OUT:
        terminalreporter.write_line('The long tests were left out: pytest -m "slow or hostile"')


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def course() -> Course:
    """This course."""
    return load_course(ROOT)


@pytest.fixture
def copied_course(tmp_path: Path) -> Path:
    """A copy of course.yml, assignments and solutions in a folder with a space and Hangul."""
    copy = tmp_path / "내 강의 course"
    for name in ("assignments", "solutions"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("*.ipynb_*"))
    shutil.copy(ROOT / "course.yml", copy)
    return copy
