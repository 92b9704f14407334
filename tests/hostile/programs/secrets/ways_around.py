"""Reaches the reference by links, folder descriptors, handles and /proc instead of its path.

Seen: path filters that compare names.
Must: refused: the kernel's rules hold for files, not for their names.
"""

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
TARGET = "@COURSE@/solutions/02_mlp/mlp.py"


def tries():
    yield lambda: os.symlink(TARGET, "a") or open("a").read()
    yield lambda: os.link(TARGET, "b") or open("b").read()
    yield lambda: os.rename(TARGET, "c") or open("c").read()
    yield lambda: open(os.open(TARGET, os.O_PATH)).read()
    yield lambda: open(f"/proc/self/fd/{os.open(TARGET, os.O_PATH)}").read()
    yield lambda: open(
        "mlp.py",
        opener=lambda p, f: os.open(p, f, dir_fd=os.open(os.path.dirname(TARGET), os.O_PATH)),
    ).read()
    yield lambda: open(f"/proc/@GRADER@/root{TARGET}").read()
    yield lambda: open(f"/proc/1/root{TARGET}").read()
    yield lambda: os.chroot("@COURSE@") or open("/solutions/02_mlp/mlp.py").read()
    yield lambda: libc.syscall(304, -100, 0, 0)
    yield lambda: libc.mount(b"@COURSE@", b".", None, 4096, None)
    yield lambda: libc.unshare(0x10000000)
    yield lambda: os.sendfile(1, os.open(TARGET, os.O_RDONLY), 0, 100)
    yield lambda: os.mkfifo("f")


def sigmoid(x):
    for attempt in tries():
        try:
            print(str(attempt())[-200:])
        except (OSError, AttributeError) as error:
            print(type(error).__name__)
    return x
