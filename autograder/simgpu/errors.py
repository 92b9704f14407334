"""Say which tensor is on the wrong device and in which call; PyTorch names only an operator."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from types import FrameType
from typing import Any

import torch

from autograder.simgpu.callsite import (
    CallSite,
    callers_frames,
    frames,
    innermost_site,
    is_hidden,
    temporary,
)

NAME = "simgpu"


@dataclass(frozen=True)
class Misplaced:
    """One tensor that is on another device than the rest of a call's tensors.

    `argument`, `position` (0-based) and `shape` are the operator's; `names` are the names the
    caller's code has for the tensor (a variable, a model parameter), the nearest first, and
    `named_shape` the shape it has there: an operator may have got a view of it. A tensor without a
    name has in `made_by` the part of the call that made it, where that can be told.
    """

    argument: str
    position: int
    device: str
    shape: tuple[int, ...]
    names: tuple[str, ...]
    named_shape: tuple[int, ...] | None = None
    made_by: str = ""

    @property
    def name(self) -> str:
        """The best name there is: the caller's own, what made it, or the operator's argument."""
        return self.names[0] if self.names else self.made_by or self.argument

    def label(self, language: str = "en") -> str:
        """The tensor's name and shape for people, in "en" or "ko"."""
        shape = self.shape if self.named_shape is None else self.named_shape
        if language == "ko":
            kind = "인자" if self.name == self.argument and not self.names else "텐서"
            return f"{kind} `{self.name}`(shape {shape})"
        kind = "argument" if self.name == self.argument and not self.names else "tensor"
        return f"{kind} `{self.name}` of shape {shape}"


class DeviceMismatchError(RuntimeError):
    """PyTorch's "Expected all tensors to be on the same device", with the tensor and the call.

    Attributes: `op` ("aten::addmm"), `call` (the innermost place in the caller's code, or None),
    `layer` (the module whose forward ran, such as "Linear"; "" outside one), `expected` (the
    device of the others) and `misplaced` (at least one `Misplaced`).
    """

    def __init__(
        self,
        op: str,
        call: CallSite | None,
        layer: str,
        expected: str,
        misplaced: tuple[Misplaced, ...],
        headline: str | None = None,
    ) -> None:
        self.op = op
        self.call = call
        self.layer = layer
        self.expected = expected
        self.misplaced = misplaced
        first = misplaced[0]
        self.headline = headline or (
            "Expected all tensors to be on the same device, but found at least two devices, "
            f"{expected} and {first.device}! "
            f"(when checking argument for argument {first.argument} in method {op})"
        )
        super().__init__(f"{self.headline}\n{self.sentence('en')}")

    def sentence(self, language: str = "en") -> str:
        """One sentence that names the tensors, their device and the call, in "en" or "ko"."""
        where = self.call.text(language) if self.call else self.op
        tensors = ", ".join(one.label(language) for one in self.misplaced)
        there = self.misplaced[0].device
        if language == "ko":
            layer = f" {self.layer} 층을 계산할 때" if self.layer else ""
            return (
                f"{where}:{layer} {tensors}의 장치는 {there}인데, "
                f"함께 계산하는 다른 텐서의 장치는 {self.expected}입니다."
            )
        layer = f"{self.layer} layer: " if self.layer else ""
        be = "is" if len(self.misplaced) == 1 else "are"
        return f"{where}: {layer}{tensors} {be} on {there}, the others are on {self.expected}."

    def details(self) -> dict[str, Any]:
        """The same facts as plain strings, numbers, lists and dicts, to cross a boundary."""
        return {
            "op": self.op,
            "call": asdict(self.call) if self.call else None,
            "layer": self.layer,
            "expected": self.expected,
            "misplaced": [
                {key: list(v) if isinstance(v, tuple) else v for key, v in asdict(one).items()}
                for one in self.misplaced
            ],
        }


def mismatch(
    op: str,
    misplaced: list[tuple[str, int, torch.Tensor]],
    expected: torch.device,
    headline: str | None = None,
) -> DeviceMismatchError:
    """The error for an operator call; `misplaced` holds (argument, position, tensor)."""
    own = callers_frames()
    site = innermost_site(own)
    named = [(name, at, tensor, _names(tensor, own)) for name, at, tensor in misplaced]
    nameless = [at for _, at, _, names in named if not names]
    made_by = temporary(site.expression, nameless[0]) if site and len(nameless) == 1 else ""
    return DeviceMismatchError(
        op,
        site,
        _layer(),
        str(expected),
        tuple(
            Misplaced(
                *(name, at, str(tensor.device), tuple(tensor.shape), tuple(names)),
                next(iter(names.values()), None),
                "" if names else made_by,
            )
            for name, at, tensor, names in named
        ),
        headline,
    )


def unsupported(op: str, why: str = "") -> NotImplementedError:
    """The error for what this device does not do: its name, and the way out."""
    reason = f" ({why})" if why else ""
    return NotImplementedError(
        f"{NAME} does not support {op}{reason}. Move the tensor to the CPU for this call, "
        "or write it with other operations."
    )


def _layer() -> str:
    """Class name of the innermost torch.nn module whose forward is running, or ""."""
    for frame in frames():
        if frame.f_code.co_name == "forward":
            module = frame.f_locals.get("self")
            if isinstance(module, torch.nn.Module):
                return type(module).__name__
    return ""


def _names(tensor: torch.Tensor, own: list[FrameType]) -> dict[str, tuple[int, ...]]:
    """Names the caller's code has for a tensor or for the tensor it is a view of, with its shape.

    Of a hidden frame's variables only the modules tell anything: what their parts are called.
    """
    found: dict[str, tuple[int, ...]] = {}
    last: dict[str, tuple[int, ...]] = {}
    for frame in own[:8]:
        hidden = is_hidden(frame)
        # A copy: reading f_locals of a live frame twice may refresh it.
        for name, value in list(frame.f_locals.items()):
            if hidden and not isinstance(value, torch.nn.Module):
                continue
            # A half-built module must not hide the mistake that is being reported.
            with suppress(Exception):
                for label, candidate in _reachable(name, value):
                    if _same_memory(candidate, tensor):
                        known = last if hidden else found
                        known.setdefault(
                            label.partition(".")[2] if hidden else label, tuple(candidate.shape)
                        )
    return found | last


def _reachable(name: str, value: Any) -> Iterator[tuple[str, torch.Tensor]]:
    """Tensors one step away from a variable: itself, an item, an attribute, a parameter."""
    if isinstance(value, torch.Tensor):
        yield name, value
    elif isinstance(value, torch.nn.Module):
        for key, tensor in (*value.named_parameters(), *value.named_buffers()):
            yield f"{name}.{key}", tensor
        for key, tensor in vars(value).items():
            if isinstance(tensor, torch.Tensor):
                yield f"{name}.{key}", tensor
    elif isinstance(value, dict):
        for key, item in list(value.items())[:64]:
            if isinstance(item, torch.Tensor):
                yield f"{name}[{key!r}]", item
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value[:64]):
            if isinstance(item, torch.Tensor):
                yield f"{name}[{index}]", item
    elif hasattr(value, "__dict__"):
        for key, item in list(vars(value).items())[:64]:
            if isinstance(item, torch.Tensor):
                yield f"{name}.{key}", item


def _same_memory(one: torch.Tensor, other: torch.Tensor) -> bool:
    if one is other:
        return True
    if one.device != other.device or one.layout != torch.strided:
        return False
    # Zero means "no memory" (an empty or a meta tensor), which proves nothing.
    address = _memory(other) if other.numel() else 0
    return bool(address) and _memory(one) == address


def _memory(tensor: torch.Tensor) -> int:
    return getattr(tensor, "_raw", tensor).untyped_storage().data_ptr()
