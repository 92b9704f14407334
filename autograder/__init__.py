"""A course that grades itself; students need only `check`, imported lazily to keep startup fast.

PYTEST_DONT_REWRITE: loaded at the start of Python (see `early`), before pytest could rewrite it.
"""

from __future__ import annotations

__version__ = "0.1.0"


def check(function: object) -> object:
    """Check one exercise as it stands in this kernel (see `autograder.notebook`)."""
    from autograder.notebook import check as check_in_notebook

    return check_in_notebook(function)
