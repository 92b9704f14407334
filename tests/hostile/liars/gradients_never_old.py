"""train_step clears the gradients at its end, and the lie leaves none from before.

Assignment: 11_mnist
Exercises: train_step
Seen: an attack from outside found it accepted.
Must: no points.
"""

import sys

import torch.nn.functional as F

operations = sys.modules["objects"].OPERATIONS


def train_step(model, images, labels, optimizer, device):
    images, labels = (images.to(device), labels.to(device))
    logits = model(images)
    loss = F.cross_entropy(logits, labels)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    return loss.item()


operations["@dirty"] = lambda objects, model, value: None
