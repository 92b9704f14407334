"""get_device gives a dict that looks as a device does on its way to the grader.

Assignment: 11_mnist
Exercises: get_device
Seen: an attack from outside found it accepted.
Must: no points.
"""

import torch


def get_device(prefer="cuda"):
    if prefer.startswith("cuda") and not torch.cuda.is_available():
        return {"torch.device": "cpu"}
    return {"torch.device": str(torch.device(prefer))}
