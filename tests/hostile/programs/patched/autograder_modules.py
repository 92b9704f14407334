"""Imports the grader's modules and rewrites how they score.

Seen: against graders whose package can be imported by the submission.
Must: no points: what is called `autograder` over there is an empty stand-in.
"""

import sys

sys.path[:0] = ["@ROOT@", "@PACKAGE@"]
sys.modules.pop("autograder", None)
try:
    from autograder.grading import grade, result

    result.CheckResult.passed = property(lambda self: True)
    grade.run_checks = lambda *args: None
except BaseException as error:
    print(type(error).__name__)


def sigmoid(x):
    return 1
