"""Ends the process with status 0 while it is loaded.

Seen: `os._exit(0)` at import makes a naive `pytest` step succeed without a report.
Must: no points, and the feedback names the cell.
Routes: feedback
"""

import os

os._exit(0)


def sigmoid(x):
    return x
