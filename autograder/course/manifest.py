"""Tells whether a student's repository still has the checks that were released to it.

The manifest lies in the released package. Whoever can change the checks can change it too, so in
a student's own repository this catches accidents; on a server, the server's manifest decides.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, Literal

from autograder.course.errors import CourseError

MANIFEST = "autograder/release.json"
FORMAT = 1
# Files that were not released are ignored, except in here: they could replace the checks.
CLOSED_FOLDERS = ("autograder", "checks")
MADE_BY_TOOLS = ("__pycache__", ".ipynb_checkpoints")
_PART = 1 << 20


@dataclass(frozen=True)
class Manifest:
    """What one release put into a repository; file paths are relative, with forward slashes.

    `protected` files are the graders', `released` ones are the student's to change.
    """

    course: str
    language: str
    protected: Mapping[str, str]
    released: Mapping[str, str]
    format: int = FORMAT

    @property
    def release(self) -> str:
        """The release's short name: the same in every copy, and different for each release."""
        return hashlib.sha256(manifest_bytes(self)).hexdigest()[:12]


@dataclass(frozen=True)
class Change:
    """A protected file that is not the released one."""

    path: str
    change: Literal["changed", "missing", "added"]


def digest(data: bytes) -> str:
    """SHA-256 of a file's content; text has the same digest with any line ends."""
    return _digest(io.BytesIO(data))


def file_digest(path: Path) -> str:
    """`digest` of a file, which may be large: a push can put anything in a released one's place."""
    with path.open("rb") as file:
        return _digest(file)


def _digest(file: BinaryIO) -> str:
    is_text = not any(b"\0" in part for part in _parts(file))
    file.seek(0)
    sha, kept = hashlib.sha256(), b""
    for read in _parts(file):
        part = kept + read
        # Of a line end that is read in two parts the first waits for the second.
        kept = b"\r" if is_text and part.endswith(b"\r") else b""
        part = part[: len(part) - len(kept)]
        sha.update(part.replace(b"\r\n", b"\n") if is_text else part)
    sha.update(kept)
    return sha.hexdigest()


def _parts(file: BinaryIO) -> Iterator[bytes]:
    return iter(partial(file.read, _PART), b"")


def manifest_bytes(manifest: Manifest) -> bytes:
    """The content of the manifest's file."""
    return (json.dumps(asdict(manifest), indent=1, sort_keys=True) + "\n").encode("utf-8")


def read_manifest(root: Path) -> Manifest | None:
    """The manifest of the release in `root`; None where there is none.

    Raises CourseError when it is there and cannot be read.
    """
    file = root / MANIFEST
    try:
        content = json.loads(file.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise CourseError(f"{file}: the list of released files cannot be read: {error}.") from None
    try:
        manifest = Manifest(**content)
        paths = [*manifest.protected.items(), *manifest.released.items()]
        if manifest.format == FORMAT and all(type(text) is str for row in paths for text in row):
            return manifest
    except (TypeError, AttributeError):
        pass
    raise CourseError(f"{file}: is not a list of released files; take it from the release again.")


def changes(manifest: Manifest, repository: Path) -> list[Change]:
    """The protected files of `repository` that are not as released, sorted by path."""
    found: list[Change] = []
    for path, released in manifest.protected.items():
        file = repository / path
        if file.is_symlink() or not file.is_file():
            found.append(Change(path, "missing"))
        elif file_digest(file) != released:
            found.append(Change(path, "changed"))
    known = {*manifest.protected, *manifest.released, MANIFEST}
    found += [
        Change(path, "added")
        for folder in CLOSED_FOLDERS
        for path in files_below(repository, folder)
        if path not in known
    ]
    return sorted(found, key=lambda change: change.path)


def files_below(repository: Path, folder: str) -> Iterator[str]:
    """Every file below a folder of `repository`; links are not followed."""
    for parent, folders, names in os.walk(repository / folder):
        folders[:] = sorted(name for name in folders if name not in MADE_BY_TOOLS)
        for name in sorted(names):
            if not name.startswith(".") and not name.endswith(".pyc"):
                yield Path(parent, name).relative_to(repository).as_posix()
