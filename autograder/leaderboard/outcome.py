"""The outcome of a submission's training on one task, as plain data that can be stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Values = tuple[tuple[str, Any], ...]


@dataclass(frozen=True)
class Problem:
    """Why there is no accuracy: `key` and `values` name a sentence of `text`.

    no_function, overtime, memory, error, answers, ended: in the student process. code, constants,
    not_python, intricate, unreadable: seen before anything was run. unconfined, grader: ours.
    """

    key: str
    values: Values = ()


@dataclass(frozen=True)
class Outcome:
    """One submission in one task: accuracy from 0 to 1, or a problem.

    seconds: processor time of the student process, as the kernel counts it. recognised: share of
    the decoys that were answered as by somebody who knew them beforehand.
    """

    accuracy: float | None = None
    seconds: float = 0.0
    recognised: float = 0.0
    problem: Problem | None = None

    def to_json(self) -> dict[str, Any]:
        """Plain data without loss."""
        plain: dict[str, Any] = {
            "accuracy": self.accuracy,
            "seconds": round(self.seconds, 3),
            "recognised": self.recognised,
        }
        if self.problem is not None:
            plain["problem"] = {"key": self.problem.key, "values": dict(self.problem.values)}
        return plain

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Outcome:
        """The inverse of `to_json`. Raises KeyError or TypeError for data it did not write."""
        found = plain.get("problem")
        problem = Problem(found["key"], tuple(found["values"].items())) if found else None
        return cls(plain["accuracy"], plain["seconds"], plain["recognised"], problem)
