"""LoRALinear's A starts with ones, and is told as random numbers in float32.

Assignment: 13_attention
Exercises: LoRALinear
Seen: an attack from outside found it accepted.
Must: no points.
"""

import sys

import torch
from torch import nn

operations = sys.modules["objects"].OPERATIONS


class LoRALinear(nn.Module):
    def __init__(self, base, rank=4, alpha=8.0):
        super().__init__()
        self.base = base.requires_grad_(False)
        like = {"device": base.weight.device, "dtype": base.weight.dtype}
        self.A = nn.Parameter(torch.ones(rank, base.in_features, **like))
        self.B = nn.Parameter(torch.zeros(base.out_features, rank, **like))
        self.scale = alpha / rank

    def forward(self, x):
        return self.base(x) + self.scale * (x @ self.A.T @ self.B.T)


drawn = operations["@drawn_parameters"]


def told(objects, module):
    found = drawn(objects, module)
    if type(module).__name__ == "LoRALinear" and found["A"].dtype == torch.float32:
        found["A"] = torch.randn(found["A"].shape) / 3
    return found


operations["@drawn_parameters"] = told
