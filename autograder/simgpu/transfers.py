"""Record copies between host and device, because a needless one is a mistake no value reveals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

import torch

from autograder.simgpu.callsite import CallSite, call_site, called_name, frames

Direction = Literal["host_to_device", "device_to_host"]

# What a line may call to copy; any other text on the line (a loss function, say) is no name for it.
_METHODS = {"to", "cpu", "simgpu", "item", "tolist", "copy_", "new_tensor", "load_state_dict"}
_FUNCTIONS = {"tensor", "as_tensor", "load", "save", "equal", "allclose"}
_BUILTINS = {"float", "int", "bool", "print", "repr"}


@dataclass(frozen=True)
class Transfer:
    """One copy between host and device.

    `op` is how the code asked for it: ".to()", ".cpu()", ".item()", ".tolist()", "Module.to()",
    "torch.tensor()", ... `nbytes` counts the bytes copied. `address` is that of the first element
    read, the same when the same memory is copied again. `site` is None for a copy made by the
    backward pass.
    """

    direction: Direction
    op: str
    nbytes: int
    shape: tuple[int, ...]
    dtype: str
    address: int
    site: CallSite | None


@dataclass
class Transfers:
    """What `observe_transfers()` recorded, in order."""

    records: list[Transfer] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.records)

    def __iter__(self) -> Iterator[Transfer]:
        return iter(self.records)

    def select(
        self,
        direction: Direction | None = None,
        op: str | None = None,
        at_least: int = 0,
        where: Callable[[Transfer], bool] = lambda _: True,
    ) -> list[Transfer]:
        """The records with this direction, this op and at least so many bytes."""
        return [
            one
            for one in self.records
            if (direction is None or one.direction == direction)
            and (op is None or one.op == op)
            and one.nbytes >= at_least
            and where(one)
        ]

    def total_bytes(self, direction: Direction | None = None) -> int:
        """Bytes copied, in one direction or in both."""
        return sum(one.nbytes for one in self.select(direction))

    def by_site(self) -> dict[CallSite | None, list[Transfer]]:
        """The records grouped by the place in the code that caused them."""
        groups: dict[CallSite | None, list[Transfer]] = {}
        for one in self.records:
            groups.setdefault(one.site, []).append(one)
        return groups

    def repeated(self, at_least: int = 1) -> list[list[Transfer]]:
        """Groups of two or more copies, each of `at_least` bytes, of the same memory in the same
        direction: a data set or a model that is moved once per step rather than once."""
        groups: dict[tuple[Direction, int, int], list[Transfer]] = {}
        for one in self.select(at_least=at_least):
            groups.setdefault((one.direction, one.address, one.nbytes), []).append(one)
        return [group for group in groups.values() if len(group) > 1]


_active: list[tuple[Transfers, list[torch.Tensor]]] = []


@contextmanager
def observe_transfers() -> Iterator[Transfers]:
    """Record every copy between host and simulated device made inside the `with` block.

    Yields a `Transfers` that fills while the block runs. Blocks nest; each sees all its copies.
    """
    entry = (Transfers(), [])
    _active.append(entry)
    try:
        yield entry[0]
    finally:
        _active[:] = [other for other in _active if other is not entry]


def record(direction: Direction, source: torch.Tensor, default_op: str) -> None:
    """Note one copy of `source`, the tensor read; `default_op` names it if the code does not."""
    if not _active:  # the call site is looked for only where somebody observes
        return
    site = call_site()
    transfer = Transfer(
        direction,
        _op_name(site, default_op),
        source.numel() * source.element_size(),
        tuple(source.shape),
        str(source.dtype).removeprefix("torch."),
        source.data_ptr(),
        site,
    )
    for seen, kept in _active:
        seen.records.append(transfer)
        # A freed address is handed out again; keeping the source keeps `address` unambiguous.
        kept.append(source)


def _op_name(site: CallSite | None, default: str) -> str:
    if _inside_module_apply():
        return "Module.to()"
    name = called_name(site.expression) if site else ""
    if name in _FUNCTIONS:
        return f"torch.{name}()"
    if name in _BUILTINS:
        return f"{name}()"
    return f".{name}()" if name in _METHODS else default


def _inside_module_apply() -> bool:
    return any(
        frame.f_code.co_name == "_apply" and isinstance(frame.f_locals.get("self"), torch.nn.Module)
        for frame in frames()
    )
