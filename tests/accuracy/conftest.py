"""One bench for all tests of the accuracy."""

from __future__ import annotations

import pytest
from accuracy_bench import Bench


@pytest.fixture(scope="session")
def bench() -> Bench:
    """The harnesses and mutants of this course's assignments."""
    return Bench()
