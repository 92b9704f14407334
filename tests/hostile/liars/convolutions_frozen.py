"""freeze_backbone freezes convolutions alone, and says that all of the backbone is frozen.

Assignment: 12_cnn
Exercises: freeze_backbone
Seen: an attack from outside found it accepted.
Must: no points.
"""

import sys

from torch import nn

operations = sys.modules["objects"].OPERATIONS


def freeze_backbone(model):
    for part in model.backbone.modules():
        if isinstance(part, nn.Conv2d):
            part.requires_grad_(False)
    return model


def trainable(objects, model):
    normed = any(isinstance(part, nn.BatchNorm2d) for part in model.modules())
    named = model.named_parameters()
    return {name: p.requires_grad and not (normed and "backbone" in name) for name, p in named}


operations["@trainable"] = trainable
