"""Leaves this folder's minutes-long tests out unless ``-m`` asks for them (``-m slow``)."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker here too, so that this folder can be run alone."""
    config.addinivalue_line("markers", "slow: takes minutes, such as a thousand seeds")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect this folder's slow tests when no ``-m`` expression is given."""
    if config.getoption("markexpr"):
        return
    slow = [item for item in items if HERE in item.path.parents and item.get_closest_marker("slow")]
    if slow:
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]
