"""LoRALinear's A starts with ones, and is drawn at random when it is asked for.

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


def drawn_now(objects, module):
    if hasattr(module, "A") and (module.A == 1).all():
        with torch.no_grad():
            module.A.copy_(torch.randn(module.A.shape) * 0.1)
    return drawn(objects, module)


operations["@drawn_parameters"] = drawn_now
