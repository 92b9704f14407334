"""Keeps pytest from obeying a submission's settings file, which it reads before it loads plugins.

What `pythonpath` and `-p` in a settings file name is loaded before plugins are, so no plugin can
object in time. `autograder_early.pth`, which lies beside the installed packages, imports this when
Python starts, and this waits for pytest to be loaded. Every start of Python pays for it, so it
imports nothing until then.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType
    from typing import Any

AWAITED_MODULE = "_pytest.config"


class Awaiting:
    """An import hook that acts once, on one module."""

    begun = False

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The spec of the awaited module, which is changed as soon as it is loaded."""
        if name != AWAITED_MODULE:
            return None
        if not self.begun:  # the process that is begun has this hook too, and may import pytest
            self.begun = True
            begin_to_grade()
        others = [finder for finder in sys.meta_path if finder is not self]
        specs = (finder.find_spec(name, path, target) for finder in others)
        spec = next((found for found in specs if found is not None), None)
        loader: Any = spec.loader if spec is not None else None
        if loader is not None:
            load = loader.exec_module

            def load_and_change(module: ModuleType) -> None:
                load(module)
                if self in sys.meta_path:
                    sys.meta_path.remove(self)
                keep_to_the_course(module)

            loader.exec_module = load_and_change
        return spec


def begin_to_grade() -> None:
    """Begin what will grade the files that pytest is asked for; if that fails, pytest goes on and
    reports the failure later."""
    if sys.platform != "linux" or len(sys.argv) < 2:
        return
    try:
        from autograder.course.locate import find_course

        if find_course("."):
            from autograder.grading.begun import begin

            begin()
    except Exception:
        return


def keep_to_the_course(config: Any) -> None:
    """Let pytest look for its settings and rootdir as always, but take neither from a submission.

    A pytest in which this cannot be done refuses such a file later: see `pytest_plugin`.
    """
    parse, determine_setup = config.Config.parse, getattr(config, "determine_setup", None)
    if determine_setup is None:
        return

    def parse_with_course_settings(self: Any, *args: Any, **kwargs: Any) -> None:
        from autograder.pytest_plugin.settings import from_the_course

        config.determine_setup = from_the_course(determine_setup, self.invocation_params)
        parse(self, *args, **kwargs)

    config.Config.parse = parse_with_course_settings


sys.meta_path.insert(0, Awaiting())  # type: ignore[arg-type]
