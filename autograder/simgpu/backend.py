"""`torch.simgpu`: the functions that PyTorch and users of `torch.cuda` expect of a device."""

from __future__ import annotations

import types
from typing import Any

import torch

from autograder.simgpu.errors import NAME
from autograder.simgpu.serialize import is_unplugged


def patch_accelerator() -> None:
    """Let `torch.accelerator.synchronize()` return, which a Python-only device cannot offer it."""
    accelerator: Any = torch.accelerator
    accelerator.synchronize = lambda device=None, /: None


class SimGpuModule(types.ModuleType):
    """One device, always initialised, whose work is done when a call returns."""

    def __init__(self) -> None:
        super().__init__(f"torch.{NAME}", "The simulated GPU.")

    def is_available(self) -> bool:
        return not is_unplugged()

    def is_initialized(self) -> bool:
        return True

    def init(self) -> None:
        """Nothing to start."""

    def device_count(self) -> int:
        return 0 if is_unplugged() else 1

    def current_device(self) -> int:
        return 0

    def set_device(self, device: Any) -> None:
        index = device if isinstance(device, int) else torch.device(device).index
        if index not in (None, 0):
            raise RuntimeError(f"{NAME} error: invalid device ordinal: there is only {NAME}:0.")

    def get_device_name(self, device: Any = None) -> str:
        return "Simulated GPU"

    def synchronize(self, device: Any = None) -> None:
        """Nothing is pending: every operation has finished when it returns."""

    def empty_cache(self) -> None:
        """There is no cache."""

    # The CPU's generator draws for the device too, so torch.manual_seed gives the CPU's numbers.

    def manual_seed(self, seed: int) -> None:
        """Nothing: torch.manual_seed has seeded the generator that both devices share."""

    def manual_seed_all(self, seed: int) -> None:
        """Nothing, for the same reason."""

    def initial_seed(self) -> int:
        return torch.initial_seed()

    def get_rng_state(self, device: Any = NAME) -> torch.Tensor:
        return torch.get_rng_state()

    def set_rng_state(self, new_state: torch.Tensor, device: Any = NAME) -> None:
        torch.set_rng_state(new_state)

    def _is_in_bad_fork(self) -> bool:
        return False

    def get_amp_supported_dtype(self) -> list[torch.dtype]:
        return [torch.float16, torch.bfloat16]
