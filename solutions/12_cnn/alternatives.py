"""Correct solutions of 12_cnn in other styles than the reference; all must pass."""

from __future__ import annotations

import itertools
import math

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image, ImageOps
from torch import nn

# conv2d


def conv_by_loops(x, weight, bias=None, stride=1, padding=0):
    x, weight = np.array(x, dtype=float), np.array(weight, dtype=float)
    n, c, h, w = x.shape
    o, _, kh, kw = weight.shape
    padded = np.zeros((n, c, h + 2 * padding, w + 2 * padding))
    padded[:, :, padding : padding + h, padding : padding + w] = x
    h_out = (h + 2 * padding - kh) // stride + 1
    w_out = (w + 2 * padding - kw) // stride + 1
    out = np.zeros((n, o, h_out, w_out))
    for number, channel, i, j in np.ndindex(out.shape):
        top, left = i * stride, j * stride
        window = padded[number, :, top : top + kh, left : left + kw]
        out[number, channel, i, j] = np.sum(window * weight[channel])
        if bias is not None:
            out[number, channel, i, j] += bias[channel]
    return out


def conv_by_im2col(x, weight, bias=None, stride=1, padding=0):
    x, weight = np.asarray(x), np.asarray(weight)
    x = np.pad(x, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    o, _, kh, kw = weight.shape
    n, _, h, w = x.shape
    tops, lefts = range(0, h - kh + 1, stride), range(0, w - kw + 1, stride)
    rows = [x[:, :, i : i + kh, j : j + kw].reshape(n, -1) for i in tops for j in lefts]
    out = np.stack(rows, axis=1) @ weight.reshape(o, -1).T  # (n, places, o)
    if bias is not None:
        out = out + np.asarray(bias)
    return out.transpose(0, 2, 1).reshape(n, o, len(tops), len(lefts))


def conv_by_kernel_positions(x, weight, bias=None, stride=1, padding=0):
    x, weight = np.asarray(x, dtype=np.float64), np.asarray(weight, dtype=np.float64)
    padded = np.pad(x, ((0,) * 2, (0,) * 2, (padding,) * 2, (padding,) * 2))
    kh, kw = weight.shape[-2:]
    h_out = math.floor((padded.shape[2] - kh) / stride) + 1
    w_out = math.floor((padded.shape[3] - kw) / stride) + 1
    out = 0
    for u, v in itertools.product(range(kh), range(kw)):
        seen = padded[:, :, u : u + stride * h_out : stride, v : v + stride * w_out : stride]
        out = out + np.tensordot(seen, weight[:, :, u, v], axes=([1], [1]))
    out = np.moveaxis(out, -1, 1)
    return out if bias is None else out + np.reshape(bias, (1, -1, 1, 1))


# max_pool2d


def pool_by_loops(x, size=2, stride=None):
    x = np.array(x)
    stride = stride or size
    n, c, h, w = x.shape
    out = np.empty((n, c, (h - size) // stride + 1, (w - size) // stride + 1))
    for i in range(out.shape[2]):
        for j in range(out.shape[3]):
            top, left = i * stride, j * stride
            out[:, :, i, j] = x[:, :, top : top + size, left : left + size].max(axis=(2, 3))
    return out


def pool_by_positions(x, size=2, stride=None):
    x = np.asarray(x, dtype=float)
    s = size if stride is None else stride
    h_out, w_out = ((length - size) // s + 1 for length in x.shape[2:])
    out = np.full((*x.shape[:2], h_out, w_out), -np.inf)
    for u in range(size):
        for v in range(size):
            out = np.maximum(out, x[:, :, u : u + s * h_out : s, v : v + s * w_out : s])
    return out


def pool_rows_then_columns(x, size=2, stride=None):
    if stride is None:
        stride = size
    for axis in (2, 3):
        x = np.asarray(x)
        starts = range(0, x.shape[axis] - size + 1, stride)
        lines = [np.take(x, range(s, s + size), axis).max(axis, keepdims=True) for s in starts]
        x = np.concatenate(lines, axis)
    return x


# CNN


class ModulesByName(nn.Module):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__()
        self.backbone = nn.Sequential()
        for number, (a, b) in enumerate(itertools.pairwise((1, *channels)), 1):
            self.backbone.add_module(
                f"conv{number}", nn.Conv2d(a, b, kernel_size=3, padding="same")
            )
            self.backbone.add_module(f"pool{number}", nn.MaxPool2d(kernel_size=2, stride=2))
            self.backbone.add_module(f"relu{number}", nn.ReLU(inplace=True))
        self.backbone.add_module("flat", nn.Flatten(1))
        self.dropout = nn.Dropout(p=dropout)
        self.head = nn.Linear(channels[-1] * (28 // 2 ** len(channels)) ** 2, n_classes)

    def forward(self, x):
        x = x.view(x.shape[0], 1, 28, 28)
        return self.head(self.dropout(self.backbone(x)))


class Features(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.convs = nn.ModuleList()
        last = 1
        for channel in channels:
            self.convs.append(nn.Conv2d(last, channel, (3, 3), (1, 1), (1, 1)))
            last = channel

    def forward(self, x):
        for conv in self.convs:
            x = F.max_pool2d(F.relu(conv(x)), 2)
        return torch.flatten(x, start_dim=1)


class BackboneOfItsOwn(nn.Module):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__()
        self.backbone = Features(channels)
        self.p = dropout
        with torch.no_grad():
            features = self.backbone(torch.zeros(1, 1, 28, 28)).shape[1]
        self.head = nn.Linear(features, n_classes)

    def forward(self, x):
        if x.ndim == 3:
            x = x[:, None]
        return self.head(F.dropout(self.backbone(x), self.p, self.training))


class OwnDropout(nn.Module):
    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):
        if not self.training or self.p == 0:
            return x
        return x * torch.bernoulli(torch.full_like(x, 1 - self.p)) / (1 - self.p)


class BuiltFromBlocks(nn.Module):
    @staticmethod
    def block(a, b):
        return nn.Sequential(nn.Conv2d(a, b, 3, 1, 1), nn.MaxPool2d(2), nn.LeakyReLU(0.0))

    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__()
        self.head = nn.Linear(channels[-1] * (28 >> len(channels)) ** 2, n_classes)
        blocks = [self.block(a, b) for a, b in zip((1, *channels), channels, strict=False)]
        self.backbone = nn.Sequential(*blocks, OwnDropout(dropout), nn.Flatten())

    def forward(self, x):
        return self.head(self.backbone(x.reshape(-1, 1, 28, 28)))


class NamedTwice(nn.Module):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__()
        self.stages = nn.ModuleList()
        for a, b in itertools.pairwise([1, *channels]):
            self.stages.append(
                nn.Sequential(nn.Conv2d(a, b, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2))
            )
        self.backbone = nn.Sequential(*self.stages, nn.Flatten(), nn.Dropout(dropout))
        self.head = nn.Linear(channels[-1] * (28 // 2 ** len(channels)) ** 2, n_classes)

    def forward(self, x):
        return self.head(self.backbone(x if x.dim() == 4 else x.unsqueeze(1)))


class LazyUntilMade(nn.Module):
    def __init__(self, channels=(16, 32), dropout=0.25, n_classes=10):
        super().__init__()
        layers = []
        for channel in channels:
            layers += [nn.LazyConv2d(channel, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)]
        self.backbone = nn.Sequential(*layers, nn.Flatten(), nn.Dropout(dropout))
        self.head = nn.LazyLinear(n_classes)
        with torch.no_grad():
            self(torch.zeros(1, 28, 28))

    def forward(self, x):
        return self.head(self.backbone(x.reshape(len(x), 1, 28, 28)))


# augment


def augment_in_a_loop(images, max_shift=2, generator=None):
    out = torch.zeros_like(images)
    h, w = images.shape[-2], images.shape[-1]
    for k in range(len(images)):
        dy = int(torch.randint(-max_shift, max_shift + 1, (1,), generator=generator))
        dx = int(torch.randint(-max_shift, max_shift + 1, (1,), generator=generator))
        source = images[k, ..., max(0, -dy) : h - max(0, dy), max(0, -dx) : w - max(0, dx)]
        out[k, ..., max(0, dy) : h + min(0, dy), max(0, dx) : w + min(0, dx)] = source
    return out


def augment_by_gather(images, max_shift=2, generator=None):
    m, (h, w) = max_shift, images.shape[-2:]
    n = images.shape[0]
    shifts = torch.randint(2 * m + 1, (n, 2), generator=generator).to(images.device)
    flat = images.reshape(n, -1, h, w)
    padded = F.pad(flat, (m, m, m, m))
    rows = shifts[:, :1] + torch.arange(h, device=images.device)
    columns = shifts[:, 1:] + torch.arange(w, device=images.device)
    numbers = torch.arange(n, device=images.device)[:, None, None]
    moved = padded[numbers, :, rows[:, :, None], columns[:, None, :]]  # (n, h, w, c)
    return moved.movedim(-1, 1).reshape(images.shape)


def augment_by_roll_and_mask(images, max_shift=2, generator=None):
    count = 2 * max_shift + 1
    uniform = torch.rand(len(images), 2, generator=generator)
    shifts = (uniform * count).floor().long() - max_shift
    moved = []
    for image, (dy, dx) in zip(images, shifts.tolist(), strict=True):
        image = torch.roll(image, shifts=(dy, dx), dims=(-2, -1))
        if dy > 0:
            image[..., :dy, :] = 0
        elif dy < 0:
            image[..., dy:, :] = 0
        if dx > 0:
            image[..., :, :dx] = 0
        elif dx < 0:
            image[..., :, dx:] = 0
        moved.append(image)
    return torch.stack(moved, dim=0)


# freeze_backbone


def freeze_by_method(model):
    model.backbone.requires_grad_(False)
    return model


def freeze_by_name(model):
    for name, parameter in model.named_parameters():
        if name.startswith("backbone."):
            parameter.requires_grad_(False)
    return model


def freeze_all_but_the_head(model):
    kept = {id(parameter) for parameter in model.head.parameters()}
    for parameter in model.parameters():
        parameter.requires_grad = parameter.requires_grad and id(parameter) in kept
    return model


def freeze_by_modules(model):
    for module in model.backbone.modules():
        for parameter in module.parameters(recurse=False):
            parameter.requires_grad = False
            parameter.grad = None
    return model


# replace_head


def head_moved_afterwards(model, n_classes):
    device = next(model.parameters()).device
    head = nn.Linear(model.head.in_features, n_classes)
    model.head = head.to(device)
    return model


def head_like_the_old_weights(model, n_classes):
    features = model.head.weight.shape[1]
    head = nn.Linear(features, n_classes).to(model.head.weight)
    setattr(model, "head", head)  # noqa: B010
    return model


def head_with_own_start(model, n_classes):
    old = model.head.weight
    head = nn.Linear(old.size(1), n_classes, bias=True, device=old.device, dtype=old.dtype)
    nn.init.kaiming_uniform_(head.weight, nonlinearity="relu")
    nn.init.zeros_(head.bias)
    model.add_module("head", head)
    return model


# predict_image


def predict_by_ops(model, path, device):
    image = ImageOps.grayscale(Image.open(path))
    if image.width != 28 or image.height != 28:
        if image.width == image.height:
            image = ImageOps.fit(image, (28, 28), Image.Resampling.BILINEAR)
        image = image.resize((28, 28), resample=Image.Resampling.BILINEAR)
    if np.mean(np.array(image)) > 127.5:
        image = ImageOps.invert(image)
    x = torch.tensor(np.array(image), dtype=torch.float32, device=device).div(255)
    model.eval()
    with torch.inference_mode():
        p = F.softmax(model(x.view(1, 1, 28, 28))[0], dim=0)
    digit = int(torch.argmax(p))
    return digit, float(p[digit])


@torch.no_grad()
def predict_by_numpy(model, path, device):
    was_training = model.training
    grey = np.asarray(Image.open(str(path)).convert("L").resize((28, 28), 2), np.float64) / 255.0
    if grey.mean() > 0.5:
        grey = 1.0 - grey
    model.train(False)
    x = torch.as_tensor(grey[np.newaxis, np.newaxis].astype("float32")).to(device)
    logits = model(x).cpu().numpy().astype(float)[0]
    model.train(was_training)
    weights = np.exp(logits - logits.max())
    p = weights / weights.sum()
    return int(p.argmax()), float(p.max())


def predict_by_interpolation(model, path, device):
    with open(path, "rb") as file:
        pixels = np.array(Image.open(file).convert("L"))
    x = torch.from_numpy(pixels).float()[None, None] / 255
    if x.shape[-2:] != (28, 28):
        x = F.interpolate(x, (28, 28), mode="bilinear", antialias=True, align_corners=False)
    x = torch.where(x.mean() > 0.5, 1 - x, x).to(device)
    model.eval()
    with torch.no_grad():
        log_p = torch.log_softmax(model(x), dim=-1).squeeze(0)
    best = log_p.argmax().item()
    return best, log_p[best].exp().item()


# drift_score


def drift_by_histogram(expected, actual, bins=10, floor=1e-4):
    expected, actual = np.asarray(expected).flatten(), np.asarray(actual).flatten()
    inner = np.quantile(expected, np.linspace(0, 1, bins + 1)[1:-1])
    edges = np.concatenate([[-np.inf], np.unique(inner), [np.inf]])
    e = np.histogram(expected, edges)[0] / expected.size
    a = np.histogram(actual, edges)[0] / actual.size
    e, a = np.clip(e, floor, None), np.clip(a, floor, None)
    return ((a - e) * (np.log(a) - np.log(e))).sum()


def drift_by_loops(expected, actual, bins=10, floor=1e-4):
    expected = np.ravel(np.array(expected, dtype=float))
    actual = np.ravel(np.array(actual, dtype=float))
    edges = sorted({float(np.quantile(expected, k / bins)) for k in range(1, bins)})
    total = 0.0
    for low, high in itertools.pairwise([-math.inf, *edges, math.inf]):
        e = sum(low <= value < high for value in expected.tolist()) / len(expected)
        a = sum(low <= value < high for value in actual.tolist()) / len(actual)
        e, a = max(e, floor), max(a, floor)
        total += (a - e) * math.log(a / e)
    return total


def drift_by_digitize(expected, actual, bins=10, floor=1e-4):
    flat = [np.reshape(values, -1) for values in (expected, actual)]
    edges = np.percentile(flat[0], [100 * k / bins for k in range(1, bins)])
    counts = [np.bincount(np.digitize(values, edges), minlength=bins) for values in flat]
    e, a = (np.where(c / c.sum() < floor, floor, c / c.sum()) for c in counts)
    return np.dot(a - e, np.log(a / e))


ALTERNATIVES = {
    "conv2d": [conv_by_loops, conv_by_im2col, conv_by_kernel_positions],
    "max_pool2d": [pool_by_loops, pool_by_positions, pool_rows_then_columns],
    "CNN": [ModulesByName, BackboneOfItsOwn, BuiltFromBlocks, NamedTwice, LazyUntilMade],
    "augment": [augment_in_a_loop, augment_by_gather, augment_by_roll_and_mask],
    "freeze_backbone": [
        freeze_by_method,
        freeze_by_name,
        freeze_all_but_the_head,
        freeze_by_modules,
    ],
    "replace_head": [head_moved_afterwards, head_like_the_old_weights, head_with_own_start],
    "predict_image": [predict_by_ops, predict_by_numpy, predict_by_interpolation],
    "drift_score": [drift_by_histogram, drift_by_loops, drift_by_digitize],
}
