"""Why a check did not pass, as data that any renderer can put into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from autograder.sandbox.parse_reply import Fault


@dataclass(frozen=True)
class Slide:
    """Where a documented value is printed: deck (D0 to D4) and the slide's title."""

    deck: str
    title: str

    def __str__(self) -> str:
        return f"{self.deck} · {self.title}"


@dataclass(frozen=True)
class Failure:
    """One failed comparison. `key` names the sentence; the rest is shown beside it, if given.

    `texts` is the sentence in both languages where it is the assignment's own and not the engine's.
    `output` is what the failing call printed.
    """

    key: str
    values: Mapping[str, object] = field(default_factory=dict[str, object])
    call: str = ""
    expected: str = ""
    got: str = ""
    slide: Slide | None = None
    printed: str = ""
    fault: Fault | None = None
    detail: str = ""
    texts: Mapping[str, str] = field(default_factory=dict[str, str])
    output: str = ""

    @property
    def sort(self) -> str:
        """The key without the case that an assignment adds behind a dot: `rng_ignored` for
        `rng_ignored.shifts`."""
        return self.key.partition(".")[0]

    def with_call(self, call: str) -> Failure:
        """The same failure, with the call that led to it unless it already names one."""
        return self if self.call else replace(self, call=call)


class CheckFailed(AssertionError):
    """Raised by the comparisons in `autograder.checks.expect`; carries a `Failure`."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.key)
        self.failure = failure


class StudentFault(CheckFailed):
    """A call into the submission gave no value; the check that made it has failed."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(Failure(f"fault.{fault.kind}", _fault_values(fault), fault=fault))
        self.fault = fault


def _fault_values(fault: Fault) -> dict[str, object]:
    return {
        "message": fault.message,
        "message_ko": fault.message_ko or fault.message,
        "type": fault.type_name,
        "line": fault.line,
        "where": "" if fault.where.startswith("@") else fault.where,
        "file": fault.frames[-1][0] if fault.frames else "",
    }
