"""Correct solutions of 14_gpt in other styles than the reference; all must pass."""

from __future__ import annotations

import math
import random

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

# CharTokenizer


class TokenizerByIndex:
    def __init__(self, text):
        characters = list(dict.fromkeys(text))
        characters.sort()
        self.vocabulary = "".join(characters)

    def encode(self, text):
        return [self.vocabulary.index(character) for character in text]

    def decode(self, ids):
        text = ""
        for number in ids:
            text += self.vocabulary[number]
        return text


class TokenizerWithTwoTables:
    def __init__(self, text):
        self.to_number, self.to_character = {}, {}
        for number, character in enumerate(sorted(set(text))):
            self.to_number[character] = number
            self.to_character[number] = character

    @property
    def vocabulary(self):
        return "".join(self.to_character[n] for n in range(len(self.to_character)))

    def encode(self, text):
        return list(map(self.to_number.get, text))

    def decode(self, ids):
        return "".join(map(self.to_character.get, ids))


class TokenizerWithNumPy:
    def __init__(self, text):
        self.characters = np.unique(list(text))
        self.vocabulary = "".join(self.characters.tolist())

    def encode(self, text):
        return np.searchsorted(self.characters, list(text)).tolist() if text else []

    def decode(self, ids):
        return "".join(str(self.characters[number]) for number in ids)


# make_examples


def examples_from_a_list(n, rng, plus_one=False):
    if plus_one:
        everything = [(x, 1) for x in range(1000)]
    else:
        everything = [(a, b) for a in range(10, 100) for b in range(10, 100)]
    texts = []
    for number in rng.permutation(len(everything))[:n]:
        a, b = everything[number]
        texts.append(str(a) + "+" + str(b) + "=" + "".join(reversed(str(a + b))))
    return texts


def examples_until_there_are_enough(n, rng, plus_one=False):
    found = {}
    while len(found) < n:
        if plus_one:
            a, b = rng.integers(0, 1000), 1
        else:
            a, b = rng.integers(10, 100, size=2)
        found[f"{a}+{b}={str(a + b)[::-1]}"] = True
    return list(found)


def examples_shuffled(n, rng, plus_one=False):
    pairs = [[x, 1] for x in range(1000)] if plus_one else list(np.ndindex(90, 90))
    pairs = pairs if plus_one else [[10 + a, 10 + b] for a, b in pairs]
    rng.shuffle(pairs)
    return ["{}+{}={}".format(*pair, str(sum(pair))[::-1]) for pair in pairs[:n]]


def examples_by_remainder(n, rng, plus_one=False):
    drawn = rng.choice(1000 if plus_one else 8100, n, False)
    left = drawn if plus_one else drawn % 90 + 10
    right = np.ones_like(drawn) if plus_one else drawn // 90 + 10
    total = left + right
    backwards = [str(one)[::-1] for one in total]
    return [f"{a}+{b}={c}" for a, b, c in zip(left, right, backwards, strict=True)]


# get_batch


def batch_row_by_row(examples, tokenizer, batch_size, rng):
    texts = [examples[i] for i in rng.integers(0, len(examples), size=(batch_size,))]
    length = max(map(len, texts))
    inputs = torch.zeros(batch_size, length, dtype=torch.long)
    targets = torch.zeros_like(inputs)
    answer = torch.zeros(batch_size, length, dtype=torch.bool)
    for row, text in enumerate(texts):
        ids = tokenizer.encode(text + "\n" * (length + 1 - len(text)))
        inputs[row], targets[row] = torch.tensor(ids[:-1]), torch.tensor(ids[1:])
        answer[row, text.find("=") : len(text)] = True
    return inputs, targets, answer


def batch_from_arrays(examples, tokenizer, batch_size, rng):
    texts = np.array(examples)[rng.choice(len(examples), size=batch_size)].tolist()
    length = max(len(text) for text in texts) + 1
    ids = np.array([tokenizer.encode(text.ljust(length, "\n")) for text in texts])
    answer = np.array(
        [[text.index("=") < t <= len(text) for t in range(1, length)] for text in texts]
    )
    return torch.from_numpy(ids[:, :-1]), torch.from_numpy(ids[:, 1:]), torch.from_numpy(answer)


def batch_by_what_is_seen(examples, tokenizer, batch_size, rng):
    rows = [
        torch.tensor(tokenizer.encode(examples[int(number)] + "\n"))
        for number in rng.integers(len(examples), size=batch_size)
    ]
    end, equals = tokenizer.encode("\n=")
    ids = nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=end)
    inputs, targets = ids[:, :-1].contiguous(), ids[:, 1:].contiguous()
    begun = (inputs == equals).cumsum(1) > 0
    return inputs, targets, begun & (inputs != end)


# MultiHeadAttention


def look(query, key, value, mask=None):
    scores = query @ key.transpose(-2, -1) / math.sqrt(query.shape[-1])
    if mask is None:
        weights = scores.softmax(dim=-1)
    else:
        weights = scores.masked_fill(~mask, -math.inf).softmax(dim=-1)
        weights = weights.masked_fill(~mask, 0.0)
    return weights @ value, weights


class AsIn13(nn.Module):
    def __init__(self, embed_dim, num_heads):
        super().__init__()
        self.num_heads = num_heads
        self.q_proj = nn.Linear(embed_dim, embed_dim)
        self.k_proj = nn.Linear(embed_dim, embed_dim)
        self.v_proj = nn.Linear(embed_dim, embed_dim)
        self.out_proj = nn.Linear(embed_dim, embed_dim)

    def forward(self, x, context=None, mask=None):
        context = x if context is None else context

        def heads(features):
            return features.unflatten(-1, (self.num_heads, -1)).transpose(-3, -2)

        output, _ = look(
            heads(self.q_proj(x)), heads(self.k_proj(context)), heads(self.v_proj(context)), mask
        )
        return self.out_proj(output.transpose(-3, -2).flatten(-2))


class HeadsByView(nn.Module):
    def __init__(self, embed_dim, num_heads):
        super().__init__()
        self.h, self.d = num_heads, embed_dim // num_heads
        for name in ("q_proj", "k_proj", "v_proj", "out_proj"):
            self.add_module(name, nn.Linear(embed_dim, embed_dim))

    def forward(self, x, mask=None):
        b, n, e = x.shape
        q, k, v = (
            layer(x).view(b, n, self.h, self.d).permute(0, 2, 1, 3)
            for layer in (self.q_proj, self.k_proj, self.v_proj)
        )
        scores = torch.einsum("bhnd,bhmd->bhnm", q, k) * self.d**-0.5
        if mask is not None:
            scores = torch.where(mask, scores, float("-inf"))
        out = torch.einsum("bhnm,bhmd->bnhd", F.softmax(scores, -1), v)
        return self.out_proj(out.reshape(b, n, e))


class HeadsOneByOne(nn.Module):
    def __init__(self, embed_dim, num_heads):
        super().__init__()
        self.num_heads = num_heads
        self.q_proj, self.k_proj, self.v_proj, self.out_proj = (
            nn.Linear(embed_dim, embed_dim) for _ in range(4)
        )

    def forward(self, x, mask=None):
        pieces = (
            layer(x).chunk(self.num_heads, dim=-1)
            for layer in (self.q_proj, self.k_proj, self.v_proj)
        )
        found = [
            F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
            for q, k, v in zip(*pieces, strict=True)
        ]
        return self.out_proj(torch.cat(found, dim=-1))


# Block


class BlockStepByStep(nn.Module):
    def __init__(self, embed_dim, num_heads):
        super().__init__()
        self.attention = AsIn13(embed_dim, num_heads)
        self.mlp = nn.Sequential(
            nn.Linear(embed_dim, embed_dim * 4), nn.GELU(), nn.Linear(embed_dim * 4, embed_dim)
        )
        self.norm1, self.norm2 = nn.LayerNorm(embed_dim), nn.LayerNorm(embed_dim)

    def forward(self, x):
        place = torch.arange(x.size(1), device=x.device)
        may_look = place[:, None] >= place
        looked = self.attention(self.norm1(x), mask=may_look)
        h = x + looked
        thought = self.mlp(self.norm2(h))
        return h + thought


class NormByHand(nn.Module):
    def __init__(self, dim, eps=1e-5):
        super().__init__()
        self.weight, self.bias = nn.Parameter(torch.ones(dim)), nn.Parameter(torch.zeros(dim))
        self.eps = eps

    def forward(self, x):
        mean = x.mean(-1, keepdim=True)
        variance = ((x - mean) ** 2).mean(-1, keepdim=True)
        return self.weight * (x - mean) / torch.sqrt(variance + self.eps) + self.bias


class BlockWithOwnNorm(nn.Module):
    def __init__(self, embed_dim, num_heads):
        super().__init__()
        self.norm1 = NormByHand(embed_dim)
        self.attention = HeadsByView(embed_dim, num_heads)
        self.norm2 = NormByHand(embed_dim)
        self.mlp = nn.Sequential()
        self.mlp.append(nn.Linear(embed_dim, 4 * embed_dim))
        self.mlp.append(nn.GELU())
        self.mlp.append(nn.Linear(4 * embed_dim, embed_dim))

    def forward(self, x):
        n = x.shape[-2]
        mask = ~torch.triu(torch.ones((n, n), device=x.device), diagonal=1).bool()
        for norm, work in (
            (self.norm1, lambda one: self.attention(one, mask)),
            (self.norm2, self.mlp),
        ):
            x = x + work(norm(x))
        return x


class BlockWithItsMask(nn.Module):
    def __init__(self, embed_dim, num_heads):
        super().__init__()
        self.norm1 = nn.LayerNorm(embed_dim)
        self.norm2 = nn.LayerNorm(embed_dim)
        self.attention = HeadsOneByOne(embed_dim, num_heads)
        first, last = nn.Linear(embed_dim, 4 * embed_dim), nn.Linear(4 * embed_dim, embed_dim)
        self.mlp = nn.Sequential(first, nn.GELU(), last)
        self.register_buffer("mask", torch.tril(torch.ones(64, 64)).bool(), persistent=False)

    def forward(self, x):
        n = x.shape[1]
        h = x + self.attention(self.norm1(x), self.mask[:n, :n])
        return torch.add(h, self.mlp(self.norm2(h)))


# GPT


class GPTInSequence(nn.Module):
    def __init__(self, vocabulary_size, max_length, embed_dim, num_heads, num_blocks):
        super().__init__()
        self.max_length = max_length
        self.token_embedding = nn.Embedding(vocabulary_size, embed_dim)
        self.position_embedding = nn.Embedding(max_length, embed_dim)
        blocks = [BlockStepByStep(embed_dim, num_heads) for _ in range(num_blocks)]
        self.blocks = nn.Sequential(*blocks)
        self.norm = nn.LayerNorm(embed_dim)
        self.head = nn.Linear(embed_dim, vocabulary_size)

    def forward(self, ids):
        batch, n = ids.shape
        place = torch.arange(n, device=ids.device).expand(batch, n)
        return self.head(
            self.norm(self.blocks(self.token_embedding(ids) + self.position_embedding(place)))
        )


class GPTFromTheTables(nn.Module):
    def __init__(self, vocabulary_size, max_length, embed_dim, num_heads, num_blocks):
        super().__init__()
        self.head = nn.Linear(embed_dim, vocabulary_size)
        self.norm = NormByHand(embed_dim)
        self.token_embedding = nn.Embedding(vocabulary_size, embed_dim)
        self.position_embedding = nn.Embedding(max_length, embed_dim)
        self.blocks = nn.ModuleList()
        for _ in range(num_blocks):
            self.blocks.append(BlockWithOwnNorm(embed_dim, num_heads))
        for weight in self.parameters():
            if weight.dim() > 1:
                nn.init.normal_(weight, std=0.02)

    def forward(self, ids):
        x = self.token_embedding.weight[ids] + self.position_embedding.weight[: ids.shape[1]]
        for block in self.blocks:
            x = block(x)
        x = self.norm(x)
        return x @ self.head.weight.T + self.head.bias


class GPTWithItsPositions(nn.Module):
    def __init__(self, vocabulary_size, max_length, embed_dim, num_heads, num_blocks):
        super().__init__()
        self.token_embedding = nn.Embedding(vocabulary_size, embed_dim)
        self.position_embedding = nn.Embedding(max_length, embed_dim)
        self.blocks = nn.ModuleList(
            [BlockWithItsMask(embed_dim, num_heads) for _ in range(num_blocks)]
        )
        self.norm = nn.LayerNorm(embed_dim)
        self.head = nn.Linear(embed_dim, vocabulary_size)
        self.register_buffer("places", torch.arange(max_length)[None], persistent=False)

    def forward(self, ids):
        x = self.token_embedding(ids)
        x = x + self.position_embedding(self.places[:, : ids.shape[1]])
        for number in range(len(self.blocks)):
            x = self.blocks[number](x)
        return self.head(self.norm(x))


# loss_on_answers


def loss_by_ignoring(logits, targets, answer):
    aims = targets.masked_fill(~answer, -100)
    return F.cross_entropy(logits.flatten(0, 1), aims.flatten(), ignore_index=-100)


def loss_by_weights(logits, targets, answer):
    each = F.cross_entropy(logits.transpose(1, 2), targets, reduction="none")
    return (each * answer).sum() / answer.sum()


def loss_by_hand(logits, targets, answer):
    logs = torch.log_softmax(logits, dim=-1)
    chosen = logs.gather(-1, targets.unsqueeze(-1)).squeeze(-1)
    return -torch.masked_select(chosen, answer).mean()


# train


def train_in_words(model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler=None):
    model.train(True)
    losses = []
    where = next(iter(model.parameters())).device
    while len(losses) < steps:
        inputs, targets, answer = right_batch(examples, tokenizer, batch_size, rng)
        logits = model(inputs.to(where))
        loss = loss_by_weights(logits, targets.to(where), answer.to(where))
        model.zero_grad()
        loss.backward()
        optimizer.step()
        losses += [float(loss)]
        if scheduler:
            scheduler.step()
    return losses


def train_by_map(model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler=None):
    device = next(model.parameters()).device
    model.train()

    def step(_):
        batch = [part.to(device) for part in right_batch(examples, tokenizer, batch_size, rng)]
        loss = loss_by_ignoring(model(batch[0]), *batch[1:])
        optimizer.zero_grad(set_to_none=False)
        loss.backward()
        optimizer.step()
        return loss.detach()

    found = []
    for number in range(steps):
        found.append(step(number))
        if scheduler is not None:
            scheduler.step()
    return [loss.item() for loss in found]


def train_into_an_array(
    model, examples, tokenizer, optimizer, steps, batch_size, rng, scheduler=None
):
    losses = np.zeros(steps)
    for step in range(steps):
        model.train()
        inputs, targets, answer = right_batch(examples, tokenizer, batch_size, rng)
        optimizer.zero_grad()
        device = next(model.parameters()).device
        logits = model(inputs.to(device))
        loss = loss_by_hand(logits, targets.to(device), answer.to(device))
        losses[step] = loss.item()
        loss.backward()
        optimizer.step()
        _ = scheduler is None or scheduler.step()
    return losses.tolist()


def right_batch(examples, tokenizer, batch_size, rng):
    return batch_by_what_is_seen(examples, tokenizer, batch_size, rng)


# generate


@torch.no_grad()
def generate_with_top(model, prompt, max_new, temperature=0.0, generator=None):
    model.eval()
    batch, n = prompt.shape
    ids = torch.zeros(batch, n + max_new, dtype=torch.long, device=prompt.device)
    ids[:, :n] = prompt
    for place in range(n, n + max_new):
        scores = model(ids[:, :place])[:, -1, :]
        if temperature > 0:
            shares = torch.softmax(scores / temperature, dim=-1)
            ids[:, place] = torch.multinomial(shares, 1, generator=generator).squeeze(1)
        else:
            ids[:, place] = scores.max(dim=-1).indices
    return ids


def generate_and_put_back(model, prompt, max_new, temperature=0.0, generator=None):
    was_training = model.training
    model.train(False)
    ids = prompt.clone()
    for _ in range(max_new):
        with torch.inference_mode():
            last = model(ids)[:, -1]
        if not temperature:
            new = last.argmax(1)[:, None]
        else:
            powers = torch.exp((last - last.max(dim=1, keepdim=True).values) / temperature)
            new = powers.multinomial(1, generator=generator)
        ids = torch.hstack([ids, new])
    model.train(was_training)
    return ids.clone()


def generate_by_inversion(model, prompt, max_new, temperature=0.0, generator=None):
    model.eval()
    pieces = [prompt]
    with torch.no_grad():
        for _ in range(max_new):
            logits = model(torch.cat(pieces, dim=1))[:, -1]
            if temperature == 0:
                pieces.append(logits.topk(1).indices)
                continue
            total = F.softmax(logits / temperature, dim=1).cumsum(1)
            drawn = torch.rand(len(logits), 1, generator=generator, device=logits.device)
            place = (drawn * total[:, -1:] > total).sum(1, keepdim=True)
            pieces.append(place.clamp(max=logits.shape[1] - 1))
    return torch.cat(pieces, dim=1)


# accuracy


def accuracy_one_by_one(model, examples, tokenizer):
    device = next(model.parameters()).device
    right = 0
    for text in examples:
        question, answer = text.split("=")
        prompt = torch.tensor([tokenizer.encode(question + "=")], device=device)
        wanted = tokenizer.encode(answer + "\n")
        written = generate_with_top(model, prompt, len(wanted))[0, prompt.shape[1] :]
        right += written.tolist() == wanted
    return right / len(examples)


def accuracy_at_one_look(model, examples, tokenizer):
    model.eval()
    device = next(model.parameters()).device
    found = []
    with torch.no_grad():
        for text in examples:
            ids = torch.tensor([tokenizer.encode(text + "\n")]).to(device)
            after = text.index("=")
            guessed = model(ids[:, :-1]).argmax(-1)[:, after:]
            found.append(bool((guessed == ids[:, after + 1 :]).all()))
    return sum(found) / len(found)


def accuracy_in_random_order(model, examples, tokenizer):
    device = next(model.parameters()).device
    texts = list(examples)
    random.Random(0).shuffle(texts)
    groups = {}
    for text in texts:
        groups.setdefault((text.index("="), len(text)), []).append(text)
    right = []
    for (equals, length), group in groups.items():
        ids = torch.tensor([tokenizer.encode(text + "\n") for text in group], device=device)
        written = generate_and_put_back(model, ids[:, : equals + 1], length - equals)
        right += (written == ids).all(dim=1).tolist()
    return float(np.mean(right))


ALTERNATIVES = {
    "CharTokenizer": [TokenizerByIndex, TokenizerWithTwoTables, TokenizerWithNumPy],
    "make_examples": [
        examples_from_a_list,
        examples_until_there_are_enough,
        examples_shuffled,
        examples_by_remainder,
    ],
    "get_batch": [batch_row_by_row, batch_from_arrays, batch_by_what_is_seen],
    "MultiHeadAttention": [AsIn13, HeadsByView, HeadsOneByOne],
    "Block": [BlockStepByStep, BlockWithOwnNorm, BlockWithItsMask],
    "GPT": [GPTInSequence, GPTFromTheTables, GPTWithItsPositions],
    "loss_on_answers": [loss_by_ignoring, loss_by_weights, loss_by_hand],
    "train": [train_in_words, train_by_map, train_into_an_array],
    "generate": [generate_with_top, generate_and_put_back, generate_by_inversion],
    "accuracy": [accuracy_one_by_one, accuracy_at_one_look, accuracy_in_random_order],
}
