"""The most accurate MNIST: many networks vote, and the validation set says which of them.

The test set is looked at once, when everything has been chosen.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from pickle import UnpicklingError

import torch
from mnist_loops import Digits, Learner, standardized
from mnist_nets import CPU_KINDS, KINDS, FastNet, distorted
from torch import nn

VALIDATION = 5_000
VERSION = torch.__version__
AVERAGED = 0.2  # of the last steps, whose weights are averaged
BEND = 0.06  # of the distorted digits; see `distorted`
LOOKS = ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1))  # an image is judged as it is and moved a pixel


@dataclass
class Vote:
    """What an ensemble came to; errors are shares of wrong answers."""

    members: list[str]
    chosen: list[str]
    validation_error: float
    test_error: float
    single_test_errors: list[float]
    seconds: float


def ensemble(
    digits: Digits,
    device: torch.device,
    size: int,
    epochs: int,
    step: str,
    small: bool,
    kept: Path | None = None,
) -> Vote:
    """Train `size` networks of changing kind, choose the best group by validation data, vote.

    kept: a folder for the networks that are trained; those that lie there are taken as they are.
    """
    started = time.perf_counter()
    held_back = min(VALIDATION, len(digits.x) // 5)
    order = torch.randperm(len(digits.x), generator=torch.Generator().manual_seed(0))
    val, train = order[:held_back], order[held_back:]
    x, y = digits.x[train][:, None].to(device), digits.y[train].to(device)
    x_val, y_val = digits.x[val][:, None].to(device), digits.y[val].to(device)
    x_test, y_test = digits.x_test[:, None].to(device), digits.y_test.to(device)
    names, models = [], []
    kinds = {"fast": FastNet} if small else KINDS if device.type == "cuda" else CPU_KINDS
    for number in range(size):
        torch.manual_seed(number)
        kind = list(kinds)[number % len(kinds)]
        model = kinds[kind]()
        made_from = (
            f"{kind}, seed {number}, {len(x)} images, {epochs} epochs, bent {BEND}, torch {VERSION}"
        )
        file = kept / f"network_{number:03}.pt" if kept is not None else None
        model = resumed(file, made_from, model, device) or trained(
            model, x, y, device, epochs, step
        )
        if file is not None:
            keep(file, made_from, model)
        names.append(f"{kind} {number}")
        models.append(model)
        error = wrong(opinion(model, x_val), y_val)
        print(f"  {names[-1]}: validation error {error:.2%}", flush=True)
    chosen = choose([opinion(model, x_val) for model in models], y_val)
    validation_error = wrong(sum_of([opinion(models[k], x_val) for k in chosen]), y_val)
    # From here on nothing is chosen any more.
    on_test = [opinion(model, x_test) for model in models]
    return Vote(
        names,
        [names[k] for k in chosen],
        validation_error,
        wrong(sum_of([on_test[k] for k in chosen]), y_test),
        [wrong(one, y_test) for one in on_test],
        time.perf_counter() - started,
    )


def resumed(
    file: Path | None, made_from: str, model: nn.Module, device: torch.device
) -> nn.Module | None:
    """The network of an earlier run, if one was kept that was made in the same way."""
    if file is None or not file.is_file():
        return None
    try:
        kept = torch.load(file, map_location=device, weights_only=True)
        if kept["made_from"] != made_from:
            return None
        model.load_state_dict(kept["weights"])
    except (OSError, RuntimeError, KeyError, TypeError, EOFError, UnpicklingError) as error:
        print(f"  {file.name} cannot be read ({type(error).__name__}); it is trained again")
        return None
    print(f"  {file.name} was trained by an earlier run")
    return model.to(device).eval()


def keep(file: Path, made_from: str, model: nn.Module) -> None:
    """Write a network beside its place first: a run that is killed leaves no half of one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_suffix(".part")
    torch.save({"made_from": made_from, "weights": model.state_dict()}, beside)
    beside.replace(file)


def trained(
    model: nn.Module, x: torch.Tensor, y: torch.Tensor, device: torch.device, epochs: int, step: str
) -> nn.Module:
    """One voter: distorted digits, one cycle, and the mean of the last steps' weights."""
    layout = torch.channels_last
    model = model.to(device, memory_format=layout)  # type: ignore[call-overload]
    batch = min(256, max(16, len(x) // 25))
    total = epochs * (len(x) // batch)
    learner = Learner(model, device, batch, total, 4e-3, step, layout, half=True)
    mean = torch.optim.swa_utils.AveragedModel(model)
    done = 0
    for _ in range(epochs):
        model.train()
        for rows in torch.randperm(len(x), device=device).split(batch):
            if len(rows) == batch:
                learner.learn(standardized(distorted(x[rows], bend=BEND)), y[rows])
                done += 1
                if done > (1 - AVERAGED) * total and done % 10 == 0:
                    mean.update_parameters(model)
    if int(mean.n_averaged) > 0:
        model = mean.module
        settle_batch_norm(model, x, batch)
    return model.eval()


@torch.no_grad()
def settle_batch_norm(model: nn.Module, x: torch.Tensor, batch: int) -> None:
    """Running statistics for averaged weights, which have never seen a batch."""
    for module in model.modules():
        if isinstance(module, nn.BatchNorm1d | nn.BatchNorm2d):
            module.reset_running_stats()
            module.momentum = None  # the mean over all batches
    model.train()
    for rows in torch.arange(min(len(x), 20_000), device=x.device).split(batch):
        if len(rows) == batch:
            model(standardized(distorted(x[rows], bend=BEND)))


@torch.no_grad()
def opinion(model: nn.Module, x: torch.Tensor) -> torch.Tensor:
    """Probabilities (n, 10) of images (n, 1, 28, 28), the mean over LOOKS."""
    model.eval()
    parts = []
    for part in x.split(1_000):
        looks = [standardized(part.roll(look, dims=(2, 3))) for look in LOOKS]
        parts.append(sum_of([model(look).float().softmax(1) for look in looks]))
    return torch.cat(parts)


def choose(opinions: list[torch.Tensor], y: torch.Tensor) -> list[int]:
    """Members whose joint vote errs least on validation data: each next one is the best to add.

    Of groups that err alike, the one with the smallest loss is taken.
    """
    chosen: list[int] = []
    best: tuple[float, float, list[int]] = (2.0, 0.0, [])
    while len(chosen) < len(opinions):
        rest = [k for k in range(len(opinions)) if k not in chosen]
        ranked = [(*judged([opinions[j] for j in (*chosen, k)], y), k) for k in rest]
        error, loss, added = min(ranked)
        chosen.append(added)
        best = min(best, (error, loss, list(chosen)))
    return best[2]


def judged(opinions: list[torch.Tensor], y: torch.Tensor) -> tuple[float, float]:
    """Error and cross-entropy of a joint vote."""
    together = sum_of(opinions)
    right = together.gather(1, y[:, None]).clamp_min(1e-9)
    return wrong(together, y), float(-right.log().mean())


def sum_of(opinions: list[torch.Tensor]) -> torch.Tensor:
    """The mean of the members' probabilities."""
    return torch.stack(opinions).mean(dim=0)


def wrong(opinion_: torch.Tensor, y: torch.Tensor) -> float:
    """Share of wrong answers."""
    return float((opinion_.argmax(dim=1) != y).float().mean())
