"""Recognises by the LMS's own names which LMS a download is from, and reads them as that one's.

A student decides on names within a zip or a folder, and on the end of a file's name. None of these
may decide how other people's work is read: so only what the LMS named is looked at, and each sender
counts once however many files there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import takewhile

from autograder.course import CourseError
from autograder.lms.archive import Entry
from autograder.lms.downloads import (
    READERS,
    SYSTEMS,
    Came,
    Handed,
    System,
    blackboard,
    folder,
    is_anonymous,
)
from autograder.lms.names import key
from autograder.lms.roster import Roster

LMSS: tuple[System, ...] = ("canvas", "moodle", "blackboard")
ANONYMOUS = "anonymous"
# That so many logins all begin alike, and so seem to be part of the title, is not to be expected.
ENOUGH_LOGINS = 4


def read_names(
    found: Sequence[Entry],
    roster: Roster | None,
    said: System | None,
    *,
    in_folder: bool = False,
    titles: Collection[str] = (),
) -> tuple[System, list[Handed], list[Entry]]:
    """The LMS, what was handed in, and what is not named as that LMS names submissions.

    in_folder: they lie in a folder that was named, and in no archive. titles: what the LMS may call
    the assignment. Raises CourseError where two LMSs fit, none that was said, or all lies in a zip
    or a folder of nobody's.
    """
    level = _level(found, roster)
    came = [_came(entry, level) for entry in found]
    system = _recognised(came, roster, said)
    if system == "folder" and _is_a_download(came, roster):
        raise CourseError(_ALL_THERE_IS.format(came[0].name, "file"))
    if system == "folder" and roster is None:
        # Whether a folder is one student's or holds everybody's, only a roster can tell.
        came = [_came(entry, 0) for entry in found]
    elif level and in_folder:
        # Whose clone or hand-in that is, nobody knows: all that is in it may be one student's.
        raise CourseError(_ALL_THERE_IS.format("/".join(found[0].parts[:level]), "folder"))
    reader = READERS[system]
    if system == "blackboard":
        reader = partial(blackboard, before=_in_common(came, titles))
    read = [reader(one, roster) for one in came]
    odd = [entry for entry, one in zip(found, read, strict=True) if one is None]
    return system, [one for one in read if one is not None], odd


_ALL_THERE_IS = (
    "{} is all that is in it, and names no student; if it is the LMS's download, collect from that "
    "{} itself."
)


def _level(found: Sequence[Entry], roster: Roster | None) -> int:
    """How many folders lie around everything, of which none is the LMS's or a student's own."""
    level = 0
    while True:
        heads = {entry.parts[level] if entry.outer > level + 1 else "" for entry in found}
        head = heads.pop() if len(heads) == 1 else ""
        if not head or _is_somebodys(Came(head, ("",), found[0]), roster):
            return level
        level += 1


def _is_somebodys(came: Came, roster: Roster | None) -> bool:
    if is_anonymous(came.name) or any(READERS[lms](came, roster) for lms in LMSS):
        return True
    read = folder(came, roster)
    return roster is not None and read is not None and roster.find(read.sender.name) is not None


def _is_a_download(came: Sequence[Came], roster: Roster | None) -> bool:
    """Whether all lies in one zip of nobody's, whose names must not be taken for the LMS's."""
    if roster is None or len({one.name for one in came}) > 1:
        return False
    return came[0].name.lower().endswith(".zip") and not _is_somebodys(came[0], roster)


def _came(entry: Entry, level: int) -> Came:
    return Came(entry.parts[level], entry.parts[level + 1 :], entry)


def _in_common(came: Sequence[Came], titles: Collection[str]) -> str:
    """What Blackboard's names begin with: a title of the assignment, else what they have alike
    up to an underscore; of a few names what stands before the first one, since few logins may
    begin alike as well."""
    parts = (one.name.partition("_attempt_") for one in came)
    names = {before for before, attempt, _ in parts if attempt}
    if not names:
        return ""
    first, last = min(names), max(names)
    known = {key(title) for title in titles}
    ends = [n + 1 for n, letter in enumerate(first) if letter == "_"]
    if title := next((first[:end] for end in ends if key(first[:end]) in known), ""):
        return title if all(name.startswith(title) for name in names) else ""
    pairs = zip(first, last, strict=False)
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    ends = [end for end in ends if end <= alike]
    return first[: ends[0 if len(names) < ENOUGH_LOGINS else -1]] if ends else ""


def _recognised(came: Sequence[Came], roster: Roster | None, said: System | None) -> System:
    senders = _senders(came, roster)
    counts = Counter(lms for fitting in senders.values() for lms in fitting)
    if said is not None:
        system = "moodle" if said == "coursemos" else said
        if system != "folder" and not counts[system]:
            raise CourseError(
                f"nothing in it is named as {said} names submissions; leave --from out to have "
                "the names recognised."
            )
        return said
    if counts[ANONYMOUS] * 2 > len(senders):
        raise CourseError(
            "Canvas has left out whose work is whose (anon_...), since grading is anonymous there; "
            "end that in the assignment and download again."
        )
    fitting: list[System] = [lms for lms in LMSS if counts[lms] * 2 > len(senders)]
    if len(fitting) > 1:
        raise CourseError(f"the names fit {' and '.join(fitting)}; say which it is with --from.")
    if fitting:
        return fitting[0]
    some = [lms for lms in LMSS if counts[lms]]
    if some and roster is not None and _are_mostly_students(came, roster):
        return "folder"
    if some:
        raise CourseError(
            f"only some of the names are those of {' and '.join(some)}; "
            f"say what it is with --from ({', '.join(SYSTEMS)})."
        )
    return "folder"


def _are_mostly_students(came: Sequence[Came], roster: Roster) -> bool:
    """Whether a folder's names are the roster's, whatever one of them looks like."""
    read = [folder(one, roster) for one in {one.name: one for one in came}.values()]
    known = [one for one in read if one is not None and roster.find(one.sender.name)]
    return len(known) * 2 > len(read)


def _senders(came: Sequence[Came], roster: Roster | None) -> dict[object, set[str]]:
    """What each sender's names fit; a sender is whoever the first LMS in the name says."""
    senders: dict[object, set[str]] = {}
    for name in {one.name: one for one in came}.values():
        if is_anonymous(name.name):
            senders[name.name] = {ANONYMOUS}
            continue
        fitting = sorted(_fitting(name, roster), key=lambda fit: fit[0])
        sender = (fitting[0][1:]) if fitting else name.name
        senders.setdefault(sender, set()).update(lms for _, lms, _ in fitting)
    return senders


def _fitting(came: Came, roster: Roster | None) -> Iterator[tuple[int, System, object]]:
    """Where the LMS's part of a name ends, which LMS that is, and whom it names."""
    for lms in LMSS:
        if read := READERS[lms](came, roster):
            own = read.inside[0] if len(read.inside) > len(came.inside) else ""
            end = len(came.name) - (len(own) if own != came.name else 0)
            yield end, lms, read.sender
