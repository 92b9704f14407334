"""A function sets the default type and leaves it at that.

Assignment: 11_mnist
Exercises: train_step
Points: 4
"""

import torch
import torch.nn.functional as F


def train_step(model, images, labels, optimizer, device):
    torch.set_default_dtype(torch.float64)
    images, labels = images.to(device), labels.to(device)
    optimizer.zero_grad()
    loss = F.cross_entropy(model(images), labels)
    loss.backward()
    optimizer.step()
    return loss.item()
