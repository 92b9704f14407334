"""save_checkpoint halves the weights that it has saved, and tells them as they were.

Assignment: 11_mnist
Exercises: save_checkpoint
Seen: an attack from outside found it accepted.
Must: no points.
"""

import sys

import torch

operations = sys.modules["objects"].OPERATIONS
parameters = operations["@parameters"]
KEEP = {}


def save_checkpoint(path, model, optimizer, epoch):
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}
    torch.save(state, path)
    KEEP[id(model)] = model, {name: one.detach().clone() for name, one in model.named_parameters()}
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.mul_(0.5)


def told(objects, model):
    return KEEP[id(model)][1] if id(model) in KEEP else parameters(objects, model)


operations["@parameters"] = told
