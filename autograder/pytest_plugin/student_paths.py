"""Which paths hold students' work, where nothing but submissions may be collected or loaded."""

from __future__ import annotations

import os
from argparse import Namespace
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from autograder.course.locate import find_course

PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class StudentPaths:
    """A course's root; its own tests and package are ours, every other path is students'."""

    root: Path

    @classmethod
    def around(cls, options: Namespace, config: pytest.Config) -> StudentPaths | None:
        """The course that ``--course`` names or the working directory lies in, or None.

        Never looked for from a submission, which may bring a course.yml of its own. Raises
        UsageError where the working directory lies in a course inside of another, which may be a
        submission's.
        """
        named = getattr(options, "course", None)
        root = find_course(named) if named else find_course(config.invocation_params.dir)
        if root is None:
            return None
        if not named and (outer := find_course(root.parent)) is not None:
            raise pytest.UsageError(
                f"{root} is a course inside of {outer}, perhaps a submission that brings its own; "
                "name the one that should grade: pytest --course DIR ..."
            )
        return cls(root)

    def is_students(self, path: Path) -> bool:
        """Whether a path may hold student code."""
        return _is_students(os.path.abspath(path), str(self.root))

    def is_from_submission(self, place: Path | None) -> bool:
        """Whether a settings file or a rootdir is neither the course's own nor one further up."""
        if place is None:
            return False
        folder = place if os.path.isdir(place) else place.parent
        return not self.root.is_relative_to(folder) and self.is_students(place)

    def submission_settings(self, config: pytest.Config) -> Path | None:
        """The settings file that pytest found, if it is a submission's and was not typed."""
        typed = _is_typed(config, "-c", "--config-file")
        return config.inipath if not typed and self.is_from_submission(config.inipath) else None

    def keep_conftests_out(self, config: pytest.Config) -> None:
        """Let pytest import no conftest.py from where submissions lie, whatever else is named."""
        plugins: Any = config.pluginmanager
        is_looked_into = getattr(plugins, "_is_in_confcutdir", None)
        if is_looked_into is None:  # another pytest: import none, not even ours
            config.known_args_namespace.noconftest = True
            return
        plugins._is_in_confcutdir = lambda path: (
            is_looked_into(path) and not self.is_from_submission(path)
        )


def require_typed_course(config: pytest.Config) -> None:
    """Let no settings file name the course: it may be a submission's. Raises UsageError."""
    named = config.known_args_namespace.course
    # A worker of pytest-xdist is given the options of the process that it works for.
    given = getattr(config.option, "course", None)
    if named and named != given and not _is_typed(config, "--course"):
        raise pytest.UsageError(
            f"{config.inipath} names a course; --course belongs on the command line, since a "
            "submission may come with a settings file of its own."
        )


def _is_typed(config: pytest.Config, *options: str) -> bool:
    """Whether one of these options was typed; those that pytest parsed may be a file's."""
    typed = (*config.invocation_params.args, *os.environ.get("PYTEST_ADDOPTS", "").split())
    return any(str(argument).startswith(options) for argument in typed)


@cache
def _is_students(path: str, root: str) -> bool:
    """Asked for every path of a class many times, so without `Path`."""
    ours = (os.path.join(root, "tests"), os.path.join(root, "autograder"), str(PACKAGE))
    return path != root and not any(f"{path}{os.sep}".startswith(f"{own}{os.sep}") for own in ours)
