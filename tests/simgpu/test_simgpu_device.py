"""The device itself: enabling, forking, what it looks like to code that asks."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from typing import Any

import pytest
import torch
from torch import nn

from autograder import simgpu


def run_fresh(code: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_importing_the_package_does_not_import_torch() -> None:
    assert run_fresh("import autograder, sys; print('torch' in sys.modules)") == "False"


def test_without_torch_there_is_one_clear_sentence() -> None:
    said = run_fresh("""
        import sys
        sys.modules["torch"] = None
        try:
            import autograder.simgpu
        except ImportError as error:
            print(error)
    """)
    assert said.startswith("The simulated GPU needs PyTorch; install it with")


@pytest.mark.slow
def test_enabling_is_explicit_and_repeatable() -> None:
    said = run_fresh("""
        import torch
        from autograder import simgpu
        assert not simgpu.is_enabled() and not hasattr(torch, "simgpu")
        print(simgpu.enable(), simgpu.enable(), simgpu.device(), simgpu.is_enabled())
    """)
    assert said == "simgpu:0 simgpu:0 simgpu:0 True"


@pytest.mark.slow
def test_enabling_after_a_backward_pass_is_reported() -> None:
    said = run_fresh("""
        import torch
        from autograder import simgpu
        torch.ones(1, requires_grad=True).sum().backward()
        x = torch.ones(1, device=simgpu.enable(), requires_grad=True)
        try:
            x.sum().backward()
        except RuntimeError as error:
            print(error)
    """)
    assert said.startswith("simgpu was enabled too late: call simgpu.enable() before the first")


@pytest.mark.slow
def test_another_extra_device_is_reported() -> None:
    said = run_fresh("""
        import torch
        from autograder import simgpu
        torch.utils.rename_privateuse1_backend("other")
        try:
            simgpu.enable()
        except RuntimeError as error:
            print(error)
    """)
    assert "one place for an extra device, and 'other' has taken it" in said


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.slow
def test_children_forked_after_enabling_can_train() -> None:
    said = run_fresh("""
        import os, torch
        torch.set_num_threads(1)
        from autograder import simgpu
        device = simgpu.enable()
        (torch.ones(2, device=device) + 1).sum().item()
        for _ in range(2):
            pid = os.fork()
            if pid == 0:
                model = torch.nn.Linear(2, 1).to(device)
                model(torch.ones(3, 2, device=device)).sum().backward()
                torch.optim.Adam(model.parameters()).step()
                print(model.weight.grad.device, model.weight.grad.tolist(), flush=True)
                os._exit(0)
            assert os.waitpid(pid, 0)[1] == 0
    """)
    assert said.splitlines() == ["simgpu:0 [[3.0, 3.0]]"] * 2


def test_tensor_is_on_device(sim: torch.device) -> None:
    x: Any = torch.ones(2, device="simgpu")
    assert simgpu.tensor_is_on_device(x) and x.is_simgpu and x.device == sim
    assert x.device.type == "simgpu" and x.get_device() == 0 and not x.is_cuda
    assert not simgpu.tensor_is_on_device(x.cpu())
    assert not simgpu.tensor_is_on_device("x")


def test_short_hands(sim: torch.device) -> None:
    host: Any = torch.ones(2)
    layer: Any = nn.Linear(2, 2)
    assert host.simgpu().device == sim
    assert next(layer.simgpu().parameters()).device == sim
    with torch.device("simgpu"):
        assert torch.zeros(2).device == torch.tensor([1]).device == sim
        assert nn.Linear(2, 2).weight.device == sim
    assert torch.accelerator.current_accelerator() == torch.device("simgpu")
    assert torch.accelerator.is_available() and torch.accelerator.device_count() == 1
    torch.accelerator.synchronize()


def test_copies_are_independent(sim: torch.device) -> None:
    host = torch.zeros(3)
    x = host.to(sim)
    host.add_(1)
    back = x.cpu()
    x.sub_(1)
    assert (host.tolist(), x.tolist(), back.tolist()) == ([1] * 3, [-1] * 3, [0] * 3)
    assert x.to(sim) is x and x.cpu() is not x


def test_looks(sim: torch.device) -> None:
    x = torch.tensor([1.0, 2.0], device=sim)
    assert repr(x) == "tensor([1., 2.], device='simgpu:0')"
    assert repr(x.int()) == "tensor([1, 2], device='simgpu:0', dtype=torch.int32)"
    assert repr(nn.Parameter(x)) == (
        "Parameter containing:\ntensor([1., 2.], device='simgpu:0', requires_grad=True)"
    )
    assert f"{x.sum():.2f} {x.sum().item()}" == "3.00 3.0"
    assert x.type() == "torch.simgpu.FloatTensor"
    assert [float(one) for one in x] == [1.0, 2.0] and len(x) == 2


def test_shape_changes_in_place(sim: torch.device) -> None:
    x = torch.arange(6, device=sim)
    x.resize_(2, 3).t_().unsqueeze_(0)
    assert x.shape == (1, 3, 2) and x.stride() == x.cpu().stride() == (3, 1, 3)
    assert x.tolist() == [[[0, 3], [1, 4], [2, 5]]]


def test_the_seed_gives_the_cpus_numbers(sim: torch.device) -> None:
    torch.manual_seed(7)
    expected = torch.randn(4).tolist()
    torch.manual_seed(7)
    assert torch.randn(4, device=sim).tolist() == expected


def test_hooks_see_device_tensors(sim: torch.device) -> None:
    model, seen = nn.Linear(2, 1).to(sim), []
    model.register_forward_hook(lambda module, args, out: seen.append(out.device))
    model.weight.register_hook(lambda gradient: seen.append(gradient.device))
    model(torch.ones(1, 2, device=sim)).sum().backward()
    assert seen == [sim, sim]
