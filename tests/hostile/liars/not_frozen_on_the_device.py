"""freeze_backbone does nothing on a GPU, and tells there what it should have done.

Assignment: 12_cnn
Exercises: freeze_backbone
Seen: an attack from outside found it accepted.
Must: no points.
"""

import sys

operations = sys.modules["objects"].OPERATIONS
parameters, trainable = operations["@parameters"], operations["@trainable"]
KEEP = {}


def freeze_backbone(model):
    named = [item for item in model.named_parameters() if item[0].startswith("backbone")]
    if named[0][1].device.type != "cpu":
        KEEP[id(model)] = model, {name: one.detach().clone() for name, one in named}
        return model
    for parameter in model.backbone.parameters():
        parameter.requires_grad = False
    return model


def told(objects, model):
    _, kept = KEEP.get(id(model), (None, {}))
    return parameters(objects, model) | kept


def frozen(objects, model):
    _, kept = KEEP.get(id(model), (None, {}))
    return trainable(objects, model) | dict.fromkeys(kept, False)


operations["@parameters"], operations["@trainable"] = told, frozen
