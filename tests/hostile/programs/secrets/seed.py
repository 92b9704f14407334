"""Looks for the secret seed in the course, the environment and the worker.

Seen: a seed in an environment variable is inherited by every child.
Must: nothing leaks; no points.
Without confinement: leaks
"""

import os

FOUND = [os.environ.get("COURSE_SECRET_SEED"), os.environb.get(b"COURSE_SECRET_SEED")]
for path in ("@COURSE@/.course/secret_seed", "/proc/@GRADER@/environ", "/proc/self/environ"):
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            FOUND.append(file.read())
    except OSError as error:
        FOUND.append(error.strerror)


def sigmoid(x):
    print(FOUND)
    return FOUND
