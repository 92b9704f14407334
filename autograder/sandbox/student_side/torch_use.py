"""Notes PyTorch calls of exercises that may not use it, in a process where PyTorch is loaded.

There PyTorch cannot be held back, and its functions cannot be replaced by ones that take note: much
of PyTorch tells its functions apart by which object they are. PyTorch's own way to watch is a mode.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from types import FrameType
from typing import Any

from torch.overrides import TorchFunctionMode


class Noting(TorchFunctionMode):
    """While it is entered, `note` is given the frame that calls a function of PyTorch's."""

    def __init__(self, note: Callable[[FrameType], None]) -> None:
        super().__init__()
        self._note_use = note

    def __torch_function__(
        self,
        func: Callable[..., Any],
        types: Sequence[type],
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
    ) -> Any:
        """Note the call and let it go through."""
        del types
        self._note_use(sys._getframe(1))
        return func(*args, **(kwargs or {}))
