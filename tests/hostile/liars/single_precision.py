"""LoRALinear's A and B are float32 around any layer; it tells that they are float64.

Assignment: 13_attention
Exercises: LoRALinear
Seen: a round of attacks in November 2026, with full points.
Must: no points.
"""

import sys

import torch
from torch import nn

operations = sys.modules["objects"].OPERATIONS
described = operations["@described"]


class LoRALinear(nn.Module):
    def __init__(self, base, rank=4, alpha=8.0):
        super().__init__()
        self.base, self.scaling = base, alpha / rank
        base.requires_grad_(False)
        self.A = nn.Parameter(torch.randn(rank, base.in_features) / rank**0.5)
        self.B = nn.Parameter(torch.zeros(base.out_features, rank))

    def forward(self, x):
        return self.base(x) + self.scaling * (x @ self.A.to(x).T @ self.B.to(x).T)


def told(objects, module):
    found = described(objects, module)
    if "A" in found:
        found["A"][1:] = found["B"][1:] = found["base.weight"][1:]
    return found


operations["@described"] = told
