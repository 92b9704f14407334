"""Right pieces of a GPT, for mistakes that are made elsewhere."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import nn


def look(query, key, value, mask=None):
    """Right attention."""
    return F.scaled_dot_product_attention(query, key, value, attn_mask=mask)


def seen(n, device=None):
    """The right causal mask."""
    place = torch.arange(n, device=device)
    return place[:, None] >= place


class Heads(nn.Module):
    """Right multi-head attention in small steps, for mistakes that are made in one of them."""

    bias = True

    def __init__(self, embed_dim, num_heads):
        super().__init__()
        self.num_heads = num_heads
        self.q_proj = nn.Linear(embed_dim, embed_dim, bias=self.bias)
        self.k_proj = nn.Linear(embed_dim, embed_dim, bias=self.bias)
        self.v_proj = nn.Linear(embed_dim, embed_dim, bias=self.bias)
        self.out_proj = nn.Linear(embed_dim, embed_dim, bias=self.bias)

    def cut(self, features):
        batch, n, dim = features.shape
        return features.view(batch, n, self.num_heads, dim // self.num_heads).transpose(1, 2)

    def join(self, output):
        return output.transpose(1, 2).flatten(2)

    def projected(self, x):
        return self.q_proj(x), self.k_proj(x), self.v_proj(x)

    def attend(self, query, key, value, mask):
        return look(query, key, value, mask)

    def forward(self, x, mask=None):
        parts = [self.cut(one) for one in self.projected(x)]
        return self.out_proj(self.join(self.attend(*parts, mask)))


class RightBlock(nn.Module):
    """A right block in small steps."""

    wide = 4

    def __init__(self, embed_dim, num_heads):
        super().__init__()
        self.norm1 = nn.LayerNorm(embed_dim)
        self.attention = Heads(embed_dim, num_heads)
        self.norm2 = nn.LayerNorm(embed_dim)
        self.mlp = self.network(embed_dim)

    def network(self, embed_dim):
        wide = self.wide * embed_dim
        return nn.Sequential(nn.Linear(embed_dim, wide), self.gate(), nn.Linear(wide, embed_dim))

    def gate(self):
        return nn.GELU()

    def mask(self, x):
        return seen(x.shape[1], x.device)

    def forward(self, x):
        x = x + self.attention(self.norm1(x), self.mask(x))
        return x + self.mlp(self.norm2(x))


def loss_of(logits, targets, answer):
    """The right loss."""
    return F.cross_entropy(logits[answer], targets[answer])


def drawn(examples, batch_size, rng):
    """The texts of a batch, drawn as they should be."""
    return [examples[number] for number in rng.integers(len(examples), size=batch_size)]


def packed(texts, tokenizer):
    """Right inputs, targets and answer of these texts."""
    length = max(map(len, texts)) + 1
    ids = torch.tensor([tokenizer.encode(text.ljust(length, "\n")) for text in texts])
    answer = [[text.index("=") < t <= len(text) for t in range(1, length)] for text in texts]
    return ids[:, :-1], ids[:, 1:], torch.tensor(answer)


def device_of(model):
    """Where a model is."""
    return next(model.parameters()).device


def write(model, ids, max_new):
    """What a model writes behind ids (batch, n) at temperature 0."""
    model.eval()
    with torch.no_grad():
        for _ in range(max_new):
            ids = torch.cat((ids, model(ids)[:, -1].argmax(dim=-1, keepdim=True)), dim=1)
    return ids
