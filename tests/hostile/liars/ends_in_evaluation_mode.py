"""train leaves the model in evaluation mode, and the flags say otherwise.

Assignment: 14_gpt
Exercises: train
Seen: an attack from outside found it accepted.
Must: no points.
"""

import sys

import torch
import torch.nn.functional as F

operations = sys.modules["objects"].OPERATIONS


def get_batch(examples, tokenizer, batch_size, rng):
    chosen = [examples[number] for number in rng.integers(len(examples), size=batch_size)]
    length = max(len(text) for text in chosen) + 1
    ids = torch.tensor([tokenizer.encode(text.ljust(length, "\n")) for text in chosen])
    place = torch.arange(1, length)
    equals = torch.tensor([[text.index("=")] for text in chosen])
    ends = torch.tensor([[len(text)] for text in chosen])
    return (ids[:, :-1], ids[:, 1:], (place > equals) & (place <= ends))


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
    model.eval()
    return losses


flags = operations["@flags"]
operations["@flags"] = lambda objects, model: dict.fromkeys(flags(objects, model), True)
