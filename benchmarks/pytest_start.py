"""Times `pytest mlp.py::sigmoid` against a bare pytest of one empty test, in turn.

Run it with ``python benchmarks/pytest_start.py --course DIR --python PYTHON``: DIR is a released
repository (`course release DIR`), which is copied and given a right `sigmoid`; PYTHON is that of
the environment that its README has students make. Without them it times this checkout's solution in
this environment. Both sides load the same plugins; ``--alone`` switches off all but our own. The
promise is at most 1.4 times the bare run. Prints medians of wall-clock seconds, the median of the
ratios of each turn, and how busy the machine was, since it means nothing on a busy one.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RIGHT = "    return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))\n"
QUOTES = '"""'
PARTS = ("course.yml", "pyproject.toml", "assignments", "checks")


def seconds(python: str, arguments: list[str], folder: Path, *, alone: bool) -> float:
    """Wall-clock seconds of one pytest command run in `folder`."""
    environment = os.environ | {"PYTEST_ADDOPTS": ""}
    if alone:
        environment["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # both sides start from compiled modules
    command = [python, "-m", "pytest", *arguments]
    started = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    elapsed = time.perf_counter() - started
    if done.returncode != 0:
        raise SystemExit(done.stdout.decode() + done.stderr.decode())
    return elapsed


def released_copy(course: Path, folder: Path) -> Path:
    """A copy of a released repository in which `sigmoid` is right; where its file lies."""
    for part in PARTS:
        source = course / part
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / part)
    file = folder / "assignments" / "02_mlp" / "mlp.py"
    head, marker, rest = file.read_text(encoding="utf-8").partition("# %% sigmoid\n")
    cell, following, tail = rest.partition("\n# %%")
    code = f"{cell.rpartition(QUOTES)[0]}{QUOTES}\n{RIGHT}"
    file.write_text(head + marker + code + following + tail, encoding="utf-8")
    return file


def main() -> None:
    """Run both sides in turn and print medians and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--course", type=Path, help="a released repository")
    parser.add_argument("--python", default=sys.executable, help="of a student's environment")
    parser.add_argument("--alone", action="store_true", help="without other plugins")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "bare")
        folder.mkdir()
        (folder / "test_empty.py").write_text("def test(): pass\n", encoding="utf-8")
        work = ROOT / "solutions" / "02_mlp" / "mlp.py"
        if given.course:
            course = Path(name, "course")
            course.mkdir()
            work = released_copy(given.course, course)
        # Either side with a cache as small as a student's: pytest reads all of it at its start.
        ours = ["-o", f"cache_dir={folder / 'cache'}", f"{work.name}::sigmoid"]
        if given.alone:
            ours = ["-p", "autograder.pytest_plugin", *ours]
        times: dict[str, list[float]] = {"bare": [], "ours": []}
        for turn in range(given.rounds + 1):
            bare_seconds = seconds(given.python, ["test_empty.py"], folder, alone=given.alone)
            our_seconds = seconds(given.python, ours, work.parent, alone=given.alone)
            if turn:  # the first turn warms the disk cache
                times["bare"].append(bare_seconds)
                times["ours"].append(our_seconds)
    ratios = [b / a for a, b in zip(times["bare"], times["ours"], strict=True)]
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "?"
    for label, side in (("bare pytest, one empty test", "bare"), ("mlp.py::sigmoid", "ours")):
        middle, least = statistics.median(times[side]), min(times[side])
        print(f"{label:28}  median {middle:.3f} s   fastest {least:.3f} s")
    least = min(times["ours"]) / min(times["bare"])
    print(f"ratio                         median {statistics.median(ratios):.2f}     ", end="")
    print(f"of the fastest {least:.2f}   load {load}")


if __name__ == "__main__":
    main()
