"""Lines that end in form feeds, U+2028, NEL, vertical tabs and lone carriage returns; a coding cookie.

Seen: thought of here: splitlines and the parser count lines differently.
Must: no points, no error of the grader's.
"""

from pathlib import Path


def hand_in(folder, place):
    ends = "\u2028\u2029\x85\x0b\x0c\x1c\x1d\x1e\r"
    body = "# -*- coding: utf-7 -*-\n" + "".join(
        f"# {c!r}{c}# %% sigmoid{c}def sigmoid(z):\n    return z{c}" + "\n" for c in ends
    )
    Path(folder, "mlp.py").write_bytes(
        (body + "\n# %% sigmoid\ndef sigmoid(z):\n    raise ValueError(z)\n\x0c\x00\n").encode(
            "utf-8"
        )
    )
