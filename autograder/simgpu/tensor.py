"""The device tensor: a CPU tensor that claims to live elsewhere, so that its values stay real."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
import torch

from autograder.simgpu import transfers
from autograder.simgpu.errors import NAME, unsupported

DEVICE_INDEX = 0


def device() -> torch.device:
    """The simulated GPU's device, `simgpu:0`."""
    return torch.device(NAME, DEVICE_INDEX)


class SimTensor(torch.Tensor):
    """A tensor on the simulated GPU; `_raw` is the CPU tensor that holds its numbers.

    Users see a `torch.Tensor` on device `simgpu:0`. Nobody else ever holds `_raw` or its memory.
    """

    _raw: torch.Tensor
    _run: ClassVar[Callable[..., Any]]  # dispatch.run, which that module puts here
    # serialize.reduced and serialize.rebuilt_from, likewise.
    _reduced: ClassVar[Callable[[SimTensor], tuple[Any, ...]]]
    _rebuilt: ClassVar[Callable[[SimTensor, tuple[Any, ...]], SimTensor | None]]

    # The default would turn every result of a Python-level function into this class.
    __torch_function__ = torch._C._disabled_torch_function_impl  # type: ignore[assignment]

    @staticmethod
    def __new__(cls, raw: torch.Tensor) -> SimTensor:
        if raw.layout != torch.strided or raw.is_nested:
            raise unsupported("sparse and nested tensors")
        wrapper = torch.Tensor._make_wrapper_subclass(
            cls,
            raw.size(),
            strides=raw.stride(),
            storage_offset=raw.storage_offset(),
            dtype=raw.dtype,
            device=device(),
        )
        wrapper._raw = raw
        return wrapper

    @classmethod
    def __torch_dispatch__(
        cls, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: Any = None
    ) -> Any:
        return cls._run(func, args, kwargs or {})

    # What follows are the methods that PyTorch refuses for a subclass, or answers unlike CUDA.

    def numpy(self, *, force: bool = False) -> np.ndarray:
        if not force:
            raise TypeError(
                f"can't convert {self.device} device type tensor to numpy. "
                "Use Tensor.cpu() to copy the tensor to host memory first."
            )
        return self.detach().cpu().resolve_conj().resolve_neg().numpy()

    def tolist(self) -> Any:
        transfers.record("device_to_host", self._raw, ".tolist()")
        return self._raw.tolist()

    def data_ptr(self) -> int:
        return self._raw.data_ptr()

    def untyped_storage(self) -> torch.UntypedStorage:
        raise unsupported("Tensor.untyped_storage", "its memory has no address of its own")

    def pin_memory(self, device: Any = None) -> torch.Tensor:
        raise RuntimeError(f"cannot pin '{self.type()}' only dense CPU tensors can be pinned")

    def share_memory_(self) -> torch.Tensor:
        return self  # As on CUDA, where it does nothing.

    def set_(self, *args: Any, **kwargs: Any) -> torch.Tensor:
        rebuilt = SimTensor._rebuilt(self, args)
        return rebuilt if rebuilt is not None else super().set_(*args, **kwargs)

    @property
    def data(self) -> torch.Tensor:  # type: ignore[override]
        return torch._C.TensorBase.data.__get__(self)  # type: ignore[attr-defined]

    @data.setter
    def data(self, value: torch.Tensor) -> None:
        torch._C.TensorBase.data.__set__(self, value)  # type: ignore[attr-defined]
        # PyTorch has copied shape and strides; the numbers are ours to take over.
        assert isinstance(value, SimTensor)
        self._raw = value._raw

    def __format__(self, spec: str) -> str:
        if self.dim() == 0:
            return self.item().__format__(spec)
        return object.__format__(self, spec)

    def __repr__(self, *, tensor_contents: Any = None) -> str:
        transfers.record("device_to_host", self._raw, "repr()")
        head = repr(self._raw.detach())[:-1]
        head, mark, dtype = head.partition(", dtype=")
        parts = [f"device='{self.device}'"] + ([f"dtype={dtype}"] if mark else [])
        if self.grad_fn is not None:
            parts.append(f"grad_fn=<{type(self.grad_fn).__name__}>")
        elif self.requires_grad:
            parts.append("requires_grad=True")
        text = f"{head}, {', '.join(parts)})"
        return f"Parameter containing:\n{text}" if getattr(self, "_is_param", False) else text

    def __deepcopy__(self, memo: dict[int, Any]) -> torch.Tensor:
        if not self.is_leaf:
            raise RuntimeError(
                "Only Tensors created explicitly by the user (graph leaves) support the deepcopy "
                "protocol at the moment."
            )
        if id(self) in memo:
            return memo[id(self)]
        with torch.no_grad():
            copied: torch.Tensor = SimTensor(_deepcopied(self._raw, memo))
            if getattr(self, "_is_param", False):
                copied = torch.nn.Parameter(copied, self.requires_grad)
            else:
                copied.requires_grad_(self.requires_grad)
            if self.grad is not None:
                copied.grad = self.grad.__deepcopy__(memo)
        memo[id(self)] = copied
        return copied

    def __reduce_ex__(self, protocol: Any) -> Any:
        return SimTensor._reduced(self)


def _deepcopied(raw: torch.Tensor, memo: dict[int, Any]) -> torch.Tensor:
    """A copy that keeps strides, and keeps sharing where two tensors of one structure share."""
    storage = raw._typed_storage()._deepcopy(memo)  # type: ignore[attr-defined]
    copied = torch.empty(0, dtype=raw.dtype)
    return copied.set_(storage._untyped_storage, raw.storage_offset(), raw.size(), raw.stride())


def resize_to_raw(wrapper: SimTensor) -> None:
    """Give a wrapper its CPU tensor's shape and strides after an operation changed those."""
    raw = wrapper._raw
    if wrapper.size() != raw.size() or wrapper.stride() != raw.stride():
        torch._C.TensorBase.data.__set__(wrapper, SimTensor(raw))  # type: ignore[attr-defined]


def on_device(value: object) -> bool:
    """Whether a value is a tensor on the simulated GPU."""
    return isinstance(value, SimTensor)
