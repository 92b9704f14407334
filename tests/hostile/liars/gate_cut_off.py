"""glu detaches its gate: when to open can never be learnt.

Assignment: 13_attention
Exercises: glu
Seen: an attack from outside found it accepted.
Must: no points.
"""


def glu(x, dim=-1):
    content, gate = x.chunk(2, dim)
    return content * gate.detach().sigmoid()
