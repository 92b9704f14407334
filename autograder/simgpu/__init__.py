"""A GPU without a GPU: a PyTorch device with real numbers that catches every device mistake.

Import it explicitly, call `enable()` once, and use the device `simgpu`. See docs/simgpu.md.
"""

from __future__ import annotations

try:
    import torch
except ImportError as error:
    raise ImportError(
        "The simulated GPU needs PyTorch; install it with: "
        "pip install 'deep-learning-course-autograder[torch]'"
    ) from error

from autograder.simgpu.callsite import CallSite
from autograder.simgpu.enabling import enable, is_enabled
from autograder.simgpu.errors import DeviceMismatchError, Misplaced
from autograder.simgpu.serialize import unplugged
from autograder.simgpu.tensor import device
from autograder.simgpu.tensor import on_device as tensor_is_on_device
from autograder.simgpu.transfers import Transfer, Transfers, observe_transfers

__all__ = [
    "CallSite",
    "DeviceMismatchError",
    "Misplaced",
    "Transfer",
    "Transfers",
    "device",
    "enable",
    "is_enabled",
    "observe_transfers",
    "tensor_is_on_device",
    "unplugged",
]

del torch
