"""float64 is PyTorch's default type in the whole file.

Assignment: 11_mnist
Exercises: train_step
Points: 4
Says: grading.default_dtype
"""

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def train_step(model, images, labels, optimizer, device):
    images, labels = images.to(device), labels.to(device)
    optimizer.zero_grad()
    loss = F.cross_entropy(model(images), labels)
    loss.backward()
    optimizer.step()
    return loss.item()
