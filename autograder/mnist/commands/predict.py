"""`course predict image.png`: reads a digit from an image with the trained model."""

from __future__ import annotations

import argparse
from pathlib import Path

from autograder.commands._options import add_course_option, chosen_course
from autograder.mnist.commands.train import OUT, load_training


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `predict` to the `course` command."""
    parser = subparsers.add_parser(
        "predict",
        help="read the digit in an image",
        description="Print the digit in an image, and a confidence, with the model that "
        "`course train mnist` has made.",
    )
    parser.add_argument("image", type=Path, help="a PNG or JPEG of one digit, of any size")
    parser.add_argument(
        "--model", type=Path, metavar="FILE", help=f"default: {OUT}/mnist.pt in the course"
    )
    add_course_option(parser)


def run(args: argparse.Namespace) -> int:
    """Print the digit and the confidence as D1 does; 0 when done."""
    from autograder.mnist.images import read_digit

    course = chosen_course(args)
    image = read_digit(args.image)
    training = load_training()
    model: Path = args.model or course.root / OUT / training.CHECKPOINT
    digit, confidence = training.predict(training.functions_of(course), model, image)
    print(f"Predicted Digit: {digit}, Confidence: {confidence:.2%}")
    return 0
