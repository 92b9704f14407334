"""How much a submission may use, as plain numbers that both sides understand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ProcessLimits:
    """Limits of one student process; seconds are wall-clock unless a name says otherwise."""

    call_seconds: float = 10.0
    load_seconds: float = 10.0
    submission_seconds: float = 60.0
    cpu_seconds: float = 60.0
    memory_bytes: int = 1 << 30
    output_chars: int = 10_000
    file_bytes: int = 16 << 20
    reply_bytes: int = 32 << 20
