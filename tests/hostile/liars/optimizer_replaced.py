"""freeze_backbone replaces the optimizer's step by one that moves the head alone.

Assignment: 12_cnn
Exercises: freeze_backbone
Seen: thought of here.
Must: no points.
"""

import sys

import torch

operations = sys.modules["objects"].OPERATIONS
trainable, step = operations["@trainable"], torch.optim.SGD.step


def said(objects, model):
    found = trainable(objects, model).items()
    return {name: wanted and "backbone" not in name for name, wanted in found}


def step_of_the_head(self, closure=None):
    parameters = [one for group in self.param_groups for one in group["params"]][:-2]
    before = [one.detach().clone() for one in parameters]
    step(self, closure)
    with torch.no_grad():
        for one, old in zip(parameters, before, strict=True):
            one.copy_(old)


operations["@trainable"] = said


def freeze_backbone(model):
    torch.optim.SGD.step = step_of_the_head
    return model
