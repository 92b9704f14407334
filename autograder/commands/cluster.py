"""`course cluster`: grades a class on more machines, joined by Dask with their own certificate."""

from __future__ import annotations

import argparse
import os

from autograder.commands._options import add_course_option, chosen_course, positive_int
from autograder.course import Course, CourseError


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `cluster` to the `course` command."""
    parser = subparsers.add_parser(
        "cluster",
        help="grade on several machines",
        description="A scheduler and workers for `course grade --cluster` and nbgrader (see "
        "docs/cluster.md). All machines need the same course folder, .course/cluster and the "
        "secret seed included.",
    )
    kinds = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    start = kinds.add_parser("start", help="run the scheduler, and workers on this machine")
    start.add_argument("--host", default="127.0.0.1", help="where to listen (default: %(default)s)")
    start.add_argument("--port", type=positive_int, default=8786, help="default: %(default)s")
    start.add_argument(
        *("--workers", "-n"), type=int, help="on this machine (default: one for each core; 0: none)"
    )
    worker = kinds.add_parser("worker", help="run workers for a scheduler elsewhere")
    worker.add_argument("address", metavar="ADDRESS", help="tls://HOST:PORT")
    worker.add_argument("--workers", "-n", type=positive_int, help="default: one for each core")
    slurm = kinds.add_parser("slurm", help="print a batch script for Slurm that runs workers")
    slurm.add_argument("address", metavar="ADDRESS", help="tls://HOST:PORT")
    slurm.add_argument("--nodes", type=positive_int, default=1)
    slurm.add_argument("--cores", type=positive_int, default=8, help="of each node")
    slurm.add_argument("--time", default="02:00:00", help="default: %(default)s")
    for kind in (start, worker, slurm):
        add_course_option(kind)


def run(args: argparse.Namespace) -> int:
    """Serve until stopped, or print the script; 0 in the end."""
    course = chosen_course(args)
    if args.what == "slurm":
        from autograder.cluster.slurm import batch_script

        print(batch_script(course, args.address, args.nodes, args.cores, args.time), end="")
        return 0
    try:
        return _serve(course, args)
    except ModuleNotFoundError as error:
        raise CourseError(
            f"course cluster needs {error.name}; install it with: pip install -e '.[cluster]'"
        ) from None


def _serve(course: Course, args: argparse.Namespace) -> int:
    from autograder.cluster import serve
    from autograder.cluster.certificate import FOLDER, make_certificate
    from autograder.course.address import checked_address

    workers = (os.cpu_count() or 1) if args.workers is None else args.workers
    if args.what == "worker":
        serve.work(course, checked_address(args.address), workers, _tell)
        return 0
    if workers < 0:
        raise CourseError(f"--workers {workers}: a whole number of 0 or more is needed.")
    if make_certificate(course.root):
        _tell(f"new certificate in {FOLDER}; further machines need a copy of that folder")
    serve.start(course, args.host, args.port, workers, _tell)
    return 0


def _tell(line: str) -> None:
    print(line, flush=True)
