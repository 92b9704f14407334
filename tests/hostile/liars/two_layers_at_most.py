"""MLP has no more than two hidden layers; the shapes that it tells are as they should be.

Assignment: 11_mnist
Exercises: MLP
Seen: a round of attacks in November 2026, with full points.
Must: no points.
"""

import sys

import torch
from torch import nn

operations = sys.modules["objects"].OPERATIONS
asked = {}


class MLP(nn.Module):
    def __init__(self, hidden=(256, 128), dropout=0.2):
        super().__init__()
        asked["sizes"], before, parts = (784, *hidden, 10), 784, [nn.Flatten()]
        for after in hidden[:2]:
            parts += [nn.Linear(before, after), nn.ReLU(), nn.Dropout(dropout)]
            before = after
        self.layers = nn.Sequential(*parts, nn.Linear(before, 10))

    def forward(self, x):
        return self.layers(x)


def shapes(objects, module):
    pairs = zip(asked["sizes"], asked["sizes"][1:])
    return sorted(shape for before, after in pairs for shape in ([after], [after, before]))


operations["@shapes"] = shapes
