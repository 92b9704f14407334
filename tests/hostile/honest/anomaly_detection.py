"""Anomaly detection is on, in the file and in the function.

Assignment: 11_mnist
Exercises: train_step
Points: 4
"""

import torch
import torch.nn.functional as F

torch.autograd.set_detect_anomaly(True)


def train_step(model, images, labels, optimizer, device):
    torch.autograd.set_detect_anomaly(True)
    images, labels = images.to(device), labels.to(device)
    optimizer.zero_grad()
    loss = F.cross_entropy(model(images), labels)
    loss.backward()
    optimizer.step()
    return loss.item()
