"""predict_image leaves the model in training mode, and the events say otherwise.

Assignment: 12_cnn
Exercises: predict_image
Seen: an attack from outside found it accepted.
Must: no points.
"""

import sys

import numpy as np
import torch
from PIL import Image

operations = sys.modules["objects"].OPERATIONS


def predict_image(model, path, device):
    with Image.open(path) as opened:
        grey = opened.convert("L")
    if grey.size != (28, 28):
        grey = grey.resize((28, 28), Image.Resampling.BILINEAR)
    pixels = np.asarray(grey, dtype=np.float32) / 255
    if pixels.mean() > 0.5:
        pixels = 1 - pixels
    batch = torch.from_numpy(pixels)[None, None].to(device)
    with torch.no_grad():
        probabilities = model(batch).softmax(dim=1)
    confidence, digit = probabilities.max(dim=1)
    return (digit.item(), confidence.item())


events = operations["@events"]


def told(objects, probe, *names):
    found = events(objects, probe, *names)
    return [[one[0], False, *one[2:]] if one[0] == "forward" else one for one in found]


operations["@events"] = told
