"""Make tensors directly on the device: `torch.randn(..., device="simgpu")` and its relatives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch

from autograder.simgpu.dispatch import run
from autograder.simgpu.errors import NAME
from autograder.simgpu.recurrent import COMPOSED


def _words(text: str) -> list[str]:
    return text.split()


# Operators that take a device and no tensor; PyTorch finds no device tensor in them to ask.
_FACTORIES = _words(
    """
    arange arange.start arange.start_step bartlett_window bartlett_window.periodic blackman_window
    blackman_window.periodic empty.memory_format empty_permuted empty_strided eye eye.m
    fft_fftfreq fft_rfftfreq full hamming_window hamming_window.periodic
    hamming_window.periodic_alpha hamming_window.periodic_alpha_beta hann_window
    hann_window.periodic kaiser_window kaiser_window.beta kaiser_window.periodic linspace logspace
    normal.float_float ones rand rand.generator randint randint.generator randint.low
    randint.low_generator randn randn.generator randperm randperm.generator range range.step
    scalar_tensor tril_indices triu_indices zeros
    """
)

_libraries: list[torch.library.Library] = []


def register() -> None:
    """Register the factories, and for everything else a fallback that names what is missing."""
    library = torch.library.Library("aten", "IMPL")
    for name in _FACTORIES:
        base, _, overload = name.partition(".")
        operator = getattr(getattr(torch.ops.aten, base), overload or "default")
        library.impl(name, _factory(operator), "PrivateUse1")
    # torch.tensor(data, device=...) copies with tensor subclasses switched off.
    library.impl("copy_", _operator(torch.ops.aten.copy_.default), "PrivateUse1")
    for name, composed in COMPOSED.items():
        library.impl(name.removeprefix("aten::"), composed, "AutogradPrivateUse1")
    # With an accelerator present, DataLoader(pin_memory=True) really asks for pinned memory.
    library.impl("_pin_memory", _pinned, "CPU")
    fallback = torch.library.Library("_", "IMPL")
    fallback.fallback(_fallback, "PrivateUse1")
    # A library that is collected takes its registrations with it.
    _libraries.extend((library, fallback))


def _factory(operator: Any) -> Callable[..., Any]:
    def make(*args: Any, **kwargs: Any) -> Any:
        return run(operator, args, {"device": torch.device(NAME), **kwargs})

    return make


def _operator(operator: Any) -> Callable[..., Any]:
    def call(*args: Any, **kwargs: Any) -> Any:
        return run(operator, args, kwargs)

    return call


def _fallback(operator: Any, *args: Any, **kwargs: Any) -> Any:
    return run(operator, args, kwargs)


def _pinned(tensor: torch.Tensor, device: Any = None) -> torch.Tensor:
    return tensor.clone()
