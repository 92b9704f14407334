"""The `course` command: finds its sub-commands and loads only what is asked for."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import os
import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from autograder import __version__
from autograder.course.errors import CourseError
from autograder.plain import inert

EXIT_BAD_INPUT = 2
EXIT_INTERRUPTED = 130
EXIT_UNREAD = 141


# The engine's commands, and those of the MNIST job, which a release may lack.
PACKAGES = ("autograder.commands", "autograder.mnist.commands")


def command_modules() -> dict[str, str]:
    """Each sub-command with its module: those in `PACKAGES` without a leading underscore.

    Each has `add_parser(subparsers)` and `run(args) -> int`, and imports what is slow in `run`.
    """
    folders = {name: Path(__file__).parent.joinpath(*name.split(".")[1:]) for name in PACKAGES}
    found = {
        module.name: f"{package}.{module.name}"
        for package, folder in folders.items()
        for module in pkgutil.iter_modules([str(folder)])
        if not module.name.startswith("_")
    }
    return dict(sorted(found.items()))


def main(argv: Sequence[str] | None = None) -> int:
    """Run one sub-command; returns the exit status (2 for anything wrong with the input)."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _print_any_character()
    # So that a release has the same bytes on one core as on many: sums of large products hang on
    # how many threads share them. NumPy reads it when it is imported, which is later.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    known = command_modules()
    wanted = [arguments[0]] if arguments and arguments[0] in known else list(known)
    parser = argparse.ArgumentParser(
        prog="course", description="Build, grade and publish a course that grades itself."
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    modules: dict[str, ModuleType] = {}
    for name in wanted:
        modules[name] = importlib.import_module(known[name])
        modules[name].add_parser(subparsers)
    args = parser.parse_args(arguments)
    try:
        status = modules[args.command].run(args)
        sys.stdout.flush()
        return status
    except CourseError as error:
        print("\n".join(map(inert, str(error).split("\n"))), file=sys.stderr)
        return EXIT_BAD_INPUT
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return EXIT_INTERRUPTED
    except BrokenPipeError:  # who reads along has seen enough: `course progress | head`
        if sys.stdout is not sys.__stdout__:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_UNREAD


def _print_any_character() -> None:
    """A console with a legacy code page shows `?` for a character it lacks instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(ValueError):
                stream.reconfigure(errors="replace")


if __name__ == "__main__":
    sys.exit(main())
