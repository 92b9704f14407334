"""Models, optimizers, loaders and files that tell what is done with them, for checks of training.

A check makes one with ``student.make("net", ...)`` and gets a handle. What no value shows (was the
model in training mode, were gradients tracked, was it moved) is recorded as events, in order, and
read with ``model.events("forward")``.
"""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
import weakref
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

DECAY = 0.1
# How the folder of a file is called, with the number of its process behind it.
FILES_OF = "course-files-"
# Errors on the simulated GPU name the submission's lines, not ours.
__tracebackhide__ = True


class Events:
    """What has been seen, in order: lists of a name and plain details."""

    def __init__(self) -> None:
        self.seen: list[list[Any]] = []

    def add(self, name: str, *details: Any) -> None:
        """Record one event."""
        self.seen.append([name, *details])

    def __deepcopy__(self, memo: Any) -> Events:
        return self  # a copied model tells of itself in the same place

    def take(self, names: Sequence[str]) -> list[list[Any]]:
        """Everything with these names since the last time; starts anew.

        Without names it returns nothing: what came before belongs to other checks, perhaps of
        another exercise, and a known mistake that is run by itself has not seen it.
        """
        seen, self.seen = self.seen, []
        return [event for event in seen if event[0] in names]


class TemporaryFile(type(Path())):
    """A path in a folder of its own, which goes when the path does."""


def every_other() -> Any:
    """A module that drops without chance: while training, odd units are 0 and even ones doubled."""
    import torch

    class EveryOther(torch.nn.Module):
        def forward(self, x: Any) -> Any:
            if not self.training:
                return x
            return x * (torch.arange(x.shape[-1], device=x.device) % 2 == 0) * 2

    return EveryOther()


def net(
    events: Events,
    sizes: Sequence[int],
    seed: int = 0,
    device: str = "cpu",
    dropout: bool = False,
    scale: float = 1.0,
    norm: bool = False,
    tracked: float = 1.0,
) -> Any:
    """A ReLU network of the given layer sizes with seeded weights; it flattens its input.

    With `dropout`, every other hidden unit is dropped while training: no chance is involved, so
    the mode shows in every value. `scale` multiplies the logits. With `norm`, batch normalization
    comes before all else: its running means are buffers, which no optimizer knows. `tracked`
    multiplies the logits where gradients are tracked, so that this too shows in every value.
    Events: ``["forward", training, gradients tracked]``, ``["backward"]``, ``["moved"]`` for
    ``.to()`` and ``["loaded"]`` for ``.load_state_dict()``.
    """
    import torch

    class Net(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            generator = torch.Generator().manual_seed(seed)
            layers: list[torch.nn.Module] = [torch.nn.Flatten()]
            for fan_in, fan_out in itertools.pairwise(sizes):
                linear = torch.nn.Linear(fan_in, fan_out)
                width = (2.0 / fan_in) ** 0.5
                with torch.no_grad():
                    normal = torch.randn(linear.weight.shape, generator=generator)
                    linear.weight.copy_(normal * width)
                    linear.bias.copy_(torch.randn(linear.bias.shape, generator=generator) * 0.1)
                layers += [linear, torch.nn.ReLU(), *([every_other()] if dropout else [])]
            if norm:
                layers.insert(1, torch.nn.BatchNorm1d(sizes[0]))
            self.layers = torch.nn.Sequential(*layers[: -2 if dropout else -1])

        def forward(self, x: Any) -> Any:
            events.add("forward", self.training, torch.is_grad_enabled())
            return self.layers(x) * (scale * (tracked if torch.is_grad_enabled() else 1.0))

        def to(self, *args: Any, **kwargs: Any) -> Any:
            events.add("moved")
            return super().to(*args, **kwargs)

        def load_state_dict(self, *args: Any, **kwargs: Any) -> Any:
            events.add("loaded")
            return super().load_state_dict(*args, **kwargs)

        def cuda(self, *args: Any, **kwargs: Any) -> Any:
            events.add("moved")
            return super().cuda(*args, **kwargs)

        def __reduce_ex__(self, protocol: Any) -> Any:
            # torch.save (protocol 2) wants a name for the class, copy.deepcopy (4) does not.
            return super().__reduce_ex__(protocol) if protocol == 4 else (net, (events, sizes))

    model = Net()
    torch.nn.Module.to(model, device)
    # After the move, which gives each parameter a new value and forgets its hooks.
    last = list(model.parameters())[-1]
    last.register_hook(lambda _: events.add("backward"))
    return model


def linear(
    events: Events,
    fan_in: int,
    fan_out: int,
    seed: int = 0,
    device: str = "cpu",
    bias: bool = True,
    dtype: str = "float32",
) -> Any:
    """A linear layer with seeded weights, as an earlier training would have left it."""
    import torch

    layer = torch.nn.Linear(fan_in, fan_out, bias=bias, dtype=getattr(torch, dtype))
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for parameter in layer.parameters():
            parameter.copy_(torch.randn(parameter.shape, generator=generator))
    return layer.to(device)


def sgd(events: Events, model: Any, lr: float = 0.1, momentum: float = 0.0) -> Any:
    """SGD over a model's parameters; ``["step", there were gradients]`` is an event."""
    import torch

    class SGD(torch.optim.SGD):
        def step(self, closure: Any = None) -> Any:
            result = super().step(closure)
            held = [p.grad for group in self.param_groups for p in group["params"]]
            events.add("step", any(one is not None and bool(one.any()) for one in held))
            return result

        def __reduce_ex__(self, protocol: Any) -> Any:
            return super().__reduce_ex__(protocol) if protocol == 4 else (sgd, (events, model))

    return SGD(model.parameters(), lr=lr, momentum=momentum)


def exponential(events: Events, optimizer: Any, gamma: float) -> Any:
    """A scheduler that multiplies the learning rate by `gamma` at each step."""
    import torch

    return torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma)


def loader(
    events: Events,
    x: Any,
    y: Any,
    batch_size: int,
    rows: Sequence[int] | None = None,
    drop_last: bool = False,
) -> Any:
    """A DataLoader over two tensors, in order; with `rows`, a sampler takes these and no others."""
    import torch

    data = torch.utils.data.TensorDataset(x, y)
    return torch.utils.data.DataLoader(
        data, batch_size, shuffle=False if rows is None else None, sampler=rows, drop_last=drop_last
    )


def gradients_on(events: Events) -> None:
    """Record gradients again, whoever switched that off."""
    import torch

    torch.set_grad_enabled(True)


def cuda(events: Events, devices: int | None) -> None:
    """Pretend to have so many CUDA devices, none included; None ends the pretence."""
    import torch

    names = ("is_available", "device_count")
    if devices is None:
        for name in names:
            setattr(torch.cuda, name, _REAL.pop(name, getattr(torch.cuda, name)))
        return
    _REAL.update({n: getattr(torch.cuda, n) for n in names if n not in _REAL})
    torch.cuda.is_available = lambda: devices > 0
    torch.cuda.device_count = lambda: devices


_REAL: dict[str, Any] = {}


def file(events: Events, name: str, content: Any = None) -> Path:
    """The path of a file in a new private folder: with these bytes (uint8), or not there yet."""
    folder = tempfile.mkdtemp(prefix=f"{FILES_OF}{os.getpid()}-")
    path = TemporaryFile(folder, name)
    weakref.finalize(path, shutil.rmtree, folder, ignore_errors=True)
    if content is not None:
        path.write_bytes(content.tobytes())
    return path


def save(events: Events, path: Path, held: dict[str, Any]) -> None:
    """Save a dict with `torch.save`; what has a `state_dict` stands for that."""
    import torch

    torch.save(
        {k: v.state_dict() if hasattr(v, "state_dict") else v for k, v in held.items()}, path
    )


class Watch:
    """Sees every copy between host and the simulated GPU from when it is made until it is read."""

    def __init__(self) -> None:
        from autograder import simgpu

        self.stack = ExitStack()
        self.seen = self.stack.enter_context(simgpu.observe_transfers())


def watch(events: Events) -> Watch:
    """Start to watch copies between host and device (`transfers` reads them and ends it)."""
    return Watch()


def unplug(events: Events) -> ExitStack:
    """From now on, `torch.load` behaves as on a machine without the device, until `plug_in`."""
    from autograder import simgpu

    stack = ExitStack()
    stack.enter_context(simgpu.unplugged())
    return stack


def plug_in(events: Events, unplugged: ExitStack) -> None:
    """End what `unplug` began."""
    unplugged.close()


def convnet(
    events: Events,
    channels: Sequence[int] = (2, 3, 4),
    classes: int = 5,
    seed: int = 0,
    device: str = "cpu",
    dropout: bool = False,
    tracked: float = 1.0,
    grey: bool = True,
    mixed: bool = False,
) -> Any:
    """A convolutional network for 28 by 28 images with `backbone` and `head`, seeded weights.

    It takes (n, 1, 28, 28), and with `grey` (n, 28, 28). With `dropout`, every other feature is
    dropped while training; with `mixed` the backbone has a layer of each kind that has parameters.
    `tracked` multiplies the logits where gradients are tracked. Events:
    ``["forward", training, gradients tracked]``.
    """
    import torch

    class ConvNet(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            layers: list[torch.nn.Module] = []
            for before, after in itertools.pairwise((1, *channels)):
                layers += [torch.nn.Conv2d(before, after, 3, padding=1)]
                layers += [torch.nn.BatchNorm2d(after)] if mixed else []
                layers += [torch.nn.ReLU(), torch.nn.MaxPool2d(2)]
            side = 28 >> len(channels)
            features = channels[-1] * side * side
            last: list[torch.nn.Module] = [every_other()] if dropout else []
            last += [torch.nn.Linear(features, features)] if mixed else []
            self.backbone = torch.nn.Sequential(*layers, torch.nn.Flatten(), *last)
            self.head = torch.nn.Linear(features, classes)
            generator = torch.Generator().manual_seed(seed)
            with torch.no_grad():
                for weight in self.parameters():
                    width = (2.0 / max(weight[0].numel(), 8)) ** 0.5
                    weight.copy_(torch.randn(weight.shape, generator=generator) * width)

        def forward(self, x: Any) -> Any:
            events.add("forward", self.training, torch.is_grad_enabled())
            logits = self.head(self.backbone(x.unsqueeze(1) if grey and x.dim() == 3 else x))
            return logits * (tracked if torch.is_grad_enabled() else 1.0)

        def to(self, *args: Any, **kwargs: Any) -> Any:
            events.add("moved")
            return super().to(*args, **kwargs)

    model = ConvNet()
    torch.nn.Module.to(model, device)
    return model


def one_step(events: Events, model: Any, images: Any, labels: Any, lr: float) -> None:
    """One step of gradient descent with a little weight decay, on the cross-entropy.

    Written out, so that a replaced optimizer changes nothing. The decay moves a parameter whose
    gradient is 0, and leaves alone one that has none, as a frozen one.
    """
    import torch

    parameters = list(model.parameters())
    for parameter in parameters:
        parameter.grad = None
    device = parameters[0].device
    torch.nn.functional.cross_entropy(model(images.to(device)), labels.to(device)).backward()
    with torch.no_grad():
        for parameter in parameters:
            if parameter.grad is not None:
                parameter -= lr * (parameter.grad + DECAY * parameter)


def png(events: Events, pixels: Any, name: str = "digit.png") -> Path:
    """The path of a PNG with these pixels: uint8 (h, w) grey, (h, w, 3) RGB, (h, w, 4) RGBA."""
    from PIL import Image

    path = file(events, name)
    Image.fromarray(pixels).save(path)
    return path


def language_model(
    events: Events,
    size: int,
    seed: int = 0,
    device: str = "cpu",
    dropout: bool = False,
    scale: float = 1.0,
    tracked: float = 1.0,
) -> Any:
    """Logits (batch, n, size) for what follows each of the tokens (batch, n); seeded weights.

    All tokens up to a place count there, and the last of them most. With `dropout`, every other
    feature is dropped while training; `scale` multiplies the logits, and `tracked` does so where
    gradients are tracked. Events: ``["backward"]``.
    """
    import torch

    class LanguageModel(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.embedding = torch.nn.Embedding(size, 8)
            self.dropout = every_other() if dropout else torch.nn.Identity()
            self.head = torch.nn.Linear(8, size)
            generator = torch.Generator().manual_seed(seed)
            with torch.no_grad():
                for weight in self.parameters():
                    weight.copy_(torch.randn(weight.shape, generator=generator))

        def forward(self, ids: Any) -> Any:
            each = self.embedding(ids)
            count = torch.arange(1, ids.shape[1] + 1, device=ids.device)
            mean = each.cumsum(1) / count[:, None]
            logits = self.head(self.dropout(torch.tanh(each + 2 * mean)))
            return logits * (scale * (tracked if torch.is_grad_enabled() else 1.0))

    model = LanguageModel().to(device)
    model.head.bias.register_hook(lambda _: events.add("backward"))
    return model


class Tokens:
    """Encodes and decodes characters by the numbers that a check gives them."""

    def __init__(self, numbers: dict[str, int]) -> None:
        self.numbers, self.characters = numbers, {n: one for one, n in numbers.items()}

    def encode(self, text: str) -> list[int]:
        return list(map(self.numbers.__getitem__, text))

    def decode(self, ids: Sequence[int]) -> str:
        return "".join(map(self.characters.__getitem__, ids))


def tokens(events: Events, numbers: dict[str, int]) -> Tokens:
    """A tokenizer with these numbers, so that no check of another exercise needs a student's."""
    return Tokens(numbers)


def by_heart(events: Events, texts: Any, size: int, device: str = "cpu") -> Any:
    """A language model of `size` tokens that knows these texts (m, n) by heart, and nothing else.

    It continues what it is given as the first text does that begins so; in training mode it gives
    the scores upside down.
    """
    import torch

    class ByHeart(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.weight = torch.nn.Parameter(torch.ones(()))

        def forward(self, ids: Any) -> Any:
            held = texts.to(self.weight.device)  # in no buffer, where answers could be read
            known = held[:, : ids.shape[1]]
            begins_so = (ids[:, None, :] == known).cumprod(dim=2)
            which = begins_so.argmax(dim=1)  # (batch, n): of the first one that does
            following = held[:, 1:][which, torch.arange(ids.shape[1], device=ids.device)]
            scores = (following[..., None] == torch.arange(size, device=ids.device)).float()
            return scores * (self.weight if not self.training else -self.weight)

    return ByHeart().to(device)


def plain(
    events: Events,
    sizes: Sequence[int],
    channels: Sequence[int] = (),
    seed: int = 0,
    name: str = "Model",
    inner: str = "layers",
) -> Any:
    """A model that tells nothing, as anybody may write one: its class and its part have any name.

    It flattens its input for layers of the given sizes. With `channels`, there is a `backbone` of
    convolutions of images (n, 1, 28, 28), and the only layer of the sizes is the `head`.
    """
    import torch
    from torch import nn

    layers: list[nn.Module] = []
    for before, after in itertools.pairwise((1, *channels) if channels else ()):
        convolution = nn.Conv2d(before, after, 3, padding=1)
        layers += [convolution, nn.ReLU(), nn.MaxPool2d(2)]
    layers.append(nn.Flatten())
    linear = [nn.Linear(before, after) for before, after in itertools.pairwise(sizes)]
    for layer in linear[:-1]:
        layers += [layer, nn.ReLU()]
    last = "head" if channels else f"{inner}_last"
    first = "backbone" if channels else inner

    def forward(self: Any, x: Any) -> Any:
        return getattr(self, last)(getattr(self, first)(x))

    model = type(name, (nn.Module,), {"forward": forward, "__module__": "models"})()
    model.add_module(first, nn.Sequential(*layers))
    model.add_module(last, linear[-1])
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for weight in model.parameters():
            width = (2.0 / max(weight[0].numel(), 8)) ** 0.5
            weight.copy_(torch.randn(weight.shape, generator=generator) * width)
    return model


def optimizer(events: Events, model: Any, kind: str, **settings: Any) -> Any:
    """One of PyTorch's own optimizers over a model's parameters."""
    import torch

    return getattr(torch.optim, kind)(model.parameters(), **settings)


def unrecorded(events: Events, module: Any) -> Any:
    """The module as it answers while no gradients are recorded, as in evaluation and in writing."""
    import torch

    class NoGrad:
        def __call__(self, *args: Any, **kwargs: Any) -> Any:
            __tracebackhide__ = True
            with torch.no_grad():
                return module(*args, **kwargs)

    return NoGrad()


def dropping(events: Events, module: Any) -> None:
    """From now on what the module gives is dropped in training mode, as `every_other` does."""
    drop = every_other()

    def dropped(module: Any, args: Any, output: Any) -> Any:
        return drop.train(module.training)(output)

    module.register_forward_hook(dropped)


FACTORIES: dict[str, Callable[..., Any]] = {
    "net": net,
    "linear": linear,
    "sgd": sgd,
    "exponential": exponential,
    "loader": loader,
    "gradients_on": gradients_on,
    "cuda": cuda,
    "file": file,
    "save": save,
    "watch": watch,
    "unplug": unplug,
    "plug_in": plug_in,
    "convnet": convnet,
    "one_step": one_step,
    "png": png,
    "language_model": language_model,
    "tokens": tokens,
    "by_heart": by_heart,
    "plain": plain,
    "optimizer": optimizer,
    "unrecorded": unrecorded,
    "dropping": dropping,
}
