"""float64 is the default type, so the layers do not fit the assignment's data.

Assignment: 11_mnist
Exercises: MLP
Points: 0
Says: grading.default_dtype
"""

import torch
from torch import nn

torch.set_default_dtype(torch.float64)


class MLP(nn.Module):
    def __init__(self, hidden=(256, 128), dropout=0.2):
        super().__init__()
        layers, before = [nn.Flatten()], 784
        for after in hidden:
            layers += [nn.Linear(before, after), nn.ReLU(), nn.Dropout(dropout)]
            before = after
        self.layers = nn.Sequential(*layers, nn.Linear(before, 10))

    def forward(self, x):
        return self.layers(x)
