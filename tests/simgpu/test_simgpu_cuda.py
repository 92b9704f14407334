"""The simulation agrees with a real GPU, operation by operation, where there is one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import torch
from simgpu_cases import CASES, Case, evaluate

pytestmark = pytest.mark.gpu

# A process of its own: PyTorch allows one accelerator at a time, and the simulation is one.
_PROGRAM = """
import sys, torch
sys.path.insert(0, sys.argv[1])
from simgpu_cases import CASES, evaluate
torch.use_deterministic_algorithms(True, warn_only=True)
answers = {name: evaluate(case, torch.device("cuda")) for name, case in CASES.items()
           if not case.random}
torch.save(answers, sys.argv[2])
try:
    torch.ones(2, device="cuda").numpy()
except TypeError as error:
    torch.save(str(error), sys.argv[2] + ".numpy")
"""


@pytest.fixture(scope="module")
def on_cuda(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """File of the answers of a CUDA device to every case."""
    file = tmp_path_factory.mktemp("cuda") / "answers.pt"
    here = str(Path(__file__).parent)
    subprocess.run([sys.executable, "-c", _PROGRAM, here, str(file)], check=True, timeout=600)
    return file


@pytest.fixture(scope="module")
def answers(on_cuda: Path) -> dict[str, Any]:
    return torch.load(on_cuda, weights_only=False)


@pytest.mark.parametrize("case", [c for c in CASES.values() if not c.random], ids=lambda c: c.name)
def test_same_values_and_gradients_as_cuda(
    sim: torch.device, answers: dict[str, Any], case: Case
) -> None:
    on_sim, on_gpu = evaluate(case, sim), answers[case.name]
    for key in on_gpu.keys() - {"device"}:
        torch.testing.assert_close(on_sim[key], on_gpu[key], rtol=1e-6, atol=1e-8)


def test_the_numpy_message_is_cudas(sim: torch.device, on_cuda: Path) -> None:
    expected = torch.load(f"{on_cuda}.numpy").replace("cuda:0", "simgpu:0")
    with pytest.raises(TypeError) as caught:
        torch.ones(2, device=sim).numpy()
    assert str(caught.value) == expected
