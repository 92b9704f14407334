"""What a check can do with an object in the student process: a small, fixed set of operations."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from autograder.sandbox.student_side.wire import Handle

if TYPE_CHECKING:
    from autograder.grading.student import Student


@dataclass(eq=False)
class Remote:
    """An `nn.Module`, optimizer, loader or closure of the submission's, seen from a check.

    `history` names everything done with it so far, so that recorded outputs can be found again.
    """

    handle: Handle
    student: Student = field(repr=False)
    history: str = ""

    @property
    def type_name(self) -> str:
        """The class of the object over there, with its module."""
        return self.handle.type_name

    def snapshot(self) -> Handle:
        """The handle with its history as of now, for logs and digests."""
        return Handle(self.handle.id, self.handle.type_name, self.history)

    def touched(self, digest: str) -> None:
        """Add a call to the history."""
        self.history = hashlib.sha256((self.history + digest).encode()).hexdigest()[:20]

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask("@call", *args, **kwargs)

    def method(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """Call a method by name (``train``, ``step``, ``state_dict``, …)."""
        return self._ask("@method", name, *args, **kwargs)

    def get(self, name: str) -> Any:
        """Read an attribute by name (``training``, ``batch_size``, …)."""
        return self._ask("@get", name)

    def train(self) -> None:
        """Put a module into training mode."""
        self.method("train")

    def eval(self) -> None:
        """Put a module into evaluation mode."""
        self.method("eval")

    def parameters(self) -> dict[str, Any]:
        """A module's named parameters as `TensorData`."""
        return self._ask("@parameters")

    def drawn_parameters(self) -> dict[str, Any]:
        """As `parameters`, of a new module: known mistakes may have drawn other numbers."""
        return self._ask("@drawn_parameters")

    def drawn_call(self, *args: Any) -> Any:
        """As a call, of a module that still has the numbers it was made with."""
        return self._ask("@drawn_call", *args)

    def set_parameters(self, values: dict[str, Any]) -> None:
        """Overwrite named parameters."""
        self._ask("@set_parameters", values)

    def buffers(self) -> dict[str, Any]:
        """A module's named buffers as `TensorData`."""
        return self._ask("@buffers")

    def gradients(self) -> dict[str, Any]:
        """The gradient of each named parameter; None where there is none."""
        return self._ask("@gradients")

    def backward(self, *args: Any, **kwargs: Any) -> list[Any]:
        """Call it, send the sum of squared outputs back; the gradient of each argument or None."""
        return self._ask("@backward", *args, **kwargs)

    def described(self) -> dict[str, Any]:
        """[shape, dtype, device] of each named parameter, without its values."""
        return self._ask("@described")

    def shapes(self) -> list[list[int]]:
        """The shapes of a module's parameters, sorted."""
        return self._ask("@shapes")

    def set_by_shape(self, values: list[Any]) -> None:
        """Give each parameter the value that has its shape, whatever its name."""
        self._ask("@set_by_shape", values)

    def dirty(self, value: float) -> None:
        """Fill a module's gradients, as an earlier batch would have left them."""
        self._ask("@dirty", value)

    def momentum(self) -> list[Any]:
        """An SGD optimizer's momentum buffers in order; None for a parameter that has none."""
        return self._ask("@momentum")

    def file(self) -> Any:
        """The bytes of the file at this path, an array of uint8 (n,); None where there is none."""
        return self._ask("@file")

    def saved(self) -> dict[str, Any]:
        """What `torch.save` wrote to this path, read here and not over there (see `held_in`)."""
        from autograder.grading.checkpoint import held_in

        return held_in(self.file())

    def events(self, *names: str) -> list[list[Any]]:
        """What the probes over there have seen since the last time, of the events so named.

        Without a name it begins anew and tells nothing.
        """
        return self._ask("@events", *names)

    def transfers(self) -> list[list[Any]]:
        """[direction, bytes] of each copy between host and device; ends the watch."""
        return self._ask("@transfers")

    def sites(self) -> list[str]:
        """Where in the code each of those copies was made."""
        return self._ask("@sites")

    def trainable(self) -> dict[str, bool]:
        """`requires_grad` of each named parameter."""
        return self._ask("@trainable")

    def flags(self) -> dict[str, bool]:
        """`training` of the module (".") and of every part."""
        return self._ask("@flags")

    def layers(self) -> list[list[str]]:
        """Name and class of every part of a module."""
        return self._ask("@layers")

    def groups(self) -> list[dict[str, Any]]:
        """An optimizer's parameter groups: settings and counts."""
        return self._ask("@groups")

    def length(self) -> int:
        """``len()`` of a loader or data set."""
        return self._ask("@len")

    def batches(self, limit: int = 1_000) -> list[Any]:
        """One pass over a loader."""
        return self._ask("@batches", limit)

    def _ask(self, operation: str, *args: Any, **kwargs: Any) -> Any:
        return self.student.ask(operation, self, *args, **kwargs)
