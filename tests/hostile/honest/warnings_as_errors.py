"""Warnings are errors, as careful people have it."""

#: include mlp_solved

import warnings

warnings.simplefilter("error")
