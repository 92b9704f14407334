"""Tests on the real MNIST; without MNIST_DIR they are deselected, in sight."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

HERE = Path(__file__).parent
_deselected = pytest.StashKey[int]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if os.environ.get("MNIST_DIR"):
        return
    without = [item for item in items if HERE in item.path.parents]
    if without:
        config.hook.pytest_deselected(items=without)
        items[:] = [item for item in items if item not in without]
        config.stash[_deselected] = len(without)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if count := config.stash.get(_deselected, 0):
        terminalreporter.write_line(
            f"real MNIST: {count} tests were deselected: MNIST_DIR names no folder"
        )
