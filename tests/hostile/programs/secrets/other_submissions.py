"""Copies another student's submission and runs it as its own.

Seen: batch graders that run everybody's work as one user in one tree.
Must: no points, nothing leaks.
Without confinement: leaks
"""

import glob

for path in ["@COURSE@/submitted/victim/02_mlp/mlp.py", *glob.glob("@COURSE@/submitted/*/*/*.py")]:
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        if "submission-" in text:
            print(*(line for line in text.split("\n") if "submission-" in line))
            exec(text, globals())
    except OSError as error:
        print(error.strerror)
