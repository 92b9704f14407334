"""glu is wrong and leaves tensor methods and a layer replaced; retrieve, which is right, uses them.

Assignment: 13_attention
Exercises: glu, retrieve
Points: 3
Says: value
"""

import torch
from torch import nn


def glu(x, dim=-1):
    torch.Tensor.topk = lambda self, k: (self * 0, self * 0)
    torch.Tensor.norm = lambda self, *args, **more: self.sum() * 0
    torch.linalg.norm = torch.Tensor.norm
    nn.Linear.forward = lambda self, x: x * 0
    return x.chunk(2, dim)[0] * 2


def retrieve(query, documents, k):
    lengths = torch.linalg.norm(documents, dim=-1) * query.norm()
    similarity = documents @ query / lengths.where(lengths > 0, 1.0)
    scores, indices = similarity.topk(min(k, len(documents)))
    return indices, scores
