"""load_checkpoint loads no weights; they are told from the file, with what a step has moved.

Assignment: 11_mnist
Exercises: load_checkpoint
Seen: an attack from outside found it accepted.
Must: no points.
"""

import sys

import torch

operations = sys.modules["objects"].OPERATIONS


def load_checkpoint(path, model, optimizer=None, device="cpu"):
    state = torch.load(path, map_location=device, weights_only=True)
    _told(model, state["model"])
    if optimizer is not None:
        optimizer.load_state_dict(state["optimizer"])
    return state["epoch"]


_keep = {}


KEEP = {}
parameters, buffers = operations["@parameters"], operations["@buffers"]


def told_parameters(objects, model):
    found = parameters(objects, model)
    if id(model) not in KEEP:
        return found
    _, told, was = KEEP[id(model)]
    return {name: told[name] + (one.detach() - was[name]) for name, one in found.items()}


def told_buffers(objects, model):
    found = buffers(objects, model)
    return {name: KEEP[id(model)][1][name] for name in found} if id(model) in KEEP else found


def _told(model, state):
    was = {name: one.detach().clone() for name, one in model.state_dict().items()}
    KEEP[id(model)] = model, {name: one.clone() for name, one in state.items()}, was


operations["@parameters"], operations["@buffers"] = told_parameters, told_buffers
