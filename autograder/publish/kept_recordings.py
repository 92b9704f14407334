"""Caches recordings between releases, each under the digest of its inputs."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from autograder.course.model import Course
from autograder.files import write_whole

FOLDER = Path(".course", "cache", "recordings")
_SUM_BYTES = hashlib.sha256().digest_size


def kept_recording(course: Course, assignment: str, digest: str) -> bytes | None:
    """The recording that was kept under this digest; None without one, or for a damaged one."""
    try:
        kept = _file(course, assignment, digest).read_bytes()
    except OSError:
        return None
    told, content = kept[:_SUM_BYTES], kept[_SUM_BYTES:]
    return content if hashlib.sha256(content).digest() == told else None


def keep_recording(course: Course, assignment: str, digest: str, content: bytes) -> None:
    """Keep a recording in place of earlier ones; where nothing can be written, none is kept."""
    file = _file(course, assignment, digest)
    with suppress(OSError):
        write_whole(file, hashlib.sha256(content).digest() + content)
        for earlier in file.parent.glob("*"):
            if earlier != file and earlier.name.rpartition(".")[0] == assignment:
                earlier.unlink()


def _file(course: Course, assignment: str, digest: str) -> Path:
    return course.root / FOLDER / f"{assignment}.{digest}"
