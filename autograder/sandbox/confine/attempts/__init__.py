"""Collects everything a confined child must fail at, and everything it must still manage."""

from __future__ import annotations

from . import files, honest, kernel, leftovers, limits, network, processes
from .attempt import ATTEMPTS, HONEST, Attempt, World

__all__ = [
    "ATTEMPTS",
    "HONEST",
    "Attempt",
    "World",
    "files",
    "honest",
    "kernel",
    "leftovers",
    "limits",
    "network",
    "processes",
]
