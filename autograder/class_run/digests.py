"""What a result hangs on, as digests: the work, the course, the checks, the engine, the seed."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import stat
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import autograder
from autograder.course.content import SHARED, content_folder, part_files
from autograder.course.model import Assignment, Course
from autograder.grading.recorded import FILE as RECORDING
from autograder.grading.reference import solution_path
from autograder.grading.seeds import Seed
from autograder.submission.choose import RELEASES
from autograder.submission.read import MAX_NOTEBOOK_BYTES, read_submission

# Neither is a submission's content: one is a time, the other a key of the exchange.
BESIDE = ("timestamp.txt", "submission_secret.txt")
# What decides on a result, of all that the engine is made of.
DECIDING = ("checks", "class_run", "course", "grading", "sandbox", "simgpu", "submission")


@dataclass(frozen=True)
class Entry:
    """What lies under a name in a submission: `content`, or what else it is where that is None.

    kind: "file", "link", "folder", "pipe" (or any other thing that is no file), "unreadable".
    """

    kind: str
    content: bytes | None = None


def entries_of(path: Path) -> dict[str, Entry]:
    """What a student handed in, by name: the files of a folder, or a single file.

    Empty where there is nothing. Of a file longer than any that is read, only the first bytes.
    """
    try:
        names = sorted(os.listdir(path)) if path.is_dir() else [path.name]
    except OSError:
        return {}
    folder = path if path.is_dir() else path.parent
    return {
        name: _entry(folder / name)
        for name in names
        if name not in BESIDE and not name.startswith(".")
    }


def _entry(file: Path) -> Entry:
    try:
        mode = file.lstat().st_mode
        if stat.S_ISLNK(mode):
            return Entry("link")
        if stat.S_ISDIR(mode):
            return Entry("folder")
        if not stat.S_ISREG(mode):
            return Entry("pipe")
        with file.open("rb") as opened:
            return Entry("file", opened.read(MAX_NOTEBOOK_BYTES + 1))
    except OSError:
        return Entry("unreadable")


def submission_digest(work: Path | Mapping[str, Entry]) -> str:
    """A digest of the files that a student handed in, whichever of them counts."""
    if isinstance(work, Path):
        if not work.is_dir():
            return ""
        work = entries_of(work)
    digest = hashlib.sha256()
    for name, entry in work.items():
        content = entry.content
        if content is None:
            content = b"(unreadable)" if entry.kind == "unreadable" else b"(no file)"
        _add(digest, name.encode("utf-8", "surrogateescape"), content[:MAX_NOTEBOOK_BYTES])
    return digest.hexdigest()[:16]


def course_digest(course: Course, assignment: Assignment) -> str:
    """A digest of what course.yml says that decides on a score: points, dates, limits, rules.

    Titles do not, nor do extensions, which are counted whenever a score is shown.
    """
    rules = asdict(assignment)
    for key in ("name", "module", "title", "extensions"):
        rules.pop(key, None)
    said = {"assignment": rules, "late": asdict(course.grading.late)}
    return _of(said)


def checks_digest(course: Course, assignment: Assignment) -> str:
    """A digest of all that grades a submission: checks, mistakes, the reference's code, ours."""
    digest = hashlib.sha256(autograder.__version__.encode("utf-8"))
    for name, text in _checking(course, assignment):
        _add(digest, name.encode("utf-8"), text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]


def grading_digest(course: Course, assignment: Assignment) -> str:
    """A digest of all but the work and the seed: two machines with the same give the same result.

    Beside course and checks it has the engine's own code, what is known of releases, and the
    versions of Python and of the libraries that compute.
    """
    released = course.root / RELEASES
    recording = content_folder(course, assignment) / RECORDING
    return _of(
        {
            "course": course_digest(course, assignment),
            "checks": checks_digest(course, assignment),
            "repair": asdict(course.grading.repair),
            "follow_through": course.grading.follow_through,
            "engine": engine_digest(),
            "releases": _text(released) if released.is_file() else "",
            "recording": _whole(recording) if recording.is_file() else "",
            "versions": _versions(assignment.needs == "torch"),
        }
    )


@cache
def engine_digest() -> str:
    """A digest of the code that grades, however this package is installed."""
    digest = hashlib.sha256()
    root = Path(autograder.__file__).parent
    for folder in DECIDING:
        for file in sorted((root / folder).rglob("*.py")):
            name = file.relative_to(root).as_posix()
            _add(digest, name.encode("utf-8"), _text(file).encode("utf-8"))
    return digest.hexdigest()[:16]


@lru_cache
def seed_id(seed: Seed) -> str:
    """What tells seeds apart and does not tell a secret one, however few digits that has."""
    if seed.is_public:
        return seed.label
    made = hashlib.scrypt(str(seed.value).encode(), salt=b"seed", n=2**14, r=8, p=1, dklen=8)
    return f"secret {made.hex()}"


def _versions(with_torch: bool) -> dict[str, str]:
    found = {"python": ".".join(platform.python_version_tuple()[:2])}
    for name in ("numpy", *(("torch",) if with_torch else ())):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = ""
    return found


def _of(said: object) -> str:
    text = json.dumps(said, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def _checking(course: Course, assignment: Assignment) -> Iterator[tuple[str, str]]:
    folder = content_folder(course, assignment)
    files = [file for part in ("checks", "mistakes") for file in part_files(folder, part)]
    files += part_files(folder.parent, SHARED)
    for file in files:
        yield file.relative_to(folder.parent).as_posix(), _text(file)
    for file in sorted((Path(autograder.__file__).parent / "checks").glob("*.py")):
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


def _whole(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _add(digest: hashlib._Hash, name: bytes, content: bytes) -> None:
    for part in (name, content):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
