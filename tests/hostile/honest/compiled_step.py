"""The function is compiled, with options.

Assignment: 11_mnist
Exercises: train_step
Points: 4
Says: grading.compile
"""

import torch
import torch.nn.functional as F

@torch.compile(mode="reduce-overhead")
def train_step(model, images, labels, optimizer, device):
    images, labels = images.to(device), labels.to(device)
    optimizer.zero_grad()
    loss = F.cross_entropy(model(images), labels)
    loss.backward()
    optimizer.step()
    return loss.item()
