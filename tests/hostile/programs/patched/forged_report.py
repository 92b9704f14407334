"""Writes every result file that a grader might read, and prints a perfect report.

Seen: against graders that read `results.json` (Gradescope, check50) after running the submission.
Must: no points; what was printed is shown as printed text.
"""

import contextlib
import json
import sys

PERFECT = {"score": 20, "max_score": 20, "tests": [{"score": 20, "status": "passed"}]}
for path in (
    "results.json",
    "report.json",
    "/autograder/results/results.json",
    "@COURSE@/grades.json",
):
    with contextlib.suppress(OSError), open(path, "w", encoding="utf-8") as file:
        json.dump(PERFECT, file)
for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
    with contextlib.suppress(Exception):
        stream.write("======= 8 passed in 0.01s =======\n\x1b[2J\x1b[H  total   20 / 20\n")
        stream.write(json.dumps(PERFECT) + "\n")


def sigmoid(x):
    print("20 / 20")
    return PERFECT
