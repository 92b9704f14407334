"""Finds out who submitted what from the file names in a download, which differ by LMS."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, get_args

from autograder.lms.archive import Entry, Found
from autograder.lms.roster import Roster
from autograder.lms.times import in_bounds

System = Literal["canvas", "moodle", "coursemos", "blackboard", "folder"]
SYSTEMS: tuple[System, ...] = get_args(System)
# What stands first in a name is the LMS's: behind it the student's own name for the file may look
# like any LMS's, so each pattern takes the first place that fits.
# lib/content_zipper.rb: the sortable name, LATE, the user's id, the attachment's id, its name.
# Names may hold such numbers too: each place is looked at by itself.
CANVAS = re.compile(
    r"(?=_(?P<late>LATE_)?(?P<user>\d{1,20})_"
    r"(?:(?P<file>\d{1,20})_(?P<rest>.+)|(?P<note>(?:text|link)\.html))\Z)"
)
MIN_FILE_DIGITS = 3  # of an attachment's number
CANVAS_ANONYMOUS = re.compile(r"^(?:LATE_)?anon_(?:LATE_)?[a-zA-Z0-9]{4,6}_.+\Z")
# mod/assign/classes/downloader.php: the name, the participant's number, the plugin. Since 4.1
# without the last underscore; without folders the file's name follows it.
MOODLE = re.compile(
    r"^(?P<name>.+?)_(?P<number>\d{1,20})_assign(?:submission|feedback)_(?P<plugin>[a-z]+)"
    r"(?:_(?P<rest>.*))?\Z"
)
BLACKBOARD = re.compile(
    r"^(?P<who>.+?)_attempt_(?P<time>\d{4}(?:-\d\d){5})(?:_(?P<rest>.+)|(?P<note>\.txt))\Z"
)
BLACKBOARD_TIME = "%Y-%m-%d-%H-%M-%S"


@dataclass(frozen=True)
class Sender:
    """Who handed something in, as the download names them; `kind` tells what `name` is.

    `participant` is Moodle's number of a participant, `lms_id` Canvas's of a user; `others` are
    numbers of users that the same letters may mean as well.
    """

    kind: Literal["name", "mark", "lms_id"]
    name: str
    lms_id: str = ""
    participant: str = ""
    others: tuple[str, ...] = field(default=(), compare=False)

    @property
    def account(self) -> str:
        """The number by which the LMS knows them; empty where it tells none."""
        return self.participant or self.lms_id


@dataclass(frozen=True)
class Handed:
    """One file (or trouble with one) of a download, once its name has been read.

    `order` sorts a sender's files by time: the number of Canvas's attachment, Blackboard's time.
    `label` names what it came in, as feedback has to be named that goes back. `is_ours`: it lies as
    it is in a folder of the instructor's, and neither an LMS nor a zip brought it.
    """

    sender: Sender
    inside: tuple[str, ...]
    entry: Entry
    order: tuple[int, ...] = ()
    late: bool = False
    time: datetime | None = None
    label: str = ""
    is_ours: bool = False

    @property
    def shown(self) -> str:
        """The file's name as the student gave it, with the folders around it."""
        return "/".join(self.inside)


@dataclass(frozen=True)
class Came:
    """A file of a download, parted where the LMS's names end.

    `name` is what the LMS called it, or the folder or zip that it came in; `inside` is the path
    below that, every letter of which may be the student's.
    """

    name: str
    inside: tuple[str, ...]
    entry: Entry


Reader = Callable[[Came, Roster | None], Handed | None]


def canvas(came: Came, roster: Roster | None) -> Handed | None:
    """kim_LATE_12345_678_mlp-1.ipynb."""
    del roster
    if is_anonymous(came.name):
        return None
    places = list(CANVAS.finditer(came.name))
    if not places:
        return None
    found, *more = places
    # Who may choose a name puts another's numbers before their own. A date in a file's name looks
    # like those too, but has fewer digits; a note has no number of an attachment.
    more = [p for p in more if p["note"] or len(p["file"]) >= MIN_FILE_DIGITS]
    others = {place["user"]: None for place in more if place["user"] != found["user"]}
    return Handed(
        Sender("lms_id", came.name[: found.start()], found["user"], others=tuple(others)),
        (found["rest"] or found["note"], *came.inside),
        came.entry,
        (int(found["file"] or 0),),
        late=any(place["late"] for place in places),
        label=came.name if found["file"] else "",
    )


def is_anonymous(name: str) -> bool:
    """Whether Canvas has left out whose this is."""
    return CANVAS_ANONYMOUS.match(name) is not None


def moodle(came: Came, roster: Roster | None) -> Handed | None:
    """이름_12345_assignsubmission_file_/mlp.ipynb, in folders or not."""
    del roster
    matched = MOODLE.match(came.name)
    if matched is None:
        return None
    inside = (matched["rest"], *came.inside) if matched["rest"] else came.inside
    label = f"{matched['name']}_{matched['number']}_assignsubmission_file_"
    sender = Sender("name", matched["name"], participant=matched["number"])
    return Handed(sender, inside or (came.name,), came.entry, label=label)


def blackboard(came: Came, roster: Roster | None, before: str = "") -> Handed | None:
    """Assignment 2_mkim_attempt_2026-09-20-23-30-00_mlp.ipynb.

    before: what all names of the download have in common; who is meant begins there at the latest.
    """
    matched = BLACKBOARD.match(came.name)
    if matched is None:
        return None
    try:
        time = in_bounds(datetime.strptime(matched["time"], BLACKBOARD_TIME))
    except ValueError:  # month 99: it only looks like Blackboard's
        return None
    pieces = matched["who"].split("_")
    tails = ["_".join(pieces[start:]) for start in range(1, len(pieces))]
    most = before.count("_") or len(tails)
    tails = tails[:most]
    known = [tail for tail in tails if roster is not None and roster.marked(tail)]
    who = (known or tails[-1:] or pieces)[0]
    inside = (matched["rest"] or came.name, *came.inside)
    order = tuple(time.timetuple()[:6])
    return Handed(Sender("mark", who), inside, came.entry, order, time=time)


def folder(came: Came, roster: Roster | None) -> Handed | None:
    """A folder, a zip or a file per student, called by an id, an address or a name."""
    name, is_file = came.name, not came.inside
    whose = name if is_file else _without_zip(name)
    if roster is not None:
        names = _names_in(name, is_file=is_file)
        found = {student.id: one for one in reversed(names) if (student := roster.find(one))}
        if len(found) == 1:  # and of two students' marks in one name, it is nobody's
            (whose,) = found.values()
        elif not found and (student := roster.numbered(name)):  # 20260001 김민수
            whose = student.id
    is_ours = isinstance(came.entry, Found) and came.entry.on_disk
    return Handed(Sender("mark", whose), came.inside or (name,), came.entry, is_ours=is_ours)


def _names_in(part: str, *, is_file: bool) -> list[str]:
    """What in a name could be a student: all of it, and where it is a file's, its words."""
    whole = _without_zip(part)
    if not is_file:
        return [part, whole]
    stem = whole.rsplit(".", 1)[0]
    return [stem, *re.split(r"[_\s()-]+", stem)]


def _without_zip(name: str) -> str:
    return name[:-4] if name.lower().endswith(".zip") else name


READERS: dict[str, Reader] = {
    "canvas": canvas,
    "moodle": moodle,
    "coursemos": moodle,
    "blackboard": blackboard,
    "folder": folder,
}
