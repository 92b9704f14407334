"""One error for every layer that is required and unavailable, so that callers can fail closed."""

from __future__ import annotations


class ConfinementError(Exception):
    """A required layer is not in force; `layer` is its name and `reason` one clause saying why."""

    def __init__(self, layer: str, reason: str) -> None:
        super().__init__(
            f"Student code cannot be confined on this system: the layer '{layer}' is not in force "
            f"({reason})."
        )
        self.layer = layer
        self.reason = reason
