"""Global state that student code can change: compared after each call, restored per exercise.

Gradients that were switched off, NumPy's error handling, a replaced builtin: what one exercise
leaves behind would otherwise decide another one's points.
"""

from __future__ import annotations

import builtins
import contextlib
import gc
import os
import random
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy

if __package__:
    from . import inside, places
else:
    import inside
    import places


@dataclass(frozen=True)
class Setting:
    """One piece of global state: what a student calls it, how to read it and how to put it back.

    often: it is read around every call, which has to be cheap, and not only once an exercise.
    """

    name: str
    read: Callable[[], Any]
    write: Callable[[Any], Any]
    often: bool = True


class _Names(dict[str, Any]):
    """Names and objects, equal only to the very same ones."""

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, dict)
            and self.keys() == other.keys()
            and all(value is other[name] for name, value in self.items())
        )

    __hash__ = None  # type: ignore[assignment]


def _folder() -> str:
    try:
        return os.getcwd()
    except OSError:
        return ""


def _write_filters(filters: list[Any]) -> None:
    warnings.filters[:] = filters  # type: ignore[index]
    warnings._filters_mutated()  # type: ignore[attr-defined]


def _write_mapping(target: Any, kept: dict[str, Any]) -> None:
    for name in target.keys() - kept.keys():
        del target[name]
    for name, value in kept.items():
        if target.get(name) is not value:
            target[name] = value


def _environment() -> dict[Any, Any]:
    # As it is stored, where that can be had: to decode it takes as long as all else here.
    return dict(getattr(os.environ, "_data", os.environ))


def _write_environment(kept: dict[Any, Any]) -> None:
    if _environment() != kept:
        _write_mapping(os.environ, {os.fsdecode(key): os.fsdecode(kept[key]) for key in kept})


def _write_folder(folder: str) -> None:
    with contextlib.suppress(OSError):
        os.chdir(folder)


def _write_path(entries: list[str]) -> None:
    sys.path[:] = entries


SETTINGS = (
    Setting("np.seterr", numpy.geterr, lambda kept: numpy.seterr(**kept)),
    Setting("sys.setrecursionlimit", sys.getrecursionlimit, sys.setrecursionlimit),
    Setting("gc.disable", gc.isenabled, lambda on: gc.enable() if on else gc.disable()),
    Setting("warnings.filters", lambda: list(warnings.filters), _write_filters, often=False),
    Setting(
        "builtins",
        lambda: _Names(vars(builtins)),
        lambda kept: _write_mapping(vars(builtins), kept),
        often=False,
    ),
    Setting("os.environ", _environment, _write_environment, often=False),
    Setting("os.chdir", _folder, _write_folder, often=False),
    Setting("sys.path", lambda: list(sys.path), _write_path, often=False),
)


def _of_torch() -> tuple[Setting, ...]:
    import torch

    autograd = torch.autograd
    return (
        Setting("torch.set_grad_enabled", torch.is_grad_enabled, torch.set_grad_enabled),
        Setting("torch.set_default_dtype", torch.get_default_dtype, torch.set_default_dtype),
        Setting("torch.set_default_device", torch.get_default_device, _write_device),
        Setting("torch.set_num_threads", torch.get_num_threads, torch.set_num_threads),
        Setting(
            "torch.autograd.set_detect_anomaly",
            lambda: (torch.is_anomaly_enabled(), torch.is_anomaly_check_nan_enabled()),
            lambda kept: autograd.set_detect_anomaly(*kept),
        ),
        Setting(
            "torch.use_deterministic_algorithms",
            torch.are_deterministic_algorithms_enabled,
            torch.use_deterministic_algorithms,
        ),
    )


def _write_device(device: Any) -> None:
    import torch

    torch.set_default_device(None if str(device) == "cpu" else device)


class Settings:
    """The settings of a process, with PyTorch's where it is in use; or those to be read often."""

    def __init__(self, *, torch: bool, often: bool = False) -> None:
        every = SETTINGS + (_of_torch() if torch else ())
        self.all = tuple(one for one in every if one.often or not often)

    def read(self) -> list[Any]:
        """All of them as they are now."""
        return [setting.read() for setting in self.all]

    def write(self, kept: list[Any]) -> list[str]:
        """Put back those that are not as they were; returns their names."""
        changed = self.changed(kept)
        for setting, value in zip(self.all, kept, strict=True):
            if setting.name in changed:
                setting.write(value)
        return changed

    def changed(self, kept: list[Any]) -> list[str]:
        """The names of those that are not as they were."""
        both = zip(self.all, self.read(), kept, strict=True)
        return [setting.name for setting, now, before in both if now != before]


class Snapshot:
    """How a process was after loading: settings, random numbers, names of modules and the file."""

    def __init__(self, namespace: dict[str, Any], *, torch: bool) -> None:
        self.settings = Settings(torch=torch)
        self.kept = self.settings.read()
        self.random = list(_random_states())
        self.places = places.Places()
        self.namespace, self.own = namespace, _Kept(namespace)
        self.inside = inside.Inside(namespace)

    def restore(self) -> None:
        """Make it as it was; of objects, only the submission's own are put back from within."""
        self.settings.write(self.kept)
        for state, write in self.random:
            write(state)
        self.places.restore()
        if not self.own.are_in(self.namespace):
            _write_mapping(self.namespace, self.own.names)
        self.inside.restore()


class _Kept:
    """Names with their objects, and whether a mapping still holds exactly those.

    One list of numbers is compared with another: a thousand look-ups take fifty times longer.
    """

    def __init__(self, names: Mapping[str, Any]) -> None:
        self.names = dict(names)  # which keeps the objects, so that no other gets their numbers
        self._numbers = self._of(names)

    def are_in(self, names: Mapping[str, Any]) -> bool:
        return self._of(names) == self._numbers

    @staticmethod
    def _of(names: Mapping[str, Any]) -> list[int]:
        return [*map(id, names), *map(id, names.values())]


def _random_states() -> Iterator[tuple[Any, Callable[[Any], Any]]]:
    """The states of the libraries that are loaded by now; a function may import others later."""
    yield random.getstate(), random.setstate
    yield numpy.random.get_state(), numpy.random.set_state
    if "torch" in sys.modules:
        torch = sys.modules["torch"]
        yield torch.get_rng_state(), torch.set_rng_state
