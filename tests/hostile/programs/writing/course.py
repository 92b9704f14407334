"""Rewrites the release, the reference, course.yml and its own submission.

Seen: a submission that replaces itself by a right one for whoever looks at it later.
Must: nothing changes.
Without confinement: changes
"""

import contextlib

RIGHT = "import numpy as np\ndef sigmoid(x): return 1 / (1 + np.exp(-np.asarray(x, float)))\n"
for path in (
    "@COURSE@/solutions/02_mlp/mlp.py",
    "@COURSE@/assignments/02_mlp/mlp.py",
    "@COURSE@/course.yml",
    "@COURSE@/nbgrader_config.py",
    "@COURSE@/submitted/writing-course/02_mlp/mlp.py",
    "@COURSE@/submitted/victim/02_mlp/mlp.py",
    "@COURSE@/autograded/x.py",
):
    with contextlib.suppress(OSError), open(path, "a", encoding="utf-8") as file:
        file.write(RIGHT)


def sigmoid(x):
    return x
