"""Confines student code with the Linux kernel: layers, each small, entered in one call per child.

Depends on the standard library only and imports nothing else of the course, so that a zygote can
load it by path. Linux x86-64 and arm64; importable everywhere.
"""

from __future__ import annotations

from .apply import Prepared, enter, prepare
from .environment import launch_environment
from .errors import ConfinementError
from .policy import LAYERS, REQUIRED, ConfinementPolicy, Layers
from .private_folder import FolderUsage, private_dir_usage, remove_private_dir
from .probe import Attempted, Report, probe

__all__ = [
    "LAYERS",
    "REQUIRED",
    "Attempted",
    "ConfinementError",
    "ConfinementPolicy",
    "FolderUsage",
    "Layers",
    "Prepared",
    "Report",
    "enter",
    "launch_environment",
    "prepare",
    "private_dir_usage",
    "probe",
    "remove_private_dir",
]
