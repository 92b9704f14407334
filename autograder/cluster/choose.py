"""Chooses the executor that grades a class: this machine's cores, or the named cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from autograder.class_run.local import LocalWorkers, workers_for
from autograder.course.errors import CourseError
from autograder.course.model import Course

if TYPE_CHECKING:
    from autograder.cluster.executor import ClusterWorkers


def executor_for(
    course: Course, count: int, jobs: int = 0, cluster: str = ""
) -> LocalWorkers | ClusterWorkers:
    """What grades `count` submissions; a context manager.

    cluster: a scheduler's address, before course.yml's `grading.cluster`. jobs: so many at once on
    this machine, whatever course.yml says of a cluster; 0 for its `grading.jobs`.
    """
    address = cluster or ("" if jobs else course.grading.cluster)
    if not address:
        return LocalWorkers(course, workers_for(count, jobs or course.grading.jobs))
    try:
        from autograder.cluster.executor import ClusterWorkers
    except ModuleNotFoundError as error:
        raise CourseError(
            f"a cluster needs {error.name}; install it with: pip install -e '.[cluster]'"
        ) from None
    return ClusterWorkers(course, address)
