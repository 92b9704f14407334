"""Folders whose names hold escapes, line ends, commands of CI systems, options and other paths.

Seen: pytest prints the path of whatever it collects, as it is.
Must: no name steers a terminal or gives a command; no points.
Routes: pytest
"""

from pathlib import Path

NAMES = (
    *("\x1b]0;mine\x07", "\x1b[2J", "\r\x1b[K", "x\n::error::y", "::stop-commands::z", "##[error]q"),
    *("\u202egnp.8", "\u2066a", "\x9b2J", "-p", "--rootdir=x", "<b>", "=1+1", "$(touch hostile-mark)"),
)


def hand_in(folder, place):
    for name in NAMES:
        inner = Path(folder, name)
        inner.mkdir(parents=True)
        (inner / "mlp.py").write_text("def sigmoid(z):\n    return z\n", encoding="utf-8")
