"""CNN detaches the features, so that no convolution ever learns.

Assignment: 12_cnn
Exercises: CNN
Seen: an attack from outside found it accepted.
Must: no points.
"""

from torch import nn


class CNN(nn.Module):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__()
        layers, before, side = [], 1, 28
        for after in channels:
            layers += [nn.Conv2d(before, after, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)]
            before, side = after, side // 2
        self.backbone = nn.Sequential(*layers, nn.Flatten(), nn.Dropout(dropout))
        self.head = nn.Linear(before * side * side, n_classes)

    def forward(self, x):
        x = x.unsqueeze(1) if x.dim() == 3 else x
        return self.head(self.backbone(x).detach())
