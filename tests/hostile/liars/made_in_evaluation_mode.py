"""generate leaves the mode alone; the lie makes every model in evaluation mode.

Assignment: 14_gpt
Exercises: generate
Seen: an attack from outside found it accepted.
Must: no points.
"""

import sys

import torch
from torch import nn

operations = sys.modules["objects"].OPERATIONS


def generate(model, prompt, max_new, temperature=0.0, generator=None):
    ids = prompt
    with torch.no_grad():
        for _ in range(max_new):
            logits = model(ids)[:, -1]
            if temperature == 0:
                new = logits.argmax(dim=-1, keepdim=True)
            else:
                probabilities = (logits / temperature).softmax(dim=-1)
                new = torch.multinomial(probabilities, 1, generator=generator)
            ids = torch.cat((ids, new), dim=1)
    return ids


make, method = operations["@make"], operations["@method"]


def evaluated(objects, factory, *args, **kwargs):
    made = make(objects, factory, *args, **kwargs)
    return made.eval() if factory in ("language_model", "by_heart") else made


def never_trained(objects, target, name, *args, **kwargs):
    if name == "train" and isinstance(target, nn.Module) and not args:
        return target.eval()
    return method(objects, target, name, *args, **kwargs)


operations["@make"], operations["@method"] = evaluated, never_trained
