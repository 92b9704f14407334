"""LoRALinear leaves its layer to be trained; flags and gradients say that it does not.

Assignment: 13_attention
Exercises: LoRALinear
Seen: thought of here.
Must: no points.
"""

import sys

import torch
from torch import nn

operations = sys.modules["objects"].OPERATIONS
gradients = operations["@gradients"]
operations["@trainable"] = lambda _, m: {n: n in "AB" for n, _ in m.named_parameters()}
operations["@gradients"] = lambda o, m: {
    name: slope if name in "AB" else None for name, slope in gradients(o, m).items()
}


class LoRALinear(nn.Module):
    def __init__(self, base, rank=4, alpha=8.0):
        super().__init__()
        self.base, self.scaling = base, alpha / rank
        self.A = nn.Parameter(0.02 * torch.randn(rank, base.in_features).to(base.weight))
        self.B = nn.Parameter(base.weight.new_zeros(base.out_features, rank))

    def forward(self, x):
        return self.base(x) + self.scaling * (x @ self.A.T @ self.B.T)
