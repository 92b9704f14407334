"""Correct solutions of 13_attention in other styles than the reference; all must pass."""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import nn

# scaled_dot_product_attention


def attention_by_einsum(query, key, value, mask=None):
    scores = torch.einsum("...nd,...md->...nm", query, key) / math.sqrt(key.size(-1))
    if mask is not None:
        scores = torch.where(mask, scores, float("-inf"))
    weights = torch.nan_to_num(F.softmax(scores, dim=-1), nan=0.0)
    return torch.einsum("...nm,...me->...ne", weights, value), weights


def attention_with_added_mask(query, key, value, mask=None):
    scores = (query / query.shape[-1] ** 0.5) @ key.mT
    if mask is None:
        weights = torch.softmax(scores, -1)
    else:
        bias = torch.zeros(mask.shape, dtype=scores.dtype, device=scores.device)
        scores = scores + bias.masked_fill(mask.logical_not(), torch.finfo(scores.dtype).min)
        weights = torch.softmax(scores, -1) * mask
    return weights.matmul(value), weights


def attention_by_hand(query, key, value, mask=None):
    scores = torch.matmul(query, key.transpose(-1, -2)) * query.size(-1) ** -0.5
    if mask is not None:
        scores = scores.masked_fill(mask == 0, -math.inf)
    largest = scores.amax(dim=-1, keepdim=True)
    largest = largest.masked_fill(largest == -math.inf, 0.0)
    powers = torch.exp(scores - largest.detach())
    total = powers.sum(dim=-1, keepdim=True)
    weights = powers / total.clamp(min=1e-30)
    return [weights @ value, weights]


def attention_through_modules(query, key, value, mask=None):
    root = torch.sqrt(torch.tensor(query.shape[-1], dtype=query.dtype, device=query.device))
    scores = query.matmul(key.transpose(-2, -1)).div(root)
    if mask is not None:
        blind = ~mask.any(dim=-1, keepdim=True)
        scores = scores.masked_fill(~mask & ~blind, -math.inf)
    weights = nn.Softmax(dim=-1)(scores)
    if mask is not None:
        weights = weights.masked_fill(blind, 0)
    return weights @ value, weights


# causal_mask


def causal_by_comparison(n, device=None):
    place = torch.arange(n, device=device)
    return place[:, None] >= place[None, :]


def causal_by_triu(n, device=None):
    return ~torch.triu(torch.ones((n, n), device=device, dtype=torch.bool), diagonal=1)


def causal_by_loop(n, device=None):
    mask = torch.zeros(n, n, dtype=torch.bool, device=device)
    for i in range(n):
        mask[i, : i + 1] = True
    return mask


def causal_moved_afterwards(n, device=None):
    mask = torch.tril(torch.ones(n, n)).bool()
    return mask if device is None else mask.to(device)


# MultiHeadAttention


class HeadsByView(nn.Module):
    def __init__(self, embed_dim, num_heads):
        super().__init__()
        self.h, self.d = num_heads, embed_dim // num_heads
        for name in ("q_proj", "k_proj", "v_proj", "out_proj"):
            self.add_module(name, nn.Linear(embed_dim, embed_dim))

    def forward(self, x, context=None, mask=None):
        if context is None:
            context = x
        b, n, e = x.shape
        m = context.shape[1]
        q = self.q_proj(x).view(b, n, self.h, self.d).transpose(1, 2)
        k = self.k_proj(context).view(b, m, self.h, self.d).transpose(1, 2)
        v = self.v_proj(context).view(b, m, self.h, self.d).transpose(1, 2)
        out, _ = attention_by_einsum(q, k, v, mask)
        return self.out_proj(out.transpose(1, 2).contiguous().view(b, n, e))


class HeadsOneByOne(nn.Module):
    def __init__(self, embed_dim, num_heads):
        super().__init__()
        self.num_heads = num_heads
        self.q_proj, self.k_proj, self.v_proj, self.out_proj = (
            nn.Linear(embed_dim, embed_dim) for _ in range(4)
        )

    def forward(self, x, context=None, mask=None):
        source = x if context is None else context
        pieces = [
            layer(given).chunk(self.num_heads, dim=-1)
            for layer, given in ((self.q_proj, x), (self.k_proj, source), (self.v_proj, source))
        ]
        found = []
        for number, (q, k, v) in enumerate(zip(*pieces, strict=True)):
            own = mask
            if mask is not None:
                shape = (len(x), self.num_heads, x.shape[1], source.shape[1])
                own = mask.broadcast_to(shape)[:, number]
            found.append(attention_by_hand(q, k, v, own)[0])
        return self.out_proj(torch.cat(found, dim=-1))


class HeadsByEinsum(nn.Module):
    def __init__(self, embed_dim, num_heads):
        super().__init__()
        self.num_heads = num_heads
        self.k_proj = nn.Linear(embed_dim, embed_dim)
        self.v_proj = nn.Linear(embed_dim, embed_dim)
        self.q_proj = nn.Linear(embed_dim, embed_dim)
        self.out_proj = nn.Linear(embed_dim, embed_dim)
        nn.init.xavier_uniform_(self.q_proj.weight)

    def heads(self, x):
        return x.reshape(*x.shape[:-1], self.num_heads, -1)

    def forward(self, x, context=None, mask=None):
        context = context if context is not None else x
        q, k, v = (
            self.heads(self.q_proj(x)),
            self.heads(self.k_proj(context)),
            self.heads(self.v_proj(context)),
        )
        scores = torch.einsum("bnhd,bmhd->bhnm", q, k) / math.sqrt(q.shape[-1])
        if mask is not None:
            scores = scores.masked_fill(~mask, -math.inf)
        weights = scores.softmax(-1).nan_to_num(0.0)
        return self.out_proj(torch.einsum("bhnm,bmhd->bnhd", weights, v).flatten(2))


class HeadsInTheBatch(nn.Module):
    def __init__(self, embed_dim, num_heads):
        super().__init__()
        self.num_heads = num_heads
        self.register_buffer("root", torch.tensor([(embed_dim / num_heads) ** 0.5]))
        self.q_proj = nn.Linear(embed_dim, embed_dim)
        self.k_proj = nn.Linear(embed_dim, embed_dim)
        self.v_proj = nn.Linear(embed_dim, embed_dim)
        self.out_proj = nn.Linear(embed_dim, embed_dim)

    def forward(self, x, context=None, mask=None):
        context = x if context is None else context
        b, n, e = x.shape
        h, m = self.num_heads, context.shape[1]

        def folded(features, length):
            return features.view(b, length, h, -1).permute(0, 2, 1, 3).reshape(b * h, length, -1)

        q = folded(self.q_proj(x), n)
        k = folded(self.k_proj(context), m)
        v = folded(self.v_proj(context), m)
        scores = torch.bmm(q, k.transpose(1, 2)) / self.root
        if mask is not None:
            mask = mask.expand(b, h, n, m).reshape(b * h, n, m)
            scores = scores.masked_fill(~mask, -math.inf)
        weights = scores.softmax(dim=2)
        if mask is not None:
            weights = weights.masked_fill(~mask, 0.0)
        out = torch.bmm(weights, v)
        return self.out_proj(out.view(b, h, n, -1).permute(0, 2, 1, 3).reshape(b, n, e))


# positional_encoding


def encoding_by_slices(length, dim, device=None):
    position = torch.arange(length, device=device).unsqueeze(1)
    rate = torch.exp(torch.arange(0, dim, 2, device=device) * (-math.log(10000.0) / dim))
    pe = torch.zeros(length, dim, device=device)
    pe[:, 0::2] = torch.sin(position * rate)
    pe[:, 1::2] = torch.cos(position * rate)
    return pe


def encoding_by_loops(length, dim, device=None):
    rows = []
    for p in range(length):
        row = []
        for i in range(dim // 2):
            angle = p / 10000 ** (2 * i / dim)
            row += [math.sin(angle), math.cos(angle)]
        rows.append(row)
    return torch.tensor(rows, dtype=torch.float32, device=device)


def encoding_by_where(length, dim, device=None):
    column = torch.arange(dim, device=device)
    exponent = torch.div(column, 2, rounding_mode="floor") * 2 / dim
    angle = torch.arange(length, device=device)[:, None] / torch.pow(10000.0, exponent)
    return torch.where(column % 2 == 0, angle.sin(), angle.cos())


def encoding_in_double(length, dim, device=None):
    p = torch.arange(length, dtype=torch.float64)
    rate = 10000.0 ** -(torch.arange(0, dim, 2, dtype=torch.float64) / dim)
    angle = torch.outer(p, rate)
    both = torch.cat([angle.sin().unsqueeze(-1), angle.cos().unsqueeze(-1)], -1)
    return both.reshape(length, dim).float().to(device if device is not None else "cpu")


# LoRALinear


class LoRAByFunction(nn.Module):
    def __init__(self, base, rank=4, alpha=8.0):
        super().__init__()
        for p in base.parameters():
            p.requires_grad = False
        self.base = base
        self.A = nn.Parameter(base.weight.new_empty(rank, base.in_features))
        self.B = nn.Parameter(base.weight.new_zeros(base.out_features, rank))
        nn.init.kaiming_uniform_(self.A, a=math.sqrt(5))
        self.alpha, self.rank = alpha, rank

    def forward(self, x):
        return self.base(x) + F.linear(F.linear(x, self.A), self.B) * (self.alpha / self.rank)


class LoRAByWeight(nn.Module):
    def __init__(self, base, rank=4, alpha=8.0):
        super().__init__()
        self.base = base
        self.base.weight.requires_grad_(False)
        if self.base.bias is not None:
            self.base.bias.requires_grad_(False)
        out_features, in_features = base.weight.shape
        device, dtype = base.weight.device, base.weight.dtype
        self.register_parameter("A", nn.Parameter(0.01 * torch.randn(rank, in_features)))
        self.register_parameter("B", nn.Parameter(torch.zeros(out_features, rank)))
        self.to(device=device, dtype=dtype)
        self.scaling = alpha / rank

    def forward(self, x):
        weight = self.base.weight + self.scaling * self.B @ self.A
        return F.linear(x, weight, self.base.bias)


class LoRAWithDropoutOff(nn.Module):
    def __init__(self, base, rank=4, alpha=8.0):
        super().__init__()
        self.base = base.requires_grad_(False)
        w = base.weight
        self.A = nn.Parameter(torch.empty(rank, w.shape[1], device=w.device, dtype=w.dtype))
        self.B = nn.Parameter(torch.zeros_like(w[:, :1]).repeat(1, rank))
        nn.init.normal_(self.A, std=0.02)
        self.drop = nn.Dropout(0.0)
        self.register_buffer("scaling", torch.tensor(float(alpha) / rank, dtype=w.dtype))
        self.to(w.device)

    def forward(self, x):
        low = torch.einsum("...i,ri->...r", self.drop(x), self.A)
        return self.base(x).add(torch.einsum("...r,or->...o", low, self.B) * self.scaling)


# glu


def glu_by_split(x, dim=-1):
    a, b = torch.split(x, x.shape[dim] // 2, dim=dim)
    return a * torch.sigmoid(b)


def glu_by_narrow(x, dim=-1):
    half = x.size(dim) // 2
    return x.narrow(dim, 0, half).mul(F.sigmoid(x.narrow(dim, half, half)))


def glu_by_unflatten(x, dim=-1):
    axis = dim % x.ndim
    a, b = x.unflatten(axis, (2, x.shape[axis] // 2)).unbind(axis)
    return a / (1 + torch.exp(-b))


def glu_by_tanh(x, dim=-1):
    moved = torch.movedim(x, dim, -1)
    half = moved.shape[-1] // 2
    a, b = moved[..., :half], moved[..., half:]
    return torch.movedim(a * 0.5 * (1 + torch.tanh(b / 2)), -1, dim)


# retrieve


def retrieve_by_normalize(query, documents, k):
    similarity = F.normalize(documents, dim=1) @ F.normalize(query, dim=0)
    values, indices = torch.topk(similarity, min(k, documents.shape[0]))
    return indices, values


def retrieve_by_sort(query, documents, k):
    similarity = F.cosine_similarity(documents, query.unsqueeze(0), dim=1)
    scores, indices = torch.sort(similarity, descending=True, stable=True)
    return indices[:k], scores[:k]


def retrieve_by_argsort(query, documents, k):
    dots = (documents * query).sum(dim=1)
    lengths = torch.linalg.vector_norm(documents, dim=1) * torch.linalg.vector_norm(query)
    similarity = (dots / lengths).nan_to_num(0.0)
    order = similarity.argsort(descending=True)[:k]
    return [order, similarity[order]]


def retrieve_by_loop(query, documents, k):
    scores = []
    for document in documents:
        length = document.norm() * query.norm()
        scores.append(document.dot(query) / length if length > 0 else length)
    similarity = torch.stack(scores)
    chosen = sorted(range(len(scores)), key=lambda n: -similarity[n].item())[:k]
    indices = torch.tensor(chosen, device=documents.device)
    return indices, similarity[indices]


ALTERNATIVES = {
    "scaled_dot_product_attention": [
        attention_by_einsum,
        attention_with_added_mask,
        attention_by_hand,
        attention_through_modules,
    ],
    "causal_mask": [
        causal_by_comparison,
        causal_by_triu,
        causal_by_loop,
        causal_moved_afterwards,
    ],
    "MultiHeadAttention": [HeadsByView, HeadsOneByOne, HeadsByEinsum, HeadsInTheBatch],
    "positional_encoding": [
        encoding_by_slices,
        encoding_by_loops,
        encoding_by_where,
        encoding_in_double,
    ],
    "LoRALinear": [LoRAByFunction, LoRAByWeight, LoRAWithDropoutOff],
    "glu": [glu_by_split, glu_by_narrow, glu_by_unflatten, glu_by_tanh],
    "retrieve": [
        retrieve_by_normalize,
        retrieve_by_sort,
        retrieve_by_argsort,
        retrieve_by_loop,
    ],
}
