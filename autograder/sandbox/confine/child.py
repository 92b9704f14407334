"""Names what is particular to one child, so that all else can be made once for all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class Child:
    """One freshly forked child on its way into confinement."""

    pid: int
    private_dir: str
    keep_fds: tuple[int, ...]


# Enters one layer in the child for good. Returns why the layer is not in force, or None when it is;
# raises OSError when the kernel refuses.
Step = Callable[[Child], str | None]


@dataclass(frozen=True)
class Missing:
    """The step of a layer that is known to be unavailable here; `instead` is done in its place."""

    reason: str
    instead: Step | None = None

    def __call__(self, child: Child) -> str | None:
        if self.instead is not None:
            self.instead(child)
        return self.reason
