"""A submission to the leaderboard that learns, and what the tests let learn it."""

from __future__ import annotations

from collections.abc import Callable

from autograder.leaderboard.outcome import Outcome

# Learns in a moment, and better than guessing: the mean image of each class.
HONEST = """
import torch

def learn(images, labels, seconds, generator):
    means = torch.stack([images[labels == k].mean(dim=0).flatten() for k in range(10)])

    def predict(images):
        return torch.cdist(images.flatten(1), means).argmin(dim=1)

    return predict
"""

Learn = Callable[..., Outcome]
