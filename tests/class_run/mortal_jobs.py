"""Jobs whose process the system kills, as it does where memory runs out."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from autograder.grading.job import Job
from autograder.grading.result import SubmissionResult

FATAL = "# takes all memory"
ONCE = "# takes all memory once: "


class MortalJob(Job):
    """Ends its process at a submission that says so; at some only the first time."""

    def run(self) -> SubmissionResult:
        text = (self.path / "mlp.py").read_text(encoding="utf-8")
        if ONCE in text:
            trace = Path(text.partition(ONCE)[2].splitlines()[0])
            if not trace.exists():
                trace.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        elif FATAL in text:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().run()
