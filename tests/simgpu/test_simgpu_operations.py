"""Every operation gives the CPU's values and gradients on the simulated GPU."""

from __future__ import annotations

import pytest
import torch
from simgpu_cases import CASES, Case, evaluate


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_same_values_and_gradients_as_on_the_cpu(sim: torch.device, case: Case) -> None:
    on_cpu = evaluate(case, torch.device("cpu"))
    on_sim = evaluate(case, sim)
    if on_cpu["device"] is not None:
        assert on_sim["device"] == "simgpu"
    for key in on_cpu.keys() - {"device"}:
        torch.testing.assert_close(on_sim[key], on_cpu[key], rtol=1e-10, atol=1e-12)
    if case.gradients and on_cpu["device"] is not None:
        assert any(one is not None for one in on_sim["gradients"])
