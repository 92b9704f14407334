"""Digests of all that a result depends on: work, course, checks, engine, seed."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from itertools import accumulate
from pathlib import Path
from typing import IO

import autograder
from autograder.course.content import SHARED, content_folder, part_files
from autograder.course.model import Assignment, Course
from autograder.grading.recorded import FILE as RECORDING
from autograder.grading.reference import solution_path
from autograder.grading.seeds import Seed
from autograder.submission.choose import RELEASES, copies_in, link_on_the_way
from autograder.submission.read import MAX_NOTEBOOK_BYTES, MAX_SOURCE_BYTES, read_submission

CHUNK = 1 << 20
# How much of one folder goes into its digest, and what a file counts for at least, as opening it
# takes time as well. Files that may be graded are far smaller, or there are far fewer of them.
MAX_FOLDER_BYTES = 4 * MAX_NOTEBOOK_BYTES
LEAST_FILE_BYTES = 16 << 10
# Neither is a submission's content: one is a time, the other a key of the exchange.
NOT_CONTENT = ("timestamp.txt", "submission_secret.txt")
# What decides on a result, of all that the engine is made of.
PACKAGES_IN_DIGEST = ("checks", "class_run", "course", "grading", "sandbox", "simgpu", "submission")


@dataclass(frozen=True)
class Entry:
    """What lies under a name in a submission: `content`, or what else it is where that is None.

    kind: "file", "link", "folder", "pipe" (or any other thing that is no file), "unreadable".
    """

    kind: str
    content: bytes | None = None


@dataclass(frozen=True)
class Work:
    """What a student handed in: a digest of all of it, whichever file counts, and what lies under
    the names that were asked for."""

    digest: str
    entries: dict[str, Entry]


# Digits of a digest of what students hand in: of 64 bits, two works alike are found in minutes.
DIGITS = 32
NOTHING = Work(hashlib.sha256().hexdigest()[:DIGITS], {})
# How many bytes are wanted of the files that somebody asks for, by their names.
Wanted = Mapping[str, int]


def graded_files(path: Path, module: str) -> Wanted:
    """How much of which files at `path`, a folder or a file, grading looks at."""
    suffixes = {path.name: path.suffix}
    if os.path.isdir(path):
        suffixes = {f"{module}{suffix}": suffix for suffix in (".py", ".ipynb")}
        with suppress(OSError):  # a folder that cannot be listed holds nothing for us
            suffixes |= copies_in(path, module, suffixes)
    return {
        name: (MAX_SOURCE_BYTES if suffix == ".py" else MAX_NOTEBOOK_BYTES) + 1
        for name, suffix in suffixes.items()
    }


def read_work(path: Path, wanted: Wanted) -> Work:
    """The files of a folder, or a single file, one after the other; empty where there is none.

    Of a file that is too long to be graded only the first bytes count; and of a folder that holds
    more than `MAX_FOLDER_BYTES` only the sizes of the largest files that nobody wants. Only what is
    wanted is kept in memory, since a folder may hold anything.
    """
    digest = hashlib.sha256()
    entries: dict[str, Entry] = {}
    try:
        names = sorted(os.listdir(path)) if os.path.isdir(path) else [path.name]
    except OSError:
        names = []
    folder = path if os.path.isdir(path) else path.parent
    names = [name for name in names if name not in NOT_CONTENT and not name.startswith(".")]
    read = _smallest(folder, names)
    for name in names:
        entry = _entry(digest, folder / name, wanted, name in read)
        if entry is not None:
            entries[name] = entry
    return Work(digest.hexdigest()[:DIGITS], entries)


def _smallest(folder: Path, names: list[str]) -> set[str]:
    """The files that are read for a digest, whoever wants them: the smallest ones, up to
    `MAX_FOLDER_BYTES`."""
    found: list[tuple[int, str]] = []
    for name in names:
        with suppress(OSError):
            found.append((min((folder / name).lstat().st_size, MAX_NOTEBOOK_BYTES), name))
    found.sort()
    sums = accumulate(max(size, LEAST_FILE_BYTES) for size, _ in found)
    return {name for total, (_, name) in zip(sums, found, strict=True) if total <= MAX_FOLDER_BYTES}


def _entry(digest: hashlib._Hash, file: Path, wanted: Wanted, read: bool) -> Entry | None:
    name = file.name.encode("utf-8", "surrogateescape")
    try:
        kind = _kind(file.lstat().st_mode)
        if kind == "file":
            with file.open("rb") as opened:
                size = os.fstat(opened.fileno()).st_size
                most = wanted.get(file.name)
                if read or most is not None:
                    kept = _hashed(digest, name, opened, min(size, MAX_NOTEBOOK_BYTES), most or 0)
                else:
                    _add(digest, name, b"size", b"%d" % size)
                    kept = b""
                return None if most is None else Entry(kind, kept)
    except OSError:
        kind = "unreadable"
    _add(digest, name, kind.encode("ascii"))
    return Entry(kind) if file.name in wanted else None


def _kind(mode: int) -> str:
    for kind, is_it in (("link", stat.S_ISLNK), ("folder", stat.S_ISDIR), ("file", stat.S_ISREG)):
        if is_it(mode):
            return kind
    return "pipe"


def _hashed(digest: hashlib._Hash, name: bytes, file: IO[bytes], length: int, most: int) -> bytes:
    """Add `length` bytes of a file to a digest; the first `most` bytes of the file."""
    _add(digest, name, b"file")
    digest.update(length.to_bytes(8, "big"))
    kept = bytearray()
    left = length
    while left > 0 and (chunk := file.read(min(left, CHUNK))):
        digest.update(chunk)
        kept += chunk[: max(most - len(kept), 0)]
        left -= len(chunk)
    if most > length:  # one byte more than is graded tells that the file is too long
        kept += file.read(most - length)
    return bytes(kept)


def submission_digest(work: Path, root: Path, module: str) -> str:
    """A digest of the files that a student handed in for `module`, whichever of them counts.

    What a link leads to was not handed in; `root`: the course's folder.
    """
    if link_on_the_way(work, root):
        return NOTHING.digest
    return digest_of(work, module) if os.path.isdir(work) else ""


def digest_of(path: Path, module: str) -> str:
    """The digest of what lies there for `module`, of which nothing is kept in memory."""
    return read_work(path, dict.fromkeys(graded_files(path, module), 0)).digest


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
    """A digest of all that grades a submission: checks, mistakes, the reference's code, the
    engine's."""
    digest = hashlib.sha256(autograder.__version__.encode("utf-8"))
    for name, text in _checking(course, assignment):
        _add(digest, name.encode("utf-8"), text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]


def grading_digest(course: Course, assignment: Assignment) -> str:
    """A digest of all but the work and the seed: two machines with the same give the same result.

    Besides course and checks it covers the engine's own code, what is known of releases, and the
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
    # The modules beside the packages too, of which they import some.
    files = [*root.glob("*.py")]
    for folder in PACKAGES_IN_DIGEST:
        files += (root / folder).rglob("*.py")
    for file in sorted(files):
        name = file.relative_to(root).as_posix()
        _add(digest, name.encode("utf-8"), _text(file).encode("utf-8"))
    return digest.hexdigest()[:16]


@lru_cache
def seed_id(seed: Seed) -> str:
    """An id that tells seeds apart and does not reveal a secret one, however short that is."""
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


def _add(digest: hashlib._Hash, *parts: bytes) -> None:
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
