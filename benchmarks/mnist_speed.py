"""How fast and how well MNIST can be learned: three loops side by side in one process.

    python benchmarks/mnist_speed.py                  # real MNIST from MNIST_DIR, else digits
    python benchmarks/mnist_speed.py --small          # embedded digits, seconds on any CPU
    python benchmarks/mnist_speed.py --ensemble 15    # the most accurate, chosen by validation
    ... --ensemble 15 --keep DIR                      # each network is kept; a next run goes on

The clock runs while a loop trains: data taken from the loader, moved and augmented included;
tests between epochs, compilation and capture are not (warm-up has a column of its own). The seeds
take turns, so that a machine that gets slower or faster meets all loops alike. Test accuracy is
measured after each epoch and decides nothing.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from mnist_ensemble import ensemble
from mnist_loops import LOOPS, Digits, Racer

from autograder.mnist.datasets import DatasetError, mnist

SMALL_IMAGES = 500


@dataclass
class Run:
    """One training: seconds on the clock, when the target was reached, and the final test error."""

    loop: str
    seed: int
    epochs: int
    step: str
    warm_up: float
    seconds: float
    to_target: float | None
    test_error: float


def load(source: str, small: bool) -> tuple[str, Digits]:
    """Name and content of the data set; `small` takes the embedded digits, and few of them."""
    data = mnist("digits" if small else source)  # type: ignore[arg-type]
    kept = SMALL_IMAGES if small else len(data.x_train)
    x, y = torch.from_numpy(data.x_train)[:kept], torch.from_numpy(data.y_train)[:kept]
    return data.name, Digits(x, y, torch.from_numpy(data.x_test), torch.from_numpy(data.y_test))


def synchronize(device: torch.device) -> None:
    """Wait until the device has done what it was told."""
    if device.type == "cuda":
        torch.cuda.synchronize()


@torch.no_grad()
def test_error(racer: Racer, digits: Digits, device: torch.device) -> float:
    """Share of wrong answers on the test set."""
    racer.model.eval()
    missed = 0
    for x, y in zip(digits.x_test.split(1_000), digits.y_test.split(1_000), strict=True):
        scores = racer.model(racer.prepared(x[:, None].to(device)))
        missed += int((scores.argmax(dim=1) != y.to(device)).sum())
    return missed / len(digits.y_test)


def race(
    loop: str, digits: Digits, device: torch.device, seed: int, epochs: int, step: str, goal: float
) -> Run:
    """Train once and time it."""
    torch.manual_seed(seed)
    begun = time.perf_counter()
    racer = LOOPS[loop](digits, device, epochs, step)
    synchronize(device)
    warm_up = time.perf_counter() - begun
    seconds, to_target, error = 0.0, None, 1.0
    for _ in range(epochs):
        synchronize(device)
        begun = time.perf_counter()
        racer.run_epoch()
        synchronize(device)
        seconds += time.perf_counter() - begun
        error = test_error(racer, digits, device)
        if to_target is None and 1 - error >= goal:
            to_target = seconds
    return Run(loop, seed, epochs, racer.step, warm_up, seconds, to_target, error)


def table(runs: list[Run], goal: float) -> str:
    """Medians over the seeds, one line per loop, as Markdown."""
    lines = [
        f"| loop | step | epochs | warm-up s | training s | s to {goal:.0%} | test error |",
        "|---|---|---|---|---|---|---|",
    ]
    for loop in LOOPS:
        own = [run for run in runs if run.loop == loop]
        reached = sorted(run.to_target for run in own if run.to_target is not None)
        when = f"{statistics.median(reached):.2f}" if reached else "not reached"
        if reached and len(reached) < len(own):
            when += f" ({len(reached)} of {len(own)} seeds)"
        middle = [
            statistics.median(getattr(run, what) for run in own)
            for what in ("warm_up", "seconds", "test_error")
        ]
        lines.append(
            f"| {loop} | {own[0].step} | {own[0].epochs} | {middle[0]:.2f} | {middle[1]:.2f} "
            f"| {when} | {middle[2]:.2%} |"
        )
    return "\n".join(lines)


def device_name(device: torch.device) -> str:
    """The machine's name for it."""
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    return f"CPU, {torch.get_num_threads()} thread(s), {platform.machine()}"


def main() -> None:
    """Race the loops, or train the ensemble; print what came of it."""
    parser = argparse.ArgumentParser(description="Fast and accurate MNIST, measured.")
    parser.add_argument("--small", action="store_true", help="embedded digits, under 30 s on a CPU")
    parser.add_argument("--data", default="auto", choices=["auto", "digits", "folder", "openml"])
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--seeds", type=int, help="default: 5, with --small 1")
    parser.add_argument("--epochs", type=int, help="of each loop (default: 5; 40 of an ensemble)")
    parser.add_argument("--step", choices=["eager", "compile", "graph"], help="of the fast loop")
    parser.add_argument("--ensemble", type=int, metavar="N", help="train N networks that vote")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep each voter here, and resume")
    parser.add_argument("--threads", type=int, help="of the CPU (default: PyTorch's; --small: 1)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all runs here too")
    args = parser.parse_args()
    torch.optim.SGD([torch.zeros(1, requires_grad=True)])  # what optimizers import, not clocked
    device = torch.device(args.device)
    if args.threads or args.small:  # on batches this small, threads wait for each other
        torch.set_num_threads(args.threads or 1)
    step = args.step or ("graph" if device.type == "cuda" else "eager")
    try:
        name, digits = load(args.data, args.small)
    except DatasetError as error:
        raise SystemExit(str(error)) from None
    machine = f"{device_name(device)}, torch {torch.__version__}"
    print(f"{name}: {len(digits.x)} training images, {machine}")
    report: dict[str, object] = {"data": name, "device": machine}
    if args.ensemble:
        epochs = args.epochs or (2 if args.small else 40)
        vote = ensemble(digits, device, args.ensemble, epochs, step, args.small, args.keep)
        report["ensemble"] = asdict(vote)
        single = statistics.median(vote.single_test_errors)
        print(f"chosen by validation: {', '.join(vote.chosen)}")
        print(f"test error: {vote.test_error:.2%} together, {single:.2%} alone (median)")
        print(f"{vote.seconds:.0f} s in all")
    else:
        goal = 0.8 if args.small else 0.99
        epochs = args.epochs or (3 if args.small else 5)
        seeds = args.seeds or (1 if args.small else 5)
        turns = [(loop, seed) for seed in range(seeds) for loop in LOOPS]
        runs = [race(loop, digits, device, seed, epochs, step, goal) for loop, seed in turns]
        report["runs"] = [asdict(run) for run in runs]
        print(f"medians of {seeds} seeds\n\n{table(runs, goal)}")
    if args.json:
        args.json.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
