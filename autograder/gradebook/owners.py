"""Decides which of the folders in the exchange that bear a student's name are the student's."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime

try:
    import pwd
except ImportError:  # Windows, where there is no exchange
    pwd = None


@dataclass(frozen=True)
class HandIn:
    """A folder in the exchange: what its name says, who owns it, and when it was last changed."""

    name: str
    student: str
    time: datetime
    owner: int
    changed: int


@dataclass(frozen=True)
class Believed:
    """The hand-ins of a student that count, why others do not, and whether an account says so."""

    taken: list[HandIn]
    refused: list[tuple[HandIn, str]]
    certain: bool


def believed(student: str, hand_ins: list[HandIn]) -> Believed:
    """Tell the student's folders from those of others, by who owns them.

    Where the machine has an account of the student's id, its folders count. Where it has none,
    those of the account that handed in first count, which the kernel tells: the time in a folder's
    name is whatever its maker wrote. Folders of the instructor and of root count as well.
    """
    account = number_of(student)
    if account is None:
        owner = min(hand_ins, key=lambda one: one.changed).owner
        other = f"and {student!r} handed in as {name_of(owner)} before."
    else:
        owner, other = account, f"not to {student}."
    owners = {owner, 0, os.geteuid()}
    taken = [one for one in hand_ins if one.owner in owners]
    refused = [
        (one, f"it belongs to {name_of(one.owner)}, {other}")
        for one in hand_ins
        if one.owner not in owners
    ]
    return Believed(taken, refused, all(one.owner == account for one in taken))


def number_of(student: str) -> int | None:
    """The number of the account that is called like a student; None where there is none."""
    try:
        return pwd.getpwnam(student).pw_uid if pwd else None
    except (KeyError, ValueError, OSError):
        return None


def name_of(owner: int) -> str:
    """What an account is called, or its number."""
    try:
        return pwd.getpwuid(owner).pw_name if pwd else str(owner)
    except (KeyError, OverflowError):
        return str(owner)
