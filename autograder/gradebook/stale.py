"""Tells which scores were given for another submission, course or checks than there are now."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from nbgrader.coursedir import CourseDirectory

import autograder.checks
from autograder import __version__
from autograder.course import Assignment, Course
from autograder.course.content import SHARED, content_folder, part_files
from autograder.gradebook.converter import METADATA_KEY
from autograder.gradebook.folders import student_folders
from autograder.grading.reference import solution_path
from autograder.submission.read import MAX_NOTEBOOK_BYTES, read_submission

# In the order in which a person would want to be told.
PARTS = ("submission", "course", "checks")
# Neither is a submission's content: one is a time, the other a key of the exchange.
BESIDE = ("timestamp.txt", "submission_secret.txt")


@dataclass(frozen=True)
class Digests:
    """What a score was given for; each is a short digest, or "" where that is not known."""

    submission: str
    course: str
    checks: str


@dataclass(frozen=True)
class Stale:
    """A student whose score is older than `changed`: some of "submission", "course", "checks".

    A score of which nothing was recorded has all of them.
    """

    student: str
    changed: tuple[str, ...]


def stale(
    course: Course, assignment: Assignment, place: CourseDirectory | None = None
) -> list[Stale]:
    """The students whose score of `assignment` is older than what it was given for, by name.

    What is not graded yet, or no longer in `submitted/`, is not among them. `place` is nbgrader's
    description of the folders, where they are not the usual ones.
    """
    place = place or _usual_place(course)
    graded = student_folders(place, place.autograded_directory, assignment.name)
    submitted = student_folders(place, place.submitted_directory, assignment.name)
    rules, checks = course_digest(course, assignment), checks_digest(course, assignment)
    found: list[Stale] = []
    for student, folder in sorted(graded.items()):
        notebook = folder / f"{assignment.module}.ipynb"
        if student not in submitted or not notebook.is_file():
            continue
        now = Digests(submission_digest(submitted[student]), rules, checks)
        changed = _changed(recorded(notebook), now)
        if changed:
            found.append(Stale(student, changed))
    return found


def stale_sentences(assignment: Assignment, found: Iterable[Stale]) -> list[str]:
    """One sentence per kind of change, with the command that grades again; none for none."""
    counts: dict[str, int] = {}
    for entry in found:
        what = f"the {' and the '.join(entry.changed)} changed"
        if entry.changed == PARTS:
            what = "it was recorded what a score is given for"
        counts[what] = counts.get(what, 0) + 1
    return [
        f"{count} score{'s' if count > 1 else ''} of {assignment.name} "
        f"{'were' if count > 1 else 'was'} given before {what}; "
        f"run: course regrade {assignment.name}"
        for what, count in counts.items()
    ]


def digests_now(course: Course, assignment: Assignment, folder: Path) -> Digests:
    """What a score for the submission in `folder` is given for at this moment."""
    return Digests(
        submission_digest(folder),
        course_digest(course, assignment),
        checks_digest(course, assignment),
    )


def recorded(notebook: Path) -> Digests | None:
    """What an autograded notebook says it was graded for; None where it says nothing."""
    try:
        kept = json.loads(notebook.read_text(encoding="utf-8"))["metadata"][METADATA_KEY]["digests"]
        return Digests(*(str(kept[part]) for part in PARTS))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def submission_digest(folder: Path) -> str:
    """A digest of the files that a student handed in, whichever of them counts."""
    digest = hashlib.sha256()
    try:
        files = sorted(folder.iterdir())
    except OSError:
        return ""
    for file in files:
        if file.name in BESIDE or file.name.startswith("."):
            continue
        try:
            if file.is_symlink() or not file.is_file():
                content = b"(no file)"
            else:
                with file.open("rb") as opened:
                    content = opened.read(MAX_NOTEBOOK_BYTES)
        except OSError:
            content = b"(unreadable)"
        _add(digest, file.name.encode("utf-8", "surrogateescape"), content)
    return digest.hexdigest()[:16]


def course_digest(course: Course, assignment: Assignment) -> str:
    """A digest of what course.yml says that decides on a score: points, dates, limits, rules.

    Titles do not, nor do extensions, which are counted whenever a score is shown.
    """
    rules = asdict(assignment)
    for key in ("name", "module", "title", "extensions"):
        rules.pop(key, None)
    said = {"assignment": rules, "late": asdict(course.grading.late)}
    text = json.dumps(said, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def checks_digest(course: Course, assignment: Assignment) -> str:
    """A digest of all that grades a submission: checks, mistakes, the reference's code, ours."""
    digest = hashlib.sha256(__version__.encode("utf-8"))
    for name, text in _checking(course, assignment):
        _add(digest, name.encode("utf-8"), text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]


def _checking(course: Course, assignment: Assignment) -> Iterator[tuple[str, str]]:
    folder = content_folder(course, assignment)
    files = [file for part in ("checks", "mistakes") for file in part_files(folder, part)]
    files += part_files(folder.parent, SHARED)
    for file in files:
        yield file.relative_to(folder.parent).as_posix(), _text(file)
    for file in sorted(Path(autograder.checks.__file__).parent.glob("*.py")):
        yield file.name, _text(file)
    solution = solution_path(course, assignment)
    if solution.is_file():
        # The text around the code decides nothing, and is corrected all the time.
        code = (c.source for c in read_submission(solution).cells if c.is_code and not c.demo)
        yield "reference", "\n".join(code)


def _text(file: Path) -> str:
    state = file.stat()
    return _read(file, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=512)
def _read(file: Path, _mtime: int, _size: int) -> str:
    # As text, since a checkout on Windows has other line ends.
    return file.read_text(encoding="utf-8")


def _add(digest: hashlib._Hash, name: bytes, content: bytes) -> None:
    for part in (name, content):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)


def _changed(then: Digests | None, now: Digests) -> tuple[str, ...]:
    if then is None:
        return PARTS
    before: Mapping[str, str] = asdict(then)
    return tuple(part for part, digest in asdict(now).items() if before[part] != digest)


def _usual_place(course: Course) -> CourseDirectory:
    place = CourseDirectory()
    place.root = str(course.root)
    return place
