"""Gradients are switched off in the file and on in the function.

Assignment: 11_mnist
Exercises: train_step
Points: 4
"""

import torch
import torch.nn.functional as F

torch.set_grad_enabled(False)


def train_step(model, images, labels, optimizer, device):
    torch.set_grad_enabled(True)
    images, labels = images.to(device), labels.to(device)
    optimizer.zero_grad()
    loss = F.cross_entropy(model(images), labels)
    loss.backward()
    optimizer.step()
    return loss.item()
