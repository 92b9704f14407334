"""How much a submission may use, as plain numbers that both sides understand."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.course.model import Limits

DEFAULT = Limits()


@dataclass(frozen=True)
class ProcessLimits:
    """Limits of one student process; seconds are its processor time (see `allowance`)."""

    call_seconds: float = DEFAULT.call_seconds
    load_seconds: float = DEFAULT.load_seconds
    submission_seconds: float = DEFAULT.submission_seconds
    cpu_seconds: float = DEFAULT.cpu_seconds
    memory_bytes: int = DEFAULT.memory_mb << 20
    output_chars: int = DEFAULT.output_kb << 10
    file_bytes: int = DEFAULT.file_mb << 20
    reply_bytes: int = DEFAULT.reply_mb << 20
    folder_bytes: int = 64 << 20
    folder_files: int = 1000

    @property
    def replies_bytes(self) -> int:
        """All that a submission may send; checks keep replies while they compare them."""
        return 4 * self.reply_bytes

    @classmethod
    def of(cls, limits: Limits) -> ProcessLimits:
        """An assignment's limits from course.yml in the units of the student process."""
        return cls(
            call_seconds=limits.call_seconds,
            load_seconds=limits.load_seconds,
            submission_seconds=limits.submission_seconds,
            cpu_seconds=limits.cpu_seconds,
            memory_bytes=limits.memory_mb << 20,
            output_chars=limits.output_kb << 10,
            file_bytes=limits.file_mb << 20,
            reply_bytes=limits.reply_mb << 20,
        )
