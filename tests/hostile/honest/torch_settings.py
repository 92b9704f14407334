"""Threads, seeds, determinism and precision are set as tutorials do.

Assignment: 11_mnist
Exercises: train_step
Points: 4
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
torch.set_num_threads(2)
torch.use_deterministic_algorithms(True)
torch.backends.cudnn.benchmark = False
torch.set_float32_matmul_precision("high")



def train_step(model, images, labels, optimizer, device):
    images, labels = images.to(device), labels.to(device)
    optimizer.zero_grad()
    loss = F.cross_entropy(model(images), labels)
    loss.backward()
    optimizer.step()
    return loss.item()
