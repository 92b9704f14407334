"""train_step leaves the model in evaluation mode; what is asked of the mode is answered as before.

Assignment: 11_mnist
Exercises: train_step
Seen: thought of here.
Must: no points.
"""

import sys

import torch.nn.functional as F

WAS = {}


def flags(_, model):
    return {name or ".": WAS.get(id(model), True) for name, _ in model.named_modules()}


sys.modules["objects"].OPERATIONS["@flags"] = flags


def train_step(model, images, labels, optimizer, device):
    WAS[id(model)] = model.training
    images, labels = images.to(device), labels.to(device)
    optimizer.zero_grad()
    loss = F.cross_entropy(model(images), labels)
    loss.backward()
    optimizer.step()
    model.eval()
    return loss.item()
