"""The MNIST benchmark runs to its end on a CPU, and its ensemble is chosen by validation alone."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import torch

FOLDER = Path(__file__).parents[1] / "benchmarks"
HEADINGS = ["loop", "step", "epochs", "warm-up s", "training s", "s to 80%", "test error"]
LOOPS = ["PyTorch example", "ours, plain", "ours, fast"]


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Imports one of the benchmark's modules, which find each other by their folder."""
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module


def run(*args: str) -> str:
    command = [sys.executable, str(FOLDER / "mnist_speed.py"), "--small", *args]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_small_race(tmp_path):
    """Three loops in one table; the fast one learns, and takes less time than the example."""
    told = run("--json", str(tmp_path / "runs.json"))
    rows = [line.strip("| ").split(" | ") for line in told.splitlines() if line.startswith("| ")]
    assert rows[0] == HEADINGS
    assert [row[0] for row in rows[1:]] == LOOPS
    runs = json.loads((tmp_path / "runs.json").read_text(encoding="utf-8"))["runs"]
    found = {one["loop"]: one for one in runs}
    assert found["ours, fast"]["test_error"] < 0.2
    assert found["ours, fast"]["to_target"] is not None
    assert found["ours, fast"]["seconds"] < found["PyTorch example"]["seconds"]
    for row in rows[1:]:
        assert float(row[4]) == pytest.approx(found[row[0]]["seconds"], abs=0.01)
        assert row[6] == f"{found[row[0]]['test_error']:.2%}"


@pytest.mark.slow
def test_small_ensemble(tmp_path):
    told = run("--ensemble", "2", "--json", str(tmp_path / "vote.json"))
    assert "chosen by validation: " in told
    vote = json.loads((tmp_path / "vote.json").read_text(encoding="utf-8"))["ensemble"]
    assert vote["members"] == ["fast 0", "fast 1"]
    assert set(vote["chosen"]) <= set(vote["members"])
    assert vote["test_error"] <= max(vote["single_test_errors"]) + 0.02


@pytest.mark.slow
def test_a_run_that_was_ended_goes_on(module, tmp_path, capsys, monkeypatch):
    """Networks that were kept are not trained again; one made otherwise, or damaged, is."""
    voters, loops = module("mnist_ensemble"), module("mnist_loops")
    generator = torch.Generator().manual_seed(0)
    images, labels = torch.rand(100, 28, 28, generator=generator), torch.arange(100) % 10
    digits = loops.Digits(images, labels, images[:20], labels[:20])
    made: list[int] = []
    original = voters.trained
    monkeypatch.setattr(voters, "trained", lambda *a: (made.append(1), original(*a))[1])

    def run(size: int, epochs: int = 1) -> Any:
        made.clear()
        device = torch.device("cpu")
        return voters.ensemble(digits, device, size, epochs, "eager", True, tmp_path / "망")

    first = run(1)
    both = run(2)
    assert len(made) == 1 and both.members == ["fast 0", "fast 1"]
    again = run(2)
    assert not made and again.chosen == both.chosen
    assert again.single_test_errors == both.single_test_errors
    assert again.single_test_errors[0] == first.single_test_errors[0]
    assert not list((tmp_path / "망").glob("*.part"))
    (tmp_path / "망" / "network_000.pt").write_bytes(b"half of")
    run(2)
    assert len(made) == 1 and "cannot be read" in capsys.readouterr().out
    run(2, epochs=2)
    assert len(made) == 2


def test_a_member_that_only_harms_is_left_out(module):
    choose = module("mnist_ensemble").choose
    y = torch.arange(4)
    right = torch.eye(4) * 0.6 + 0.1
    confused = (1 - torch.eye(4)) / 3
    assert choose([confused, right, confused], y) == [1]
    # Each errs on one sample that the other knows; together they know all.
    first, second = right.clone(), right.clone()
    first[0], second[3] = confused[0], confused[3]
    assert sorted(choose([first, confused, second], y)) == [0, 2]


def test_one_cycle_rises_and_falls(module):
    rates = module("mnist_loops").one_cycle(0.1, 100)
    assert len(rates) == 100
    assert max(rates) == pytest.approx(0.1, rel=1e-2)
    assert rates.index(max(rates)) == pytest.approx(25, abs=2)
    assert rates[0] < 0.01 and rates[-1] < 0.001


def test_batches_are_moved_at_once(module):
    nets = module("mnist_nets")
    torch.manual_seed(0)
    images = torch.zeros(300, 1, 9, 9)
    images[:, 0, 4, 4] = 1
    moved = nets.shifted(images, 2)
    assert torch.equal(moved.sum(dim=(1, 2, 3)), torch.ones(300))
    assert (moved.sum(dim=0)[0, 2:7, 2:7] > 0).all()
    assert nets.distorted(torch.rand(5, 1, 28, 28)).shape == (5, 1, 28, 28)
    still = nets.distorted(images[:2], degrees=0, stretch=0, reach=0)
    torch.testing.assert_close(still, images[:2], rtol=0, atol=1e-5)


@pytest.mark.parametrize("kind", ["3x3", "5x5", "7x7"])
def test_voters_take_digits(module, kind):
    model = module("mnist_nets").KINDS[kind]().eval()
    assert model(torch.zeros(2, 1, 28, 28)).shape == (2, 10)
