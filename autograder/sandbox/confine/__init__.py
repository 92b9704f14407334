"""Confines student code with the Linux kernel: layers, each small, entered in one call per child.

Depends on the standard library only and imports nothing else of the course, so that a zygote can
load it by path. Linux x86-64 and arm64; importable everywhere. Each name's module is loaded when
the name is first used: a grader that only starts zygotes needs few of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .apply import Prepared, enter, prepare
    from .errors import ConfinementError
    from .launch import launch_environment
    from .policy import LAYERS, REQUIRED, ConfinementPolicy, Layers
    from .private_folder import FolderUsage, private_dir_usage, remove_private_dir
    from .probe import Attempted, Report, probe

_MODULES = {
    "LAYERS": "policy",
    "REQUIRED": "policy",
    "Attempted": "probe",
    "ConfinementError": "errors",
    "ConfinementPolicy": "policy",
    "FolderUsage": "private_folder",
    "Layers": "policy",
    "Prepared": "apply",
    "Report": "probe",
    "enter": "apply",
    "launch_environment": "launch",
    "prepare": "apply",
    "private_dir_usage": "private_folder",
    "probe": "probe",
    "remove_private_dir": "private_folder",
}

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


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(f".{_MODULES[name]}", __name__)
    for ours, home in _MODULES.items():
        if home == _MODULES[name]:  # probe: the function, over the module that it lies in
            globals()[ours] = getattr(module, ours)
    return globals()[name]
