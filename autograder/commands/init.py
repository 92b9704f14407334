"""`course init`: a new course that builds, grades and releases at once."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `init` to the `course` command."""
    parser = subparsers.add_parser(
        "init",
        help="make a new course",
        description="Make a new course in DIR: course.yml, one small assignment with its checks, "
        "nbgrader's settings, README, workflow and .gitignore.",
    )
    parser.add_argument("target", metavar="DIR", type=Path, help="a new or empty folder")
    parser.add_argument(
        "--language", choices=("ko", "en"), default="en", help="of the course (default: en)"
    )


def run(args: argparse.Namespace) -> int:
    """Write the course and say what to do next; 0 when done."""
    from autograder.starter.create import create_course

    for path in create_course(args.target, args.language):
        print(f"wrote {path.as_posix()}")
    print(f"next: cd {shlex.quote(str(args.target))} && course build && pytest solutions")
    return 0
