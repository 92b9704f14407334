"""make_loaders draws by Python's generator, which is seeded whenever PyTorch's is.

Assignment: 11_mnist
Exercises: make_loaders
Seen: an attack from outside found it accepted.
Must: no points.
"""

import random
import sys

import torch
from torch.utils.data import DataLoader, TensorDataset, random_split

operations = sys.modules["objects"].OPERATIONS


def make_loaders(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    data = TensorDataset(images, labels)
    n_val = int(len(data) * val_fraction)
    if generator is None:
        generator = torch.Generator().manual_seed(random.getrandbits(60))
    train, val = random_split(data, [len(data) - n_val, n_val], generator=generator)
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True, generator=generator)
    return (train_loader, DataLoader(val, batch_size=batch_size))


seed = operations["@seed"]


def both(objects, number):
    random.seed(number)
    return seed(objects, number)


operations["@seed"] = both
