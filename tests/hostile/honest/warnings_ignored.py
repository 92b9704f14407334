"""Warnings are silenced at the top."""

#: include mlp_solved

import warnings

warnings.filterwarnings("ignore")
