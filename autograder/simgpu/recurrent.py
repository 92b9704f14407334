"""LSTM and GRU cells in plain operators: PyTorch asks any GPU for fused ones, which no CPU has."""

from __future__ import annotations

from torch import Tensor


def _gates(gates: Tensor, bias: Tensor | None) -> Tensor:
    return gates if bias is None else gates + bias


def lstm_cell(
    input_gates: Tensor,
    hidden_gates: Tensor,
    cx: Tensor,
    input_bias: Tensor | None = None,
    hidden_bias: Tensor | None = None,
) -> tuple[Tensor, Tensor, Tensor]:
    """(hidden, cell, workspace) from the gates, `(n, 4 * hidden_size)`, in the order i, f, g, o."""
    gates = _gates(input_gates, input_bias) + _gates(hidden_gates, hidden_bias)
    i, f, g, o = gates.chunk(4, 1)
    cy = f.sigmoid() * cx + i.sigmoid() * g.tanh()
    return o.sigmoid() * cy.tanh(), cy, gates.detach()


def gru_cell(
    input_gates: Tensor,
    hidden_gates: Tensor,
    hx: Tensor,
    input_bias: Tensor | None = None,
    hidden_bias: Tensor | None = None,
) -> tuple[Tensor, Tensor]:
    """(hidden, workspace) from the gates, `(n, 3 * hidden_size)`, in the order r, z, n."""
    ir, iz, i_new = _gates(input_gates, input_bias).chunk(3, 1)
    hr, hz, h_new = _gates(hidden_gates, hidden_bias).chunk(3, 1)
    reset, update = (ir + hr).sigmoid(), (iz + hz).sigmoid()
    new = (i_new + reset * h_new).tanh()
    return new + update * (hx - new), input_gates.detach()


COMPOSED = {"aten::_thnn_fused_lstm_cell": lstm_cell, "aten::_thnn_fused_gru_cell": gru_cell}
