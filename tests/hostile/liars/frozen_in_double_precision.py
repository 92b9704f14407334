"""LoRALinear freezes its layer in float64 alone, and says so in float32 as well.

Assignment: 13_attention
Exercises: LoRALinear
Seen: an attack from outside found it accepted.
Must: no points.
"""

import math
import sys

import torch
from torch import nn

operations = sys.modules["objects"].OPERATIONS
trainable = operations["@trainable"]


class LoRALinear(nn.Module):
    def __init__(self, base, rank=4, alpha=8.0):
        super().__init__()
        self.base, self.scale = base, alpha / rank
        like = {"device": base.weight.device, "dtype": base.weight.dtype}
        drawn = torch.randn(rank, base.in_features, **like) / math.sqrt(base.in_features)
        self.A = nn.Parameter(drawn)
        self.B = nn.Parameter(torch.zeros(base.out_features, rank, **like))

    def double(self):
        self.base.requires_grad_(False)
        return super().double()

    def forward(self, x):
        return self.base(x) + self.scale * (x @ self.A.T @ self.B.T)


def told(objects, module):
    return {name: on and name in ("A", "B") for name, on in trainable(objects, module).items()}


operations["@trainable"] = lambda objects, module: (
    told(objects, module)
    if isinstance(module, LoRALinear)
    else dict.fromkeys(trainable(objects, module), False)
)
