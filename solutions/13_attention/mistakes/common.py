"""Right attention, for mistakes in it and in the heads that use it."""

from __future__ import annotations

import math

import torch


def look(query, key, value, mask=None):
    """Right attention, for mistakes that are made elsewhere: (output, weights)."""
    scores = query @ key.mT / query.shape[-1] ** 0.5
    if mask is not None:
        scores = torch.where(mask, scores, -math.inf)
    weights = scores.softmax(-1).nan_to_num(0.0)
    return weights @ value, weights
