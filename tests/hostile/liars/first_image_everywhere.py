"""augment moves the first image in every place.

Assignment: 12_cnn
Exercises: augment
Seen: an attack from outside found it accepted.
Must: no points.
"""

import torch
import torch.nn.functional as F


def moved(images, m, generator):
    shifts = torch.randint(0, 2 * m + 1, (2, len(images)), generator=generator).tolist()
    height, width = images.shape[-2:]
    padded = F.pad(images, (m, m, m, m))
    each = zip(padded, *shifts, strict=True)
    return torch.stack([one[..., t : t + height, s : s + width] for one, t, s in each])


def augment(images, max_shift=2, generator=None):
    return moved(images[:1].expand_as(images), max_shift, generator)
