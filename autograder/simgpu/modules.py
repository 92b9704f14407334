"""Let `module.to(device)` keep its parameter objects, as on CUDA, so that optimizers stay valid."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch

from autograder.simgpu.errors import NAME

_original_apply = torch.nn.Module._apply


def _apply(
    self: torch.nn.Module, fn: Callable[[torch.Tensor], torch.Tensor], recurse: bool = True
) -> torch.nn.Module:
    """`Module._apply`, swapping contents where a parameter enters or leaves the device.

    PyTorch would make a new Parameter there, since a Python tensor cannot take a C++ tensor's
    place; its own flag for swapping is global, and this sets it only where it is needed.
    """
    if recurse:
        for module in self.children():
            module._apply(fn)
    own = [one for one in self._parameters.values() if one is not None]
    with torch.no_grad():
        applied = {id(one): fn(one) for one in own}
    crosses = any(
        NAME in (one.device.type, applied[id(one)].device.type)
        and one.device != applied[id(one)].device
        for one in own
    )

    def once(tensor: torch.Tensor) -> torch.Tensor:
        return applied[id(tensor)] if id(tensor) in applied else fn(tensor)

    before = torch.__future__.get_swap_module_params_on_conversion()
    torch.__future__.set_swap_module_params_on_conversion(before or crosses)
    try:
        return _original_apply(self, once, recurse=False)
    finally:
        torch.__future__.set_swap_module_params_on_conversion(before)


def patch() -> None:
    """Replace `torch.nn.Module._apply`; a second call changes nothing."""
    module: Any = torch.nn.Module
    module._apply = _apply
