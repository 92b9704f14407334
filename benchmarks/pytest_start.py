"""Times `pytest mlp.py::sigmoid` against a bare pytest of one empty test, in turn.

Run it with ``python benchmarks/pytest_start.py``; both sides load no other plugins. The promise is
at most twice the bare run and under a second. Prints medians of wall-clock seconds and their ratio.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def seconds(arguments: list[str], folder: Path) -> float:
    """Wall-clock seconds of one pytest command run in `folder`."""
    environment = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": ""}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # both sides start from compiled modules
    command = [sys.executable, "-m", "pytest", *arguments]
    started = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    elapsed = time.perf_counter() - started
    if done.returncode != 0:
        raise SystemExit(done.stdout.decode() + done.stderr.decode())
    return elapsed


def main() -> None:
    """Run both sides in turn and print medians and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "test_empty.py").write_text("def test(): pass\n", encoding="utf-8")
        # Either side with a cache as small as a student's: pytest reads all of it at its start.
        cache = f"cache_dir={folder / 'cache'}"
        sigmoid = "solutions/02_mlp/mlp.py::sigmoid"
        ours = ["-p", "autograder.pytest_plugin", "-o", cache, sigmoid]
        times: dict[str, list[float]] = {"bare": [], "ours": []}
        for turn in range(rounds + 1):
            bare_seconds = seconds(["test_empty.py"], folder)
            our_seconds = seconds(ours, ROOT)
            if turn:  # the first turn warms the disk cache
                times["bare"].append(bare_seconds)
                times["ours"].append(our_seconds)
    ratios = [b / a for a, b in zip(times["bare"], times["ours"], strict=True)]
    print(f"bare pytest, one empty test   {statistics.median(times['bare']):.3f} s")
    print(f"pytest mlp.py::sigmoid        {statistics.median(times['ours']):.3f} s")
    print(f"ratio                         {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
