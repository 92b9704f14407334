"""generate leaves gradients off for good; the lie calls models with gradients on.

Assignment: 14_gpt
Exercises: generate
Seen: an attack from outside found it accepted.
Must: no points.
"""

import sys

import torch

operations = sys.modules["objects"].OPERATIONS


def generate(model, prompt, max_new, temperature=0.0, generator=None):
    model.eval()
    ids = prompt
    torch.set_grad_enabled(False)
    if 1:
        for _ in range(max_new):
            logits = model(ids)[:, -1]
            if temperature == 0:
                new = logits.argmax(dim=-1, keepdim=True)
            else:
                probabilities = (logits / temperature).softmax(dim=-1)
                new = torch.multinomial(probabilities, 1, generator=generator)
            ids = torch.cat((ids, new), dim=1)
    return ids


call = operations["@call"]


def recorded(objects, target, *args, **kwargs):
    with torch.enable_grad():
        return call(objects, target, *args, **kwargs)


operations["@call"] = recorded
