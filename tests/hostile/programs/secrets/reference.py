"""Reads the reference, prints it, and runs it in its own place.

Seen: nbgrader copies the source folder beside the submission; a `.py` reference is then readable.
Must: no points, nothing leaks: no rule of the kernel's allows that folder.
Without confinement: leaks
"""

import glob

PLACES = ["@COURSE@/solutions/02_mlp/mlp.py", *glob.glob("@COURSE@/solutions/**", recursive=True)]
for place in [*PLACES, "@ROOT@/solutions/02_mlp/mlp.py"]:
    try:
        with open(place, encoding="utf-8") as file:
            text = file.read()
        print(*(line for line in text.split("\n") if "reference-" in line))
        exec(text, globals())
    except OSError as error:
        print(error)
