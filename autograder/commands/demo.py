"""`course demo`: three example submissions graded from end to end, in under a minute."""

from __future__ import annotations

import argparse
import shlex
import time
from pathlib import Path

from autograder.commands._options import add_course_option, chosen_course


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `demo` to the `course` command."""
    parser = subparsers.add_parser(
        "demo",
        help="grade three example submissions and show what comes out",
        description="Release an assignment, hand in a finished submission, one with typical "
        "mistakes and an empty one, and grade them through nbgrader (where it is not installed: "
        "with the grader alone).",
    )
    parser.add_argument(
        "--out", metavar="DIR", type=Path, default=Path("demo-out"), help="default: demo-out"
    )
    add_course_option(parser)


def run(args: argparse.Namespace) -> int:
    """Run the demo and print the paths to open."""
    from autograder.demo.run import run_demo

    started = time.monotonic()
    target = args.out.absolute()
    pages = run_demo(chosen_course(args), target)
    print(f"\nDone in {time.monotonic() - started:.0f} s. Open in a browser:")
    for page in pages:
        print(f"  {page}")
    if (target / "gradebook.db").is_file():
        print(f"The gradebook: {target / 'gradebook.db'}")
        print(f"nbgrader's own pages: cd {shlex.quote(str(target))} && course formgrader")
    return 0
