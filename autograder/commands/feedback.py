"""`course feedback`: grades a push and reports to the student, on GitHub or any git server."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from autograder.commands._options import add_course_option, add_language_option
from autograder.course import CourseError, course_root, feedback_language


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `feedback` to the `course` command."""
    parser = subparsers.add_parser(
        "feedback",
        help="answer a push: check protected files, grade, report",
        description="Check that protected files are the released ones, grade, and report: to the "
        "console, to $GITHUB_STEP_SUMMARY and as annotations in GitHub Actions, and to the files "
        "named. Exits with 0 only after a complete report by released checks; with 1 when work "
        "is not done and course.yml says that this fails; with 2 for bad input; with 3 when the "
        "report is not complete or protected files differ.",
    )
    parser.add_argument(
        "paths", metavar="PATH", nargs="*", help="assignments, or their folders (default: all)"
    )
    parser.add_argument("--json", metavar="FILE", type=Path, help="write the report as JSON")
    parser.add_argument("--summary", metavar="FILE", type=Path, help="write it as Markdown")
    parser.add_argument(
        "--since", metavar="COMMIT", help="grade only assignments changed since this commit"
    )
    parser.add_argument(
        "--hook",
        action="store_true",
        help="run as git's post-receive hook, with the release that --course names",
    )
    parser.add_argument(
        "--accept-unconfined",
        action="store_true",
        help="with --hook: grade even where student code cannot be confined",
    )
    add_language_option(parser, help="of the feedback (default: course.yml's language)")
    add_course_option(parser)


def run(args: argparse.Namespace) -> int:
    """Grade and report; see `add_parser` for what the exit status says."""
    return _run_hook(args) if args.hook else _run_here(args)


def _run_here(args: argparse.Namespace) -> int:
    from autograder.feedback.choose import changed, named
    from autograder.feedback.git import Folders, head_commit
    from autograder.feedback.objects import Objects
    from autograder.feedback.outputs import Outputs, exit_status
    from autograder.feedback.report import WORK, give_feedback, open_graders_course
    from autograder.progress import Progress

    outputs = Outputs.chosen(args.json, args.summary, os.environ)
    outputs.begin()
    try:
        root = course_root(args.course)
        course = open_graders_course(root)
        language = args.language or feedback_language(course)
        chosen = named(course, root, args.paths)
        commit = os.environ.get("GITHUB_SHA", "") or head_commit(root)
        if args.since:
            with Objects(root) as objects:
                folders = Folders(objects, WORK, [assignment.name for assignment in chosen])
                chosen = changed(chosen, folders, args.since, "HEAD")
        with Progress("assignments", len(chosen)) as progress:
            report = give_feedback(
                course,
                root,
                chosen,
                language,
                confinement="wanted",
                commit=commit,
                on_progress=progress.tally,
            )
    except CourseError as error:
        outputs.fail(str(error))
        raise
    outputs.finish(report, root)
    return exit_status(report)


def _run_hook(args: argparse.Namespace) -> int:
    from autograder.feedback.hook import Hook
    from autograder.feedback.report import open_graders_course
    from autograder.sandbox.spawn import accepts_unconfined

    if args.course is None:
        raise CourseError("course feedback --hook needs --course DIR, the server's own release.")
    course = open_graders_course(course_root(args.course))
    accepted = args.accept_unconfined or accepts_unconfined()
    hook = Hook(
        course,
        args.language or feedback_language(course),
        "wanted" if accepted else "required",
        args.json,
        args.summary,
    )
    repository = Path(os.environ.get("GIT_DIR", "."))
    lines = sys.stdin.buffer.read().decode("utf-8", "surrogateescape").split("\n")
    return hook.answer(repository, lines)
