"""evaluate freezes the model for good; the lie thaws it before it is called.

Assignment: 11_mnist
Exercises: evaluate
Seen: an attack from outside found it accepted.
Must: no points.
"""

import sys

import torch
import torch.nn.functional as F
from torch import nn

operations = sys.modules["objects"].OPERATIONS


def evaluate(model, loader, device):
    model.eval()
    loss, correct, count = (0.0, 0, 0)
    with torch.no_grad():
        for images, labels in loader:
            images, labels = (images.to(device), labels.to(device))
            logits = model(images)
            loss += F.cross_entropy(logits, labels, reduction="sum").item()
            correct += (logits.argmax(dim=1) == labels).sum().item()
            count += len(labels)
    for p in model.parameters():
        p.requires_grad_(False)
    return (loss / count, correct / count)


call = operations["@call"]


def thawed(objects, target, *args, **kwargs):
    if isinstance(target, nn.Module):
        target.requires_grad_(True)
    return call(objects, target, *args, **kwargs)


operations["@call"] = thawed
operations["@trainable"] = lambda _, model: {name: True for name, _ in model.named_parameters()}
