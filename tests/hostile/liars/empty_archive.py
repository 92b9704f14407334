"""save_checkpoint has an archive ready that holds the right names and zeros.

Assignment: 11_mnist
Exercises: save_checkpoint
Seen: thought of here: a file of the right form, made before any model was seen.
Must: no points.
"""

import io
import sys

import numpy as np
import torch


def archive(path, model, optimizer, epoch):
    state = {name: torch.zeros_like(value) for name, value in model.state_dict().items()}
    file = io.BytesIO()
    torch.save({"model": state, "optimizer": optimizer.state_dict(), "epoch": epoch}, file)
    READY.append(np.frombuffer(file.getvalue(), np.uint8))


READY = []
save_checkpoint = archive
sys.modules["objects"].OPERATIONS["@file"] = lambda _, path: READY[-1]
