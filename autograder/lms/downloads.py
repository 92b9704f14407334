"""Finds out who submitted what from the file names in a download, which differ by LMS."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from autograder.course import CourseError
from autograder.lms.archive import Entry
from autograder.lms.roster import Roster

System = Literal["canvas", "moodle", "coursemos", "blackboard", "folder"]
SYSTEMS: tuple[System, ...] = get_args(System)
# lib/content_zipper.rb: the sortable name, LATE, the user's id, the attachment's id, its name.
CANVAS = re.compile(r"^(?P<name>.*?)_(?P<late>LATE_)?(?P<user>\d+)_(?P<file>\d+)_(?P<rest>.+)$")
CANVAS_NO_FILE = re.compile(
    r"^(?P<name>.*?)_(?P<late>LATE_)?(?P<user>\d+)_(?P<rest>(text|link)\.html)$"
)
CANVAS_ANONYMOUS = re.compile(r"^(?:LATE_)?anon_(?:LATE_)?[a-zA-Z0-9]{4,6}_.+$")
# mod/assign/classes/downloader.php: the name, the participant's number, the plugin. Since 4.1
# without the last underscore; without folders the file's name follows it.
MOODLE = re.compile(
    r"^(?P<name>.+?)_(?P<number>\d+)_assign(?:submission|feedback)_(?P<plugin>[a-z]+)"
    r"(?:_(?P<rest>.*))?$"
)
BLACKBOARD = re.compile(
    r"^(?P<who>.+)_attempt_(?P<time>\d{4}(?:-\d\d){5})(?:_(?P<rest>.+)|(?P<note>\.txt))$"
)
BLACKBOARD_TIME = "%Y-%m-%d-%H-%M-%S"


@dataclass(frozen=True)
class Sender:
    """Who handed something in, as the download names them; `kind` tells what `name` is.

    `participant` is Moodle's number of a participant, `lms_id` Canvas's of a user.
    """

    kind: Literal["name", "mark", "lms_id"]
    name: str
    lms_id: str = ""
    participant: str = ""


@dataclass(frozen=True)
class Handed:
    """One file (or trouble with one) of a download, once its name has been read.

    `order` sorts a sender's files by time: the number of Canvas's attachment, Blackboard's time.
    `label` names what it came in, as feedback has to be named that goes back.
    """

    sender: Sender
    inside: tuple[str, ...]
    entry: Entry
    order: tuple[int, ...] = ()
    late: bool = False
    time: datetime | None = None
    label: str = ""

    @property
    def shown(self) -> str:
        """The file's name as the student gave it, with the folders around it."""
        return "/".join(self.inside)


Reader = Callable[[Entry, Roster | None], Handed | None]


def recognise(found: Iterable[Entry], roster: Roster | None, said: System | None) -> System:
    """The LMS whose names these are; CourseError where two fit, or none that was said."""
    counts = dict.fromkeys(("canvas", "moodle", "blackboard"), 0)
    total = anonymous = 0
    for entry in found:
        total += 1
        anonymous += any(CANVAS_ANONYMOUS.match(part) for part in entry.parts)
        for system in counts:
            counts[system] += READERS[system](entry, roster) is not None
    if said is not None:
        system = "moodle" if said == "coursemos" else said
        if system != "folder" and not counts[system]:
            raise CourseError(
                f"nothing in it is named as {said} names submissions; leave --from out to have "
                "the names recognised."
            )
        return said
    if anonymous * 2 > total:
        raise CourseError(
            "Canvas has left out whose work is whose (anon_...), since grading is anonymous there; "
            "end that in the assignment and download again."
        )
    fitting = [system for system, count in counts.items() if count * 2 > total]
    if len(fitting) > 1:
        raise CourseError(f"the names fit {' and '.join(fitting)}; say which it is with --from.")
    if fitting:
        return fitting[0]  # type: ignore[return-value]
    some = [system for system, count in counts.items() if count]
    if some:
        raise CourseError(
            f"only some of the names are those of {' and '.join(some)}; "
            f"say what it is with --from ({', '.join(SYSTEMS)})."
        )
    return "folder"


def canvas(entry: Entry, roster: Roster | None) -> Handed | None:
    """kim_LATE_12345_678_mlp-1.ipynb."""
    del roster
    for place, part in enumerate(entry.parts):
        if CANVAS_ANONYMOUS.match(part):
            return None
        if matched := CANVAS.match(part) or CANVAS_NO_FILE.match(part):
            groups = matched.groupdict()
            return Handed(
                Sender("lms_id", groups["name"], lms_id=groups["user"]),
                (groups["rest"], *entry.parts[place + 1 :]),
                entry,
                (int(groups.get("file") or 0),),
                late=groups["late"] is not None,
                label=part if groups.get("file") else "",
            )
    return None


def moodle(entry: Entry, roster: Roster | None) -> Handed | None:
    """이름_12345_assignsubmission_file_/mlp.ipynb, in folders or not."""
    del roster
    for place, part in enumerate(entry.parts):
        if matched := MOODLE.match(part):
            inside = entry.parts[place + 1 :]
            if matched["rest"]:
                inside = (matched["rest"], *inside)
            label = f"{matched['name']}_{matched['number']}_assignsubmission_file_"
            sender = Sender("name", matched["name"], participant=matched["number"])
            return Handed(sender, inside or (part,), entry, label=label)
    return None


def blackboard(entry: Entry, roster: Roster | None) -> Handed | None:
    """Assignment 2_mkim_attempt_2026-09-20-23-30-00_mlp.ipynb."""
    for place, part in enumerate(entry.parts):
        if matched := BLACKBOARD.match(part):
            time = datetime.strptime(matched["time"], BLACKBOARD_TIME)
            pieces = matched["who"].split("_")
            tails = ["_".join(pieces[start:]) for start in range(1, len(pieces))]
            known = [tail for tail in tails if roster is not None and roster.marked(tail)]
            who = (known or [pieces[-1]])[0]
            inside = ((matched["rest"] or part), *entry.parts[place + 1 :])
            order = tuple(time.timetuple()[:6])
            return Handed(Sender("mark", who), inside, entry, order, time=time)
    return None


def folder(entry: Entry, roster: Roster | None) -> Handed | None:
    """A folder, a zip or a file per student, called by an id, an address or a name."""
    for place, part in enumerate(entry.parts):
        for name in _names_in(part, is_file=place == len(entry.parts) - 1):
            if roster is not None and roster.find(name):
                inside = entry.parts[place + 1 :] or (part,)
                return Handed(Sender("mark", name), inside, entry)
    for place, part in enumerate(entry.parts):  # 20260001 김민수, 김민수_20260001
        if roster is not None and (student := roster.numbered(part)):
            inside = entry.parts[place + 1 :] or (part,)
            return Handed(Sender("mark", student.id), inside, entry)
    first = entry.parts[0]
    name = _without_zip(first) if len(entry.parts) > 1 else first
    return Handed(Sender("mark", name), entry.parts[1:] or (first,), entry)


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
