"""Tests of the simulated GPU; without CUDA those marked `gpu` are deselected, in sight."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import torch

try:
    import torch as _torch
except ImportError:
    _torch = None
    collect_ignore_glob = ["test_*.py"]

_deselected = pytest.StashKey[int]()


def _enabled() -> torch.device:
    from autograder import simgpu

    assert _torch is not None
    _torch.set_num_threads(1)
    return simgpu.enable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if _torch is not None and any(Path(__file__).parent in item.path.parents for item in items):
        # Now, since it must come before any test's first backward pass.
        _enabled()
    if _torch is not None and _torch.cuda.is_available():
        return
    without = [item for item in items if item.get_closest_marker("gpu")]
    if without:
        config.hook.pytest_deselected(items=without)
        items[:] = [item for item in items if item not in without]
        config.stash[_deselected] = len(without)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if _torch is None:
        terminalreporter.write_line("simulated GPU: its tests were left out: no PyTorch here")
    if count := config.stash.get(_deselected, 0):
        terminalreporter.write_line(
            f"gpu: {count} tests that compare with CUDA were deselected: no CUDA device here"
        )


@pytest.fixture(scope="session")
def sim() -> torch.device:
    """The simulated GPU, enabled."""
    return _enabled()
