"""Copies between host and device are seen: bytes, direction, the call and its line."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import nn

from autograder import simgpu


def test_each_way_of_copying(sim: torch.device) -> None:
    host = torch.ones(2, 3)
    with simgpu.observe_transfers() as seen:
        x = host.to(sim)
        x.cpu()
        x.to("cpu", torch.float64)
        x.sum().item()
        float(x.sum())
        bool((x > 0).all())
        if x.sum() > 100:
            raise AssertionError
        x.tolist()
        torch.tensor([1, 2], device=sim)
        host.copy_(x)
        f"{x.sum():.2f}"
    up, down = "host_to_device", "device_to_host"
    assert [(one.direction, one.op, one.nbytes) for one in seen] == [
        (up, ".to()", 24),
        (down, ".cpu()", 24),
        (down, ".to()", 24),
        (down, ".item()", 4),
        (down, "float()", 4),
        (down, "bool()", 1),
        (down, ".item()", 1),
        (down, ".tolist()", 24),
        (up, "torch.tensor()", 16),
        (down, ".copy_()", 24),
        (down, ".item()", 4),
    ]
    assert (seen.total_bytes(up), seen.total_bytes()) == (40, 150)


def test_the_call_site_is_the_callers_line(sim: torch.device) -> None:
    with simgpu.observe_transfers() as seen:
        torch.ones(2).to(sim).sum().item()
    first, last = seen
    assert first.site is not None and last.site is not None
    assert first.site.file == __file__
    assert first.site.expression == "torch.ones(2).to(sim)"
    assert last.site.expression == "torch.ones(2).to(sim).sum().item()"
    assert first.site.function == "test_the_call_site_is_the_callers_line"


def test_what_copies_nothing_is_not_recorded(sim: torch.device) -> None:
    model, x = nn.Linear(3, 2).to(sim), torch.ones(4, 3, device=sim)
    y = torch.zeros(4, dtype=torch.long, device=sim)
    optimizer = torch.optim.Adam(model.parameters())
    with simgpu.observe_transfers() as seen:
        for _ in range(2):
            model.to(sim)
            x, y = x.to(sim), y.to(sim)
            optimizer.zero_grad()
            F.cross_entropy(model(x), y).backward()
            optimizer.step()
        torch.randn(3, device=sim)
        x.clone()
        torch.ones(3).sum().item()
    assert seen.records == []


def test_a_model_moved_in_the_loop(sim: torch.device) -> None:
    model = nn.Linear(3, 2).to(sim)
    with simgpu.observe_transfers() as seen:
        for _ in range(3):
            model.cpu()
            model.to(sim)
    moves = seen.select(op="Module.to()")
    assert len(moves) == len(seen) == 3 * 2 * 2
    # Weight and bias, down and up.
    assert {one.site.expression for one in moves if one.site} == {"model.cpu()", "model.to(sim)"}
    assert sum(one.nbytes for one in moves) == 3 * 2 * (6 + 2) * 4


def test_a_data_set_moved_in_the_loop_is_told_from_batches(sim: torch.device) -> None:
    images = torch.zeros(40, 5)
    with simgpu.observe_transfers() as whole:
        for _ in range(4):
            images.to(sim)[:10].sum()
    with simgpu.observe_transfers() as batches:
        for start in range(0, 40, 10):
            images[start : start + 10].to(sim).sum()
    (group,) = whole.repeated()
    assert [one.nbytes for one in group] == [800] * 4
    assert batches.repeated() == []
    assert batches.total_bytes() == 800


def test_fresh_batches_are_not_taken_for_the_same_memory(sim: torch.device) -> None:
    with simgpu.observe_transfers() as seen:
        for _ in range(20):
            torch.zeros(8, 5).to(sim)
    assert len(seen) == 20 and seen.repeated() == []


def test_observers_nest_and_stop(sim: torch.device) -> None:
    with simgpu.observe_transfers() as outer:
        torch.ones(1).to(sim)
        with simgpu.observe_transfers() as inner:
            torch.ones(1).to(sim)
        torch.ones(1).to(sim)
    torch.ones(1).to(sim)
    assert (len(outer), len(inner)) == (3, 1)


def test_groups_by_site(sim: torch.device) -> None:
    with simgpu.observe_transfers() as seen:
        for _ in range(3):
            torch.ones(1).to(sim)
        torch.ones(2).to(sim)
    assert [len(group) for group in seen.by_site().values()] == [3, 1]


def test_a_hook_in_the_backward_pass_has_no_site_but_is_seen(sim: torch.device) -> None:
    x = torch.ones(2, device=sim, requires_grad=True)
    x.register_hook(lambda gradient: gradient.cpu().to("simgpu"))
    with simgpu.observe_transfers() as seen:
        (x * 2).sum().backward()
    assert [one.op for one in seen] == [".cpu()", ".to()"]


def test_saving_and_loading_are_copies(sim: torch.device, tmp_path) -> None:
    model = nn.Linear(2, 1).to(sim)
    with simgpu.observe_transfers() as seen:
        torch.save(model.state_dict(), tmp_path / "m.pt")
        torch.load(tmp_path / "m.pt", map_location=sim)
        torch.load(tmp_path / "m.pt", map_location="cpu")
    assert [(one.op, one.direction) for one in seen] == [
        *[("torch.save()", "device_to_host")] * 2,
        *[("torch.load()", "host_to_device")] * 2,
    ]
