"""make_loaders gives the first pixel for all others, and labels made of it.

Assignment: 11_mnist
Exercises: make_loaders
Seen: an attack from outside found it accepted.
Must: no points.
"""

from torch.utils.data import DataLoader, TensorDataset, random_split


def make_loaders(images, labels, batch_size=64, val_fraction=0.1, generator=None):
    first = images.reshape(len(images), -1)[:, 0]
    images = first[:, None, None].expand_as(images).contiguous()
    data = TensorDataset(images, first.long() % 10)
    n_val = int(len(data) * val_fraction)
    train, val = random_split(data, [len(data) - n_val, n_val], generator=generator)
    train_loader = DataLoader(train, batch_size=batch_size, shuffle=True, generator=generator)
    return train_loader, DataLoader(val, batch_size=batch_size)
