"""What differs from child to child, so that everything else can be prepared once for all."""

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
