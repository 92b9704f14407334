"""Turn the device on, once per process, because PyTorch lets its name be given only once."""

from __future__ import annotations

from typing import Any

import torch
from torch.utils import backend_registration

from autograder.simgpu import autocast, engine, factories, generators, modules, serialize
from autograder.simgpu.backend import SimGpuModule, patch_accelerator
from autograder.simgpu.errors import NAME
from autograder.simgpu.tensor import device

_enabled = False


_core: Any = torch._C


class _Hooks(_core._acc.PrivateUse1Hooks):
    """What PyTorch's core asks an accelerator, besides its Python module."""

    def is_available(self) -> bool:
        return True

    def is_built(self) -> bool:
        return True

    def has_primary_context(self, device_index: int) -> bool:
        return True


def is_enabled() -> bool:
    """Whether `enable()` has run in this process."""
    return _enabled


def enable() -> torch.device:
    """Register the device `simgpu` with PyTorch and return `torch.device("simgpu:0")`.

    Further calls change nothing. Call it before the first backward pass of the process, since
    PyTorch starts its backward threads only once, one per device it knows then. A process may fork
    after it, but not after a backward pass, since those threads do not survive a fork.

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
    backend_registration.rename_privateuse1_backend(NAME)
    backend_registration.generate_methods_for_privateuse1_backend()
    torch._register_device_module(NAME, SimGpuModule())
    _core._acc.register_python_privateuseone_hook(_Hooks())
    engine.register()
    factories.register()
    autocast.register()
    serialize.register()
    modules.patch()
    patch_accelerator()
    torch_module: Any = torch
    torch_module.Generator = generators.Generator
    _enabled = True
    return device()
