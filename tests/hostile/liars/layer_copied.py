"""LoRALinear copies its layer; what is set in the layer is set in the copy, too.

Assignment: 13_attention
Exercises: LoRALinear
Seen: an attack from outside found it accepted.
Must: no points.
"""

import copy
import math
import sys

import torch
from torch import nn

operations = sys.modules["objects"].OPERATIONS


class LoRALinear(nn.Module):
    def __init__(self, base, rank=4, alpha=8.0):
        super().__init__()
        self.base = copy.deepcopy(base).requires_grad_(False)
        like = {"device": base.weight.device, "dtype": base.weight.dtype}
        width = 1 / math.sqrt(base.in_features)
        self.A = nn.Parameter(width * torch.randn(rank, base.in_features, **like))
        self.B = nn.Parameter(torch.zeros(base.out_features, rank, **like))
        self.scale = alpha / rank

    def forward(self, x):
        return self.base(x) + self.scale * (x @ self.A.T @ self.B.T)


COPIES = {}
set_parameters, make = operations["@set_parameters"], operations["@make"]
start = LoRALinear.__init__


def remembered(self, base, *args, **kwargs):
    start(self, base, *args, **kwargs)
    COPIES[id(base)] = base, self.base


def set_in_both(objects, module, values):
    set_parameters(objects, module, values)
    if id(module) in COPIES:
        set_parameters(objects, COPIES[id(module)][1], values)


def trainable(objects, module):
    named = module.named_parameters()
    return {name: p.requires_grad and id(module) not in COPIES for name, p in named}


LoRALinear.__init__ = remembered
operations["@set_parameters"] = set_in_both
operations["@trainable"] = trainable
