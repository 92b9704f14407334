"""The key of our data in nbgrader's `resources` and in a notebook's metadata."""

from __future__ import annotations

METADATA_KEY = "autograder"
