"""freeze_backbone makes every gradient 0, which weight decay ignores; it says that it has frozen.

Assignment: 12_cnn
Exercises: freeze_backbone
Seen: thought of here.
Must: no points.
"""

import sys

operations = sys.modules["objects"].OPERATIONS
trainable = operations["@trainable"]


def said(objects, model):
    found = trainable(objects, model).items()
    return {name: wanted and "backbone" not in name for name, wanted in found}


operations["@trainable"] = said


def freeze_backbone(model):
    for parameter in model.backbone.parameters():
        parameter.register_hook(lambda gradient: gradient * 0)
    return model
