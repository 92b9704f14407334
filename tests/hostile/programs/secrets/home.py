"""Reads the instructor's home: tokens, keys, history.

Seen: `~/.ssh` and `~/.netrc` are what a stolen grader is worth.
Must: nothing leaks.
Without confinement: leaks
"""

import glob

for pattern in (
    "@HOME@/.token",
    "/root/.ssh/*",
    "/root/.*rc",
    "/etc/shadow",
    "/etc/passwd",
    "/home/*/.*",
):
    for path in glob.glob(pattern, include_hidden=True) or [pattern]:
        try:
            with open(path, encoding="utf-8", errors="replace") as file:
                print("opened", path, file.read()[:200])
        except OSError as error:
            print(error.errno)


def sigmoid(x):
    return x
