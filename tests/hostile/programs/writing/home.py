"""Plants files that run at the next start: ~/.local, .pth, IPython's and shell's start files.

Seen: `usercustomize.py` in the instructor's home runs in the next grading.
Must: nothing is written.
Without confinement: changes
"""

import contextlib
import os

for name in (
    ".local/lib/python3.11/site-packages/usercustomize.py",
    ".local/lib/python3.11/site-packages/hostile-mark.pth",
    ".ipython/profile_default/startup/00.py",
    ".jupyter/jupyter_config.py",
    ".bashrc",
    ".config/pip/pip.conf",
):
    with contextlib.suppress(OSError):
        path = os.path.join("@HOME@", name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write("import os\n")


def sigmoid(x):
    return x
