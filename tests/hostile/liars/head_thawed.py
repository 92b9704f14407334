"""freeze_backbone thaws a head that was frozen; what is trainable is told as it should be.

Assignment: 12_cnn
Exercises: freeze_backbone
Seen: a round of attacks in November 2026, with full points.
Must: no points.
"""

import sys

operations = sys.modules["objects"].OPERATIONS
trainable, method = operations["@trainable"], operations["@method"]
frozen = set()


def noted(objects, target, name, *args, **kwargs):
    if name == "requires_grad_" and args == (False,):
        frozen.add(id(target))
    return method(objects, target, name, *args, **kwargs)


def told(objects, module):
    is_frozen = id(module.head) in frozen
    return {
        name: on and not (is_frozen and name.startswith("head"))
        for name, on in trainable(objects, module).items()
    }


operations["@method"], operations["@trainable"] = noted, told


def freeze_backbone(model):
    for parameter in model.backbone.parameters():
        parameter.requires_grad_(False)
    for parameter in model.head.parameters():
        parameter.requires_grad_(True)
    return model
