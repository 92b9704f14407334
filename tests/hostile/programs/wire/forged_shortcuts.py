"""Blackens itself and others: invented remarks on forbidden shortcuts, with markup and paths in them.

Seen: graders that show whatever text a runner sends to the instructor.
Must: no points; remarks name only what course.yml forbids, in files that were handed in.
"""

#: include channel

JUNK = [
    ["numpy.linalg.lstsq", "sigmoid", "mlp.py", 1],
    ["<script>alert(1)</script>", "sigmoid", "mlp.py", 1],
    ["torch", "<img src=x onerror=alert(1)>", "mlp.py", 1],
    ["torch", "", "@COURSE@/submitted/victim/02_mlp/mlp.py", 1],
    ["torch", "", "mlp.py", -1],
    "torch",
]


def found():
    return {"l": [{"l": item} if isinstance(item, list) else item for item in JUNK * 1000]}


say(event="written", found=found())


def sigmoid(x):
    say(id=number(), value=0.5, used=found())


def sigmoid_derivative(a):
    say(event="written", found=found())
    return a
