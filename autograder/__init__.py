"""A course that grades itself; students need only `check`, imported lazily to keep startup fast.

PYTEST_DONT_REWRITE: loaded at the start of Python (see `early`), before pytest could rewrite it.
"""

from __future__ import annotations

import sys

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from autograder.notebook import check as check


def _check(function: object = None, *, hint: int = 0) -> object:
    """Check one exercise as it stands in this kernel, or all (see `autograder.notebook`)."""
    from autograder.notebook import check as check_in_notebook

    return check_in_notebook(function, hint=hint)


def __getattr__(name: str) -> object:
    """``from autograder import check``: from then on a notebook's cells are watched for errors."""
    if name != "check":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if "IPython" in sys.modules:
        from autograder.kernel import attach

        attach()
    return _check
