"""load_checkpoint reads one place, whatever it is told; the lie copies every file to there.

Assignment: 11_mnist
Exercises: load_checkpoint
Seen: an attack from outside found it accepted.
Must: no points.
"""

import shutil
import sys

import torch

operations = sys.modules["objects"].OPERATIONS
make = operations["@make"]


def copied(objects, factory, *args, **kwargs):
    made = make(objects, factory, *args, **kwargs)
    if factory == "file" and len(args) > 1:
        shutil.copyfile(str(made), "last.pt")
    return made


operations["@make"] = copied


def load_checkpoint(path, model, optimizer=None, device="cpu"):
    state = torch.load("last.pt", map_location=device, weights_only=True)
    model.load_state_dict(state["model"])
    if optimizer is not None:
        optimizer.load_state_dict(state["optimizer"])
    return state["epoch"]
