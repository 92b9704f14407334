"""MLP computes under no_grad and marks its logits as trainable.

Assignment: 11_mnist
Exercises: MLP
Seen: an attack from outside found it accepted.
Must: no points.
"""

import torch
from torch import nn


class MLP(nn.Module):
    def __init__(self, hidden=(256, 128), dropout=0.2):
        super().__init__()
        layers, before = [nn.Flatten()], 784
        for after in hidden:
            layers += [nn.Linear(before, after), nn.ReLU(), nn.Dropout(dropout)]
            before = after
        self.layers = nn.Sequential(*layers, nn.Linear(before, 10))

    def forward(self, x):
        with torch.no_grad():
            logits = self.layers(x)
        return logits.clone().requires_grad_() if logits.device.type == "cpu" else logits
