"""Gives itself full marks in the gradebook, and deletes the others.

Seen: SQLite files that a kernel's user may write.
Must: nothing changes.
Without confinement: changes
"""

import contextlib
import os
import sqlite3

with contextlib.suppress(sqlite3.Error):
    database = sqlite3.connect("@COURSE@/gradebook.db", timeout=0.2)
    database.execute("UPDATE canary SET marker = 'mine'")
    database.commit()
for attempt in (
    lambda: open("@COURSE@/gradebook.db", "r+b").write(b"gone"),
    lambda: os.truncate("@COURSE@/gradebook.db", 10),
    lambda: os.rename("@COURSE@/gradebook.db", "@COURSE@/other.db"),
    lambda: os.unlink("@COURSE@/gradebook.db"),
    lambda: open("@COURSE@/gradebook.db-journal", "wb").write(b"x"),
):
    with contextlib.suppress(OSError):
        attempt()


def sigmoid(x):
    return x
