"""Finds the name that a NameError is about; lists the modules that notebooks import."""

from __future__ import annotations

import re

UNDEFINED = re.compile(r"^name '(?P<name>\w+)' is not defined")
# Modules that the released notebooks import under these names.
MODULES = frozenset(("np", "numpy", "torch", "nn", "F", "math", "plt"))
