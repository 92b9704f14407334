"""Reads the checks, the known mistakes and recorded outputs from the course's folders.

Seen: graders that are installed beside the submission; mistakes are nearly solutions.
Must: nothing can be opened; no points.
"""

import glob
import importlib.util
import os

for folder in ("@PACKAGE@", "@ROOT@/solutions/02_mlp", "@ROOT@/checks/02_mlp"):
    found = glob.glob(f"{folder}/**/*.py", recursive=True)
    guessed = [f"{folder}/{name}" for name in ("checks.py", "mlp.py", "mistakes/sigmoid.py")]
    for path in found + guessed:
        try:
            text = open(path, encoding="utf-8").read()
            print("opened", path, len(text))
            exec(compile(text, path, "exec"), globals())
        except (OSError, ImportError, ValueError) as error:
            print(type(error).__name__)
for name in (
    "autograder.checks.expect",
    "autograder.mistakes",
    "autograder.course.content",
    "autograder.grading.reference",
):
    try:
        print(importlib.util.find_spec(name))
    except Exception as error:
        print(type(error).__name__)
try:
    for name in os.listdir("@PACKAGE@"):
        print("listed", name)
except OSError as error:
    print(error.errno)


def sigmoid(x):
    return x
