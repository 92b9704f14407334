"""Restores modules and classes in which a submission has replaced a part.

A function that one exercise replaces (`torch.Tensor.topk`, `np.linalg.norm`, `nn.Linear.forward`)
would otherwise decide another one's points.
"""

from __future__ import annotations

import contextlib
import sys
import types
from collections.abc import Iterator
from operator import is_
from typing import Any

# Whole packages, with all of their modules that are loaded.
PACKAGES = ("numpy", "torch.optim")
# Of these the module alone.
MODULES = (
    *("math", "cmath", "random", "statistics", "copy", "time", "itertools", "functools"),
    *("operator", "collections", "bisect", "heapq", "os", "json", "PIL.Image"),
    *("torch", "torch._tensor", "torch.functional", "torch.linalg", "torch.special", "torch.fft"),
    *("torch.nn", "torch.nn.functional", "torch.nn.init", "torch.nn.utils", "torch.utils.data"),
    *("torch.random", "torch.autograd", "torch.cuda", "torch.serialization"),
)
# Packages whose classes are kept as well.
WITH_CLASSES = frozenset(("numpy", "torch", "random"))
_IMMUTABLE = 1 << 8  # Py_TPFLAGS_IMMUTABLETYPE


class Place:
    """The names of one module or class and what they stood for."""

    def __init__(self, place: Any) -> None:
        now = vars(place)
        self.place, self.names, self.values = place, tuple(now), tuple(now.values())

    def restore(self) -> None:
        """Put back what was replaced or deleted; a class also loses what it did not have.

        A module keeps what is new: modules that are imported late are put there.
        """
        now = vars(self.place)
        # By identity, since an object of a submission's may call itself equal to anything.
        if tuple(now) == self.names and all(map(is_, now.values(), self.values)):
            return
        before = dict(zip(self.names, self.values, strict=True))
        new = now.keys() - before.keys() if isinstance(self.place, type) else ()
        for name in new:
            with contextlib.suppress(TypeError, AttributeError):
                type.__delattr__(self.place, name)
        for name, value in before.items():
            if name not in now or now[name] is not value:
                with contextlib.suppress(TypeError, AttributeError):
                    setattr(self.place, name, value)


class Places:
    """All of them, and the modules' own entries in `sys.modules`."""

    def __init__(self) -> None:
        self.modules = dict(_modules())
        classes = {id(one): one for module in self.modules.values() for one in _classes(module)}
        self.all = [Place(one) for one in (*self.modules.values(), *classes.values())]

    def restore(self) -> None:
        """Make each as it was."""
        for name, module in self.modules.items():
            if sys.modules.get(name) is not module:
                sys.modules[name] = module
        for place in self.all:
            place.restore()


def _modules() -> Iterator[tuple[str, types.ModuleType]]:
    """The loaded modules that are kept, by name."""
    packages = tuple(f"{name}." for name in PACKAGES)
    kept = frozenset((*PACKAGES, *MODULES))
    for name, module in list(sys.modules.items()):
        if (name in kept or name.startswith(packages)) and isinstance(module, types.ModuleType):
            yield name, module


def _classes(module: types.ModuleType) -> Iterator[type]:
    """The classes of a module's own package that can be changed."""
    package = module.__name__.partition(".")[0]
    if package not in WITH_CLASSES:
        return
    for value in list(vars(module).values()):
        if not issubclass(type(value), type) or value.__flags__ & _IMMUTABLE:
            continue
        its = str(value.__module__)
        if its.partition(".")[0] == package and its != "torch._C":
            yield value
