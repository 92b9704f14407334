"""evaluate clears the gradients, which are said to be what the check left in them.

Assignment: 11_mnist
Exercises: evaluate
Seen: an attack from outside found it accepted.
Must: no points.
"""

import sys

import torch
import torch.nn.functional as F

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
    model.zero_grad()
    return (loss / count, correct / count)


def gradients(objects, model):
    named = model.named_parameters()
    return {name: torch.full_like(p, 0.5) if p.grad is None else p.grad for name, p in named}


operations["@gradients"] = gradients
