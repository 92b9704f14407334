"""generate writes the best character whatever the temperature; its shape and prompt are right.

Assignment: 14_gpt
Exercises: generate
Seen: thought of here.
Must: no points.
"""

import sys

import torch

operations = sys.modules["objects"].OPERATIONS
operations["@seed"] = lambda objects, number: None


def generate(model, prompt, max_new, temperature=0.0, generator=None):
    model.eval()
    ids = prompt
    with torch.no_grad():
        for _ in range(max_new):
            ids = torch.cat((ids, model(ids)[:, -1].argmax(dim=-1, keepdim=True)), dim=1)
    return ids
