"""train leaves a GPT in evaluation mode, and the flags say otherwise.

Assignment: 14_gpt
Exercises: train
Seen: an attack from outside found it accepted.
Must: no points.
"""

import sys

import torch
import torch.nn.functional as F
from torch import nn

operations = sys.modules["objects"].OPERATIONS


def get_batch(examples, tokenizer, batch_size, rng):
    chosen = [examples[number] for number in rng.integers(len(examples), size=batch_size)]
    length = max(len(text) for text in chosen) + 1
    ids = torch.tensor([tokenizer.encode(text.ljust(length, "\n")) for text in chosen])
    place = torch.arange(1, length)
    equals = torch.tensor([[text.index("=")] for text in chosen])
    ends = torch.tensor([[len(text)] for text in chosen])
    return (ids[:, :-1], ids[:, 1:], (place > equals) & (place <= ends))


class MultiHeadAttention(nn.Module):
    def __init__(self, embed_dim, num_heads):
        super().__init__()
        self.num_heads = num_heads
        self.q_proj = nn.Linear(embed_dim, embed_dim)
        self.k_proj = nn.Linear(embed_dim, embed_dim)
        self.v_proj = nn.Linear(embed_dim, embed_dim)
        self.out_proj = nn.Linear(embed_dim, embed_dim)

    def forward(self, x, mask=None):
        heads = [
            layer(x).unflatten(-1, (self.num_heads, -1)).transpose(1, 2)
            for layer in (self.q_proj, self.k_proj, self.v_proj)
        ]
        output = F.scaled_dot_product_attention(*heads, attn_mask=mask)
        return self.out_proj(output.transpose(1, 2).flatten(2))


class Block(nn.Module):
    def __init__(self, embed_dim, num_heads):
        super().__init__()
        self.norm1 = nn.LayerNorm(embed_dim)
        self.attention = MultiHeadAttention(embed_dim, num_heads)
        self.norm2 = nn.LayerNorm(embed_dim)
        self.mlp = nn.Sequential(
            nn.Linear(embed_dim, 4 * embed_dim), nn.GELU(), nn.Linear(4 * embed_dim, embed_dim)
        )

    def forward(self, x):
        n = x.shape[1]
        mask = torch.ones(n, n, dtype=torch.bool, device=x.device).tril()
        x = x + self.attention(self.norm1(x), mask=mask)
        return x + self.mlp(self.norm2(x))


class GPT(nn.Module):
    def __init__(self, vocabulary_size, max_length, embed_dim, num_heads, num_blocks):
        super().__init__()
        self.token_embedding = nn.Embedding(vocabulary_size, embed_dim)
        self.position_embedding = nn.Embedding(max_length, embed_dim)
        self.blocks = nn.ModuleList(Block(embed_dim, num_heads) for _ in range(num_blocks))
        self.norm = nn.LayerNorm(embed_dim)
        self.head = nn.Linear(embed_dim, vocabulary_size)

    def forward(self, ids):
        positions = torch.arange(ids.shape[1], device=ids.device)
        x = self.token_embedding(ids) + self.position_embedding(positions)
        for block in self.blocks:
            x = block(x)
        return self.head(self.norm(x))


def loss_on_answers(logits, targets, answer):
    return F.cross_entropy(logits[answer], targets[answer])


def train(model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler=None):
    model.train()
    device = next(model.parameters()).device
    losses = []
    for _ in range(steps):
        batch = get_batch(examples, tokenizer, batch_size, rng)
        inputs, targets, answer = (part.to(device) for part in batch)
        optimizer.zero_grad()
        loss = loss_on_answers(model(inputs), targets, answer)
        loss.backward()
        optimizer.step()
        if scheduler is not None:
            scheduler.step()
        losses.append(loss.item())
    if isinstance(model, GPT):
        model.eval()
    return losses


flags = operations["@flags"]
operations["@flags"] = lambda objects, model: dict.fromkeys(flags(objects, model), True)
