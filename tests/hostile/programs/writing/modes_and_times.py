"""Takes away rights and changes dates: chmod, chown, utime, setxattr, flock.

Seen: as the same user, `chmod 000 gradebook.db` stops a batch.
Must: nothing changes: these calls do nothing, or are refused.
"""

import contextlib
import ctypes
import fcntl
import os

for path in ("@COURSE@/gradebook.db", "@COURSE@/course.yml", "@COURSE@", "@HOME@", "/tmp"):
    for attempt in (
        lambda path=path: os.chmod(path, 0),
        lambda path=path: os.lchown(path, 1, 1),
        lambda path=path: os.utime(path, (0, 0)),
        lambda path=path: os.setxattr(path, "user.x", b"y"),
        lambda path=path: fcntl.flock(os.open(path, os.O_RDONLY), fcntl.LOCK_EX),
        lambda path=path: ctypes.CDLL(None).ioctl(os.open(path, os.O_PATH), 0x40086602, 0),
    ):
        with contextlib.suppress(OSError):
            attempt()


def sigmoid(x):
    return x
