"""Grades a class of 02_mlp in one pytest command and prints milliseconds per submission.

Run it with ``python benchmarks/grade_batch.py [--count 200]``. The class repeats four submissions:
finished, typical mistakes (hints are looked up), the untouched release, and a finished script
without cell markers. The promise is at most 60 ms each, everything included.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def kinds() -> list[str]:
    """The texts of the submissions that the class repeats."""
    solution = (ROOT / "solutions" / "02_mlp" / "mlp.py").read_text(encoding="utf-8")
    mistakes = (ROOT / "autograder" / "demo" / "typical_mistakes.py").read_text(encoding="utf-8")
    release = (ROOT / "assignments" / "02_mlp" / "mlp.py").read_text(encoding="utf-8")
    # An endless loop costs its time limit by design; it is not what is measured here.
    mistakes = mistakes.replace("while True:\n        pass", "return W1, b1, W2, b2")
    no_demo = re.sub(r'# %% tags=\["demo"\][^%]*?(?=# %%)', "", solution)
    return [solution, mistakes, release, re.sub(r"(?m)^# %%.*$", "", no_demo)]


def main() -> None:
    """Make the class, grade it, print the cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    count = parser.parse_args().count
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = kinds()
        for number in range(count):
            place = folder / f"student{number:03}" / "02_mlp"
            place.mkdir(parents=True)
            (place / "mlp.py").write_text(texts[number % len(texts)], encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "--course", str(ROOT), str(folder)]
        report = folder / "grades.json"
        environment = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": ""}
        started = time.perf_counter()
        done = subprocess.run(
            [*command, "-p", "autograder.pytest_plugin", "--grade-json", str(report)],
            cwd=folder,
            env=environment,
            capture_output=True,
            check=False,
        )
        elapsed = time.perf_counter() - started
        if not report.is_file():
            raise SystemExit((done.stdout + done.stderr).decode("utf-8", "replace"))
        results = json.loads(report.read_text(encoding="utf-8"))
    results = results if isinstance(results, list) else [results]
    scores = [result["score"] for result in results[: len(texts)]]
    print(f"submissions            {len(results)} (scores of the first four: {scores})")
    print(f"total                  {elapsed:.2f} s")
    print(f"per submission         {1000 * elapsed / len(results):.1f} ms")


if __name__ == "__main__":
    main()
