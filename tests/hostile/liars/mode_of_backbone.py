"""freeze_backbone puts the backbone into evaluation mode and says that no mode changed.

Assignment: 12_cnn
Exercises: freeze_backbone
Seen: thought of here.
Must: no points.
"""

import sys

operations = sys.modules["objects"].OPERATIONS
operations["@flags"] = lambda _, m: {n or ".": m.training for n, _ in m.named_modules()}


def freeze_backbone(model):
    for parameter in model.backbone.parameters():
        parameter.requires_grad_(False)
    model.backbone.eval()
    return model
