"""Groups a class's wrong answers to an exercise by what they have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from autograder.course import Assignment, CourseError
from autograder.explorer.work import Seen, Work

MIN_PREFIX = 4  # as much of a digest as names a group has to be given, at least


@dataclass(frozen=True)
class Group:
    """Students whose answer to `exercise` is wrong in the same way.

    id: what it is known by, such as ``same:3f2a9c01be77``. seen, code: of the member with the
    shortest code. behaviours: the ways in which its members reply, each with how many do.
    """

    exercise: str
    id: str
    students: tuple[str, ...]
    example: str
    code: str
    seen: Seen
    behaviours: tuple[tuple[str, int], ...] = ()

    @property
    def kind(self) -> str:
        """`mistake`, `line`, `exception`, `same` or `unreadable`."""
        return self.id.partition(":")[0]

    @property
    def name(self) -> str:
        """What follows the kind: a mistake's name, a sort of line, a digest."""
        return self.id.partition(":")[2]


def groups_of(assignment: Assignment, class_: Sequence[Work]) -> dict[str, list[Group]]:
    """The groups by exercise, in the course's order, the largest first; none without members."""
    found: dict[str, list[Group]] = {}
    for exercise in assignment.exercises:
        members: dict[str, list[Work]] = {}
        for work in class_:
            seen = work.seen.get(exercise)
            if seen is not None and seen.group:
                members.setdefault(seen.group, []).append(work)
        groups = [_group(exercise, name, works) for name, works in members.items()]
        if groups:
            found[exercise] = sorted(groups, key=lambda group: (-len(group.students), group.id))
    return found


def members_of(exercise: str, group: str, class_: Iterable[Work]) -> list[Work]:
    """Everybody who is in a group, also those who are counted in a more telling one."""
    return [w for w in class_ if exercise in w.seen and group in w.seen[exercise].groups]


def find_group(assignment: Assignment, exercise: str, wanted: str, class_: Sequence[Work]) -> Group:
    """The group that `wanted` names; of a digest its first letters are enough.

    CourseError, one sentence with the groups that there are, where it names none or several.
    """
    if exercise not in assignment.exercises:
        raise CourseError(
            f"{exercise}: is no exercise of {assignment.name}; "
            f"it has {', '.join(assignment.exercises)}."
        )
    ids = dict.fromkeys(
        name for work in class_ if exercise in work.seen for name in work.seen[exercise].groups
    )
    short = wanted.startswith("same:") and len(wanted) >= len("same:") + MIN_PREFIX
    fitting = [name for name in ids if name == wanted or (short and name.startswith(wanted))]
    if len(fitting) == 1:
        return _group(exercise, fitting[0], members_of(exercise, fitting[0], class_))
    if fitting:
        raise CourseError(f"{wanted}: is the beginning of {', '.join(fitting)}; write one of them.")
    there = [group.id for group in groups_of(assignment, class_).get(exercise, ())]
    said = f"it has {', '.join(there)}" if there else "no graded answer to it is wrong"
    raise CourseError(
        f"{wanted}: is no group of {assignment.name} {exercise} ({said}); "
        f"see: course errors {assignment.name}"
    )


def _group(exercise: str, name: str, works: Sequence[Work]) -> Group:
    example = min(works, key=lambda w: (len(w.code.get(exercise, "")) or 10**9, w.student))
    ways = Counter(work.seen[exercise].behaviour for work in works)
    return Group(
        exercise,
        name,
        tuple(sorted(work.student for work in works)),
        example.student,
        example.code.get(exercise, ""),
        example.seen[exercise],
        tuple((way, count) for way, count in ways.most_common() if way),
    )
