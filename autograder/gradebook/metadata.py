"""The name under which nbgrader's `resources` and a notebook's metadata hold what is ours."""

from __future__ import annotations

METADATA_KEY = "autograder"
