"""The `course` command: finds its sub-commands in `commands/` and loads only what is asked for."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import pkgutil
import sys
from collections.abc import Sequence
from types import ModuleType

from autograder import __version__, commands
from autograder.course.errors import CourseError
from autograder.plain import inert

EXIT_BAD_INPUT = 2
EXIT_INTERRUPTED = 130


def command_names() -> list[str]:
    """Return the sub-commands: the modules of `autograder.commands` without a leading underscore.

    Each has `add_parser(subparsers)` and `run(args) -> int`, and imports what is slow in `run`.
    """
    found = (module.name for module in pkgutil.iter_modules(commands.__path__))
    return sorted(name for name in found if not name.startswith("_"))


def main(argv: Sequence[str] | None = None) -> int:
    """Run one sub-command; returns the exit status (2 for anything wrong with the input)."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _print_any_character()
    names = command_names()
    wanted = [arguments[0]] if arguments and arguments[0] in names else names
    parser = argparse.ArgumentParser(
        prog="course", description="Build, grade and publish a course that grades itself."
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    modules: dict[str, ModuleType] = {}
    for name in wanted:
        modules[name] = importlib.import_module(f"{commands.__name__}.{name}")
        modules[name].add_parser(subparsers)
    args = parser.parse_args(arguments)
    try:
        return modules[args.command].run(args)
    except CourseError as error:
        print("\n".join(map(inert, str(error).split("\n"))), file=sys.stderr)
        return EXIT_BAD_INPUT
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return EXIT_INTERRUPTED


def _print_any_character() -> None:
    """A console with a legacy code page shows `?` for a character it lacks instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(ValueError):
                stream.reconfigure(errors="replace")


if __name__ == "__main__":
    sys.exit(main())
