"""Models, optimizers and loaders that tell what is done with them, for checks of training loops.

A check makes one with ``student.make("tiny_mlp", ...)`` and gets a handle; what the student's code
does with it is recorded as events, in order, and read with ``student.events()``.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any


class Events:
    """What has been seen, in order: lists of a name and plain details."""

    def __init__(self) -> None:
        self.seen: list[list[Any]] = []

    def add(self, name: str, *details: Any) -> None:
        """Record one event."""
        self.seen.append([name, *details])

    def take(self) -> list[list[Any]]:
        """Everything seen since the last time; starts anew."""
        seen, self.seen = self.seen, []
        return seen


def tiny_mlp(events: Events, sizes: list[int], seed: int = 0, device: str = "cpu") -> Any:
    """A ReLU network of the given layer sizes with seeded weights; its forward passes are events.

    Events: ``["forward", training, gradients tracked, batch size]``.
    """
    import torch

    generator = torch.Generator().manual_seed(seed)
    layers: list[torch.nn.Module] = []
    for fan_in, fan_out in itertools.pairwise(sizes):
        linear = torch.nn.Linear(fan_in, fan_out)
        with torch.no_grad():
            linear.weight.copy_(torch.randn(linear.weight.shape, generator=generator) * 0.5)
            linear.bias.copy_(torch.randn(linear.bias.shape, generator=generator) * 0.1)
        layers += [linear, torch.nn.ReLU()]
    model = torch.nn.Sequential(*layers[:-1]).to(device)

    def seen(module: Any, inputs: Any) -> None:
        events.add("forward", module.training, torch.is_grad_enabled(), len(inputs[0]))

    model.register_forward_pre_hook(seen)
    return model


def recording_sgd(events: Events, model: Any, lr: float = 0.1) -> Any:
    """Plain SGD over a model; ``["zero_grad"]`` and ``["step"]`` are events."""
    import torch

    class RecordingSGD(torch.optim.SGD):
        def zero_grad(self, *args: Any, **kwargs: Any) -> None:
            events.add("zero_grad")
            super().zero_grad(*args, **kwargs)

        def step(self, *args: Any, **kwargs: Any) -> Any:
            events.add("step")
            return super().step(*args, **kwargs)

    return RecordingSGD(model.parameters(), lr=lr)


def loader(events: Events, x: Any, y: Any, batch_size: int) -> Any:
    """A DataLoader over two tensors, in order; each epoch's start is an event ``["epoch"]``."""
    import torch

    class Told(torch.utils.data.DataLoader):
        def __iter__(self) -> Any:
            events.add("epoch")
            return super().__iter__()

    return Told(torch.utils.data.TensorDataset(x, y), batch_size=batch_size, shuffle=False)


def cross_entropy(events: Events) -> Any:
    """`CrossEntropyLoss` that records ``["loss", smallest, largest row sum]`` of its input."""
    import torch

    class Told(torch.nn.CrossEntropyLoss):
        def forward(self, input: Any, target: Any) -> Any:
            sums = input.detach().cpu().sum(dim=-1)
            events.add("loss", float(sums.min()), float(sums.max()))
            return super().forward(input, target)

    return Told()


FACTORIES: dict[str, Callable[..., Any]] = {
    "tiny_mlp": tiny_mlp,
    "recording_sgd": recording_sgd,
    "loader": loader,
    "cross_entropy": cross_entropy,
}
