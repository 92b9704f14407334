"""The batch script that runs workers under Slurm: one job, on each node a worker for each core."""

from __future__ import annotations

import re
import shlex

from autograder.course.address import checked_address
from autograder.course.errors import CourseError
from autograder.course.model import Course

_TIME = re.compile(r"\d+(-\d+)?(:\d\d){0,2}")


def batch_script(course: Course, address: str, nodes: int, cores: int, time: str) -> str:
    """A script for `sbatch`; the course's folder is where it is here, on a shared file system."""
    if not _TIME.fullmatch(time):
        raise CourseError(f"--time {time}: Slurm's form is HH:MM:SS or D-HH:MM:SS.")
    root = shlex.quote(str(course.root))
    return f"""\
#!/bin/bash
#SBATCH --job-name={re.sub(r"[^A-Za-z0-9_.-]", "-", course.id)}
#SBATCH --nodes={nodes}
#SBATCH --ntasks-per-node=1
#SBATCH --cpus-per-task={cores}
#SBATCH --time={time}
# Ends by itself when the scheduler is stopped. Activate the course's environment here if it is
# not active where sbatch is called.
cd {root}
srun course cluster worker {shlex.quote(checked_address(address))} --workers {cores} --course {root}
"""
