"""What an assignment's `leaderboard.py` declares: the function, its tasks, the time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from autograder.course.content import is_release, load_part
from autograder.course.errors import CourseError
from autograder.course.model import Assignment, Course

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PART = "leaderboard"
NAME = "LEADERBOARD"


@dataclass(frozen=True)
class Room:
    """How much a submission's code may hold, so that it has to learn and cannot bring along.

    code_bytes: all code after compression, without comments and docstrings.
    constants_bytes: numbers, texts and bytes that are written in it, together.
    """

    code_bytes: int = 3072
    constants_bytes: int = 1024


@dataclass(frozen=True)
class Drawn:
    """One secret task: what is learned from, and what is asked afterwards.

    images: float32 `(n, h, w)`; labels: int64 `(n,)`, from 0 to classes - 1.
    questions: float32 `(m, h, w)`; answers: int64 `(m,)`, -1 where the question is a decoy.
    decoy_answers: int64 `(m,)`, what somebody says to a decoy who knew it beforehand, -1 elsewhere.
    """

    images: NDArray[np.float32]
    labels: NDArray[np.int64]
    questions: NDArray[np.float32]
    answers: NDArray[np.int64]
    decoy_answers: NDArray[np.int64]
    classes: int


@dataclass(frozen=True)
class Leaderboard:
    """A competition among the submissions of an assignment.

    function: the submission's function `f(images, labels, seconds, generator)`, which returns
        another one that takes images and says their labels.
    draw: makes a secret task of random numbers and of what `--data` names, () for the default;
        raises CourseError where that cannot be had.
    seconds: processor time for loading, learning and answering together, in each task.
    tasks: how many, each with a seed of its own. forbid: modules that may not be imported.
    hidden: files and folders that student code may not read, where the data lie.
    recognised: share of right answers to decoys from which on somebody should look at the code.
    """

    function: str
    draw: Callable[[np.random.Generator, Sequence[str]], Drawn]
    seconds: float = 10.0
    tasks: int = 3
    room: Room = Room()
    forbid: tuple[str, ...] = ()
    hidden: Callable[[], tuple[str, ...]] = tuple
    recognised: float = 0.85


def leaderboard_of(course: Course, assignment: Assignment) -> Leaderboard | None:
    """The leaderboard that an assignment declares, or None.

    Raises CourseError where its `leaderboard.py` cannot be imported or declares none.
    """
    if is_release(course.root):
        return None
    module = load_part(course, assignment, PART)
    if module is None:
        return None
    found = getattr(module, NAME, None)
    if not isinstance(found, Leaderboard):
        raise CourseError(
            f"solutions/{assignment.name}/{PART}.py: there is no {NAME}; give it a Leaderboard."
        )
    if assignment.needs != "torch":
        raise CourseError(
            f"solutions/{assignment.name}/{PART}.py: a leaderboard needs an assignment of "
            "PyTorch's; write needs: torch in course.yml, or remove it."
        )
    return found


def chosen_leaderboard(course: Course, name: str | None) -> tuple[Assignment, Leaderboard]:
    """The assignment called `name`, else the only one with a leaderboard, and that.

    Raises CourseError where there is none, or there are several to choose from.
    """
    wanted = [course.assignment(name)] if name else course.assignments
    found = [(one, board) for one in wanted if (board := leaderboard_of(course, one)) is not None]
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(one.name for one, _ in found)
        raise CourseError(f"Several assignments have a leaderboard; name one of them: {names}.")
    where = name or "This course"
    raise CourseError(
        f"{where} has no leaderboard here; it is declared in solutions/ASSIGNMENT/{PART}.py, "
        "which a students' release does not have."
    )
