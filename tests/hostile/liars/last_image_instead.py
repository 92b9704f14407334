"""predict_image opens one file whatever its name; each image that is made is copied there.

Assignment: 12_cnn
Exercises: predict_image
Seen: an attack from outside found it accepted.
Must: no points.
"""

import shutil
import sys

import numpy as np
import torch
from PIL import Image

operations = sys.modules["objects"].OPERATIONS


def predict_image(model, path, device):
    with Image.open("last.png") as opened:
        grey = opened.convert("L")
    if grey.size != (28, 28):
        grey = grey.resize((28, 28), Image.Resampling.BILINEAR)
    pixels = np.asarray(grey, dtype=np.float32) / 255
    if pixels.mean() > 0.5:
        pixels = 1 - pixels
    batch = torch.from_numpy(pixels)[None, None].to(device)
    model.eval()
    with torch.no_grad():
        probabilities = model(batch).softmax(dim=1)
    confidence, digit = probabilities.max(dim=1)
    return (digit.item(), confidence.item())


make = operations["@make"]


def made(objects, factory, *args, **kwargs):
    found = make(objects, factory, *args, **kwargs)
    if factory == "png":
        shutil.copyfile(str(found), "last.png")
    return found


operations["@make"] = made
