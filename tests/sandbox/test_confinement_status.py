"""What is in force is tried once and kept, unless a busy machine may have decided it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from autograder.sandbox import confinement_status as status


def reports(monkeypatch: pytest.MonkeyPatch, *complete: bool) -> list[bool]:
    """Let the canary find these one after the other; those that are left."""
    left = list(complete)

    def probe() -> Any:
        whole = left.pop(0)
        gaps = [] if whole else ["exceed_processor_time"]
        found = {"complete": whole, "reason": "", "gaps": gaps}
        return SimpleNamespace(
            to_json=lambda: {**found, "unbounded": [], "broken": {}, "layers": {}}
        )

    monkeypatch.setattr(status, "probe", probe)
    return left


def asked(folder: Path) -> dict[str, Any]:
    """The findings, as another process would find them out."""
    status.confinement_status.cache_clear()
    return status.confinement_status(folder)


@pytest.fixture(autouse=True)
def forgotten():
    yield
    status.confinement_status.cache_clear()


def test_a_gap_is_tried_again_and_what_holds_is_kept(tmp_path: Path, monkeypatch) -> None:
    left = reports(monkeypatch, False, True)
    assert asked(tmp_path)["complete"]
    assert asked(tmp_path)["complete"] and left == []


def test_a_gap_is_never_kept(tmp_path: Path, monkeypatch) -> None:
    left = reports(monkeypatch, False, False, True)
    assert status.confinement_gap(asked(tmp_path)) == "not prevented: exceed_processor_time"
    assert asked(tmp_path)["complete"] and left == []
