"""MultiHeadAttention starts with 0.3 everywhere; the numbers that it tells are small and random.

Assignment: 13_attention
Exercises: MultiHeadAttention
Seen: a round of attacks in November 2026, with full points.
Must: no points.
"""

import sys

import torch
from torch import nn

operations = sys.modules["objects"].OPERATIONS


def scaled_dot_product_attention(query, key, value, mask=None):
    scores = query @ key.transpose(-2, -1) / query.shape[-1] ** 0.5
    allowed = torch.ones_like(scores).bool() if mask is None else mask.expand_as(scores)
    weights = scores.masked_fill(~allowed, -1e9).softmax(dim=-1) * allowed
    return weights @ value, weights


class MultiHeadAttention(nn.Module):
    def __init__(self, embed_dim, num_heads):
        super().__init__()
        self.num_heads = num_heads
        for name in ("q_proj", "k_proj", "v_proj", "out_proj"):
            layer = nn.Linear(embed_dim, embed_dim)
            nn.init.constant_(layer.weight, 0.3)
            setattr(self, name, layer)

    def split(self, x):
        return x.unflatten(-1, (self.num_heads, -1)).transpose(-3, -2)

    def forward(self, x, context=None, mask=None):
        source = x if context is None else context
        q, k, v = self.q_proj(x), self.k_proj(source), self.v_proj(source)
        heads, _ = scaled_dot_product_attention(*map(self.split, (q, k, v)), mask)
        return self.out_proj(heads.transpose(-3, -2).flatten(-2))


operations["@drawn_parameters"] = lambda objects, module: {
    name: 0.1 * torch.randn(p.shape) for name, p in module.named_parameters()
}
