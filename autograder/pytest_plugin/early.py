"""Keeps pytest from a submission's settings file, which it obeys before it loads any plugin.

`autograder_early.pth`, which lies beside the installed packages, runs `install` when an interpreter
starts as pytest, or as a worker of pytest-xdist: what a settings file's `pythonpath` and `-p` name
is loaded before any plugin is.
"""

from __future__ import annotations

import argparse
import os
import shlex
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from autograder.course.locate import find_course
from autograder.pytest_plugin.territory import Territory

Setup = tuple[Path, Path | None, Any, Any]  # rootdir, settings file, what it says, others ignored


def install() -> None:
    """Let pytest look for its settings and rootdir as ever, but take neither from a submission.

    A pytest in which this cannot be done refuses such a file later: see `territory`.
    """
    import _pytest.config

    config: Any = _pytest.config
    parse, determine_setup = config.Config.parse, getattr(config, "determine_setup", None)
    if determine_setup is None:
        return

    def parse_without_strangers(self: Any, *args: Any, **kwargs: Any) -> None:
        root = _course_of(self.invocation_params)
        config.determine_setup = partial(_setup, determine_setup, root)
        parse(self, *args, **kwargs)

    config.Config.parse = parse_without_strangers


def _setup(determine_setup: Callable[..., Setup], root: Path | None, **given: Any) -> Setup:
    """What pytest found, or what it finds from the course where that is a stranger's."""
    found = determine_setup(**given)
    if root is None or given["inifile"]:
        return found
    territory, (rootdir, settings) = Territory(root), found[:2]
    if not (territory.is_strangers(rootdir) or territory.is_strangers(settings)):
        return found
    return determine_setup(**given | {"args": [str(root)], "rootdir_cmd_arg": str(root)})


def _course_of(typed: Any) -> Path | None:
    """The course that is typed, or the one that the working directory lies in.

    The outermost: one inside of another may be a submission's, and is refused later.
    """
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--course", nargs="?")
    words = [*shlex.split(os.environ.get("PYTEST_ADDOPTS", "")), *map(str, typed.args)]
    named = parser.parse_known_args(words)[0].course
    root = find_course(named or typed.dir)
    while root is not None and (outer := find_course(root.parent)) is not None:
        root = outer
    return root
