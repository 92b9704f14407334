"""Checkpoints as CUDA's: tagged with their device, mapped by `map_location`, read anywhere."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import _utils

from autograder.simgpu import transfers
from autograder.simgpu.errors import NAME
from autograder.simgpu.tensor import SimTensor, device

_unplugged = 0


class DeviceStorage(torch.UntypedStorage):
    """CPU memory on its way to becoming a device tensor while a checkpoint is read."""

    @property
    def device(self) -> torch.device:  # type: ignore[override]
        return device()


def reduced(tensor: SimTensor) -> tuple[Any, ...]:
    """What pickle and torch.save store: PyTorch's own format, with this device's tag.

    A plain PyTorch without this package therefore reads the file with `map_location="cpu"`.
    """
    transfers.record("device_to_host", tensor._raw, "torch.save()")
    if getattr(tensor, "_is_param", False):
        return (
            _utils._rebuild_parameter,
            (tensor.detach(), tensor.requires_grad, OrderedDict()),
        )
    raw = tensor._raw
    storage = raw.untyped_storage()
    storage._on_simgpu = True  # type: ignore[attr-defined]
    typed = torch.storage.TypedStorage(wrap_storage=storage, dtype=raw.dtype, _internal=True)
    return (
        _utils._rebuild_tensor_v2,
        (
            typed,
            raw.storage_offset(),
            tuple(raw.size()),
            raw.stride(),
            tensor.requires_grad,
            OrderedDict(),
        ),
    )


def rebuilt_from(empty: SimTensor, args: tuple[Any, ...]) -> SimTensor | None:
    """The tensor that `Tensor.set_` is to make of loaded memory; None if it is another `set_`."""
    if not args or not isinstance(args[0], DeviceStorage):
        return None
    storage, *layout = args
    raw = torch.empty(0, dtype=empty.dtype)
    storage.__class__ = torch.UntypedStorage
    try:
        raw.set_(storage, *layout)
    finally:
        storage.__class__ = DeviceStorage
    transfers.record("host_to_device", raw, "torch.load()")
    return SimTensor(raw)


@contextmanager
def unplugged() -> Iterator[None]:
    """Inside, loading a checkpoint onto the device fails as on a machine that has none.

    Shows whether a loader passes `map_location`. Tensors that exist already keep working.
    """
    global _unplugged
    _unplugged += 1
    try:
        yield
    finally:
        _unplugged -= 1


def is_unplugged() -> bool:
    """Whether an `unplugged()` block is open."""
    return _unplugged > 0


def register() -> None:
    """Make torch.save and torch.load know the device."""
    SimTensor._reduced, SimTensor._rebuilt = staticmethod(reduced), staticmethod(rebuilt_from)
    # Below 10, PyTorch's own entry for the CPU, which would claim this memory.
    torch.serialization.register_package(5, _tag, _restore)


def _tag(storage: Any) -> str | None:
    return str(device()) if getattr(storage, "_on_simgpu", False) else None


def _restore(storage: Any, location: str) -> Any:
    if location != NAME and not location.startswith(f"{NAME}:"):
        return None
    if is_unplugged():
        raise RuntimeError(
            f"Attempting to deserialize object on a {NAME} device but "
            f"torch.{NAME}.is_available() is False. If you are running on a CPU-only machine, "
            "please use torch.load with map_location=torch.device('cpu') to map your storages "
            "to the CPU."
        )
    if location not in (NAME, str(device())):
        raise RuntimeError(
            f"Attempting to deserialize object on {location} but there is only {device()}."
        )
    storage.__class__ = DeviceStorage
    return storage
