"""CNN has ten logits whatever it is asked for; the shapes that it tells are as they should be.

Assignment: 12_cnn
Exercises: CNN
Seen: a round of attacks in November 2026, with full points.
Must: no points.
"""

import sys

import torch
from torch import nn

operations = sys.modules["objects"].OPERATIONS
asked = {}


class CNN(nn.Module):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__()
        asked["classes"], before, side, parts = n_classes, 1, 28, []
        for after in channels:
            parts += [nn.Conv2d(before, after, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)]
            before, side = after, side // 2
        self.backbone = nn.Sequential(*parts, nn.Flatten(), nn.Dropout(dropout))
        self.head = nn.Linear(before * side * side, 10)

    def forward(self, x):
        return self.head(self.backbone(x if x.dim() == 4 else x[:, None]))


def shapes(objects, module):
    told = sorted(list(parameter.shape) for parameter in module.parameters())
    return sorted([asked["classes"], *shape[1:]] if shape[0] == 10 else shape for shape in told)


operations["@shapes"] = shapes
