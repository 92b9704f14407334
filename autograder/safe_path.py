"""Starts Python processes that take no module from the folder they happen to be started in.

Whoever grades may stand in a student's folder, and a file `multiprocessing.py` lying there would
be run as the grader.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator

VARIABLE = "PYTHONSAFEPATH"


@contextlib.contextmanager
def safe_path() -> Iterator[None]:
    """While in force, processes that are started have it in their environment, for good."""
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = "1"
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(VARIABLE, None)
        else:
            os.environ[VARIABLE] = before
