"""`course formgrader`: opens nbgrader's formgrader, for which nbgrader itself has no command."""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys

from autograder.commands._options import add_course_option, chosen_course
from autograder.course import CourseError

EXTENSION = "nbgrader.server_extensions.formgrader"


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `formgrader` to the `course` command."""
    parser = subparsers.add_parser(
        "formgrader",
        help="grade written answers in the browser, with nbgrader's formgrader",
        description="Start a Jupyter server for this course and open nbgrader's formgrader. "
        "Ctrl+C ends it.",
    )
    parser.add_argument("--port", type=int, default=8888, help="default: 8888, or the next free")
    parser.add_argument("--no-browser", action="store_true", help="only print the address")
    parser.add_argument(
        "--allow-root",
        action="store_true",
        help="serve even as root, as in a container; Jupyter refuses to otherwise",
    )
    add_course_option(parser)


def run(args: argparse.Namespace) -> int:
    """Serve until stopped; the server prints the address with its token."""
    course = chosen_course(args)
    if not (course.root / "gradebook.db").is_file():
        name = course.assignments[0].name
        raise CourseError(
            f"{course.root} has no gradebook yet; begin with: nbgrader generate_assignment {name}"
        )
    if importlib.util.find_spec("nbgrader") is None:
        raise CourseError(
            "course formgrader needs nbgrader; install it with: pip install -e '.[instructor]'"
        )
    command = [
        *(sys.executable, "-m", "jupyter_server"),
        f"--ServerApp.jpserver_extensions={EXTENSION}=True",
        "--ServerApp.default_url=/formgrader",
        f"--ServerApp.port={args.port}",
        # nbgrader's pages leave the path out, and who opens one by its own link is not known in
        # the requests that fill it.
        "--IdentityProvider.cookie_options={'path': '/'}",
        f"--ServerApp.open_browser={not args.no_browser}",
    ]
    if args.allow_root:
        command.append("--ServerApp.allow_root=True")
    try:
        return subprocess.call(command, cwd=course.root)
    except KeyboardInterrupt:  # Ctrl+C reached the server as well, which has asked and ended
        return 0
