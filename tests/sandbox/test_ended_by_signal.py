"""Whoever ends the grader and all its processes at once leaves nothing in the temporary folder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is promised")
PATIENCE = 120


def until(what: str, happened: object) -> None:
    """Wait for it, however slow the machine is."""
    assert callable(happened)
    for _ in range(PATIENCE * 20):
        if happened():
            return
        time.sleep(0.05)
    raise AssertionError(f"{what} did not happen in {PATIENCE} s")


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_nothing_is_left(ending: signal.Signals, course: object, tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    temporary, work = tmp_path / "tmp", tmp_path / "work"
    temporary.mkdir()
    work.mkdir()
    (work / "mlp.py").write_text("while True:\n    pass\n", encoding="utf-8")
    command = ["grade", str(work / "mlp.py"), "--accept-unconfined", "--course", str(root)]
    process = subprocess.Popen(
        [sys.executable, "-m", "autograder.cli", *command],
        cwd=root,
        env={**os.environ, "TMPDIR": str(temporary)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        # Its private folder: the submission is being run.
        until("the start", lambda: list(temporary.glob("course-*/tmp*")))
        os.killpg(process.pid, ending)
        process.wait(PATIENCE)
        until("the removal", lambda: not list(temporary.iterdir()))
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
