"""Workers that stay, prefetch, and are seeded; pinned memory.

Assignment: 11_mnist
Exercises: make_loaders
Points: 3
Says: grading.workers
"""

import torch
from torch.utils.data import DataLoader, TensorDataset, random_split


def make_loaders(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    data = TensorDataset(images, labels)
    n = int(len(data) * val_fraction)
    train, val = random_split(data, [len(data) - n, n], generator=generator)
    more = dict(num_workers=2, persistent_workers=True, prefetch_factor=4, timeout=5, worker_init_fn=print, multiprocessing_context='spawn')
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True, generator=generator, **more)
    return train_loader, DataLoader(val, batch_size=batch_size, **more)
