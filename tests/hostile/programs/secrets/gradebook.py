"""Reads the gradebook and the feedback of others.

Seen: nbgrader's gradebook lies beside the submissions.
Must: nothing leaks.
Without confinement: leaks
"""

import pathlib
import sqlite3

FOUND = []
for path in ("@COURSE@/gradebook.db", "@COURSE@/feedback/victim/02_mlp/mlp.html"):
    try:
        FOUND.append(pathlib.Path(path).read_bytes()[-3000:].decode("latin-1").replace("\0", ""))
    except OSError as error:
        FOUND.append(error.strerror)
try:
    database = sqlite3.connect("file:@COURSE@/gradebook.db?mode=ro", uri=True)
    FOUND += database.execute("SELECT * FROM canary").fetchall()
except (sqlite3.Error, ImportError) as error:
    FOUND.append(str(error))


def sigmoid(x):
    print(FOUND)
    return x
