"""`course feedback`: what a push is answered with, on GitHub or any git server."""

from __future__ import annotations

import argparse


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `feedback` to the `course` command."""
    subparsers.add_parser("feedback", help="grade a pushed repository and report")


def run(args: argparse.Namespace) -> int:
    """Grade and report."""
    return 2
