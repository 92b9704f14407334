"""`course train mnist`: trains the assignment's own functions on real handwritten digits."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder.commands._options import (
    add_course_option,
    add_language_option,
    chosen_course,
    positive_int,
)
from autograder.course import CourseError

if TYPE_CHECKING:
    from autograder.mnist.datasets import Dataset

SOURCES = ("auto", "digits", "folder", "openml")
# Epochs by what there is to learn from: 97.5 % of real MNIST in well under a minute of 2 cores.
EPOCHS = {"MNIST": 6}
FEW_DATA_EPOCHS = 30
OUT = "trained"
# Whose figures show how training went, and whose functions train.
ASSIGNMENT = "11_mnist"


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `train` to the `course` command."""
    parser = subparsers.add_parser(
        "train",
        help="train the MLP of 11_mnist on handwritten digits",
        description="Train with the functions of 11_mnist: those of solutions/ where that folder "
        "is present, else your own. Writes mnist.pt and two figures.",
    )
    parser.add_argument("what", choices=["mnist"])
    parser.add_argument(
        "--data",
        nargs="+",
        metavar=("SOURCE", "DIR"),
        default=["auto"],
        help="auto (MNIST_DIR if set, else the embedded digits), digits, folder DIR, or openml",
    )
    parser.add_argument("--epochs", type=positive_int, help="default: 6 on MNIST, 30 on few data")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, metavar="DIR", help=f"default: {OUT}/ in the course")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results here too")
    parser.add_argument("--no-progress", action="store_true", help="no progress bar")
    add_language_option(parser, help="of the figures (default: the course's)")
    add_course_option(parser)


def run(args: argparse.Namespace) -> int:
    """Train, write the checkpoint, the figures and the report; 0 when done."""
    course = chosen_course(args)
    training = load_training()
    functions = training.functions_of(course)
    data = _data(args.data, progress=not args.no_progress)
    out: Path = args.out or course.root / OUT
    print(f"{functions.source}: {data.name} ({data.source}), {len(data.x_train)} images")
    if args.data == ["auto"] and data.name != "MNIST":
        print("for the real MNIST: course train mnist --data openml (downloads it once)")
    trained = training.train(
        functions,
        data,
        epochs=args.epochs or EPOCHS.get(data.name, FEW_DATA_EPOCHS),
        seed=args.seed,
        out=out,
        progress=not args.no_progress and sys.stderr.isatty(),
    )
    report = trained.report
    for path in _draw(trained, course.root, out, args.language or course.language):
        print(f"wrote {path}")
    print(f"wrote {out / training.CHECKPOINT}")
    if args.json is not None:
        args.json.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(report.to_json(), indent=2, ensure_ascii=False) + "\n"
        args.json.write_text(text, encoding="utf-8")
        print(f"wrote {args.json}")
    print(
        f"test accuracy {report.test_accuracy:.2%} after {report.epochs} epochs "
        f"in {report.seconds:.1f} s on {report.device}"
    )
    return 0


def _data(chosen: list[str], *, progress: bool) -> Dataset:
    from autograder.mnist.datasets import DatasetError, mnist

    source, folder = chosen[0], chosen[1] if len(chosen) > 1 else None
    if source not in SOURCES or len(chosen) > 2 or (folder is not None and source != "folder"):
        raise CourseError(
            f"--data {' '.join(chosen)}: give one of auto, digits, folder DIR, openml."
        )
    try:
        return mnist(source, folder, progress=progress)  # type: ignore[arg-type]
    except DatasetError as error:
        raise CourseError(str(error)) from error


def _draw(trained: Any, root: Path, out: Path, language: Any) -> list[Path]:
    """The learning curve and the confusion matrix as PNG files; none without Matplotlib."""
    from autograder.figures import figures_of

    figures = figures_of(ASSIGNMENT, root)
    drawings = {
        "learning_curve.png": figures.draw_learning_curve(trained.history, language=language),
        "confusion_matrix.png": figures.draw_confusion(
            trained.labels, trained.predicted, language=language
        ),
    }
    for drawing in drawings.values():
        if drawing.figure is None:
            print(drawing.description)
            return []
    return [drawing.save(out / name) for name, drawing in drawings.items()]


def load_training() -> Any:
    """Import what needs PyTorch, which only the later assignments install."""
    try:
        import torch  # noqa: F401
    except ModuleNotFoundError:
        raise CourseError(
            "Training needs PyTorch; install it with: pip install torch==2.13.0"
        ) from None
    from autograder.mnist import training

    return training
