"""`torch.Generator("simgpu")`, which PyTorch gives no Python-only device."""

from __future__ import annotations

from typing import Any
from weakref import WeakValueDictionary

import torch

from autograder.simgpu.errors import NAME

_CpuGenerator: Any = torch._C.Generator


# PyTorch hands operators a new Python object for a generator; its address is what stays.
_of_device: WeakValueDictionary[int, SimGenerator] = WeakValueDictionary()


class SimGenerator(_CpuGenerator):
    """A generator of the device; the same seed gives the same numbers as on the CPU."""

    def __new__(cls) -> SimGenerator:
        generator = super().__new__(cls, device="cpu")
        _of_device[generator._cdata] = generator
        return generator

    @property
    def device(self) -> torch.device:
        return torch.device(NAME, 0)

    def __reduce__(self) -> Any:
        return _restored, (self.initial_seed(), self.get_state())


def _restored(seed: int, state: torch.Tensor) -> SimGenerator:
    generator = SimGenerator()
    generator.manual_seed(seed)
    generator.set_state(state)
    return generator


class _GeneratorType(type):
    def __instancecheck__(cls, instance: Any) -> bool:
        return isinstance(instance, _CpuGenerator)

    def __subclasscheck__(cls, subclass: Any) -> bool:
        return issubclass(subclass, _CpuGenerator)


class Generator(metaclass=_GeneratorType):
    """Stands in for `torch.Generator`: makes a `SimGenerator` for this device, else PyTorch's."""

    def __new__(cls, device: Any = "cpu") -> Any:
        if torch.device(device).type == NAME:
            return SimGenerator()
        return _CpuGenerator(device)


def cpu_generator(generator: torch.Generator) -> torch.Generator:
    """The generator to use on the CPU for a device generator.

    Raises:
        RuntimeError: it is another device's, in the words that CUDA has for that.
    """
    if generator._cdata not in _of_device:  # type: ignore[attr-defined]
        raise RuntimeError(
            f"Expected a '{NAME}' device type for generator but found '{generator.device.type}'"
        )
    return generator
