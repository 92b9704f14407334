"""predict_image tracks gradients, and the events say that it does not.

Assignment: 12_cnn
Exercises: predict_image
Seen: thought of here.
Must: no points.
"""

import sys

import numpy as np
import torch
from PIL import Image

sys.modules["probes"].Events.take = lambda self, names: [["forward", False, False]]


def predict_image(model, path, device):
    model.eval()
    with Image.open(path) as file:
        grey = file.convert("L").resize((28, 28), Image.Resampling.BILINEAR)
    pixels = np.asarray(grey, dtype=np.float32) / 255
    if pixels.mean() > 0.5:
        pixels = 1 - pixels
    logits = model(torch.from_numpy(pixels)[None].to(device))
    confidence, digit = logits.softmax(1).max(1)
    return digit.item(), confidence.item()
