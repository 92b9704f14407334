"""Watches and removes private folders from outside, whatever a submission has built in them.

Where a tmpfs covers the folder there is nothing to see or to remove: it went with the child.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from dataclasses import dataclass


@dataclass(frozen=True)
class FolderUsage:
    """What lies in a folder: bytes really allocated, and entries."""

    bytes: int
    entries: int


def private_dir_usage(path: str, most_entries: int = 10_000) -> FolderUsage:
    """Add up a private folder for a grader that must enforce a total where no tmpfs bounds it.

    Follows no symbolic link, and stops counting at `most_entries`: more is over any limit anyway.
    """
    total = entries = 0
    pending = [path]
    while pending and entries < most_entries:
        with contextlib.suppress(OSError), os.scandir(pending.pop()) as folder:
            for entry in folder:
                entries += 1
                with contextlib.suppress(OSError):
                    total += entry.stat(follow_symlinks=False).st_blocks * 512
                    if entry.is_dir(follow_symlinks=False):
                        pending.append(entry.path)
                if entries >= most_entries:
                    break
    return FolderUsage(total, entries)


def remove_private_dir(path: str) -> bool:
    """Remove a private folder and all in it; returns whether it is gone.

    A submission may nest folders deeper than recursion or a path can go, and make folders that may
    not be listed. So each folder's entries are moved to the top before the folder is removed, and
    no path ever has more than two names below `path`. Follows no symbolic link.
    """
    # A name that the submission cannot have guessed, for its entry would be in the way.
    unique, moved = secrets.token_hex(8), 0
    with contextlib.suppress(OSError):
        while entries := list(os.scandir(path)):
            for entry in entries:
                if not entry.is_dir(follow_symlinks=False):
                    os.unlink(entry.path)
                    continue
                os.chmod(entry.path, 0o700)
                for name in os.listdir(entry.path):
                    inner = os.path.join(entry.path, name)
                    if os.path.isdir(inner) and not os.path.islink(inner):
                        # A folder is renamed only by who may write to it.
                        os.chmod(inner, 0o700)
                    os.rename(inner, os.path.join(path, f"{unique}-{moved}"))
                    moved += 1
                os.rmdir(entry.path)
        os.rmdir(path)
    return not os.path.lexists(path)
