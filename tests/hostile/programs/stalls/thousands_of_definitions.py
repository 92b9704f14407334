"""A hundred thousand functions with nearly an exercise's name, and no function of that name.

Seen: found here: why a name is missing was looked up among all others, whose lines were counted anew.
Must: graded within the submission's time; no points.
"""

from pathlib import Path


def hand_in(folder, place):
    lines = [f"def sigmoi{number:x}(x): 1" for number in range(70_000)]
    Path(folder, "mlp.py").write_text("\n".join(lines), encoding="utf-8")
