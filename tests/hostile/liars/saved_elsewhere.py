"""save_checkpoint writes to one place, whatever it is told; the lie reads every file from there.

Assignment: 11_mnist
Exercises: save_checkpoint
Seen: an attack from outside found it accepted.
Must: no points.
"""

import sys

import torch

operations = sys.modules["objects"].OPERATIONS
file = operations["@file"]
operations["@file"] = lambda objects, path: file(objects, "last.pt")


def save_checkpoint(path, model, optimizer, epoch):
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}
    torch.save(state, "last.pt")
