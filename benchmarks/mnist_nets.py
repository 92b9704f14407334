"""The networks that `mnist_speed.py` races: a plain one, a small fast one, and the kinds that vote.

All take (n, 1, 28, 28) float images from 0 to 1 and return (n, 10) logits, or log-probabilities.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import nn

MEAN, DEVIATION = 0.1307, 0.3081  # of MNIST's training pixels


class ExampleNet(nn.Module):
    """The size and order of layers of PyTorch's own MNIST example; returns log-probabilities."""

    def __init__(self) -> None:
        super().__init__()
        self.convolutions = nn.Sequential(
            *(nn.Conv2d(1, 32, 3), nn.ReLU(), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2)),
        )
        self.layers = nn.Sequential(
            *(nn.Dropout(0.25), nn.Flatten(), nn.Linear(9216, 128), nn.ReLU()),
            *(nn.Dropout(0.5), nn.Linear(128, 10)),
        )

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return F.log_softmax(self.layers(self.convolutions(x)), dim=1)


def block(before: int, after: int, kernel: int, padding: int) -> list[nn.Module]:
    """Convolution, batch norm, ReLU."""
    convolution = nn.Conv2d(before, after, kernel, padding=padding, bias=False)
    return [convolution, nn.BatchNorm2d(after), nn.ReLU(inplace=True)]


class FastNet(nn.Sequential):
    """Little work per image: it pools before the channels grow. 51,000 parameters."""

    def __init__(self) -> None:
        super().__init__(
            *block(1, 16, 5, 2),
            nn.MaxPool2d(2),
            *block(16, 32, 3, 1),
            nn.MaxPool2d(2),
            *block(32, 64, 3, 1),
            nn.MaxPool2d(2, padding=1),
            nn.Flatten(),
            nn.Dropout(0.1),
            nn.Linear(64 * 4 * 4, 10),
        )


class DeepNet(nn.Sequential):
    """Convolutions without padding or pooling that end on a few pixels: one voter.

    The kinds differ in their kernels, so that they make different mistakes (An, Lee, Park, Yang
    and So, 2020, "An ensemble of simple convolutional neural network models for MNIST digit
    recognition").
    """

    def __init__(self, kernel: int, channels: list[int]) -> None:
        layers: list[nn.Module] = []
        before, side = 1, 28
        for after in channels:
            layers += block(before, after, kernel, 0)
            before, side = after, side - kernel + 1
        features = before * side * side
        last = nn.Linear(features, 10, bias=False)
        super().__init__(*layers, nn.Flatten(), last, nn.BatchNorm1d(10))


class WideNet(nn.Sequential):
    """Two convolutions for each of FastNet's later ones, and more channels: a voter for a CPU."""

    def __init__(self, first: int, middle: int, last: int, kernel: int) -> None:
        super().__init__(
            *block(1, first, kernel, kernel // 2),
            nn.MaxPool2d(2),
            *block(first, middle, 3, 1),
            *block(middle, middle, 3, 1),
            nn.MaxPool2d(2),
            *block(middle, last, 3, 1),
            *block(last, last, 3, 1),
            nn.MaxPool2d(2, padding=1),
            nn.Flatten(),
            nn.Dropout(0.3),
            nn.Linear(last * 4 * 4, 10),
        )


# An epoch of one of these takes a core less than a minute, of one of KINDS many.
CPU_KINDS: dict[str, Callable[[], nn.Module]] = {
    "wide": lambda: WideNet(32, 64, 128, 5),
    "wide, 3x3": lambda: WideNet(32, 64, 128, 3),
    "wide, 7x7": lambda: WideNet(24, 64, 144, 7),
}
KINDS: dict[str, Callable[[], nn.Module]] = {
    "3x3": lambda: DeepNet(3, [32, 48, 64, 80, 96, 112, 128, 144, 160, 176]),
    "5x5": lambda: DeepNet(5, [32, 64, 96, 128, 160]),
    "7x7": lambda: DeepNet(7, [48, 96, 144, 192]),
}


@torch.no_grad()
def shifted(images: torch.Tensor, reach: int) -> torch.Tensor:
    """Each image (n, 1, h, w) moved by up to `reach` pixels, all at once and on its device."""
    n, _, h, w = images.shape
    padded = F.pad(images, (reach,) * 4)
    top, left = torch.randint(2 * reach + 1, (2, n, 1), device=images.device)
    rows = top + torch.arange(h, device=images.device)
    columns = left + torch.arange(w, device=images.device)
    number = torch.arange(n, device=images.device)[:, None, None]
    return padded[number, 0, rows[:, :, None], columns[:, None, :]][:, None]


@torch.no_grad()
def distorted(
    images: torch.Tensor,
    degrees: float = 15,
    stretch: float = 0.12,
    reach: float = 0.12,
    bend: float = 0.0,
) -> torch.Tensor:
    """Each image turned, stretched, moved and bent by chance; lengths in shares of half its width.

    Bending moves every pixel by a smooth random field, whose knots are a quarter of the image
    apart and have the deviation `bend` (after Simard, Steinkraus and Platt, 2003).
    """
    n, device = len(images), images.device
    chance = 2 * torch.rand(5, n, device=device) - 1
    angle = chance[0] * degrees * torch.pi / 180
    wide, high = 1 + stretch * chance[1], 1 + stretch * chance[2]
    matrix = torch.stack(
        [
            *(wide * angle.cos(), -high * angle.sin(), reach * chance[3]),
            *(wide * angle.sin(), high * angle.cos(), reach * chance[4]),
        ],
        dim=1,
    ).view(n, 2, 3)
    grid = F.affine_grid(matrix, list(images.shape), align_corners=False)
    if bend:
        knots = bend * torch.randn(n, 2, 5, 5, device=device)
        field = F.interpolate(knots, images.shape[-2:], mode="bicubic", align_corners=True)
        grid = grid + field.permute(0, 2, 3, 1)
    return F.grid_sample(images, grid, mode="bilinear", align_corners=False)
