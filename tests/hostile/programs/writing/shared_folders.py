"""Leaves files in /tmp and its likes for a later submission, or for the grader to trip over.

Seen: two submissions that pass an answer on through /tmp.
Must: nothing is left anywhere.
Without confinement: left
"""

import contextlib
import os
import tempfile

for folder in ("/tmp", "/var/tmp", "/dev/shm", "/run", "@TMP@", "@TMP@/..", "..", "../.."):
    with contextlib.suppress(OSError), open(f"{folder}/@MARK@", "w", encoding="utf-8") as file:
        file.write("answers")
    with contextlib.suppress(OSError):
        os.mkdir(f"{folder}/@MARK@-folder")
with tempfile.NamedTemporaryFile("w", delete=False, suffix="@MARK@") as kept:
    kept.write("in the private folder, which goes with the process")


def sigmoid(x):
    return x
