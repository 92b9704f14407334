"""Three ways to train on MNIST: PyTorch's example, the course's loop, and one that never waits.

Each builder makes a `Racer`; `run_epoch` is what the clock measures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from mnist_nets import DEVIATION, MEAN, ExampleNet, FastNet, shifted
from torch import nn
from torch.utils.data import DataLoader, Dataset, TensorDataset

from autograder.grading.reference import load_solution

SOLUTIONS = Path(__file__).parents[1] / "solutions"
Steps = Callable[[torch.Tensor, torch.Tensor], None]


@dataclass
class Digits:
    """Training and test set as float32 images (n, 28, 28) from 0 to 1 and int64 labels, on CPU."""

    x: torch.Tensor
    y: torch.Tensor
    x_test: torch.Tensor
    y_test: torch.Tensor


@dataclass
class Racer:
    """A model and how it learns for one more epoch.

    `prepared` turns images (n, 1, 28, 28) from 0 to 1 into what the model takes.
    """

    model: nn.Module
    run_epoch: Callable[[], None]
    prepared: Callable[[torch.Tensor], torch.Tensor]
    step: str = "eager"


def standardized(x: torch.Tensor) -> torch.Tensor:
    """Mean 0 and deviation 1 over MNIST's pixels."""
    return (x - MEAN) / DEVIATION


class _OneByOne(Dataset[tuple[torch.Tensor, int]]):
    """Images as bytes, each converted when it is asked for, as torchvision's MNIST does."""

    def __init__(self, x: torch.Tensor, y: torch.Tensor) -> None:
        self.images = (x * 255).round().to(torch.uint8).numpy()
        self.labels = y.tolist()

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, index: int) -> tuple[torch.Tensor, int]:
        image = torch.from_numpy(np.ascontiguousarray(self.images[index]))[None]
        return standardized(image.to(torch.float32) / 255), self.labels[index]


def example(digits: Digits, device: torch.device, epochs: int, step: str) -> Racer:
    """The recipe of PyTorch's MNIST example: Adadelta, 64 in a batch, one image at a time."""
    model = ExampleNet().to(device)
    optimizer = torch.optim.Adadelta(model.parameters(), lr=1.0)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=1, gamma=0.7)
    loader = DataLoader(_OneByOne(digits.x, digits.y), batch_size=64, shuffle=True)

    def run_epoch() -> None:
        model.train()
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            optimizer.zero_grad()
            F.nll_loss(model(images), labels).backward()
            optimizer.step()
        scheduler.step()

    return Racer(model, run_epoch, standardized)


def plain(digits: Digits, device: torch.device, epochs: int, step: str) -> Racer:
    """The course's own: 12's CNN, 11's `train_epoch`, Adam, 128 in a batch."""
    mnist = load_solution(SOLUTIONS / "11_mnist" / "mnist.py")
    cnn = load_solution(SOLUTIONS / "12_cnn" / "cnn.py")
    model = cnn["CNN"]().to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, epochs)
    loader = DataLoader(TensorDataset(digits.x, digits.y), batch_size=128, shuffle=True)

    def run_epoch() -> None:
        mnist["train_epoch"](model, loader, optimizer, device)
        scheduler.step()

    return Racer(model, run_epoch, lambda x: x)


def fast(digits: Digits, device: torch.device, epochs: int, step: str) -> Racer:
    """All data on the device, batches by index, one cycle of the learning rate, a bound step."""
    x, y = digits.x[:, None].to(device), digits.y.to(device)
    layout = torch.channels_last if device.type == "cuda" else torch.contiguous_format
    model = FastNet().to(device, memory_format=layout)  # type: ignore[call-overload]
    # Few data make few steps: then smaller batches.
    batch = min(512 if device.type == "cuda" else 128, max(16, len(x) // 25))
    learner = Learner(model, device, batch, epochs * (len(x) // batch), 0.02, step, layout)

    def run_epoch() -> None:
        model.train()
        for rows in torch.randperm(len(x), device=device).split(batch):
            if len(rows) == batch:  # a bound step knows one size; the rest comes next time
                learner.learn(standardized(shifted(x[rows], 2)), y[rows])

    return Racer(model, run_epoch, standardized, learner.step)


class Learner:
    """Steps of AdamW along one cycle of the learning rate; on CUDA in bfloat16, bound together.

    `step` is "eager", "compile" (forward and loss through `torch.compile`) or "graph" (the whole
    step as one CUDA graph). `half` takes bfloat16 on a CPU too.
    """

    def __init__(
        self,
        model: nn.Module,
        device: torch.device,
        batch: int,
        total: int,
        lr: float,
        step: str,
        layout: torch.memory_format = torch.contiguous_format,
        half: bool = False,
    ) -> None:
        self.model, self.device, self.layout, self.step = model, device, layout, step
        self.half = half or device.type == "cuda"
        self.rate = torch.tensor(lr, device=device)
        on_cuda = device.type == "cuda"
        self.optimizer = torch.optim.AdamW(
            model.parameters(),
            lr=self.rate if on_cuda else lr,
            weight_decay=0.01,
            capturable=on_cuda,
        )
        self.rates = iter(one_cycle(lr, total))
        loss: Callable[..., torch.Tensor] = self._loss
        self.loss = torch.compile(loss) if step == "compile" else loss
        self.images = torch.zeros(batch, 1, 28, 28, device=device).to(memory_format=layout)
        self.labels = torch.zeros(batch, dtype=torch.long, device=device)
        self.graph = self._captured() if step == "graph" else None

    def learn(self, images: torch.Tensor, labels: torch.Tensor) -> None:
        """One step on a batch that is on the device; nothing comes back."""
        rate = next(self.rates)
        if self.graph is None:
            self._set(rate)
            self._step(images.to(memory_format=self.layout), labels)
            return
        self.rate.fill_(rate)
        self.images.copy_(images)
        self.labels.copy_(labels)
        self.graph.replay()

    def _set(self, rate: float) -> None:
        if self.device.type == "cuda":
            self.rate.fill_(rate)
        else:
            for group in self.optimizer.param_groups:
                group["lr"] = rate

    def _loss(self, images: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
        with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=self.half):
            logits = self.model(images)
        return F.cross_entropy(logits.float(), labels, label_smoothing=0.05)

    def _step(self, images: torch.Tensor, labels: torch.Tensor) -> None:
        self.optimizer.zero_grad(set_to_none=True)
        self.loss(images, labels).backward()
        self.optimizer.step()

    def _captured(self) -> torch.cuda.CUDAGraph:
        """The step as a CUDA graph; the steps it takes to get there are undone."""
        before = {name: value.clone() for name, value in self.model.state_dict().items()}
        self.model.train()
        aside = torch.cuda.Stream()
        aside.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(aside):
            for _ in range(3):
                self._step(self.images, self.labels)
        torch.cuda.current_stream().wait_stream(aside)
        graph = torch.cuda.CUDAGraph()
        self.optimizer.zero_grad(set_to_none=True)
        with torch.cuda.graph(graph):
            self.loss(self.images, self.labels).backward()
            self.optimizer.step()
        # Replays write the gradients anew, so the graph needs no zero_grad of its own.
        self.model.load_state_dict(before)
        for state in self.optimizer.state.values():
            for value in state.values():
                value.zero_()
        return graph


def one_cycle(peak: float, total: int, rise: float = 0.25) -> list[float]:
    """Learning rates that rise to `peak` in a share of `total` steps and fall to nearly 0."""
    parameter = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.SGD([parameter], lr=peak)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, peak, total + 1, pct_start=rise)
    rates = []
    for _ in range(total):
        rates.append(float(optimizer.param_groups[0]["lr"]))
        optimizer.step()
        schedule.step()
    return rates


LOOPS: dict[str, Callable[[Digits, torch.device, int, str], Racer]] = {
    "PyTorch example": example,
    "ours, plain": plain,
    "ours, fast": fast,
}
