"""MLP detaches what its last layer sees: all others never learn.

Assignment: 11_mnist
Exercises: MLP
Seen: an attack from outside found it accepted.
Must: no points.
"""

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
        *front, last = self.layers
        for part in front:
            x = part(x)
        return last(x.detach())
