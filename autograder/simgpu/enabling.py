"""Turn the device on, once per process, because PyTorch lets its name be given only once."""

from __future__ import annotations

from typing import Any

import torch

from autograder.simgpu import autocast, factories, generators, modules, serialize
from autograder.simgpu.backend import SimGpuModule, patch_accelerator
from autograder.simgpu.errors import NAME
from autograder.simgpu.tensor import device

_enabled = False


def is_enabled() -> bool:
    """Whether `enable()` has run in this process."""
    return _enabled


def enable() -> torch.device:
    """Register the device `simgpu` with PyTorch and return `torch.device("simgpu:0")`.

    Further calls change nothing. May run before a fork; then run no backward pass before it, since
    PyTorch's autograd threads do not survive one.

    Raises:
        RuntimeError: another package has taken PyTorch's one place for an extra device.
    """
    global _enabled
    if _enabled:
        return device()
    taken = torch._C._get_privateuse1_backend_name()
    if taken != "privateuseone":
        raise RuntimeError(
            f"The simulated GPU cannot be enabled: PyTorch has one place for an extra device, "
            f"and {taken!r} has taken it in this process."
        )
    from torch.utils.backend_registration import _setup_privateuseone_for_python_backend

    _setup_privateuseone_for_python_backend(NAME, backend_module=SimGpuModule())
    factories.register()
    autocast.register()
    serialize.register()
    modules.patch()
    patch_accelerator()
    torch_module: Any = torch
    torch_module.Generator = generators.Generator
    _enabled = True
    return device()
