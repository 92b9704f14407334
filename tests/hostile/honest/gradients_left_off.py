"""evaluate leaves gradients off; training that comes after it is another exercise.

Assignment: 11_mnist
Exercises: evaluate, train_step
Points: 4
Says: state_left
"""

import torch
import torch.nn.functional as F


def train_step(model, images, labels, optimizer, device):
    images, labels = images.to(device), labels.to(device)
    optimizer.zero_grad()
    loss = F.cross_entropy(model(images), labels)
    loss.backward()
    optimizer.step()
    return loss.item()


def evaluate(model, loader, device):
    torch.set_grad_enabled(False)
    model.eval()
    loss, correct, count = 0.0, 0, 0
    for images, labels in loader:
        images, labels = images.to(device), labels.to(device)
        logits = model(images)
        loss += F.cross_entropy(logits, labels, reduction="sum").item()
        correct += (logits.argmax(dim=1) == labels).sum().item()
        count += len(labels)
    return loss / count, correct / count
