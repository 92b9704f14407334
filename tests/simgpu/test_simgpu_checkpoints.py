"""Checkpoints, copies and pickles keep values, device and sharing, and follow `map_location`."""

from __future__ import annotations

import copy
import io
import pickle
import subprocess
import sys
from typing import Any

import pytest
import torch
from torch import nn

from autograder import simgpu


def saved(value: Any, **options: Any) -> io.BytesIO:
    buffer = io.BytesIO()
    torch.save(value, buffer, **options)
    buffer.seek(0)
    return buffer


@pytest.mark.parametrize(
    ("map_location", "device"),
    [
        (None, "simgpu"),
        ("cpu", "cpu"),
        (torch.device("cpu"), "cpu"),
        ("simgpu", "simgpu"),
        ("simgpu:0", "simgpu"),
        ({"simgpu:0": "cpu"}, "cpu"),
        (lambda storage, location: storage, "cpu"),
    ],
)
@pytest.mark.parametrize("zipped", [True, False])
def test_map_location(sim: torch.device, map_location: Any, device: str, zipped: bool) -> None:
    model: Any = nn.Sequential(nn.Linear(3, 2), nn.BatchNorm1d(2)).to(sim)
    file = saved(model.state_dict(), _use_new_zipfile_serialization=zipped)
    loaded = torch.load(file, map_location=map_location)
    for key, value in model.state_dict().items():
        assert loaded[key].device.type == device
        assert torch.equal(loaded[key].cpu(), value.cpu())
    fresh: Any = nn.Sequential(nn.Linear(3, 2), nn.BatchNorm1d(2))
    fresh.load_state_dict(loaded)
    assert torch.equal(fresh[0].weight, model[0].weight.cpu())
    fresh.to(sim).load_state_dict(loaded)
    assert fresh[0].weight.device == sim


def test_a_cpu_checkpoint_loads_onto_the_device(sim: torch.device) -> None:
    loaded = torch.load(saved({"w": torch.arange(3.0)}), map_location=sim)
    assert loaded["w"].device == sim and loaded["w"].tolist() == [0, 1, 2]
    loaded["w"].add_(1)
    assert loaded["w"].tolist() == [1, 2, 3]


def test_views_share_memory_after_loading(sim: torch.device) -> None:
    whole = torch.arange(6.0, device=sim)
    loaded = torch.load(saved([whole, whole[2:], whole.view(2, 3).t()]))
    loaded[0][2] = 50
    assert loaded[1][0].item() == loaded[2][2, 0].item() == 50


def test_without_the_device_only_map_location_loads(sim: torch.device) -> None:
    file = saved({"w": torch.ones(2, device=sim)})
    with simgpu.unplugged():
        assert not torch.get_device_module("simgpu").is_available()
        with pytest.raises(RuntimeError, match=r"Attempting to deserialize object on a simgpu .*"):
            torch.load(file)
        file.seek(0)
        assert torch.load(file, map_location="cpu")["w"].device.type == "cpu"
    file.seek(0)
    assert torch.load(file)["w"].device == sim


@pytest.mark.slow
def test_plain_pytorch_reads_the_file(sim: torch.device, tmp_path) -> None:
    torch.save({"w": torch.arange(3, device=sim)}, tmp_path / "m.pt")
    code = (
        "import sys, torch\n"
        f"w = torch.load({str(tmp_path / 'm.pt')!r}, map_location='cpu')['w']\n"
        "assert 'autograder.simgpu' not in sys.modules\n"
        "print(type(w).__name__, w.device, w.tolist())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[0] == "Tensor cpu [0, 1, 2]"


def test_optimizer_state_comes_back(sim: torch.device) -> None:
    model = nn.Linear(3, 2).to(sim)
    optimizer = torch.optim.Adam(model.parameters())
    model(torch.ones(1, 3, device=sim)).sum().backward()
    optimizer.step()
    state = torch.load(saved(optimizer.state_dict()), map_location="cpu")
    again = torch.optim.Adam(model.parameters())
    again.load_state_dict(state)
    assert again.state[model.weight]["exp_avg"].device == sim


def test_best_weights_kept_by_deepcopy_do_not_change(sim: torch.device) -> None:
    model = nn.Linear(3, 2).to(sim)
    kept, aliased = copy.deepcopy(model.state_dict()), model.state_dict()
    with torch.no_grad():
        model.weight.add_(1)
    assert not torch.equal(kept["weight"], model.weight)
    assert torch.equal(aliased["weight"], model.weight)
    assert kept["weight"].device == sim


def test_deepcopy_of_a_model_keeps_parameters_gradients_and_ties(sim: torch.device) -> None:
    model: Any = nn.ModuleDict({"a": nn.Linear(2, 2), "b": nn.Linear(2, 2)})
    model["b"].weight = model["a"].weight
    model.to(sim)
    model["b"](model["a"](torch.ones(1, 2, device=sim))).sum().backward()
    twin: Any = copy.deepcopy(model)
    assert twin["a"].weight is twin["b"].weight is not model["a"].weight
    assert isinstance(twin["a"].weight, nn.Parameter)
    copied: Any = twin["a"].weight.grad
    assert torch.equal(copied, model["a"].weight.grad)
    copied.zero_()
    assert model["a"].weight.grad.abs().sum().item() > 0


@pytest.mark.parametrize("turn", [lambda m: torch.load(saved(m), weights_only=False), copy.copy])
def test_whole_models(sim: torch.device, turn: Any) -> None:
    model = nn.Linear(3, 2).to(sim)
    twin = turn(model)
    assert isinstance(twin.weight, nn.Parameter) and twin.weight.device == sim
    assert torch.equal(twin.weight, model.weight)


def test_pickle(sim: torch.device) -> None:
    tensor = torch.arange(4.0, device=sim).view(2, 2).t().requires_grad_()
    again = pickle.loads(pickle.dumps(tensor))
    assert again.device == sim and again.requires_grad and again.stride() == tensor.stride()
    assert again.tolist() == tensor.tolist()
    generator = torch.Generator(sim).manual_seed(3)
    twin = pickle.loads(pickle.dumps(generator))
    assert twin.device == sim
    assert torch.rand(2, device=sim, generator=twin).tolist() == (
        torch.rand(2, device=sim, generator=generator).tolist()
    )
